"""Workbooks from before 2007."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import UnsupportedFile
from zsgx_docs.read.formats import open_source

ROSTER = "tianjin/certificate-roster"
OLD = Path(__file__).parent / "files" / "roster.xls"
"""A list of three invented people as Excel 97 saves it: a merged title, the third struck, a hidden sheet."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_it_becomes_one_of_today_with_all_that_a_person_sees() -> None:
    opened = open_source(OLD.read_bytes(), OLD.name)
    assert (opened.came_as.name, opened.format.name) == ("xls", "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(opened.data))
    sheet = book["学员"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:E1"]
    assert sheet["C3"].value == "120101197201031016"
    assert (sheet["D3"].value, sheet["D4"].value) == (40, 32.5)
    assert sheet["E3"].is_date and sheet["E3"].value.date().isoformat() == "2026-05-20"
    assert [sheet.cell(row, 2).font.strike or False for row in (3, 4, 5)] == [False, False, True]
    assert book["备份"].sheet_state == "hidden"


def test_a_list_is_read_without_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said: list[str] = []
    record = desk.load_record(OLD, ROSTER, lambda section, line: said.append(line))
    assert [student["name"] for student in record["students"]] == ["林知远", "沈若溪"]
    assert any("顾明川" in line for line in said)


def test_what_is_no_workbook_inside_goes_to_the_office_or_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    old = OLE + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)
    with pytest.raises(UnsupportedFile, match="没有装 LibreOffice，读不了，请用 Excel"):
        open_source(old, "名单.xls")
