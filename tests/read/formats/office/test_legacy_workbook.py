"""Workbooks from before 2007, by way of LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import UnsupportedFile
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.formats.office import office_program

ROSTER = "tianjin/certificate-roster"
PEOPLE = [(1, "林知远", "120101197201031016"), (2, "沈若溪", "120104197702101384")]
ROWS = [("序号", "姓名", "身份证号"), *PEOPLE]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved_as_xls(folder: Path) -> Path | None:
    """A list as Excel 97 would have saved it; None where the office has no part for workbooks."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(folder / "名单.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "名单.xlsx")], check=False, capture_output=True, timeout=120)
    made = folder / "名单.xls"
    return made if made.is_file() else None


@pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
def test_it_is_read_by_way_of_the_office(tmp_path: Path) -> None:
    old = saved_as_xls(tmp_path)
    if old is None:
        pytest.skip("LibreOffice has no Calc")
    opened = open_source(old.read_bytes(), old.name)
    assert (opened.came_as.name, opened.format.name) == ("xls", "xlsx")
    students = desk.load_record(old, ROSTER)["students"]
    assert [student["id_number"] for student in students] == [number for _, _, number in PEOPLE]


def test_without_an_office_it_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    old = OLE + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)
    with pytest.raises(UnsupportedFile, match="没有装 LibreOffice，读不了，请用 Excel"):
        open_source(old, "名单.xls")
