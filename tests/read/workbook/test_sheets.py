"""Rosters typed in Excel: read by their heads, refused by cell."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.read.workbook.sheets import shown, workbook_sheet

ROSTER = "tianjin/certificate-roster"
HEADS = ["学员姓名", "序号", "身份证号码", "单位", "职称", "手机", "学时", "结业考核", "证书号"]
FIRST = ["林知远", 1, "120101197201031016", "天津海河智造研究院", "高级工程师", 13900001200, 40, "是", "T001"]
SECOND = [
    "沈若溪",
    2,
    "120104197702101384",
    "天津滨海数控机床有限公司",
    "工程师",
    "13900001213",
    40.0,
    "通过",
    "T002",
]


def workbook(*rows: list[Any], folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "学员"
    for row in rows:
        sheet.append(row)
    file = folder / "trainees.xlsx"
    book.save(file)
    return file


def test_heads_may_stand_in_any_order_under_other_names_below_a_title(tmp_path: Path) -> None:
    file = workbook(["某某研修班学员名单"], HEADS, FIRST, [], SECOND, folder=tmp_path)
    students = desk.load_record(file, ROSTER)["students"]
    assert [s["name"] for s in students] == ["林知远", "沈若溪"]
    assert students[0]["phone"] == "13900001200"
    assert students[1]["credit_hours"] == 40
    assert students[0]["passed"] is True


def test_rows_without_numbers_are_numbered(tmp_path: Path) -> None:
    rows = [[value for i, value in enumerate(row) if i != 1] for row in (HEADS, FIRST, SECOND)]
    students = desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)["students"]
    assert [s["no"] for s in students] == [1, 2]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (2, 1.2010419770210138e17, "科学计数"),
        (2, "120104197702101000", "末三位为000"),
        (2, "120104197702101385", "校验位不符"),
        (2, "12010419770210138", "应为18位"),
        (3, "#N/A", "D3 单元格“工作单位”：是错误值 #N/A"),
        (6, "很多", "G3 单元格“学时数”：无法识别为数字"),
        (2, FIRST[2], "C2、C3 单元格“身份证号”：身份证号重复"),
        (8, "T001", "I2、I3 单元格“证书编号”：证书编号重复"),
        (0, None, "A3 单元格“姓名”：没有填写"),
        (2, None, "C3 单元格“身份证号”：没有填写"),
        (2, "—", "C3 单元格“身份证号”：没有填写"),
    ],
)
def test_a_wrong_cell_is_refused_by_its_name(column: int, value: Any, said: str, tmp_path: Path) -> None:
    wrong = [value if i == column else cell for i, cell in enumerate(SECOND)]
    with pytest.raises(RecordError, match=said) as refused:
        desk.load_record(workbook(HEADS, FIRST, wrong, folder=tmp_path), ROSTER)
    assert "工作表「学员」" in refused.value.message
    assert "trainees.xlsx" in refused.value.message


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    rows = [row[:2] + row[3:] for row in (HEADS, FIRST, SECOND)]
    with pytest.raises(RecordError, match="缺少“身份证号”栏"):
        desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)


def test_two_columns_for_one_value_are_refused_by_cell(tmp_path: Path) -> None:
    rows = [[*HEADS, "姓名"], [*FIRST, "别人"], [*SECOND, None]]
    with pytest.raises(RecordError, match=r"J1 单元格：表头里有两栏“姓名”（另一栏在 A1）"):
        desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)


@pytest.mark.parametrize(
    "foot",
    [
        ["合计", None, None, None, None, None, 80],
        [None, "总 计", None, None, None, None, 80],
        ["填表人：王芳", None, None, "2025年10月20日", None, "审核：李伟"],
    ],
)
def test_totals_and_notes_below_the_list_are_nobody(foot: list[Any], tmp_path: Path) -> None:
    file = workbook(HEADS, FIRST, SECOND, [], foot, folder=tmp_path)
    assert [s["name"] for s in desk.load_record(file, ROSTER)["students"]] == ["林知远", "沈若溪"]


def test_phones_that_a_program_wrote_as_numbers_are_taken(tmp_path: Path) -> None:
    rows = [HEADS, [*FIRST[:5], "13900001200.0", *FIRST[6:]], [*SECOND[:5], 13900001213.0, *SECOND[6:]]]
    students = desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)["students"]
    assert [s["phone"] for s in students] == ["13900001200", "13900001213"]


def test_a_formula_that_was_never_calculated_is_refused(tmp_path: Path) -> None:
    row = [*SECOND[:6], "=20+20", *SECOND[7:]]
    with pytest.raises(RecordError, match="G3 单元格“学时数”：公式没有算出结果"):
        desk.load_record(workbook(HEADS, FIRST, row, folder=tmp_path), ROSTER)


def test_a_roster_in_a_workbook_is_recognised_and_its_cells_are_places(tmp_path: Path) -> None:
    file = workbook(HEADS, FIRST, SECOND, folder=tmp_path)
    taken = desk.take_in(file.read_bytes(), file.name)
    assert taken.template == ROSTER
    assert taken.source.kind == "xlsx"
    name = next(leaf for leaf in taken.fields if leaf.path == "students[1].name")
    assert name.to_json()["place"] == {"sheet": "学员", "cell": "A3"}


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(HEADS, FIRST, folder=tmp_path))
    book.create_sheet("旧表").append(["秘密"])
    book["旧表"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert len(workbook_sheet(out.getvalue(), "x.xlsx").blocks) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40.0, "40"),
        (0.5, "0.5"),
        (True, "是"),
        (datetime.datetime(2025, 5, 1), "2025年5月1日"),
        (datetime.datetime(2025, 5, 1, 9, 5), "2025年5月1日9:05"),
        (13900001200, "13900001200"),
        (None, ""),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value: Any, text: str) -> None:
    assert shown(value) == text


def test_a_number_that_ends_in_000_by_right_is_taken(tmp_path: Path) -> None:
    rows = [HEADS, [*FIRST[:2], "120101198005017000", *FIRST[3:]]]
    (student,) = desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)["students"]
    assert student["id_number"] == "120101198005017000"


def test_two_people_with_one_number_that_ends_so_are_refused(tmp_path: Path) -> None:
    rows = [HEADS, *([*row[:2], "120101198005017000", *row[3:]] for row in (FIRST, SECOND))]
    with pytest.raises(RecordError, match="身份证号重复"):
        desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)


def test_those_that_end_so_are_refused_where_one_has_a_wrong_check_digit(tmp_path: Path) -> None:
    rows = [HEADS, [*FIRST[:2], "120101198005017000", *FIRST[3:]]]
    rows.append([*SECOND[:2], "120101198504191000", *SECOND[3:]])
    with pytest.raises(RecordError, match=r"(?s)有 2 处要改.*C2 单元格.*末三位为000.*C3"):
        desk.load_record(workbook(*rows, folder=tmp_path), ROSTER)


def test_a_head_in_two_rows_and_empty_columns_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B1"] = "某某研修班学员名单"
    sheet.merge_cells("B1:P1")
    for column, (head, value) in enumerate(zip(HEADS, FIRST, strict=True)):
        sheet.cell(3, 2 * column + 2, head)
        sheet.cell(5, 2 * column + 2, value)
    sheet["B2"] = "学员"
    sheet.merge_cells("B2:J2")
    sheet["L2"] = "培训"
    sheet.merge_cells("L2:R2")
    file = tmp_path / "spread.xlsx"
    book.save(file)
    (student,) = desk.load_record(file, ROSTER)["students"]
    assert (student["name"], student["certificate_number"]) == ("林知远", "T001")


def test_a_hidden_row_is_left_out_and_named(tmp_path: Path) -> None:
    file = workbook(HEADS, FIRST, SECOND, folder=tmp_path)
    book = openpyxl.load_workbook(file)
    book["学员"].row_dimensions[3].hidden = True
    book.save(file)
    said: list[tuple[str, str]] = []
    students = desk.load_record(file, ROSTER, lambda *line: said.append(line))["students"]
    assert [student["name"] for student in students] == ["林知远"]
    assert ("没有取的行", "工作表「学员」隐藏的行（如筛选掉的）：第3行（沈若溪）。") in said
