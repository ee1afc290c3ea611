"""A class from a workbook or a text file: what is wrong is said in one sentence that names the spot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from zsgx_docs import desk
from zsgx_docs.errors import ZsgxError
from zsgx_docs.template.catalogue import samples_folder

Edit = Callable[[openpyxl.Workbook], None]


def label(book: openpyxl.Workbook, sheet: str, text: str) -> Any:
    return next(cell for row in book[sheet].iter_rows() for cell in row if cell.value == text)


def beside(text: str, value: Any) -> Edit:
    """Change the value of a fact."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = label(book, "班级", text)
        book["班级"].cell(cell.row, cell.column + 1).value = value

    return edit


def below(text: str, rows: int, value: Any) -> Edit:
    """Change a cell in the list of trainees."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = label(book, "学员", text)
        book["学员"].cell(cell.row + rows, cell.column).value = value

    return edit


def refused(edit: Edit, folder: Path) -> str:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    edit(book)
    book.save(folder / "班.xlsx")
    with pytest.raises(ZsgxError) as error:
        desk.load_class(folder / "班.xlsx")
    message = error.value.message
    assert message.startswith("「班.xlsx」") and "\n" not in message
    return message


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (beside("开始日期", "2025年2月30日"), ("工作表「班级」B10 单元格", "没有这一天")),
        (beside("总学时", "四十多"), ("工作表「班级」B13 单元格", "数目不确切")),
        (beside("申报单位", None), ("工作表「班级」没有填写“申报单位”",)),
        (lambda book: book["班级"].append(["项目名", "甲"]), ("不认识的栏目“项目名”", "“项目名称”？")),
        (lambda book: book["班级"].append(["项目名称", "甲"]), ("“项目名称”写了两次",)),
        (below("身份证号", 2, 120102197906121034), ("工作表「学员」C3 单元格", "科学计数")),
        (below("身份证号", 2, "4.2E+17"), ("工作表「学员」C3 单元格", "科学计数")),
        (below("身份证号", 2, "120102197906121000"), ("工作表「学员」C3 单元格", "末三位为000")),
        (
            below("身份证号", 2, "120101197201011007"),
            ("工作表「学员」C2、C3 单元格", "身份证号重复"),
        ),
        (below("身份证号", 2, None), ("工作表「学员」C3 单元格", "没有填写")),
        (below("缺勤学时", 1, -3), ("工作表「学员」H2 单元格", "是负数：-3")),
        (below("工作单位", 1, "#REF!"), ("工作表「学员」E2 单元格", "错误值 #REF!")),
        (below("联系电话", 1, "=1+1"), ("工作表「学员」D2 单元格", "没有算出结果")),
        (below("身份证号", 0, "身份号"), ("工作表「学员」C1 单元格", "是否想写“身份证号”")),
        (below("身份证号", 0, None), ("工作表「学员」缺少“身份证号”栏",)),
        (below("职称", 0, "工作单位"), ("工作表「学员」F1 单元格", "有两栏“工作单位”")),
        (lambda book: book.remove(book["学员"]), ("没有名为“学员”的工作表",)),
        (lambda book: book["经费"].append(["餐饮费", 300]), ("工作表「经费」A9 单元格", "餐饮费")),
    ],
)
def test_what_is_wrong_in_a_workbook_is_named_by_sheet_and_cell(
    edit: Edit, said: tuple[str, ...], tmp_path: Path
) -> None:
    message = refused(edit, tmp_path)
    assert all(part in message for part in said), message


def test_a_title_above_empty_columns_and_a_serial_day_are_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    beside("开始日期", 45943)(book)
    below("联系电话", 1, 13900012000.0)(book)
    book["学员"].insert_rows(1, 2)
    book["学员"].insert_cols(1, 2)
    book["学员"]["A1"] = "学员情况表"
    book["学员"].merge_cells("A1:H1")
    book.save(tmp_path / "班.xlsx")
    found = desk.load_class(tmp_path / "班.xlsx")
    assert str(found.course.start) == "2025-10-13" and found.trainees[0].phone == "13900012000"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("course", "project_nam"), "甲", "course.project_nam：没有这个名称，是否想写“project_name”？"),
        (("trainees", 3, "emploer"), "甲", "trainees[3].emploer：没有这个名称，是否想写“employer”？"),
        (("course", "start"), "2025-02-30", "course.start：“2025-02-30”不是存在的日期"),
        (("trainees", 1, "phone"), 13900012013, "trainees[1].phone：“13900012013”应为文字（加引号）"),
        (("trainees",), "甲", "trainees：应为一列"),
        (("document_type",), "news_item", "不是班级文件（document_type 写的是 news_item）"),
    ],
)
def test_what_is_wrong_in_a_text_file_is_named_by_its_path(
    path: tuple[Any, ...], value: Any, said: str, tmp_path: Path
) -> None:
    whole = yaml.safe_load((samples_folder() / "class.yaml").read_text("utf-8"))
    node = whole
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    (tmp_path / "班.json").write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    with pytest.raises(ZsgxError) as error:
        desk.load_class(tmp_path / "班.json")
    assert said in error.value.message


def test_people_are_taken_as_excel_files_have_them(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    sheet = book["学员"]
    label(book, "学员", "身份证号").value = "身份证号码"
    label(book, "学员", "姓名").value = "学员姓名"
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["身份证号码"]).value = "１１０１０５１９４９１２３１００２ｘ "
    sheet.cell(2, columns["联系电话"]).value = "13900012000.0"
    sheet.append([None, "合计", None, None, None, None, None, 50])
    book.save(tmp_path / "班.xlsx")
    trainees = desk.load_class(tmp_path / "班.xlsx").trainees
    assert (trainees[0].id_number, trainees[0].phone) == ("11010519491231002X", "13900012000")
    assert "合计" not in {trainee.name for trainee in trainees}


def test_a_telephone_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "D3 单元格" in (said := refused(below("联系电话", 2, "139"), tmp_path)) and "电话的位数" in said


def test_trainees_without_a_head_are_refused(tmp_path: Path) -> None:
    assert "缺少“姓名”栏" in refused(below("姓名", 0, "何人"), tmp_path)


@pytest.mark.parametrize("name", ["名单.csv", "名单.xlsx"])
def test_a_class_in_yaml_may_name_a_list_beside_it(name: str, tmp_path: Path) -> None:
    whole = yaml.safe_load((samples_folder() / "class.yaml").read_text("utf-8"))
    people, whole["trainees"] = whole["trainees"], name
    rows = [["姓名", "身份证号码", "手机", "缺勤学时", "考核结果"]]
    rows += [[p["name"], p["id_number"], p["phone"], p.get("absent_hours", 0), "通过"] for p in people]
    if name.endswith("csv"):
        (tmp_path / name).write_bytes("\n".join(",".join(map(str, row)) for row in rows).encode("gb18030"))
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / name)
    (tmp_path / "班.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    found = desk.load_class(tmp_path / "班.yaml")
    assert [trainee.id_number for trainee in found.trainees] == [person["id_number"] for person in people]
    assert found.trainees[0].passed is True


def test_a_sheet_called_nearly_so_stands_for_one_that_is_not_there(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    book["学员"].title, book["班级"].title = "学员名单", "班级信息"
    book.create_sheet("学员（退学）").append(["姓名"])
    book.save(tmp_path / "班.xlsx")
    assert desk.load_class(tmp_path / "班.xlsx") == desk.load_class(samples_folder() / "class.xlsx")


def test_all_faults_of_a_class_are_said_at_once_and_further_sheets_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    beside("开始日期", "2025年2月30日")(book)
    below("身份证号", 2, None)(book)
    below("缺勤学时", 1, "很多")(book)
    book.save(tmp_path / "班.xlsx")
    with pytest.raises(ZsgxError) as error:
        desk.load_class(tmp_path / "班.xlsx")
    lines = error.value.message.splitlines()
    assert lines[0] == "「班.xlsx」有 3 处要改：" and len(lines) == 4

    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    book.create_sheet("学员 (旧)").append(["姓名"])
    book.save(tmp_path / "班.xlsx")
    said: list[tuple[str, str]] = []
    desk.load_class(tmp_path / "班.xlsx", lambda *line: said.append(line))
    assert ("没用的表", "工作表「学员 (旧)」：不是班级文件里的工作表。") in said
