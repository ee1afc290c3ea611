"""Long lists typed in Excel: plain rows are taken at once, and nothing comes out otherwise than with care."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from zsgx_docs.errors import RecordError
from zsgx_docs.read.entry import plain_rows
from zsgx_docs.read.entry.plain_rows import record_typed_in
from zsgx_docs.read.entry.strict import strictly
from zsgx_docs.read.extract import extract
from zsgx_docs.read.formats.registry import open_source
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.template import Template
from zsgx_docs.values.identifiers.id_number import check_character

ROSTER, ATTENDANCE, PLATFORM = (
    "tianjin/certificate-roster",
    "tianjin/attendance-sheet",
    "organiser/platform-roster",
)
PEOPLE = 60
UNITS = ("天津海河智造研究院", "天津滨海数控机床有限公司", "天津市第三中心医院（总院）", "—")
HEADS = {
    ROSTER: ["序号", "姓名", "学时", "身份证号", "手机", "单位", "职称", "是否通过", "证书编号"],
    ATTENDANCE: ["序号", "姓名", "身份证号", "手机", "单位", "职称", "是否收费"],
    PLATFORM: ["序号", "姓名", "身份证号", "单位", "职称", "学时", "是否通过"],
}
Change = Callable[[Worksheet], object]
Read = Callable[[bytes, Template], dict[str, Any]]


def number(n: int, serial: int | None = None) -> str:
    digits = f"120101{1970 + n % 30}{1 + n % 12:02}{1 + n % 28:02}{n + 1 if serial is None else serial:03}"
    return digits + check_character(digits)


def ends_in_000() -> str:
    """A right number that looks as if Excel had cut it."""
    days = (f"120101{year}{month:02}03" for year in (1971, 1985) for month in range(1, 13))
    return next(f"{day}0000" for day in days if check_character(f"{day}000") == "0")


def person(n: int) -> dict[str, Any]:
    return {
        "序号": n + 1,
        "姓名": "林沈周郑"[n % 4] + "知若远溪安宁"[n % 6] + "之"[: n % 2],
        "学时": 40 if n % 3 else "40学时",
        "身份证号": number(n),
        "手机": 13900000000 + n if n % 2 else f"{13900000000 + n}",
        "单位": UNITS[n % len(UNITS)],
        "职称": ("高级工程师", "工程师", None)[n % 3],
        "是否通过": ("是", "合格", "√")[n % 3],
        "是否收费": ("是", "否")[n % 2],
        "证书编号": f"TJ2026{n:04}",
    }


def workbook(template: str, change: Change = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "学员"
    sheet.append(["某某高级研修班名单"])
    sheet.append(HEADS[template])
    for n in range(PEOPLE):
        sheet.append([person(n)[head] for head in HEADS[template]])
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(read: Callable[[], dict[str, Any]]) -> dict[str, Any] | str:
    try:
        return read()
    except RecordError as why:
        return why.message


def strictly_read(data: bytes, template: Template) -> dict[str, Any]:
    return strictly(extract(data, "x.xlsx", default_catalogue(), template), template)


def quickly_read(data: bytes, template: Template) -> dict[str, Any]:
    return record_typed_in(open_source(data, "x.xlsx"), template)


def with_care(data: bytes, template: str) -> dict[str, Any]:
    return strictly_read(data, default_catalogue().get(template))


def quickly(data: bytes, template: str) -> dict[str, Any]:
    return quickly_read(data, default_catalogue().get(template))


def put(cell: str, value: Any) -> Change:
    return lambda sheet: sheet.__setitem__(cell, value)


CHANGES: dict[str, Change] = {
    "nothing": lambda sheet: None,
    "a sum at the foot": lambda sheet: sheet.append(["合计：60人"]),
    "a row without a name": put("B50", None),
    "a row without an ID number": put("D50", "无"),
    "two heads for one column": put("J2", "单位"),
    "a total at the foot": lambda sheet: sheet.append([None, None, None, None, None, None, "共60人"]),
    "a note over the width": lambda sheet: (sheet.append(["注：本表一式两份"]), sheet.merge_cells("A63:G63")),
    "an empty row": lambda sheet: sheet.insert_rows(45),
    "the head once more": lambda sheet: (
        sheet.insert_rows(45),
        [sheet.cell(45, n + 1, head) for n, head in enumerate(HEADS[ROSTER])],
    ),
    "a number that is wrong": put("D50", "120101197201031017"),
    "two wrong cells": lambda sheet: (put("D50", "12010119720103")(sheet), put("E51", "abc")(sheet)),
    "a number of somebody else": put("D50", number(3)),
    "running numbers that jump": put("A50", 77),
    "no running numbers": lambda sheet: sheet.delete_cols(1),
    "a column that is missing": lambda sheet: sheet.delete_cols(6),
    "a number that ends in 000": put("D50", ends_in_000()),
    "cut numbers": lambda sheet: (put("D50", ends_in_000())(sheet), put("D51", "120101197201031000")(sheet)),
    "a hidden row": lambda sheet: setattr(sheet.row_dimensions[50], "hidden", True),
    "merged cells": lambda sheet: sheet.merge_cells("F50:F52"),
    "nobody passed": put("H50", "否"),
    "what is no number": put("C50", "四十"),
    "blanks and wide digits": lambda sheet: (
        put("B50", " 林 知 ")(sheet),
        put("D50", f" {number(47)}　")(sheet),
    ),
    "a date for hours": put("C50", __import__("datetime").date(2026, 3, 1)),
    "a lone stroke": put("F50", "一"),
    "text in a further column": put("K50", "备注见背面"),
    "a label in a further column": put("K50", "单位"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_reads_what_care_would_and_refuses_it_in_the_same_words(name: str) -> None:
    data = workbook(ROSTER, CHANGES[name])
    assert said(lambda: quickly(data, ROSTER)) == said(lambda: with_care(data, ROSTER))


@pytest.mark.parametrize("template", [ATTENDANCE, PLATFORM])
def test_other_tables_of_rows_are_read_alike(template: str) -> None:
    data = workbook(template)
    assert said(lambda: quickly(data, template)) == said(lambda: with_care(data, template))


def test_most_rows_of_a_long_list_are_not_read_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    real = plain_rows.sheet_of_tables
    monkeypatch.setattr(plain_rows, "sheet_of_tables", lambda sheets: seen.append(sheets) or real(sheets))
    record = quickly(workbook(ROSTER), ROSTER)
    assert [s["no"] for s in record["students"]] == list(range(1, PEOPLE + 1))
    assert {len(sheet.rows) for [sheet] in seen} == {plain_rows.TOP}


@pytest.mark.parametrize("read", [strictly_read, quickly_read])
def test_what_every_row_must_have_is_what_the_template_says(read: Read) -> None:
    template = default_catalogue().get(ROSTER)
    bare = replace(template, settings=replace(template.settings, roles={"students[].no": "number"}))
    data = workbook(ROSTER, put("B50", None))
    assert "没有填写" in str(said(lambda: read(data, template)))
    rows = read(data, bare)["students"]
    assert rows[47]["name"] is None


@pytest.mark.parametrize("read", [strictly_read, quickly_read])
def test_rows_get_running_numbers_where_the_template_says_which_they_are(read: Read) -> None:
    template = default_catalogue().get(ROSTER)
    bare = replace(template, settings=replace(template.settings, roles={}))
    data = workbook(ROSTER, CHANGES["no running numbers"])
    assert [row["no"] for row in read(data, template)["students"]] == [*range(1, PEOPLE + 1)]
    assert "缺少“序号”栏" in str(said(lambda: read(data, bare)))
