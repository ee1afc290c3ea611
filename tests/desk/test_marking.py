"""A workbook given back with what is wrong in it marked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from zsgx_docs import desk
from zsgx_docs.errors import RecordError

ROSTER = "tianjin/certificate-roster"
ROWS: list[list[Any]] = [
    ["序号", "姓名", "身份证号", "联系电话", "学时数"],
    [1, "林知远", "120101197201031016", "13900012000", 40],
    [2, "沈若溪", "120104197702101385", "139", "=20+20"],
]
FAULTY = "00FFC7CE"


class Marked:
    """The marked workbook that was handed over, and how many faults it was said to have."""

    def __init__(self) -> None:
        self.faults = -1
        self.book = openpyxl.Workbook()

    def take(self, data: bytes, faults: int) -> None:
        self.book, self.faults = openpyxl.load_workbook(io.BytesIO(data)), faults


@pytest.fixture
def marked() -> Marked:
    return Marked()


def load(path: Path, marked: Marked) -> dict[str, Any]:
    return desk.load_marked(path, ROSTER, lambda section, line: None, marked.take)


def test_faulty_cells_are_coloured_and_noted_and_all_else_stays(tmp_path: Path, marked: Marked) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet["B2"].font = Font(bold=True)
    sheet["D3"].comment = Comment("核实中", "王芳")
    book.create_sheet("别的").append(["不动", "=1+1"])
    book.save(tmp_path / "名单.xlsx")
    with pytest.raises(RecordError, match="有 3 处要改"):
        load(tmp_path / "名单.xlsx", marked)
    found = marked.book.worksheets[0]
    assert marked.faults == 3
    coloured = [c.coordinate for row in found.iter_rows() for c in row if c.fill.fgColor.rgb == FAULTY]
    assert coloured == ["C3", "D3", "E3"]
    assert "校验位不符" in found["C3"].comment.text
    assert found["D3"].comment.text.startswith("核实中\n“联系电话”：")
    assert found["E3"].value == "=20+20" and found["B2"].font.bold
    assert marked.book["别的"]["B1"].value == "=1+1"


def test_a_table_of_separated_values_comes_back_as_a_workbook_of_text(tmp_path: Path, marked: Marked) -> None:
    lines = "\r\n".join(",".join(map(str, row)) for row in ROWS[:2])
    (tmp_path / "名单.csv").write_bytes(
        f"{lines}\r\n2,沈若溪,120104197702101385,13900012013,40".encode("gb18030")
    )
    with pytest.raises(RecordError, match="校验位不符"):
        load(tmp_path / "名单.csv", marked)
    sheet = marked.book["名单"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("120101197201031016", "s")
    assert sheet["C3"].fill.fgColor.rgb == FAULTY and sheet["C3"].comment is not None


def test_a_workbook_without_faults_comes_back_unmarked(tmp_path: Path, marked: Marked) -> None:
    book = openpyxl.Workbook()
    for row in ROWS[:2]:
        book.worksheets[0].append(row)
    book.save(tmp_path / "名单.xlsx")
    assert len(load(tmp_path / "名单.xlsx", marked)["students"]) == 1
    assert marked.faults == 0
    assert all(cell.comment is None for row in marked.book.worksheets[0].iter_rows() for cell in row)
