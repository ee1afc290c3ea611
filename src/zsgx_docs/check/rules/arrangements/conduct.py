"""What a class is not for, and which rules of conduct its papers name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import ACCOUNTS, OPENING, PLAN, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView

UNRELATED = re.compile("旅游|游览|景区|景点|观光|宴请|联欢|推介会|产品推介|广告|冠名|赞助")
_FORBIDDEN = re.compile("不得|严禁|禁止|不组织|不安排|不搞|杜绝|严格执行|不借|无关|防止|避免|八项规定")
PROSE = {
    PLAN: ("content", "methods", "outcomes", "management", "purpose"),
    OPENING: ("topics", "methods", "audience", "fee_rule"),
    SUMMARY: ("overview", "features", "results", "experience", "next_steps"),
    ACCOUNTS: tuple(
        f"costs.{item}.note"
        for item in ("accommodation", "meals", "venue", "faculty", "materials", "transport")
    ),
}

T05 = Rule(
    "T05",
    "不得组织任何与研修无关的活动，不得借研修之机为有关企业做广告",
    "天津通知",
    "warning",
    reads=(*PROSE[PLAN], "courses[].content", *PROSE[OPENING]),
)
T48 = Rule(
    "T48",
    "严禁借研修之际公款旅游、相互宴请或参加与研修无关的活动",
    "天津通知",
    "warning",
    reads=(*PROSE[ACCOUNTS], *PROSE[SUMMARY]),
)
T55 = Rule(
    "T55",
    "贯彻落实中央八项规定精神及其实施细则要求和《关于在干部教育培训中进一步加强学员管理的规定》",
    "天津通知",
    "info",
    reads=("management",),
)
T17 = Rule(
    "T17",
    "不再承担所在单位的工作、会议、调研等任务",
    "天津通知",
    "info",
    by_hand="开班通知的记录里没有“学员要求”这一项，要看原文",
).asked_on(OPENING)


def _clean(case: RuleCase) -> Iterator[Breach]:
    yield from each(PROSE[case.type], lambda path: _unrelated(case.paper.text(path), path))


def _unrelated(text: str, path: str) -> Iterator[Breach]:
    for sentence in re.split("[。；\n]", text):
        found = UNRELATED.search(sentence)
        if found and not _FORBIDDEN.search(sentence):
            yield Breach(f"提到“{found[0]}”，请看是否与研修无关", (path,))


@T05.on(PLAN, OPENING)
def _only_training(case: RuleCase) -> Iterator[Breach]:
    yield from _clean(case)
    if case.type == PLAN:
        rows = _courses(case)
        yield from each(rows, lambda row: _unrelated(row.text("content"), row.at("content")))


def _courses(case: RuleCase) -> list[RecordView]:
    try:
        return case.paper.rows("courses")
    except CannotTell:
        return []


@T48.on(ACCOUNTS, SUMMARY)
def _nothing_else_paid(case: RuleCase) -> Iterator[Breach]:
    yield from _clean(case)


@T55.on(PLAN)
def _conduct_named(case: RuleCase) -> Iterator[Breach]:
    text = str(case.paper.need("management"))
    missing = [
        name
        for name, word in (("中央八项规定", "八项规定"), ("学员管理的规定", "学员管理"))
        if word not in text
    ]
    if missing:
        yield Breach(f"学员管理部分没有写明{'和'.join(missing)}", ("management",))
