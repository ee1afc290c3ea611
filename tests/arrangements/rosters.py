"""Rosters, sign-in sheets and project lists with columns of other people's choosing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from arrangements.habits import Habits
from arrangements.sheet import Align, Block, Cell, Line, Table

Record = dict[str, Any]
PASSED = (("通过", "未通过"), ("合格", "不合格"), ("是", "否"), ("√", "×"), ("☑", "□"), ("是☑否□", "是□否☑"))
CHARGED = (
    ("是", "否"),
    ("√", ""),
    ("收费", "不收费"),
    ("☑是 □否", "□是 ☑否"),
    ("是√ 否□", "是□ 否√"),
    ("√", "×"),
)
STUDENT: Mapping[str, tuple[str, ...]] = {
    "no": ("序号", "编号", "No."),
    "name": ("姓名", "学员姓名", "姓 名"),
    "credit_hours": ("学时数", "学时", "研修学时", "完成学时"),
    "id_number": ("身份证号", "身份证号码", "公民身份号码", "居民身份证号"),
    "phone": ("联系电话", "手机号码", "手机", "联系方式", "手机号"),
    "employer": ("工作单位", "单位", "单位名称", "所在单位"),
    "professional_title": ("专业技术职务（职称）", "职称", "专业技术职务", "专业技术职务/职称", "技术职称"),
    "passed": ("是否通过结业考核", "考核结果", "是否合格", "结业考核结果", "考核情况"),
    "certificate_number": ("证书编号", "证书号", "结业证书编号", "证书号码"),
}
PERSON: Mapping[str, tuple[str, ...]] = {
    **{key: STUDENT[key] for key in ("no", "name", "id_number", "phone", "employer", "professional_title")},
    "fee_charged": ("是否收费", "收费情况", "是否缴费"),
    "signed": ("签名", "签字", "本人签字", "签到"),
}
PROJECT: Mapping[str, tuple[str, ...]] = {
    "no": ("序号", "编号"),
    "name": ("高研项目选题名称", "项目名称", "研修项目名称", "选题名称"),
    "organiser": ("承办单位", "主办单位", "实施单位"),
    "planned_time": ("计划时间", "研修时间", "拟办班时间", "举办时间"),
}
WIDTHS = {
    "no": 11, "name": 18, "credit_hours": 15, "id_number": 42, "phone": 28, "employer": 52,
    "professional_title": 27, "passed": 20, "certificate_number": 38, "fee_charged": 24, "signed": 26,
    "remark": 18, "organiser": 60, "planned_time": 26,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """`order` of the columns; `extra` columns by name and where; `two_level` puts a head over some."""

    order: Sequence[str]
    heads: Mapping[str, str]
    extra: Mapping[int, tuple[str, str]] = ()  # type: ignore[assignment]
    two_level: bool = False
    sides: bool = True
    repeated: bool = False
    titled: bool = False
    footed: bool = False
    height: float = 8
    padded: int = 0
    align: Align = "center"


def plan(names: Mapping[str, tuple[str, ...]], rng: Random, kind: str) -> Plan:
    """The columns as the kind of oddity wants them."""
    renamed = kind in ("renamed", "reordered", "two level head") or rng.random() < 0.3
    heads = {key: rng.choice(words) if renamed else words[0] for key, words in names.items()}
    order = list(names)
    if kind == "reordered":
        rest = order[1:]
        rng.shuffle(rest)
        order = [order[0], *rest]
    made = Plan(order, heads, {})
    if kind == "extra columns":
        return replace(made, extra={2: ("性别", "男"), len(order): ("备注", "")})
    if kind == "missing columns":
        gone = {"credit_hours", "fee_charged"} & set(order)
        return replace(made, order=[key for key in order if key not in gone and key != "no"])
    return replace(
        made,
        two_level=kind == "two level head",
        sides=kind != "no upright rules",
        repeated=kind == "head on each page",
        titled=kind == "title in the table",
        footed=kind == "total at the foot",
        height={"tall rows": 18, "low rows": 5}.get(kind, 8),
        padded=3 if kind == "empty rows" else 0,
        align=rng.choice(("center", "left", "justify")),
    )


KINDS = (
    "plain", "renamed", "reordered", "extra columns", "missing columns", "two level head", "no upright rules",
    "head on each page", "title in the table", "total at the foot", "tall rows", "low rows", "empty rows",
)  # fmt: skip


def roster(
    record: Record, key: str, names: Mapping[str, tuple[str, ...]], title: str, kind: str, rng: Random,
    habits: Habits,
) -> list[Block]:  # fmt: skip
    """The paper; `record` is changed to what stands in it."""
    laid = plan(names, rng, kind)
    marks = rng.choice(CHARGED if "fee_charged" in names else PASSED)
    for row in record[key]:
        for left_off in set(names) - set(laid.order):
            row[left_off] = False if left_off == "signed" else None
        if "fee_charged" in laid.order and marks[not row["fee_charged"]] == "":
            row["fee_charged"] = None
    width = len(laid.order) + len(laid.extra)
    rows = _heads(laid)
    head = len(rows) if laid.repeated else 0
    if laid.titled:
        rows.insert(0, [Cell(title, width, align="center")])
    for row in record[key]:
        rows.append(_row(row, laid, marks, habits))
    for number in range(laid.padded):
        rows.append(
            [
                Cell(str(len(record[key]) + number + 1) if at == 0 and "no" in laid.order else "")
                for at in range(width)
            ]
        )
    if laid.footed:
        rows.append([Cell(f"合计：{len(record[key])}人", width)])
    widths = {**WIDTHS, "name": 60} if "planned_time" in names else WIDTHS
    columns = [widths[c or "remark"] for c in _columns(laid)]
    scale = min(1.0, (170 if "planned_time" in names else 257) / sum(columns))
    table = Table(rows, [c * scale for c in columns], head, laid.sides, laid.height, 9)
    return [*([] if laid.titled else [Line(title, 16, "center", True)]), table]


NARROW = ("no", "name", "id_number", "phone", "employer")
"""What goes into half a table's width."""


