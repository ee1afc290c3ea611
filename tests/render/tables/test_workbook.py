"""Results as a workbook that a person would send on."""

from __future__ import annotations

import io

import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.render.tables.columns import columns_of
from zsgx_docs.template.catalogue import default_catalogue


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    roster = desk.sample("tianjin/certificate-roster")
    roster["students"][0]["employer"] = "=HYPERLINK(1)"
    roster["students"][1]["id_number"] = "120104197702101385"
    results = []
    for name, record in (
        ("tianjin/certificate-roster", roster),
        ("hubei/application-form", desk.sample("hubei/application-form")),
    ):
        word = desk.issue(name, record, "docx").data
        results.append(desk.take_in(word, f"{name.rpartition('/')[2]}.docx").to_json())
    results.append({"source": {"filename": "坏.pdf"}, "error": {"code": "x", "message": "打不开"}})
    return openpyxl.load_workbook(io.BytesIO(desk.export(results, "xlsx")))


def test_there_is_a_sheet_a_kind_of_paper_after_the_overview(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "总览",
        "待核对",
        "带证书编号的学员名单",
        "专业技术人员知识更新工程高级研修项目申报表",
    ]


def test_the_overview_names_every_file_with_what_is_wrong(book: openpyxl.Workbook) -> None:
    rows = list(book["总览"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["certificate-roster.docx", "application-form.docx", "坏.pdf"]
    assert rows[2][-1] == "打不开"


def test_people_have_a_row_each_and_numbers_that_name_things_are_text(book: openpyxl.Workbook) -> None:
    sheet = book["带证书编号的学员名单"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heads.index("身份证号") + 1)
    assert (cell.value, cell.data_type, cell.number_format) == ("120101197201031016", "s", "@")
    assert sheet.max_row == 1 + len(desk.sample("tianjin/certificate-roster")["students"])


def test_flagged_cells_are_coloured_and_say_why(book: openpyxl.Workbook) -> None:
    sheet = book["带证书编号的学员名单"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(3, heads.index("身份证号") + 1)
    assert cell.fill.fgColor.rgb == "00FFF2CC"
    assert cell.comment is not None and "校验位不符" in cell.comment.text


def test_all_that_is_to_be_looked_at_stands_on_one_sheet_with_its_cell(book: openpyxl.Workbook) -> None:
    sheet = book["待核对"]
    rows = {(row[0].value, row[3].value): row for row in sheet.iter_rows(min_row=2)}
    row = rows["certificate-roster.docx", "身份证号"]
    assert row[4].value == "120104197702101385" and "校验位不符" in row[5].value
    link = row[6].hyperlink
    assert link is not None and link.location is not None
    title, _, cell = link.location.rpartition("!")
    assert book[title.strip("'")][cell].value == "120104197702101385"
    assert rows["坏.pdf", "整份文件"][5].value == "打不开"


def test_every_sheet_prints_with_its_head_on_each_page(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.paperSize, sheet.print_title_rows) == (9, "$1:$1")
        assert sheet.freeze_panes == "B2"
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_no_cell_can_be_run_as_a_formula(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "=HYPERLINK(1)" and cell.quotePrefix for cell in cells)


def test_heads_are_told_apart_by_the_part_of_the_form() -> None:
    heads = [column.head for column in columns_of(default_catalogue().get("hubei/application-form"))]
    assert len(heads) == len(set(heads))
    assert {"申报单位联系人", "承办单位联系人", "办班时间（起）"} <= set(heads)


def test_a_csv_keeps_long_numbers_and_runs_nothing() -> None:
    record = desk.sample("tianjin/certificate-roster")
    record["students"][0]["employer"] = "=1+1"
    taken = desk.take_in(desk.issue("tianjin/certificate-roster", record, "docx").data, "r.docx")
    lines = desk.export([taken.to_json()], "csv").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("文件,序号,姓名")
    assert "'120101197201031016" in lines[1] and "'=1+1" in lines[1]


def test_choices_are_shown_as_they_are_worded_in_print() -> None:
    word = desk.issue("hubei/call-notice", desk.sample("hubei/call-notice"), "docx").data
    result = desk.take_in(word, "通知.docx").to_json()
    sheet = openpyxl.load_workbook(io.BytesIO(desk.export([result], "xlsx"))).worksheets[2]
    heads, values = sheet.iter_rows(values_only=True)
    assert dict(zip(heads, values, strict=True))["国家级研修天数的要求"] == "左右"
