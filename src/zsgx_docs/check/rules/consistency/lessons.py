"""Hours and fees of teaching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.papers import CERTIFIED, PLAN
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView, Unclear

HALF_DAY = Decimal(4)
"""Hours that are paid for a half day at most: the standard of 财行〔2016〕540号."""
FEES = {"院士": Decimal(1500), "正高级": Decimal(1000), "副高级": Decimal(500)}
"""Yuan an hour after tax, by the teacher's title: the standard of 财行〔2016〕540号."""

X08 = Rule(
    "X08",
    "学时数不超过课程总学时",
    "本系统",
    "warning",
    reads=("students[].credit_hours", "credit_hours"),
)
X14 = Rule(
    "X14",
    "讲课费每学时不超过职称对应的标准；半天最多按4学时计",
    "本系统",
    "warning",
    reads=("courses[].hours", "teachers[].hours", "teachers[].professional_title", "budget.faculty.amount"),
)


@X08.across(CERTIFIED, PLAN)
def _no_more_than_taught(case: RuleCase) -> Iterator[Breach]:
    total = case.of(PLAN).number("credit_hours")
    for student in case.of(CERTIFIED).rows("students"):
        if student.has("credit_hours") and student.number("credit_hours") > total:
            said = f"{student.text('name')}的学时{student.number('credit_hours'):f}，多于总学时{total:f}"
            yield Breach(said, (student.at("credit_hours"),))


@X14.on(PLAN)
def _within_the_standard(case: RuleCase) -> Iterator[Breach]:
    yield from _half_days(case)
    yield from _fees(case)


def _half_days(case: RuleCase) -> Iterator[Breach]:
    hours: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for course in case.paper.rows("courses") if case.paper.record.get("courses") else []:
        if course.has("hours") and course.has("date") and course.has("session"):
            half = (course.text("date"), course.text("session"))
            hours[half] += course.number("hours")
            paths[half].append(course.at("hours"))
    for half, total in hours.items():
        if total > HALF_DAY:
            yield Breach(f"{''.join(half)}排了{total:f}学时，超过{HALF_DAY}学时", tuple(paths[half]))


def _fees(case: RuleCase) -> Iterator[Breach]:
    if not case.paper.has("budget.faculty.amount") or not case.paper.record.get("teachers"):
        return
    paid = case.paper.number("budget.faculty.amount")
    most = sum((_most(teacher) for teacher in case.paper.rows("teachers")), Decimal())
    if paid > most:
        said = f"师资费{paid}元，按职称和学时最多{most:f}元"
        yield Breach(said, ("budget.faculty.amount",))


def _most(teacher: RecordView) -> Decimal:
    from zsgx_docs.values.title_levels import level_of_title

    title, hours = teacher.text("professional_title"), teacher.number("hours")
    if "院士" in title:
        return FEES["院士"] * hours
    level = level_of_title(title)
    if level not in FEES:
        raise CannotTell(Unclear(teacher.at("professional_title"), "看不出是哪一级"))
    return FEES[level] * hours
