"""A record's workbook as it comes out of the printer."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from zsgx_docs import desk
from zsgx_docs.render.tables import record_workbook
from zsgx_docs.template.catalogue import default_catalogue

SUMMARY = "bureau/submission-summary"
PROBLEMS = "盖章扫描件待核对：联系人；计划人数不一：研修对象写60人，研修内容写65人；重复报送：甲(1).docx"
PAGE_HEIGHT = 595 - 72
"""Points of A4 landscape between its margins."""
PAGE_WIDTH = 842 - 2 * 0.4 * 72
DIGIT = 5.25
"""Points that a unit of column width is wide: seven pixels of 96 an inch."""


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    """Twenty applications with long names and problems."""
    record = desk.sample(SUMMARY)
    row: dict[str, Any] = {
        **record["submissions"][0],
        "applicant": "国网湖北省电力有限公司电力科学研究院",
        "problems": PROBLEMS,
    }
    record["submissions"] = [{**row, "no": number} for number in range(1, 21)]
    data = record_workbook(
        default_catalogue().get(SUMMARY),
        record,
        doubtful={"submissions[1].headcount": "有两种说法"},
        inferred={"submissions[1].headcount": "推断", "submissions[2].level": "推断自“申报国家级项目”"},
    )
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def column(sheet: Worksheet, head: str) -> int:
    heads = ["".join(str(cell.value).split()) for cell in sheet[1]]
    return heads.index(head) + 1


def widths(sheet: Worksheet) -> list[float]:
    letters = [openpyxl.utils.get_column_letter(number) for number in range(1, sheet.max_column + 1)]
    return [sheet.column_dimensions[letter].width for letter in letters]


def test_it_prints_on_a4_landscape_one_page_wide_with_the_head_on_each(sheet: Worksheet) -> None:
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_ten_rows_and_more_go_on_a_page(sheet: Worksheet) -> None:
    scale = min(1.0, PAGE_WIDTH / (sum(widths(sheet)) * DIGIT))
    heights = [float(sheet.row_dimensions[row].height or 0) for row in range(1, 12)]
    assert min(heights) > 0
    assert scale > 0.5
    assert sum(heights) * scale <= PAGE_HEIGHT


def test_the_problems_are_the_widest_column_and_no_head_is_a_character_a_line(sheet: Worksheet) -> None:
    wide = widths(sheet)
    assert max(wide) == wide[column(sheet, "问题") - 1]
    for cell, width in zip(sheet[1], wide, strict=True):
        lines = str(cell.value).split("\n")
        assert len(lines) <= 2
        assert all(len(line) >= 2 and 2 * len(line) <= width for line in lines if not line.isascii())


def test_numbers_are_not_broken(sheet: Worksheet) -> None:
    assert widths(sheet)[column(sheet, "手机") - 1] >= 11


def test_values_to_look_at_are_coloured_and_say_why(sheet: Worksheet) -> None:
    doubtful, inferred = sheet.cell(3, column(sheet, "计划人数")), sheet.cell(4, column(sheet, "拟办级别"))
    assert doubtful.fill.fgColor.rgb == "00FFF2CC" and doubtful.comment.text == "有两种说法"
    assert inferred.fill.fgColor.rgb == "00DDEBF7" and "申报国家级项目" in inferred.comment.text
    assert sheet.cell(2, column(sheet, "计划人数")).fill.fgColor.rgb == "00000000"


def test_choices_are_worded_as_in_print(sheet: Worksheet) -> None:
    assert sheet.cell(2, column(sheet, "拟办级别")).value == "国家级"
