"""Define what an organiser writes about one class: 开班通知 and 实施方案, the notice and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from zsgx_docs.records.final_accounts import Cost, Costs, not_adding_up
from zsgx_docs.records.parts import Period
from zsgx_docs.records.record import Doubt, Part, Record

IN_ORDER = (
    ("issue_date", "成文日期"),
    ("signup_deadline", "报名截止时间"),
    ("arrive_date", "报到时间"),
    ("start", "研修开始日期"),
    ("end", "研修结束日期"),
    ("leave_date", "返程时间"),
)


class QuotaRow(Part):
    """A region or unit, and how many it may send."""

    region: str | None = None
    n: int | None = None


class OpeningNotice(Record):
    """The opening notice's values."""

    project_name: str | None = None
    doc_no: str | None = None
    addressees: str | None = None
    basis_doc_title: str | None = None
    basis_doc_no: str | None = None
    host: str | None = None
    organiser: str | None = None
    co_organiser: str | None = None
    year: int | None = None
    level: str | None = None
    arrive_date: date | None = None
    start: date | None = None
    end: date | None = None
    leave_date: date | None = None
    days: int | None = None
    hours: Decimal | None = None
    place: str | None = None
    topics: list[str] = Field(default_factory=list)
    methods: list[str] = Field(default_factory=list)
    experts: list[str] = Field(default_factory=list)
    audience: str | None = None
    headcount: int | None = None
    online_n: int | None = None
    quota: list[QuotaRow] = Field(default_factory=list)
    fee_rule: str | None = None
    fee_amount: Decimal | None = None
    signup_deadline: date | None = None
    signup_way: str | None = None
    certificate_name: str | None = None
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    annexes: list[str] = Field(default_factory=list)
    issuer: str | None = None
    issue_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        yield from self._dates()
        yield from self._length()
        yield from self._places()

    def vouched(self) -> Iterator[tuple[str, ...]]:
        if None not in (self.start, self.end, self.days) and not [*self._length()]:
            yield "start", "end", "days"
        numbers = self._quota_paths()
        if len(numbers) > 1 and self.headcount is not None and not [*self._places()]:
            yield (*numbers, "headcount")

    def _dates(self) -> Iterator[Doubt]:
        given = [(path, name, day) for path, name in IN_ORDER if (day := getattr(self, path)) is not None]
        for (path, name, day), (next_path, next_name, next_day) in pairwise(given):
            if day > next_day:
                yield Doubt((path, next_path), f"{name}在{next_name}之后")
        if self.year is not None and self.start is not None and self.start.year != self.year:
            yield Doubt(("year", "start"), f"研修开始日期不在{self.year}年")

    def _length(self) -> Iterator[Doubt]:
        if self.start is None or self.end is None or self.days is None or self.end < self.start:
            return
        counted = (self.end - self.start).days + 1
        if counted != self.days:
            yield Doubt(("start", "end", "days"), f"起止日期合{counted}天，却写{self.days}天")

    def _places(self) -> Iterator[Doubt]:
        numbers = [quota.n for quota in self.quota if quota.n is not None]
        if self.headcount is not None:
            if numbers and len(numbers) == len(self.quota) and sum(numbers) != self.headcount:
                reason = f"名额分配合计{sum(numbers)}人，计划招收却是{self.headcount}人"
                yield Doubt(("headcount", *self._quota_paths()), reason, rule="X13")
            if self.online_n is not None and self.online_n > self.headcount:
                yield Doubt(("online_n", "headcount"), "线上学员多于计划招收人数")

    def _quota_paths(self) -> tuple[str, ...]:
        return tuple(f"quota[{i}].n" for i, quota in enumerate(self.quota) if quota.n is not None)


class Lesson(Part):
    """A lesson of the plan's timetable."""

    date: str | None = None
    session: str | None = None
    content: str | None = None
    form: str | None = None
    lecturer: str | None = None
    title: str | None = None
    hours: Decimal | None = None
    place: str | None = None


class Teacher(Part):
    """A teacher of the class, and what they teach."""

    name: str | None = None
    employer: str | None = None
    professional_title: str | None = None
    topic: str | None = None
    hours: Decimal | None = None


class ImplementationPlan(Record):
    """The implementation plan's values."""

    project_name: str | None = None
    year: int | None = None
    level: str | None = None
    applicant: str | None = None
    organiser: str | None = None
    topic_basis: str | None = None
    purpose: str | None = None
    leading_group: str | None = None
    class_teacher: str | None = None
    staff_count: int | None = None
    training_dates: Period = Field(default_factory=Period)
    venue: str | None = None
    audience: str | None = None
    headcount: int | None = None
    content: str | None = None
    courses: list[Lesson] = Field(default_factory=list)
    teachers: list[Teacher] = Field(default_factory=list)
    methods: str | None = None
    credit_hours: Decimal | None = None
    assessment: str | None = None
    certificate_name: str | None = None
    funding_source: str | None = None
    budget: Costs = Field(default_factory=Costs)
    budget_total: Cost = Field(default_factory=Cost)
    management: str | None = None
    outcomes: str | None = None
    plan_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        yield from self._hours()
        yield from not_adding_up(self.budget, self.budget_total, "budget", "budget_total")
        first = self.training_dates.start
        if self.plan_date and first and self.plan_date > first:
            yield Doubt(("plan_date", "training_dates.start"), "方案日期在研修开始之后")

    def vouched(self) -> Iterator[tuple[str, ...]]:
        paths = self._hour_paths()
        if len(paths) > 1 and self.credit_hours is not None and not [*self._hours()]:
            yield (*paths, "credit_hours")

    def _hours(self) -> Iterator[Doubt]:
        """Only where every course says its hours."""
        hours = [course.hours for course in self.courses if course.hours is not None]
        if self.credit_hours is None or not hours or len(hours) != len(self.courses):
            return
        added = sum(hours, Decimal())
        if added != self.credit_hours:
            reason = f"课程表学时合计{added}，总学时却是{self.credit_hours}"
            yield Doubt(("credit_hours", *self._hour_paths()), reason)

    def _hour_paths(self) -> Sequence[str]:
        return [f"courses[{i}].hours" for i, course in enumerate(self.courses) if course.hours is not None]
