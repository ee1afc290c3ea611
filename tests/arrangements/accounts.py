"""Final accounts as other offices draw them up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from arrangements.habits import Habits, days, money
from arrangements.sheet import Block, Cell, Line, Table

Record = dict[str, Any]
COSTS = {
    "accommodation": "住宿费",
    "meals": "伙食费",
    "venue": "场地费",
    "faculty": "师资费",
    "materials": "资料费",
    "transport": "交通费",
    "tax": "税费",
}
TITLE = "高级研修项目经费决算表"


def _dated(record: Record, habits: Habits) -> str:
    given = record["training_dates"]
    start = datetime.date.fromisoformat(given["start"])
    end = start + datetime.timedelta(days=min(3, 28 - start.day))
    given.update(text=days(start, end, habits.dates), start=start.isoformat(), end=end.isoformat())
    return habits.figures(given["text"])


def _amount_head(habits: Habits) -> str:
    return {"wan in the head": "金额（万元）", "yuan in the head": "金额（元）"}.get(habits.money, "金额")


def _above(habits: Habits) -> list[Block]:
    return [Line("单位：万元", 10.5, "right")] if habits.money == "wan above" else []


def _sum(cost: Record, habits: Habits) -> Cell:
    return Cell(habits.figures(money(cost["amount"], habits.money)), align=habits.align)  # type: ignore[arg-type]


def _costs(record: Record, habits: Habits) -> list[list[Cell]]:
    named = [(COSTS[key], record["costs"][key]) for key in COSTS]
    return [
        [Cell(words, align="center"), _sum(cost, habits), Cell(cost["note"] or "")]
        for words, cost in (*named, ("合计", record["total"]))
    ]


def pairs_above(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """The class in pairs, then the money, then the units; three columns of money."""
    dated = _dated(record, habits)
    top = [
        [Cell(habits.label("项目名称")), Cell(record["project_name"], 3)],
        [Cell(habits.label("办班地点")), Cell(record["venue"]), Cell(habits.label("办班时间")), Cell(dated)],
        [
            Cell("学员人数"),
            Cell(str(record["trainee_count"])),
            Cell("工作人员人数"),
            Cell(str(record["staff_count"])),
        ],
        [Cell("总人数"), Cell(str(record["total_count"]), 3)],
        [Cell("申报单位"), Cell(record["applicant"], 3)],
        [Cell("承办单位"), Cell(record["organiser"], 3)],
    ]
    sums = [
        [
            Cell("项目", align="center"),
            Cell(_amount_head(habits), align="center"),
            Cell("备注", align="center"),
        ]
    ]
    sums += _costs(record, habits)
    signed = [[Cell("经办人（签字）："), Cell("承办单位财务部门签章：")]]
    return [
        Line(TITLE, 18, "center", True),
        Table(top, (30, 55, 30, 55)),
        *_above(habits),
        Line("项目资金决算", 12, bold=True),
        Table(sums, (40, 50, 80)),
        Table(signed, (85, 85), height=18),
    ]


def one_table(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """All in one table; the items numbered, the note before the sum."""
    dated = _dated(record, habits)
    rows = [
        [Cell("名称", 2), Cell(record["project_name"], 2)],
        [Cell("地点", 2), Cell(record["venue"], 2)],
        [Cell("办班时间", 2), Cell(dated, 2)],
        [
            Cell("学员人数"),
            Cell(f"{record['trainee_count']}人"),
            Cell("工作人员人数"),
            Cell(f"{record['staff_count']}人"),
        ],
        [Cell("总计", 2), Cell(f"{record['total_count']}人", 2)],
        [Cell("项目资金决算", 4, align="center")],
        [Cell("序号"), Cell("项目"), Cell("备注"), Cell(_amount_head(habits))],
    ]
    for number, (words, amount, note) in enumerate(_costs(record, habits), 1):
        rows.append([Cell("" if words.text == "合计" else str(number)), words, note, amount])
    rows += [
        [Cell("组织实施", 4, align="center")],
        [Cell("申报单位", 2), Cell(record["applicant"], 2)],
        [Cell("承办单位", 2), Cell(record["organiser"], 2)],
        [Cell("审批情况", 4, align="center")],
        [Cell("经办人（签字）", 2), Cell("承办单位财务部门签章", 2)],
    ]
    return [Line(TITLE, 18, "center", True), *_above(habits), Table(rows, (28, 52, 45, 45))]


def more_items(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """Items that the form does not know, others in another order, a budget beside what was spent."""
    dated = _dated(record, habits)
    rows = [
        [Cell("项目名称"), Cell(record["project_name"], 3)],
        [Cell("研修时间"), Cell(dated), Cell("研修地点"), Cell(record["venue"])],
        [
            Cell("学员人数"),
            Cell(str(record["trainee_count"])),
            Cell("工作人员人数"),
            Cell(str(record["staff_count"])),
        ],
        [Cell("总计"), Cell(str(record["total_count"]), 3)],
        [
            Cell("支出项目"),
            Cell("预算金额"),
            Cell(_amount_head(habits).replace("金额", "决算金额")),
            Cell("备注"),
        ],
    ]
    items = _costs(record, habits)
    body, total = items[:-1], items[-1]
    rng.shuffle(body)
    for words, amount, note in body:
        rows.append([words, Cell("3000.00", align="right"), amount, note])
    rows.append([Cell("其他费用", align="center"), Cell("0.00"), Cell("0.00"), Cell("")])
    rows.append([total[0], Cell("21000.00"), total[1], total[2]])
    rows += [
        [Cell("申报单位"), Cell(record["applicant"], 3)],
        [Cell("承办单位"), Cell(record["organiser"], 3)],
        [Cell("经办人（签字）"), Cell(""), Cell("承办单位财务部门签章"), Cell("")],
    ]
    return [Line(TITLE, 18, "center", True), *_above(habits), Table(rows, (36, 44, 44, 46))]


def items_across(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """A column an item: the names in one row, the sums in the next, the notes below."""
    dated = _dated(record, habits)
    named = [(COSTS[key], record["costs"][key]) for key in COSTS] + [("合计", record["total"])]
    top = [
        [Cell("名称"), Cell(record["project_name"]), Cell("地点"), Cell(record["venue"])],
        [Cell("办班时间"), Cell(dated), Cell("学员人数"), Cell(str(record["trainee_count"]))],
        [
            Cell("工作人员人数"),
            Cell(str(record["staff_count"])),
            Cell("总计"),
            Cell(str(record["total_count"])),
        ],
        [Cell("申报单位"), Cell(record["applicant"]), Cell("承办单位"), Cell(record["organiser"])],
    ]
    sums = [
        [Cell("项目"), *(Cell(words, align="center") for words, _ in named)],
        [Cell(_amount_head(habits)), *(_sum(cost, habits) for _, cost in named)],
        [Cell("备注"), *(Cell(cost["note"] or "") for _, cost in named)],
    ]
    return [
        Line(TITLE, 18, "center", True),
        Table(top, (26, 59, 26, 59)),
        *_above(habits),
        Table(sums, (18, *(19 for _ in named)), size=8),
        Line("经办人（签字）：          承办单位财务部门签章："),
    ]


def in_lines(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """No table: each item in a line, its note in brackets."""
    dated = _dated(record, habits)
    named = [(COSTS[key], record["costs"][key]) for key in COSTS] + [("合计", record["total"])]
    people = "  ".join(
        f"{words}：{record[key]}人"
        for words, key in (
            ("学员人数", "trainee_count"),
            ("工作人员人数", "staff_count"),
            ("总计", "total_count"),
        )
    )
    lines = [
        f"项目名称：{record['project_name']}",
        f"办班地点：{record['venue']}",
        f"办班时间：{dated}",
        people,
        "项目资金决算：",
    ]
    for number, (words, cost) in enumerate(named, 1):
        note = f"（{cost['note']}）" if cost["note"] else ""
        lines.append(f"{number}.{words}：{habits.figures(money(cost['amount'], 'thousands'))}元{note}")
    lines += [f"申报单位：{record['applicant']}", f"承办单位：{record['organiser']}"]
    return [Line(TITLE, 18, "center", True), *map(Line, lines)]


Body = Callable[[Record, Habits, Random], list[Block]]
BODIES: Mapping[str, Body] = {
    f.__name__.replace("_", " "): f for f in (pairs_above, one_table, more_items, items_across, in_lines)
}
