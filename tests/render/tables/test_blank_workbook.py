"""Workbooks to be filled in: what is typed into them comes back as it was typed, for every paper."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.model.paths import get, leaves, put
from zsgx_docs.render.tables import blank_workbook
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.naming import distinct_names
from zsgx_docs.template.typing_sheets import (
    CONTENT,
    NOTES,
    REQUIRED,
    list_title,
    listed_fields,
    single_fields,
)
from zsgx_docs.values import kinds

NAMES = [template.name for template in default_catalogue()]
ROSTER = "tianjin/certificate-roster"
HEAD, EXAMPLE = 2, 3


def blank(name: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(blank_workbook(default_catalogue().get(name))))


def heads(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value).rstrip(REQUIRED): cell.column for cell in sheet[HEAD] if cell.value}


def fill(book: openpyxl.Workbook, name: str, record: Mapping[str, Any]) -> None:
    template = default_catalogue().get(name)
    called = distinct_names(template)
    if CONTENT in book.sheetnames:
        sheet = book[CONTENT]
        rows = {str(row[0].value).rstrip(REQUIRED): row[0].row for row in sheet.iter_rows(min_row=EXAMPLE)}
        for field in single_fields(template):
            if field.kind != "ink":
                value = get(record, field.path.removesuffix("[]"))
                printed = [
                    kinds[field.kind].format(v) for v in (value if field.path.endswith("[]") else [value])
                ]
                sheet.cell(rows[called[field.path]], 2, "\n".join(printed))
    for path, fields in listed_fields(template).items():
        sheet = book[list_title(template, path)]
        for number, item in enumerate(get(record, path), EXAMPLE + 1):
            for field in fields:
                if field.kind != "ink":
                    value = get(item, field.path.partition("[].")[2])
                    sheet.cell(number, heads(sheet)[field.label], kinds[field.kind].format(value))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_filled_in_is_read_back(name: str, tmp_path: Path) -> None:
    record = desk.sample(name)
    for field in default_catalogue().get(name).schema.fields:
        for path, _ in [*leaves(record)]:
            if field.kind == "ink" and path.rpartition(".")[2] == field.path.rpartition(".")[2]:
                put(record, path, False)
    book = blank(name)
    fill(book, name, record)
    book.save(tmp_path / "填好.xlsx")
    said: list[tuple[str, str]] = []
    read = desk.load_record(tmp_path / "填好.xlsx", name, lambda *line: said.append(line))
    assert {path: get(read, path) for path, _ in leaves(record)} == dict(leaves(record))
    examples = [line for section, line in said if section == "没有取的行"]
    assert len(examples) == len(listed_fields(default_catalogue().get(name)))
    assert all("示例行：第3行" in line for line in examples)
    assert not [line for section, line in said if section in ("没用的表", "没用上的栏")]


def test_a_list_that_was_not_filled_in_is_refused_not_written_empty(tmp_path: Path) -> None:
    blank(ROSTER).save(tmp_path / "空.xlsx")
    with pytest.raises(RecordError, match="表头下没有内容"):
        desk.load_record(tmp_path / "空.xlsx", ROSTER)


def test_an_example_that_was_half_overwritten_is_asked_about(tmp_path: Path) -> None:
    book = blank(ROSTER)
    book["学员名单"].cell(EXAMPLE, heads(book["学员名单"])["姓名"]).value = "林知远"
    book.save(tmp_path / "半.xlsx")
    with pytest.raises(RecordError, match="D3 单元格“身份证号”：还是示例的内容"):
        desk.load_record(tmp_path / "半.xlsx", ROSTER)


def test_numbers_that_name_something_are_text_and_choices_are_offered() -> None:
    sheet = blank(ROSTER)["学员名单"]
    columns = heads(sheet)
    for head in ("身份证号", "联系电话", "证书编号"):
        assert sheet.cell(EXAMPLE + 5, columns[head]).number_format == "@"
        assert sheet.column_dimensions[openpyxl.utils.get_column_letter(columns[head])].number_format == "@"
    offered = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    letter = openpyxl.utils.get_column_letter(columns["是否通过结业考核"])
    assert offered[f"{letter}4:{letter}5000"] == '"通过,不通过"'


@pytest.mark.parametrize("name", [ROSTER, "hubei/application-form", "bureau/submission-summary"])
def test_every_sheet_prints_on_a4_with_its_head_on_each_page_and_pages_numbered(name: str) -> None:
    book = blank(name)
    assert book.sheetnames[-1] == NOTES
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            9,
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
        if sheet.title != NOTES:
            assert sheet.print_title_rows == "$1:$2" and sheet.freeze_panes == "B3"
