"""Every kind of other layout by name, each as often as wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from accuracy.records import RECORDS
from arrangements import accounts, forms, rosters, slips, units
from arrangements.habits import DAY_FORMS, DIGITS, FACES, MONEY_FORMS, TICKS, WORDED, some
from arrangements.sheet import Block, Line, Sheet

Record = dict[str, Any]
FORM, ACCOUNTS = "hubei/application-form", "tianjin/final-accounts"
ROSTER, SIGNED, LIST = "tianjin/certificate-roster", "tianjin/attendance-sheet", "tianjin/project-list"


BODIES = {**forms.BODIES, **units.UNIT_BODIES}


@dataclass(frozen=True, slots=True)
class Arranged:
    """One paper, and what stands in it."""

    template: str
    record: Record
    sheet: Sheet


def arranged(name: str, number: int, seed: int = 0) -> Arranged:
    """The same arguments give the same paper."""
    rng = Random(f"{seed}/{name}/{number}")
    return ARRANGEMENTS[name](rng)


def _sheet(blocks: list[Block], rng: Random, wide: bool = False) -> Sheet:
    margins = (rng.choice((15, 20, 25)), 20)
    return Sheet(blocks, rng.choice(FACES[:6]), rng.choice(DIGITS), wide, margins)


def _form(rng: Random, body: str = "", cover: int | None = None, **habits: Any) -> Arranged:
    truth = RECORDS[FORM](rng)
    draft = forms.Draft(truth, some(rng, **habits), rng)
    drawn = BODIES[body or rng.choice(("rows of pairs", "six columns", "units first"))](draft)
    top = forms.COVERS[rng.randrange(4) if cover is None else cover](draft)
    return Arranged(FORM, truth, _sheet([*top, *drawn, *draft.note()], rng))


def _coverless(rng: Random) -> Arranged:
    truth = RECORDS[FORM](rng)
    draft = forms.Draft(truth, some(rng), rng)
    drawn = forms.BODIES["rows of pairs"](draft)
    truth.update(cover_applicant=None, application_date=None)
    return Arranged(FORM, truth, _sheet([*draft.title(), *drawn], rng))


def _accounts(rng: Random, body: str = "", **habits: Any) -> Arranged:
    truth = RECORDS[ACCOUNTS](rng)
    drawn = accounts.BODIES[body or rng.choice(tuple(accounts.BODIES)[:2])](truth, some(rng, **habits), rng)
    return Arranged(ACCOUNTS, truth, _sheet(drawn, rng))


def _roster(rng: Random, kind: str, template: str, **habits: Any) -> Arranged:
    truth = RECORDS[template](rng)
    if template == ROSTER:
        for student in truth["students"]:
            student["passed"] = rng.random() < 0.9
    key, names, title = {
        ROSTER: ("students", rosters.STUDENT, "带证书编号的学员名单"),
        SIGNED: ("people", rosters.PERSON, "学员和工作人员签到表"),
    }[template]
    if kind == "two a row":
        drawn = rosters.two_a_row(truth, key, names, title, rng)
    else:
        drawn = rosters.roster(truth, key, names, title, kind, rng, some(rng, **habits))
    return Arranged(template, truth, _sheet(drawn, rng, wide=True))


SLIP = "tianjin/satisfaction-form"


def _slip(rng: Random, body: str, **habits: Any) -> Arranged:
    truth: Record = {
        "project_name": "智能制造系统设计与调试高级研修班",
        "organiser": "天津海河智造研究院",
        "training_dates": {"text": "2025年10月13日—17日", "start": "2025-10-13", "end": "2025-10-17"},
        "ratings": {},
        "suggestions": rng.choice((None, "建议增加现场教学时间，课后提供课件。")),
    }
    for question in slips.QUESTIONS:
        given = rng.choice(slips.GRADES)
        truth["ratings"][question] = {grade: grade == given for grade in slips.GRADES}
    drawn = slips.BODIES[body](truth, some(rng, **habits), rng)
    return Arranged(SLIP, truth, _sheet(drawn, rng))


def _list(rng: Random, kind: str) -> Arranged:
    truth = RECORDS[LIST](rng)
    title = rng.choice(
        (truth["title"], truth["title"].replace("高研项目", "高研项目计划表"), truth["title"] + "一览表")
    )
    drawn = rosters.roster(truth, "projects", rosters.PROJECT, title, kind, rng, some(rng))
    if truth["note"]:
        drawn.append(Line(truth["note"]))
    return Arranged(LIST, truth, _sheet(drawn, rng))


Maker = Callable[[Random], Arranged]
_LIST_KINDS = (
    "plain",
    "renamed",
    "reordered",
    "extra columns",
    "no upright rules",
    "title in the table",
    "tall rows",
)
ARRANGEMENTS: Mapping[str, Maker] = {
    **{f"form: {body}": partial(_form, body=body) for body in BODIES},
    **{f"form, cover {n}": partial(_form, cover=n) for n in range(4)},
    "form, no cover": _coverless,
    **{f"form, tick {tick}": partial(_form, tick=tick) for tick in (*TICKS, *WORDED)},
    **{f"form, dates {form}": partial(_form, dates=form) for form in DAY_FORMS},
    "form, on ruled lines": partial(_form, lined=True),
    "form, wide digits": partial(_form, wide_digits=True),
    **{f"accounts: {body}": partial(_accounts, body=body) for body in accounts.BODIES},
    **{f"accounts, money {form}": partial(_accounts, money=form) for form in MONEY_FORMS},
    "accounts, wide digits": partial(_accounts, wide_digits=True),
    **{
        f"roster: {kind}": partial(_roster, kind=kind, template=ROSTER)
        for kind in (*rosters.KINDS, "two a row")
    },
    "roster, wide digits": partial(_roster, kind="plain", template=ROSTER, wide_digits=True),
    **{
        f"sign-in: {kind}": partial(_roster, kind=kind, template=SIGNED)
        for kind in (*rosters.KINDS, "two a row")
    },
    **{f"slip: {body}": partial(_slip, body=body) for body in slips.BODIES},
    **{
        f"slip, tick {tick}": partial(_slip, body="beside each", tick=tick)
        for tick in (
            "bare stroke",
            "bare stroke after the words",
            "round brackets",
            "after the words",
            "full circle",
        )
    },
    **{f"list: {kind}": partial(_list, kind=kind) for kind in _LIST_KINDS},
}
