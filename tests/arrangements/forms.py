"""Application forms as other offices draw them up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from arrangements.habits import Habits, day, days
from arrangements.sheet import LINE, LINED, Block, Cell, Line, NewPage, Table

Record = dict[str, Any]
Row = list[Cell]
UNIT = (
    (("单位名称",), "name"),
    (("联系人", "联系人姓名"), "contact"),
    (("办公电话", "固定电话", "座机"), "office_phone"),
    (("手机", "手机号码", "移动电话"), "mobile"),
    (("传真", "传真号码"), "fax"),
    (("地址", "通讯地址", "单位地址"), "address"),
)
GENERAL = (
    (("项目名称", "研修项目名称", "高研班名称"), "project_name"),
    (("办班时间", "研修时间", "举办时间"), "dates"),
    (("办班地点", "研修地点", "举办地点"), "venue"),
    (("选题所属行业领域", "所属行业领域"), "industry_field"),
    (("选题所属行业主管部门", "行业主管部门"), "industry_authority"),
    (("申报项目类别（可多选）", "申报项目类别"), "funding"),
    (("是否符合选题范围",), "scope"),
    (("研修目的和作用",), "purpose"),
    (("研修内容和方式",), "content_and_methods"),
    (("授课专家情况",), "experts"),
    (("研修对象",), "participants"),
)
SHORT = ("project_name", "dates", "venue", "industry_field", "industry_authority")
BASE, PAST = "是否继续教育基地", "近5年支撑知识更新工程工作情况"
TITLES = (
    "专业技术人员知识更新工程{year}年高级研修项目申报表",
    "{year}年专业技术人才知识更新工程高级研修项目申报表",
    "专业技术人才知识更新工程\n{year}年高级研修项目申报表",
)
NOTE = (
    "注：请按照《省人力资源和社会保障厅关于征集专业技术人员知识更新工程{year}年高级研修项目选题的通知》"
    "有关要求，认真填写此表并加盖申报单位印章。"
)


class Draft:
    """One form being drawn up: `truth` is what stands in it in the end."""

    def __init__(self, truth: Record, habits: Habits, rng: Random) -> None:
        self.truth, self.habits, self.rng = truth, habits, rng
        given = truth["training_dates"]
        start = datetime.date.fromisoformat(given["start"])
        end = min(datetime.date.fromisoformat(given["end"]), start + datetime.timedelta(days=31 - start.day))
        end = max(start, end if end.month == start.month else start)
        given.update(text=days(start, end, habits.dates), start=start.isoformat(), end=end.isoformat())

    def value(self, key: str) -> str:
        if key == "dates":
            return self.habits.figures(self.truth["training_dates"]["text"])
        made: dict[str, Callable[[], str]] = {"funding": self.funding, "scope": self.scope}
        return made[key]() if key in made else str(self.truth[key] or "")

    def funding(self) -> str:
        funding, habits = self.truth["funding"], self.habits
        source = habits.blank(funding["self_funding_source"])
        return self.rng.choice(("\n", "  ")).join(
            (
                habits.choice(funding["fiscal"], "财政资助项目"),
                habits.choice(funding["self_funded"], "自筹经费项目", f"（自筹经费来源：{source}）"),
            )
        )

    def scope(self) -> str:
        names = {
            "national_strategy": "服务国家战略",
            "industry_demand": "对接产业需求",
            "digital_technology": "突出数字技术",
        }
        return "\n".join(
            self.habits.choice(topic["selected"], name, f"：{self.habits.blank(topic['detail'])}")
            for key, name in names.items()
            for topic in (self.truth["topic_scope"][key],)
        )

    def base(self) -> str:
        base = self.truth["organiser"]["education_base"]
        batch = base["national"]["batch"]
        number = self.habits.blank(None if batch is None else str(batch), 2)
        return "\n".join(
            (
                self.habits.choice(
                    base["national"]["selected"], "是", f"第{number}批专业技术人员继续教育基地"
                )
                if "words" not in self.habits.tick and self.habits.tick != "circled"
                else self.habits.choice(
                    base["national"]["selected"], f"是第{number}批专业技术人员继续教育基地"
                ),
                self.habits.choice(base["provincial"], "是省级继续教育基地"),
                self.habits.choice(base["none"], "否"),
            )
        )

    def label(self, names: Sequence[str]) -> str:
        return self.habits.label(self.rng.choice(names))

    def cell(self, text: str, across: int = 1, down: int = 1) -> Cell:
        short = len(text) < 30 and "\n" not in text
        return Cell(text, across, down, self.habits.align if short else "left")  # type: ignore[arg-type]

    def label_cell(self, names: Sequence[str], across: int = 1, down: int = 1) -> Cell:
        return Cell(self.label(names), across, down, "center")

    def unit(self, key: str, field: str) -> str:
        value = self.truth[key][field]
        numbers = field in ("office_phone", "mobile", "fax")
        return self.habits.figures(value) if numbers else str(value or "")

    def title(self) -> list[Block]:
        year = self.truth["programme_year"]
        lines = self.rng.choice(TITLES).format(year=year).split("\n")
        return [Line(line, 18, "center", True) for line in lines]

    def note(self) -> list[Block]:
        return [Line(NOTE.format(year=self.truth["programme_year"]), 9)]

    def applied(self) -> datetime.date:
        return datetime.date.fromisoformat(self.truth["application_date"])

    def general_rows(self, width: int, label: int = 1, keys: Sequence[str] = ()) -> list[Row]:
        return [
            [self.label_cell(names, label), self.cell(self.value(key), width - label)]
            for names, key in GENERAL
            if not keys or key in keys
        ]

    def unit_rows(self, key: str, pairs: int, group: str = "") -> list[Row]:
        """Rows of so many labels with their values, the group's head at the left of them."""
        rows: list[Row] = []
        chunks = [UNIT[i : i + pairs] for i in range(0, len(UNIT), pairs)]
        for number, chunk in enumerate(chunks):
            row: Row = []
            if group and number == 0:
                row.append(Cell(group, 1, len(chunks) + (2 if key == "organiser" else 0), "center"))
            for names, field in chunk:
                row += [self.label_cell(names), self.cell(self.unit(key, field))]
            rows.append(row)
        if key == "organiser":
            rows.append([self.label_cell([BASE]), Cell(self.base(), 2 * pairs - 1)])
            rows.append([self.label_cell([PAST]), Cell(self.truth[key]["track_record"], 2 * pairs - 1)])
        return rows


