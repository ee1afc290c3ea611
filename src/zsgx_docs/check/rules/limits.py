"""Holds values against the limits of a notice, which may differ by level, and counts its periods."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from zsgx_docs.check.rules.case import LEVEL
from zsgx_docs.check.rules.papers import OPENING
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.values import Context, kinds
from zsgx_docs.values.dates import after_months, after_working_days, before_working_days

LONGEST = 1000
"""Months, days or working days of a period; a guess: more is none."""
YEARS = (1990, 2100)
"""Years that a notice may be of; a guess."""
UNITS = {"months": "个月", "days": "天", "workdays": "个工作日"}
Limits = Sequence[tuple[str, Any]]


def falls_short(value: Decimal | int, limits: Limits) -> bool:
    """Tell whether a value is below the limit of its level. Raises CannotTell where the level decides."""
    floors = [Decimal(str(limit)) for _, limit in limits]
    if value < min(floors):
        return True
    if value >= max(floors):
        return False
    raise CannotTell(LEVEL)


def first_day(paper: RecordView, paper_type: str) -> datetime.date:
    """Return the first day of a class."""
    return paper.day("start" if paper_type == OPENING else "training_dates.start")


def last_day(paper: RecordView, paper_type: str) -> datetime.date:
    """Return the last day of a class."""
    return paper.day("end" if paper_type == OPENING else "training_dates.end")


def last_day_or_month(paper: RecordView, paper_type: str, year: int) -> datetime.date | None:
    """Return the last day of a class, of a month alone its last; None where the words name neither."""
    if paper_type == OPENING or paper.has("training_dates.end"):
        return last_day(paper, paper_type)
    written = paper.need("training_dates.text")
    months = kinds["months"].parse(str(written), Context(year)).value or {}
    return end_of_month(year, months["end_month"]) if months.get("end_month") else None


def end_of_month(year: int, month: int) -> datetime.date:
    """Return the last day of a month."""
    return after_months(datetime.date(year, month, 1), 1) - datetime.timedelta(days=1)


def days_of(first: datetime.date, last: datetime.date) -> int:
    """Count the days of a class, the first and the last among them."""
    return (last - first).days + 1


class TimeLimit(NamedTuple):
    """A period of a notice: so many months, days or working days."""

    number: int
    unit: Literal["months", "days", "workdays"]

    def after(self, day: datetime.date) -> datetime.date:
        """Return the last day of the period that begins with a day."""
        if self.unit == "months":
            return after_months(day, self.number)
        if self.unit == "workdays":
            return after_working_days(day, self.number)
        return day + datetime.timedelta(days=self.number)

    def before(self, day: datetime.date) -> datetime.date:
        """Return the latest day that is so long before a day."""
        if self.unit == "workdays":
            return before_working_days(day, self.number)
        return TimeLimit(-self.number, self.unit).after(day)

    def __str__(self) -> str:
        return f"{self.number}{UNITS[self.unit]}"


def time_limit_of(notice: RecordView, stem: str) -> TimeLimit:
    """Return the period that a notice sets: `report_within` in `report_within_months`, or days or workdays.

    Raises CannotTell where it sets none.
    """
    units: tuple[Literal["workdays", "days", "months"], ...] = ("workdays", "days", "months")
    for unit in units:
        if notice.has(f"{stem}_{unit}"):
            return TimeLimit(notice.whole(f"{stem}_{unit}", 0, LONGEST), unit)
    raise CannotTell(notice.at(f"{stem}_{'months' if stem == 'report_within' else 'days'}"))
