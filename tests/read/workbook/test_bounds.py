"""Workbooks within Excel's own bounds, and refused with the cause beyond them."""

from __future__ import annotations

import io
import zipfile

import pytest

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.model.sheet import Grid
from zsgx_docs.read.workbook import Worksheet, delimited_worksheet, letters, workbook_sheet, written_book
from zsgx_docs.read.workbook.bounds import Room

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(inside: str, styles: str = "", sheets: tuple[int, ...] = (1,)) -> bytes:
    """A workbook whose worksheets are all this; `sheets` are the numbers of the parts that they point at."""
    names = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{part}.xml"/>'
        for n, part in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{targets}'
        "</Relationships>",
        **{
            f"xl/worksheets/sheet{part}.xml": f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'
            for part in sheets
        },
        **({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'} if styles else {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def said(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def first(data: bytes) -> Worksheet:
    return written_book(data, "x.xlsx").worksheets[0]


NAMES = (
    f"<sheetData><row>{said('姓名')}{said('单位')}</row><row>{said('林知远')}{said('甲')}</row></sheetData>"
)


NOWHERE = {
    "a row without end": ('<sheetData><row r="inf"/></sheetData>', "行号“inf”"),
    "a row below all": ('<sheetData><row r="1048577"/></sheetData>', "行号“1048577”"),
    "row nought": ('<sheetData><row r="0"/></sheetData>', "行号“0”"),
    "a column beyond all": ('<sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData>', "列号“XFE”"),
    "a column of many letters": ('<sheetData><row><c r="AAAAAAA1"/></row></sheetData>', "列号“AAAAAAA”"),
    "a row of more cells than there are columns": (
        f"<sheetData><row>{'<c/>' * 16_385}</row></sheetData>",
        "列号“XFE”",
    ),
    "merged below all rows": (
        f'{NAMES}<mergeCells><mergeCell ref="A1:A1999999999"/></mergeCells>',
        "行号“199999999”",
    ),
    "merged beyond all columns": (
        f'{NAMES}<mergeCells><mergeCell ref="A1:ZZZ1"/></mergeCells>',
        "列号“ZZZ”",
    ),
}


@pytest.mark.parametrize(("inside", "cause"), NOWHERE.values(), ids=NOWHERE.keys())
def test_a_place_that_no_worksheet_has_is_named(inside: str, cause: str) -> None:
    with pytest.raises(UnreadableFile, match=f"「x.xlsx」的{cause}"):
        written_book(workbook(inside), "x.xlsx")


def test_merged_cells_that_overlap_count_once() -> None:
    every = '<mergeCell ref="A1:XFD1048576"/>' * 3000
    found = first(workbook(f"{NAMES}<mergeCells>{every}</mergeCells>"))
    assert found.merged == ((1, 1, 2, 2),)
    assert [cell.value for row in found.rows for cell in row.cells] == ["姓名"]


def test_a_merged_column_reaches_as_far_as_anything_is_written() -> None:
    found = first(workbook(f'{NAMES}<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'))
    assert found.merged == ((1, 1, 2, 1),)
    assert [[cell.value for cell in row.cells] for row in found.rows] == [["姓名", "单位"], ["甲"]]


def test_merged_cells_side_by_side_and_below_each_other_stand_as_they_are() -> None:
    areas = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("C3:D4", "A1:B2", "C1:D2", "A3:B4"))
    found = first(workbook(f"{NAMES}<mergeCells>{areas}</mergeCells>"))
    assert found.merged == ((1, 1, 2, 2), (1, 3, 2, 2), (3, 1, 2, 2), (3, 3, 2, 2))


def test_two_worksheets_may_not_be_one_part() -> None:
    with pytest.raises(UnreadableFile, match="工作表“表2”和“表1”指向同一部分"):
        written_book(workbook(NAMES, sheets=(1, 1)), "x.xlsx")


@pytest.mark.parametrize(
    "value", ["1e400", "-1e400", "nan", "9" * 400], ids=["beyond all", "below all", "none", "400 digits"]
)
def test_a_number_that_is_none_is_an_error_in_its_cell(value: str) -> None:
    (row,) = first(workbook(f"<sheetData><row><c><v>{value}</v></c></row></sheetData>")).rows
    assert row.cells[0][1:3] == ("#NUM!", "error")
    with pytest.raises(UnreadableFile, match="A1 单元格是错误值 #NUM!"):
        workbook_sheet(workbook(f"<sheetData><row><c><v>{value}</v></c></row></sheetData>"), "x.xlsx")


def test_a_day_that_there_is_not_is_an_error_in_its_cell() -> None:
    (row,) = first(workbook('<sheetData><row><c t="d"><v>2026-99-99</v></c></row></sheetData>')).rows
    assert row.cells[0][1:3] == ("#VALUE!", "error")


def test_a_number_format_is_looked_at_no_further_than_excel_does() -> None:
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 100_000}yyyy"/></numFmts>'
    styles = f'{formats}<cellXfs><xf numFmtId="200"/></cellXfs>'
    cells = '<c s="0"><v>44000</v></c><c s="-1"><v>44000</v></c><c s="99"><v>44000</v></c>'
    (row,) = first(workbook(f"<sheetData><row>{cells}</row></sheetData>", styles)).rows
    assert [cell.kind for cell in row.cells] == ["number", "number", "number"]


def test_a_shared_text_of_a_number_below_nought_is_none() -> None:
    with pytest.raises(UnreadableFile, match="已损坏"):
        written_book(workbook('<sheetData><row><c t="s"><v>-1</v></c></row></sheetData>'), "x.xlsx")


TOO_MUCH = {
    "many cells": ("<sheetData>" + f"<row>{said('字')}</row>" * 30 + "</sheetData>", "填写的单元格超过"),
    "many rows": ("<sheetData>" + "<row/>" * 60 + "</sheetData>", "带格式的单元格超过"),
    "much text": (f"<sheetData><row>{said('字' * 30_000) * 2}</row></sheetData>", "文字超过"),
    "a long text": (f"<sheetData><row>{said('字' * 32_768)}</row></sheetData>", "文字超过"),
    "a long row": (f"<sheetData><row>{said('x' * 1_000_000) * 17}</row></sheetData>", "一行长得反常"),
}


@pytest.mark.parametrize(("inside", "cause"), TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_more_than_is_read_is_refused(inside: str, cause: str) -> None:
    with pytest.raises(TooLarge, match=f"「x.xlsx」里(有|的)?{cause}"):
        written_book(workbook(inside), "x.xlsx", Room(parts=50, cells=20, characters=40_000))


def test_what_is_written_far_apart_makes_no_table_of_billions() -> None:
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1"><v>1</v></c></row>'
    (grid,) = workbook_sheet(workbook(f"<sheetData>{corners}</sheetData>"), "x.xlsx").blocks
    assert isinstance(grid, Grid)
    assert len(grid.cells) == 4
    steps = "".join(f'<row><c r="{letters(n)}1"><v>1</v></c></row>' for n in range(1, 501))
    with pytest.raises(TooLarge, match="工作表「表1」有 500 行 500 列"):
        workbook_sheet(workbook(f"<sheetData>{steps}</sheetData>"), "x.xlsx")


def test_a_table_of_separated_values_has_the_same_bounds() -> None:
    with pytest.raises(TooLarge, match="超过 16384 列"):
        delimited_worksheet(b"a,b\n" * 9 + b"1," * 16_385, "x.csv")
    with pytest.raises(TooLarge, match="填写的单元格超过"):
        delimited_worksheet(b"a,b\n" * 30, "x.csv", Room(cells=20))