HEADS = (("申报单位信息", "applicant"), ("承办单位信息", "organiser"))


def cover_plain(draft: Draft) -> list[Block]:
    unit, habits = draft.truth["cover_applicant"], draft.habits
    form = "plain" if habits.dates == "bare" else draft.rng.choice(("plain", "points", "dashes", "blanks"))
    return [
        *draft.title(),
        Line(f"申报单位：{unit}（盖章）"),
        Line(f"申报时间：{habits.figures(day(draft.applied(), form))}"),
    ]


def cover_page(draft: Draft) -> list[Block]:
    unit = draft.truth["cover_applicant"]
    return [
        Line("附件1", 14),
        Line(""),
        *draft.title(),
        *(Line("") for _ in range(8)),
        Line(f"申报单位（盖章）：{LINE}  {unit}  {LINED}", 16, "center"),
        Line(f"申报日期：{LINE}  {day(draft.applied(), 'blanks')}  {LINED}", 16, "center"),
        NewPage(),
    ]


def cover_table(draft: Draft) -> list[Block]:
    rows = [
        [Cell("申报单位（盖章）", align="center"), Cell(draft.truth["cover_applicant"])],
        [Cell("填报时间", align="center"), Cell(day(draft.applied(), "plain"))],
    ]
    return [*draft.title(), Table(rows, (50, 110), height=12), NewPage()]


def cover_one_line(draft: Draft) -> list[Block]:
    unit = draft.truth["cover_applicant"]
    line = f"申报单位（盖章）：{unit}    填报日期：{day(draft.applied(), 'plain')}"
    return [*draft.title(), Line(line, 10.5)]


def rows_of_pairs(draft: Draft) -> list[Block]:
    """Two values a row; each unit under a head of full width."""
    rows = draft.general_rows(4)
    for head, key in HEADS:
        rows.append([Cell(head, 4, align="center")])
        rows += draft.unit_rows(key, 2)
    return [Table(rows, (34, 51, 34, 51))]


