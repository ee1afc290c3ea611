"""Worksheets as written: what stands in each cell, and of what kind it is."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet as Writing
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.workbook.cells import Area, visible_worksheets


@pytest.fixture
def sheet() -> Writing:
    found = openpyxl.Workbook().worksheets[0]
    found.title = "学员"
    return found


def saved(sheet: Writing) -> bytes:
    out = io.BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as other:
        for name in whole.namelist():
            if name not in parts:
                other.writestr(name, whole.read(name))
        for name, text in parts.items():
            other.writestr(name, text)
    return out.getvalue()


def with_shared_strings(data: bytes, strings: str, cells: str) -> bytes:
    """As Excel writes them; openpyxl writes every text into its cell."""
    types = zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml").decode()
    kind = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_STRINGS}"/>'
    return with_parts(
        data,
        {
            "[Content_Types].xml": types.replace("</Types>", f"{kind}</Types>"),
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET_MAIN_NS}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{cells}'
            "</sheetData></worksheet>",
        },
    )


def test_each_value_has_its_kind(sheet: Writing) -> None:
    bold = TextBlock(InlineFont(b=True), "知远")
    sheet.append(["林", 40, 1.5, True, datetime.date(2026, 3, 1), "#N/A", CellRichText("林", bold)])
    sheet["A3"] = "=1+1"
    [found] = visible_worksheets(saved(sheet), "x.xlsx")
    first, third = found.rows
    assert [(cell.kind, cell.value) for cell in first.cells] == [
        ("text", "林"),
        ("number", 40),
        ("number", 1.5),
        ("yes_no", True),
        ("date", datetime.datetime(2026, 3, 1)),
        ("error", "#N/A"),
        ("text", "林知远"),
    ]
    assert (third.number, third.cells[0].is_formula, third.cells[0].value) == (3, True, None)


def test_merged_cells_are_areas_and_hide_what_stands_under_them(sheet: Writing) -> None:
    sheet.append(["名单", "不见", "看见"])
    sheet.merge_cells("A1:B2")
    sheet.row_dimensions[1].hidden = True
    [found] = visible_worksheets(saved(sheet), "x.xlsx")
    assert found.merged == (Area(1, 1, 2, 2),)
    assert [cell.value for cell in found.rows[0].cells] == ["名单", "看见"]
    assert found.rows[0].hidden


def test_names_for_printing_are_no_matter(sheet: Writing, recwarn: pytest.WarningsRecorder) -> None:
    sheet.append(["名单"])
    sheet.print_title_rows = "1:1"
    sheet.print_area = "A1:C3"
    assert len(visible_worksheets(saved(sheet), "x.xlsx")) == 1
    assert not recwarn.list


def test_texts_that_cells_share_are_read_in_all_their_looks(sheet: Writing) -> None:
    reading = '<rPh sb="0" eb="1"><t>lin</t></rPh>'
    runs = f"<r><t>林</t></r><r><rPr><b/></rPr><t>知远</t></r>{reading}"
    strings = f"<si><t>名单</t></si><si>{runs}</si><si><t/></si>"
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in (1, 0, 2, 0))
    data = with_shared_strings(saved(sheet), strings, f"<row>{cells}</row>")
    [found] = visible_worksheets(data, "x.xlsx")
    assert [(cell.column, cell.value) for cell in found.rows[0].cells] == [
        (1, "林知远"),
        (2, "名单"),
        (3, ""),
        (4, "名单"),
    ]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_broken_part_is_told(part: str, sheet: Writing) -> None:
    data = with_shared_strings(saved(sheet), "<si><t>名单</t></si>", "")
    with pytest.raises(UnreadableFile, match="已损坏"):
        visible_worksheets(with_parts(data, {part: "<broken"}), "x.xlsx")


def test_a_text_that_is_not_there_is_told(sheet: Writing) -> None:
    data = with_shared_strings(saved(sheet), "", '<row><c t="s"><v>0</v></c></row>')
    with pytest.raises(UnreadableFile, match="已损坏"):
        visible_worksheets(data, "x.xlsx")
