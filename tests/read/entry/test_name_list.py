"""A list of units, as offices keep it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from zsgx_docs.errors import RecordError, UnreadableFile
from zsgx_docs.read.entry import unit_names

UNITS = ["武汉光谷联合大学", "宜昌江南医学中心", "湖北江汉智造技术研究院（本部）"]


def book(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_has_a_name_a_line_in_whichever_charset(charset: str) -> None:
    assert unit_names("\r\n".join(UNITS).encode(charset), "名单.txt") == UNITS


@pytest.mark.parametrize("sign", ["、", "；", ";"])
def test_several_units_in_one_line_are_several(sign: str) -> None:
    assert unit_names(sign.join(UNITS).encode(), "名单.txt") == UNITS


def test_titles_numbers_and_sums_are_no_units() -> None:
    text = f"应报单位名单\n1.{UNITS[0]}\n2、{UNITS[1]}\n（3）{UNITS[2]}\n\n合计：3家\n"
    assert unit_names(text.encode(), "名单.txt") == UNITS


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030"])
def test_a_table_of_text_is_read_under_its_head(charset: str) -> None:
    rows = ["序号,联系人所在部门的详细名称,单位名称,电话"]
    rows += [f"{number},继续教育学院培训办公室综合科,{unit},027" for number, unit in enumerate(UNITS, 1)]
    assert unit_names("\n".join(rows).encode(charset), "名单.csv") == UNITS


def test_a_table_without_a_head_is_read_where_it_says_most() -> None:
    text = "".join(f"{number}\t{unit}\t张三\n" for number, unit in enumerate(UNITS, 1))
    assert unit_names(text.encode(), "名单.txt") == UNITS


def test_a_workbook_is_read_under_its_head_wherever_it_stands() -> None:
    rows = [(number, unit, "周文") for number, unit in enumerate(UNITS, 1)]
    data = book(("2026年应报单位名单",), (), ("序号", "单位 名称", "联系人"), *rows, ("合计", "3家"))
    assert unit_names(data, "名单.xlsx") == UNITS


def test_a_workbook_without_a_head_is_read_too() -> None:
    assert unit_names(book(*((unit,) for unit in UNITS)), "名单.xlsx") == UNITS


@pytest.mark.parametrize(
    "data", [b"", b"1\n2\n3\n", "序号,单位名称\n".encode()], ids=["empty", "numbers", "head"]
)
def test_a_list_without_names_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError, match=r"名单.txt：没有找到单位名称"):
        unit_names(data, "名单.txt")


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"名单.txt：不是文本或表格"):
        unit_names(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "名单.txt")