def six_columns(draft: Draft) -> list[Block]:
    """Three values a row, the units' heads upright at the left."""
    rows = draft.general_rows(7, 2)
    for head, key in HEADS:
        rows += draft.unit_rows(key, 3, head)
    return [Table(rows, (10, 22, 34, 20, 32, 20, 32), size=9)]


def label_above(draft: Draft) -> list[Block]:
    """A row of labels, and the values in the row below."""
    rows: list[Row] = [
        [
            draft.label_cell(GENERAL[0][0], 2),
            draft.label_cell(GENERAL[1][0], 2),
            draft.label_cell(GENERAL[2][0], 2),
        ],
        [draft.cell(draft.value(key), 2) for key in SHORT[:3]],
        [draft.label_cell(GENERAL[3][0], 3), draft.label_cell(GENERAL[4][0], 3)],
        [draft.cell(draft.value(key), 3) for key in SHORT[3:]],
    ]
    for names, key in GENERAL[5:]:
        rows += [[draft.label_cell(names, 6)], [Cell(draft.value(key), 6)]]
    for head, key in HEADS:
        rows.append([Cell(head, 6, align="center")])
        rows.append([draft.label_cell(names) for names, _ in UNIT])
        rows.append([draft.cell(draft.unit(key, field)) for _, field in UNIT])
    rows += [[draft.label_cell([BASE], 6)], [Cell(draft.base(), 6)]]
    rows += [[draft.label_cell([PAST], 6)], [Cell(draft.truth["organiser"]["track_record"], 6)]]
    return [Table(rows, (36, 18, 28, 26, 28, 34), size=9)]


def label_and_value(draft: Draft) -> list[Block]:
    """Label and value share a cell, parted by a colon."""

    def both(names: Sequence[str], value: str, across: int = 1) -> Cell:
        return Cell(f"{draft.habits.label(names[0]).rstrip('：')}：{value}", across)

    rows: list[Row] = [[both(names, draft.value(key), 2)] for names, key in GENERAL]
    for head, key in HEADS:
        rows.append([Cell(head, 2, align="center")])
        cells = [both(names, draft.unit(key, field)) for names, field in UNIT]
        rows += [cells[i : i + 2] for i in range(0, 6, 2)]
    rows.append([both([BASE], "\n" + draft.base(), 2)])
    rows.append([both([PAST], draft.truth["organiser"]["track_record"], 2)])
    return [Table(rows, (85, 85))]


def contact_and_phone(draft: Draft) -> list[Block]:
    """One blank for the contact and the telephone."""
    rows = draft.general_rows(4)
    named = draft.rng.choice(("联系人及手机", "联系人/手机", "联系人、手机号码"))
    for head, key in HEADS:
        unit = draft.truth[key]
        rows.append([Cell(head, 4, align="center")])
        rows.append([draft.label_cell(UNIT[0][0]), draft.cell(unit["name"], 3)])
        contact = f"{unit['contact']} {draft.unit(key, 'mobile')}"
        rows.append([draft.label_cell([named]), draft.cell(contact, 3)])
        for pair in (("office_phone", "fax"), ("address",)):
            row: Row = []
            for field in pair:
                names = next(n for n, f in UNIT if f == field)
                row += [
                    draft.label_cell(names),
                    draft.cell(draft.unit(key, field), 1 if len(pair) > 1 else 3),
                ]
            rows.append(row)
        if key == "organiser":
            rows.append([draft.label_cell([BASE]), Cell(draft.base(), 3)])
            rows.append([draft.label_cell([PAST]), Cell(unit["track_record"], 3)])
    return [Table(rows, (34, 51, 34, 51))]