def two_a_row(
    record: Record, key: str, names: Mapping[str, tuple[str, ...]], title: str, rng: Random
) -> list[Block]:
    """The same heads twice, numbers running across or down; what has no room is left off."""
    kept = [column for column in names if column in NARROW]
    for row in record[key]:
        for left_off in set(names) - set(kept):
            row[left_off] = False if left_off == "signed" else None
    people, half = record[key], (len(record[key]) + 1) // 2
    pairs = (
        [people[at : at + 2] for at in range(0, len(people), 2)]
        if rng.random() < 0.5
        else [people[at::half] for at in range(half)]
    )
    rows = [[Cell(names[column][0], align="center") for column in kept * 2]]
    for pair in pairs:
        cells = [Cell(str(row[column] or "")) for row in pair for column in kept]
        rows.append(cells + [Cell("")] * (2 * len(kept) - len(cells)))
    widths = [WIDTHS[column] * 0.85 for column in kept]
    return [Line(title, 16, "center", True), Table(rows, widths * 2, size=9)]


def _columns(laid: Plan) -> list[str | None]:
    columns: list[str | None] = list(laid.order)
    for at in sorted(laid.extra):
        columns.insert(at, None)
    return columns


def _heads(laid: Plan) -> list[list[Cell]]:
    extras = [laid.extra[at][0] for at in sorted(laid.extra)]
    words = [laid.heads[key] if key is not None else extras.pop(0) for key in _columns(laid)]
    if not laid.two_level:
        return [[Cell(word, align="center") for word in words]]
    over = range(1, 4)
    first: list[Cell] = []
    for at, word in enumerate(words):
        if at == over.start:
            first.append(Cell("基本情况", len(over), align="center"))
        elif at not in over:
            first.append(Cell(word, down=2, align="center"))
    return [first, [Cell(words[at], align="center") for at in over]]


def _row(row: Record, laid: Plan, marks: tuple[str, str], habits: Habits) -> list[Cell]:
    extras = [laid.extra[at][1] for at in sorted(laid.extra)]
    cells = []
    for key in _columns(laid):
        if key is None:
            text = extras.pop(0)
        elif key == "signed":
            text = ""
        elif key in ("passed", "fee_charged"):
            text = {True: marks[0], False: marks[1], None: marks[1] if key == "fee_charged" else ""}[row[key]]
        elif key == "planned_time":
            text = row[key]["text"]
        else:
            text = habits.figures(row[key]) if key in ("phone", "credit_hours") else str(row[key] or "")
        cells.append(Cell(text, align="left" if key in ("employer", "organiser") else laid.align))
    return cells
