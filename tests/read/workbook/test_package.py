"""Which worksheets a workbook has, and which of its numbers are dates."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from zsgx_docs.read.workbook.cells import letters, visible_worksheets
from zsgx_docs.read.workbook.package import WorkbookParts, _shows_date, _shows_span

CODES = [
    *BUILTIN_FORMATS.values(),
    'yyyy"年"m"月"d"日"',
    "[$-804]yyyy/m/d",
    "[DBNum1][$-804]yyyy年m月",
    '0"days"',
    "[Red]0.00",
    "[HH]:MM",
    "[m]:ss",
    "0_d",
    '0;"d"',
    "",
]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_format(number: int) -> bytes:
    """A cell whose style names a number format that the file does not write out."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 45000
    book.worksheets[0]["A1"].number_format = "0.00"
    data, out = saved(book), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as other:
        for name in whole.namelist():
            text = whole.read(name)
            other.writestr(name, text.replace(b'numFmtId="2"', b'numFmtId="%d"' % number))
    return out.getvalue()


@pytest.mark.parametrize("code", CODES)
def test_a_format_shows_a_date_where_openpyxl_says_so(code: str) -> None:
    assert _shows_date(code) == is_date_format(code)  # type: ignore[no-untyped-call]
    assert _shows_span(code) == is_timedelta_format(code)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("number", [14, 22, 31, 57, 58])
def test_a_built_in_format_shows_a_date(number: int) -> None:
    [sheet] = visible_worksheets(with_format(number), "x.xlsx")
    assert sheet.rows[0].cells[0].value == datetime.datetime(2023, 3, 15)


@pytest.mark.parametrize("number", [0, 2, 10, 37, 49, 99])
def test_a_built_in_format_shows_a_number(number: int) -> None:
    [sheet] = visible_worksheets(with_format(number), "x.xlsx")
    assert sheet.rows[0].cells[0].value == 45000


def test_days_may_be_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([datetime.datetime(2026, 3, 1, 9, 30), datetime.timedelta(hours=30)])
    [sheet] = visible_worksheets(saved(book), "x.xlsx")
    values = [cell.value for cell in sheet.rows[0].cells]
    assert values == [datetime.datetime(2026, 3, 1, 9, 30), datetime.timedelta(hours=30)]


def test_hidden_sheets_and_charts_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "学员"
    book.create_sheet("草稿").sheet_state = "hidden"
    book.create_chartsheet("图")
    book.create_sheet("经费")
    assert [sheet.title for sheet in WorkbookParts(saved(book)).visible_sheets()] == ["学员", "经费"]


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_the_names_that_excel_gives_them(column: int, name: str) -> None:
    assert letters(column) == name