def strange_rows(draft: Draft) -> list[Block]:
    """Rows that the form does not know, among those that it does."""
    rows = draft.general_rows(4)
    rows.insert(1, [Cell("项目编号", align="center"), Cell("HB2026-017"), Cell("申报级别"), Cell("省级")])
    rows.insert(3, [Cell("办班期数", align="center"), Cell("1期"), Cell("研修人数"), Cell("60人")])
    rows.insert(4, [Cell("课时安排", align="center"), Cell("40学时", 3)])
    for head, key in HEADS:
        rows.append([Cell(head, 4, align="center")])
        rows.append(
            [
                Cell("统一社会信用代码", align="center"),
                Cell("91420100MA4KXXXX0P"),
                Cell("单位性质"),
                Cell("企业"),
            ]
        )
        rows += draft.unit_rows(key, 2)
        rows.append(
            [Cell("电子邮箱", align="center"), Cell("gaoyan@example.org"), Cell("邮编"), Cell("430071")]
        )
    rows.append([Cell("经费预算（万元）", align="center"), Cell("10.5", 3)])
    rows.append([Cell("申报单位意见", align="center"), Cell("同意申报。\n（盖章）    年  月  日", 3)])
    return [Table(rows, (34, 51, 34, 51))]


def without_some(draft: Draft) -> list[Block]:
    """Blanks that this office leaves off."""
    gone = ("industry_field", "experts")
    for key in gone:
        draft.truth[key] = None
    rows = draft.general_rows(4, keys=[key for _, key in GENERAL if key not in gone])
    for head, key in HEADS:
        draft.truth[key]["fax"] = None
        rows.append([Cell(head, 4, align="center")])
        kept = [(names, field) for names, field in UNIT if field != "fax"]
        for names, field in kept:
            rows.append([draft.label_cell(names), draft.cell(draft.unit(key, field), 3)])
        if key == "organiser":
            rows.append([draft.label_cell([BASE]), Cell(draft.base(), 3)])
            rows.append([draft.label_cell([PAST]), Cell(draft.truth[key]["track_record"], 3)])
    return [Table(rows, (34, 51, 34, 51))]


def tables_apart(draft: Draft) -> list[Block]:
    """Each part a table under a heading."""
    blocks: list[Block] = [
        Line("一、项目基本情况", 12, bold=True),
        Table(draft.general_rows(2), (40, 130)),
    ]
    for number, (head, key) in enumerate(HEADS):
        blocks.append(Line(f"{'二三'[number]}、{head}", 12, bold=True))
        blocks.append(Table(draft.unit_rows(key, 1), (40, 130)))
    return blocks


def numbered_labels(draft: Draft) -> list[Block]:
    """Every label with its number; the units' values in a column each."""
    rows: list[Row] = []
    for number, (names, key) in enumerate(GENERAL, 1):
        rows.append([Cell(f"{number}.{draft.label(names)}", 1), draft.cell(draft.value(key), 2)])
    rows.append([Cell(""), Cell("申报单位", align="center"), Cell("承办单位", align="center")])
    for names, field in UNIT:
        rows.append(
            [
                draft.label_cell(names),
                draft.cell(draft.unit("applicant", field)),
                draft.cell(draft.unit("organiser", field)),
            ]
        )
    rows.append([draft.label_cell([BASE]), Cell(draft.base(), 2)])
    rows.append([draft.label_cell([PAST]), Cell(draft.truth["organiser"]["track_record"], 2)])
    return [Table(rows, (44, 63, 63))]


def units_first(draft: Draft) -> list[Block]:
    """The units before the project; labels broken over two lines."""
    rows: list[Row] = []
    for head, key in reversed(HEADS):
        rows += draft.unit_rows(key, 2, f"{head[:2]}\n{head[2:4]}\n{head[4:]}")
    rows += [
        [Cell(names[0][:4] + "\n" + names[0][4:], 2, align="center"), draft.cell(draft.value(key), 3)]
        for names, key in GENERAL
    ]
    return [Table(rows, (16, 30, 48, 28, 48))]


Body = Callable[[Draft], list[Block]]
BODIES: Mapping[str, Body] = {
    f.__name__.replace("_", " "): f
    for f in (
        rows_of_pairs,
        six_columns,
        label_above,
        label_and_value,
        contact_and_phone,
        strange_rows,
        without_some,
        tables_apart,
        numbered_labels,
        units_first,
    )
}
COVERS: tuple[Body, ...] = (cover_plain, cover_page, cover_table, cover_one_line)
