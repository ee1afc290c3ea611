"""Lists as people type them: what belongs to the list is taken, all else is left out and said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from zsgx_docs import desk
from zsgx_docs.errors import InputError, RecordError
from zsgx_docs.template.catalogue import samples_folder
from zsgx_docs.values.identifiers.id_number import check_character

ROSTER, CERTIFICATE = "tianjin/certificate-roster", "organiser/certificate"
HEADS = ["序号", "姓名", "身份证号", "手机号", "单位名称", "职称", "学时", "考核结果", "证书号"]
PEOPLE = 6
Change = Callable[[Worksheet], object]


def id_number(n: int) -> str:
    digits = f"120101{1970 + n}0{1 + n % 9}1{n % 10}{n + 1:03}"
    return digits + check_character(digits)


def person(n: int) -> list[Any]:
    name = "林沈顾陆方程"[n % 6] + "知若明怀承以"[n % 6] + "远溪川瑾志宁"[n // 6 % 6]
    phone = f"1390001{2000 + n}"
    return [n + 1, name, id_number(n), phone, "津沽大学", "工程师", 40, "通过", f"TJ{2026000 + n}"]


@pytest.fixture
def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "学员名单"
    sheet.append(HEADS)
    for n in range(PEOPLE):
        sheet.append(person(n))
    return made


class Told:
    """What was read of a workbook, and what was said."""

    def __init__(self, book: openpyxl.Workbook, folder: Path, template: str = ROSTER) -> None:
        self._said: list[tuple[str, str]] = []
        book.save(folder / "名单.xlsx")
        record = desk.load_record(
            folder / "名单.xlsx", template, lambda section, line: self._said.append((section, line))
        )
        [self.rows] = [value for value in record.values() if isinstance(value, list)]

    @property
    def names(self) -> list[str]:
        return [row["name"] for row in self.rows]

    def said(self, section: str) -> str:
        return "".join(line for of, line in self._said if of == section)


def names(*numbers: int) -> list[str]:
    return [person(n)[1] for n in numbers]


def refused(book: openpyxl.Workbook, folder: Path, template: str = ROSTER) -> str:
    with pytest.raises(RecordError) as error:
        Told(book, folder, template)
    return error.value.message


def set_all(sheet: Worksheet, cells: dict[str, Any]) -> None:
    for address, value in cells.items():
        sheet[address] = value


def above(rows: Sequence[Sequence[Any]]) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1, len(rows))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
        sheet.merge_cells("A1:I1")

    return change


@pytest.mark.parametrize(
    ("change", "section", "said"),
    [
        (
            above([["某某高级研修班学员名单"], ["填表单位：津沽大学    联系人：王芳 022-58880001"]]),
            "用到的表",
            "第3行",
        ),
        (lambda s: s.append(["合计", None, None, None, None, None, 240]), "没有取的行", "合计行：第8行"),
        (lambda s: s.append([None] * 4 + ["共6人"]), "没有取的行", "合计行：第8行"),
        (lambda s: s.append(["备注：以上信息经本人核对。"]), "没有取的行", "说明行：第8行"),
        (lambda s: (s.append(["第二小组"]), s.merge_cells("A8:I8")), "没有取的行", "第8行“第二小组”"),
        (lambda s: s.insert_rows(4, 2), "用到的表", "取 6 人"),
        (lambda s: s.append([7]), "用到的表", "取 6 人"),
        (lambda s: s.append(HEADS), "没有取的行", "重复的表头：第8行"),
        (lambda s: s.append([None, "例：王小明", "例：1101…"]), "没有取的行", "示例行：第8行（例：王小明）"),
        (lambda s: s.insert_cols(3), "用到的表", "取 6 人"),
        (lambda s: s.cell(1, 10, "备注"), "没用上的栏", "“备注”（J1）"),
        (lambda s: s.cell(1, 9).__setattr__("value", None), "没用上的栏", "I 列有内容而没有表头"),
        (lambda s: s.delete_cols(6), "留空", "没有“专业技术职务（职称）”栏"),
        (lambda s: set_all(s, {"A4": 7, "A5": 9}), "推算", "“序号”不连续（自 A4 起，原写“7”）"),
        (lambda s: setattr(s.column_dimensions["C"], "hidden", True), "推算", "“身份证号”栏是隐藏的列"),
    ],
)
def test_what_is_no_row_of_the_list_is_left_out_and_said(
    change: Change, section: str, said: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    change(book.worksheets[0])
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert [row["no"] for row in told.rows] == [*range(1, PEOPLE + 1)]
    assert said in told.said(section)


def test_people_struck_out_or_hidden_are_left_out_by_name_and_the_others_numbered(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    sheet.row_dimensions[5].hidden = True
    told = Told(book, tmp_path)
    assert told.names == names(0, 2, 4, 5)
    assert f"划掉的行：第3行（{person(1)[1]}）" in told.said("没有取的行")
    assert f"隐藏的行（如筛选掉的）：第5行（{person(3)[1]}）" in told.said("没有取的行")
    assert [row["no"] for row in told.rows] == [1, 2, 3, 4]


def test_a_value_alone_that_is_struck_out_is_a_fault(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0]["D3"].font = Font(strike=True)
    assert "工作表「学员名单」D3 单元格“联系电话”：有划掉的字" in refused(book, tmp_path)


@pytest.mark.parametrize("text", ["同上", "〃", "×××", "XX", "****"])
def test_what_only_stands_in_for_a_value_is_asked_about(
    text: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.worksheets[0]["F3"] = text
    assert "F3 单元格" in refused(book, tmp_path)


def test_people_below_a_line_that_sets_them_apart_are_left_out(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    sheet.append(["退学人员（不发证）"])
    sheet.append(HEADS)
    sheet.append(person(6))
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert "不在名单之列的部分：第8行“退学人员（不发证）”、第9行“姓名”" in told.said("没有取的行")
    assert f"第10行“{person(6)[1]}”" in told.said("没有取的行")


def test_heads_in_two_rows_are_read(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.insert_rows(1)
    for column, head in enumerate(HEADS, 1):
        group = {7: "结业情况", 4: "联系"}.get(column)
        if column in (7, 8, 4, 5):
            sheet.cell(1, column, group)
        else:
            sheet.cell(1, column, head)
            sheet.cell(2, column).value = None
            sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet.merge_cells("D1:E1")
    sheet.merge_cells("G1:H1")
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert (told.rows[0]["credit_hours"], told.rows[0]["passed"]) == (40, True)
    assert "第1、2行" in told.said("用到的表")


def test_wide_digits_blanks_and_marks_of_exports_are_no_matter(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    wide = id_number(0).translate({ord("0") + n: ord("０") + n for n in range(10)})
    cells = {
        "A2": "１",
        "C2": wide,
        "D2": "139 0001 2000",
        "G2": "４０",
        "C3": f"\t{id_number(1)} ",
        "B3": "沈　若溪",
    }
    set_all(book.worksheets[0], cells)
    rows = Told(book, tmp_path).rows
    assert (rows[0]["id_number"], rows[0]["phone"], rows[0]["credit_hours"]) == (
        id_number(0),
        "13900012000",
        40,
    )
    assert rows[1]["id_number"] == id_number(1)


def test_values_merged_down_are_those_of_all_their_rows(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0].merge_cells("E3:E5")
    assert [row["employer"] for row in Told(book, tmp_path).rows] == ["津沽大学"] * PEOPLE


def test_a_list_beside_itself_is_read_one_part_after_the_other(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    for column, head in enumerate(HEADS, 11):
        sheet.cell(1, column, head)
    for row in range(5, 8):
        for column in range(1, 10):
            sheet.cell(row - 3, column + 10, sheet.cell(row, column).value)
            sheet.cell(row, column).value = None
    assert Told(book, tmp_path).names == names(*range(PEOPLE))


@pytest.mark.parametrize("title", ["退学人员（不发证）", "备份", "旧", "学员名单 (2)", "名单-作废", "backup"])
def test_a_sheet_that_is_set_apart_is_never_part_of_the_list(
    title: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    other = book.create_sheet(title, 0)
    other.append(HEADS)
    other.append(person(20))
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert f"工作表「{title}」：看名称不是要用的名单" in told.said("没用的表")


def test_of_several_sheets_the_one_with_the_fitting_heads_is_taken(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    staff = book.create_sheet("工作人员", 0)
    staff.append(HEADS[:6])
    staff.append(person(9)[:6])
    book.create_sheet("说明").append(["本表由各单位填报"])
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert "「工作人员」" in told.said("没用的表") and "「说明」" in told.said("没用的表")


def test_two_sheets_that_fit_alike_are_refused_by_name(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0].title = "一班"
    other = book.create_sheet("二班")
    other.append(HEADS)
    other.append(person(9))
    said = refused(book, tmp_path)
    assert "工作表「一班」「二班」都有这张表的表头" in said and "备份" in said


def test_a_sheet_whose_heads_fit_as_well_is_left_for_its_name_and_that_is_said(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    other = book.create_sheet("二班")
    other.append(HEADS)
    other.append(person(9))
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert "「二班」：表头也合适，名称不如「学员名单」；如果也要用，请并到一张表里" in told.said("没用的表")


def test_a_list_given_as_another_paper_is_said_to_be_one_and_its_template_named(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.save(tmp_path / "名单.xlsx")
    with pytest.raises(RecordError) as error:
        desk.load_record(tmp_path / "名单.xlsx", "tianjin/final-accounts")
    message = error.value.message
    assert message.startswith("「名单.xlsx」是名单，不是“高级研修项目经费决算表”的内容")
    assert message.endswith("按表头应改用模板 tianjin/certificate-roster。")


def test_a_class_file_given_as_a_record_is_said_to_be_one() -> None:
    with pytest.raises(RecordError, match=r"「class\.xlsx」是班级文件.*请用 zsgx pack"):
        desk.load_record(samples_folder() / "class.xlsx", "organiser/opening-notice")


def test_a_sheet_that_is_only_set_apart_is_not_taken_either(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0].title = "退学人员"
    assert "只有工作表「退学人员」有这张表的表头" in refused(book, tmp_path)


def test_all_faults_are_said_at_once(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    set_all(
        sheet, {"B2": None, "C3": "1201", "D4": "139", "G5": "很多", "H6": "补考", "I7": sheet["I6"].value}
    )
    lines = refused(book, tmp_path).splitlines()
    assert lines[0] == "「名单.xlsx」有 7 处要改："
    assert len(lines) == 7
    for cell in ("B2", "C3", "D4", "G5", "H6", "I6、I7"):
        assert sum(f"工作表「学员名单」{cell} 单元格" in line for line in lines) == 1


def test_a_column_that_every_row_must_have_is_asked_for_and_a_slip_named(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.worksheets[0]["C1"] = "身份正号"
    said = refused(book, tmp_path)
    assert "C1 单元格：不认识的栏目“身份正号”，是否想写“身份证号”？" in said


@pytest.mark.parametrize(("head", "text"), [("考核结果", "不通过"), ("备注", "已退学"), ("是否发证", "否")])
def test_who_is_said_to_have_failed_or_left_gets_no_certificate(
    head: str, text: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    column = 8 if head == "考核结果" else 10
    sheet.cell(1, column, head)
    sheet.cell(4, column, text)
    told = Told(book, tmp_path, CERTIFICATE)
    assert told.names == names(0, 1, 3, 4, 5)
    assert f"“{head}”一栏写着“{text}”）：第4行（{person(2)[1]}）" in told.said("不发证")


def test_certificates_take_what_all_have_alike_from_above_the_list(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    above([["项目名称：智能制造高级研修班    承办单位：津沽大学"], ["发证日期", 45954]])(book.worksheets[0])
    told = Told(book, tmp_path, CERTIFICATE)
    assert {row["project_name"] for row in told.rows} == {"智能制造高级研修班"}
    assert {row["issue_date"] for row in told.rows} == {"2025-10-24"}
    assert "“项目名称”“承办单位”“发证日期”没有单独的栏，各行都用名单外写的那一个" in told.said("推算")


@pytest.mark.parametrize("day", [45954, "45954", "2025年10月24日", "2025/10/24", "2025-10-24", "20251024"])
def test_days_are_read_however_they_were_typed(day: Any, book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.cell(1, 10, "发证日期")
    for row in range(2, PEOPLE + 2):
        sheet.cell(row, 10, day)
    assert {row["issue_date"] for row in Told(book, tmp_path, CERTIFICATE).rows} == {"2025-10-24"}


@pytest.mark.parametrize("heading", ["二、工作人员", "授课专家", "旁听人员（3人）", "候补", "退学人员名单"])
@pytest.mark.parametrize("head", [HEADS, [*HEADS[:4], "职务"]])
def test_people_of_another_part_are_not_of_the_list(
    heading: str, head: list[str], book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    sheet.append([heading])
    sheet.append(head)
    sheet.append(person(7))
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert f"不在名单之列的部分：第8行“{heading}”" in told.said("没有取的行")
    assert person(7)[1] in told.said("没有取的行")


def test_the_list_may_stand_below_those_who_left(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    above([["退学人员"], HEADS, person(8)])(sheet)
    sheet.insert_rows(4)
    sheet["A4"] = "二、结业学员"
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert [row["no"] for row in told.rows] == [*range(1, PEOPLE + 1)]
    assert person(8)[1] in told.said("没有取的行")


def test_units_as_headings_between_people_set_nobody_apart(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.insert_rows(4)
    sheet["A4"] = "天津市专家服务中心（4人）"
    assert Told(book, tmp_path).names == names(*range(PEOPLE))


def test_a_second_head_in_another_order_is_refused(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.append([*HEADS[:4], "职称", "单位名称", *HEADS[6:]])
    sheet.append([*person(6)[:4], "工程师", "津沽大学", *person(6)[6:]])
    assert "E8 单元格：又一个表头里这一栏是“职称”，与第1行的“工作单位”不同" in refused(book, tmp_path)


@pytest.mark.parametrize("head", ["备注", None, "单位意见"])
def test_who_left_by_a_remark_is_asked_about(
    head: str | None, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    set_all(sheet, {"J1": head, "J3": "中途离班"})
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert f"第3行（{person(1)[1]}）" in told.said("请核对")
    assert "中途离班" in told.said("请核对")


def test_other_remarks_are_quoted(book: openpyxl.Workbook, tmp_path: Path) -> None:
    set_all(book.worksheets[0], {"J1": "备注", "J3": "组长"})
    told = Told(book, tmp_path)
    assert f"第3行（{person(1)[1]}）“组长”" in told.said("没用上的栏")
    assert told.said("请核对") == ""


def test_people_of_a_sheet_that_is_not_used_are_asked_about(book: openpyxl.Workbook, tmp_path: Path) -> None:
    other = book.create_sheet("定稿")
    for row in (HEADS, *map(person, range(PEOPLE + 1))):
        other.append(row)
    assert f"「定稿」里有 1 人不在「学员名单」里：{person(PEOPLE)[1]}" in Told(book, tmp_path).said("请核对")


@pytest.mark.parametrize(
    "name", ["王芳（已退学）", "候补：李明", "王芳\n李明远", "待定", "（以下空白）", "王芳【组长】"]
)
def test_what_is_more_than_a_name_is_no_name(name: str, book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0]["B3"] = name
    assert "B3 单元格“姓名”" in refused(book, tmp_path)


def test_a_name_broken_over_two_lines_is_one(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.worksheets[0]["B3"] = "王\n芳"
    assert Told(book, tmp_path).names[1] == "王芳"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"I3": 20260000000000123}, "I3 单元格“证书编号”：是数字，Excel 只保留前 15 位"),
        ({"I3": "2.0260E+16"}, "I3 单元格“证书编号”：证书编号已被电子表格改成科学计数"),
        ({"G3": -4}, "G3 单元格“学时数”：是负数：-4"),
        ({"E3": "工程师", "F3": "津沽大学"}, "E3 单元格“工作单位”：工作单位写的是职称：工程师"),
    ],
)
def test_values_that_cannot_be_are_refused(
    cells: dict[str, Any], said: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    set_all(book.worksheets[0], cells)
    assert said in refused(book, tmp_path)


def test_numbers_and_totals_by_formulas_without_results_are_no_matter(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    set_all(sheet, {f"A{row}": "=ROW()-1" for row in range(2, PEOPLE + 2)})
    sheet.append(["合计", None, None, None, None, None, "=SUM(G2:G7)"])
    told = Told(book, tmp_path)
    assert [row["no"] for row in told.rows] == [*range(1, PEOPLE + 1)]
    assert "合计行：第8行" in told.said("没有取的行")


def test_a_first_person_left_out_leaves_the_numbers_to_begin_at_one(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.worksheets[0].row_dimensions[2].hidden = True
    told = Told(book, tmp_path)
    assert [row["no"] for row in told.rows] == [*range(1, PEOPLE)]


def test_a_head_whose_lower_half_parts_one_column_is_read(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.insert_cols(5)
    sheet.insert_rows(2)
    set_all(sheet, {"D1": "联系方式", "D2": "手机", "E2": "办公电话", "E3": "022-58880001"})
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert told.rows[0]["phone"] == person(0)[3]
    assert "“办公电话”" in told.said("没用上的栏")


def test_separated_values_with_a_quote_left_open_are_refused(tmp_path: Path) -> None:
    rows = [HEADS, *([str(value) for value in person(n)] for n in range(4))]
    for row in rows[1:]:
        row[5] = f'"{row[5]}'
    (tmp_path / "名单.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    with pytest.raises(InputError, match="引号没有配对"):
        desk.load_record(tmp_path / "名单.csv", ROSTER)


def test_headings_between_people_are_told(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.insert_rows(4)
    sheet["A4"] = "滨海新区"
    told = Told(book, tmp_path)
    assert told.names == names(*range(PEOPLE))
    assert "小标题：第4行“滨海新区”，其下的人都列入名单" in told.said("请核对")


@pytest.mark.parametrize(
    ("head", "word"), [("人员类别", "工作人员"), ("是否参训", "否"), ("状态", "劝退"), ("身份", "旁听")]
)
def test_who_is_no_learner_by_a_column_of_its_own_is_asked_about(
    head: str, word: str, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    set_all(book.worksheets[0], {"J1": head, "J3": word})
    asked = Told(book, tmp_path).said("请核对")
    assert f"第3行（{person(1)[1]}）的“{head}”一栏写着“{word}”" in asked


def test_a_second_column_that_could_count_the_rows_is_asked_about(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.worksheets[0]["I1"] = "编号"
    assert "I1 单元格：不认识的栏目“编号”，是否想写“证书编号”？" in refused(book, tmp_path)
