"""How many days a class lasts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import LEVELS, RuleCase
from zsgx_docs.check.rules.limits import days_of, falls_short, first_day, last_day
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import ACCOUNTS, APPLICATION, OPENING, PLAN, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.model.finding import Severity

ABOUT = 1
"""Days by which a class may differ from “5天左右”: a guess at what 左右 allows."""
DAYS = ("training_dates.start", "training_dates.end")
PAPERS = (APPLICATION, PLAN, OPENING, ACCOUNTS, SUMMARY)

H02 = Rule(
    "H02",
    "每期国家级高级研修项目研修时间为{levels.national.days|extent}",
    "湖北通知",
    "warning",
    reads=DAYS,
    parameters=("levels.national.days", "levels.national.days_rule"),
)
H04 = Rule(
    "H04",
    "每期省级高级研修项目研修时间为{levels.provincial.days|extent}",
    "湖北通知",
    "warning",
    reads=DAYS,
    parameters=("levels.provincial.days", "levels.provincial.days_rule"),
)
T02 = Rule(
    "T02",
    "每期研修时间{levels.national.days|extent}（含报到和返程时间）",
    "天津通知",
    "error",
    reads=(*DAYS, "arrive_date", "leave_date"),
    parameters=("levels.*.days", "levels.*.days_rule"),
)


def _length(case: RuleCase) -> int:
    """From the day of arrival to that of departure where the paper names them."""
    first, last = first_day(case.paper, case.type), last_day(case.paper, case.type)
    if case.type == OPENING and case.notice_type == "plan_notice":
        first = case.paper.day("arrive_date") if case.paper.has("arrive_date") else first
        last = case.paper.day("leave_date") if case.paper.has("leave_date") else last
    return days_of(first, last)


def _paths(case: RuleCase) -> tuple[str, ...]:
    return ("start", "end") if case.type == OPENING else DAYS


def _of_level(case: RuleCase, level: str) -> Iterator[Breach]:
    wanted, rule = case.notice.all(f"levels.{level}.days", f"levels.{level}.days_rule")
    gap = _length(case) - int(wanted)
    off = abs(gap) > ABOUT if rule == "about" else gap < 0
    if all_of(lambda: case.is_level(level), lambda: off):
        said = (
            f"{LEVELS[level]}班研修{_length(case)}天，通知要求{'约' if rule == 'about' else '至少'}{wanted}天"
        )
        yield Breach(said, _paths(case), severity_of(rule == "about"))


@H02.on(*PAPERS)
def _national_length(case: RuleCase) -> Iterator[Breach]:
    yield from _of_level(case, "national")


@H04.on(*PAPERS)
def _provincial_length(case: RuleCase) -> Iterator[Breach]:
    yield from _of_level(case, "provincial")


@T02.on(PLAN, OPENING, ACCOUNTS, SUMMARY)
def _long_enough(case: RuleCase) -> Iterator[Breach]:
    length = _length(case)
    rules = {rule for _, rule in case.limits("days_rule")}
    slack = ABOUT if rules == {"about"} else 0
    limits = [(level, Decimal(str(days)) - slack) for level, days in case.limits("days")]
    if falls_short(length, limits):
        yield Breach(f"研修{length}天，少于通知要求的天数", _paths(case), severity_of("about" in rules))


def severity_of(is_soft: bool) -> Severity:
    """Return how grave it is to miss a limit that is soft (一般、左右) or not."""
    return "warning" if is_soft else "error"
