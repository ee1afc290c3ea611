"""How many trainees and how many of the staff."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zsgx_docs.check.rules.arrangements.length import severity_of
from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import LEVELS, RuleCase
from zsgx_docs.check.rules.limits import falls_short
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import ACCOUNTS, APPLICATION, OPENING, PLAN, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell

COUNTED_IN = {
    OPENING: "headcount",
    PLAN: "headcount",
    ACCOUNTS: "trainee_count",
    SUMMARY: "trainee_count",
}
"""Where each paper says how many trainees there are."""

H03 = Rule(
    "H03",
    "研修人数{levels.national.min_trainees|least}人",
    "湖北通知",
    "warning",
    reads=("participants", "headcount", "trainee_count"),
    parameters=("levels.national.min_trainees", "levels.national.min_rule"),
)
H05 = Rule(
    "H05",
    "研修人数{levels.provincial.min_trainees|least}人",
    "湖北通知",
    "warning",
    reads=("participants", "headcount", "trainee_count"),
    parameters=("levels.provincial.min_trainees", "levels.provincial.min_rule"),
)
T07 = Rule(
    "T07",
    "每期研修人数{levels.national.min_trainees|least}人",
    "天津通知",
    "error",
    reads=("headcount", "trainee_count"),
    parameters=("levels.*.min_trainees", "levels.*.min_rule"),
)
T08 = Rule(
    "T08",
    "工作人员人数控制在研修人数的{staff.share|percent}以内，最多不超过{staff.max}人",
    "天津通知",
    "error",
    reads=("staff_count", "headcount", "trainee_count"),
    parameters=("staff.share", "staff.max"),
)


def trainees_of(case: RuleCase) -> tuple[Decimal, str]:
    """Return how many trainees a paper says there are, and where; the application says it in prose."""
    if case.type != APPLICATION:
        path = COUNTED_IN[case.type]
        return case.paper.number(path), path
    from zsgx_docs.records.submissions import headcount

    case.paper.need("participants")
    told = headcount(case.paper.record)
    if told.value is None or told.doubt:
        raise CannotTell("headcount")
    return Decimal("".join(c for c in told.value if c.isdigit())), "participants"


def _of_level(case: RuleCase, level: str) -> Iterator[Breach]:
    least, rule = case.notice.all(f"levels.{level}.min_trainees", f"levels.{level}.min_rule")

    def too_few() -> bool:
        return trainees_of(case)[0] < Decimal(str(least))

    if all_of(lambda: case.is_level(level), too_few):
        number, path = trainees_of(case)
        said = f"{LEVELS[level]}班计划招收{number}人，少于{least}人"
        yield Breach(said, (path,), severity_of(rule == "soft"))


@H03.on(APPLICATION, *COUNTED_IN)
def _national_class(case: RuleCase) -> Iterator[Breach]:
    yield from _of_level(case, "national")


@H05.on(APPLICATION, *COUNTED_IN)
def _provincial_class(case: RuleCase) -> Iterator[Breach]:
    yield from _of_level(case, "provincial")


@T07.on(*COUNTED_IN)
def _enough_trainees(case: RuleCase) -> Iterator[Breach]:
    number, path = trainees_of(case)
    limits = case.limits("min_trainees")
    if falls_short(number, limits):
        is_soft = "soft" in {rule for _, rule in case.limits("min_rule")}
        least = min(limit for _, limit in limits)
        yield Breach(f"研修{number}人，少于{least}人", (path,), severity_of(is_soft))


@T08.on(PLAN, ACCOUNTS, SUMMARY)
def _few_enough_staff(case: RuleCase) -> Iterator[Breach]:
    number, path = trainees_of(case)
    staff = case.paper.number("staff_count")
    share, most = case.notice.share("staff.share"), case.notice.number("staff.max")
    if staff > share * int(number):
        said = f"工作人员{staff}人，超过学员{number}人的{float(share) * 100:g}%"
        yield Breach(said, ("staff_count", path))
    if staff > most:
        yield Breach(f"工作人员{staff}人，超过{most}人", ("staff_count",))
