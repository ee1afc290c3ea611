"""Print values that lean on another of the paper: the year before, a day of the programme's year."""

from __future__ import annotations

from typing import Any

from zsgx_docs.values.characters import without_blanks
from zsgx_docs.values.dates import Date, as_date
from zsgx_docs.values.kind import Context, Parsed
from zsgx_docs.values.numbers import Year


class YearBefore(Year):
    """The kind of years that are printed as the year before: 2026 as 2025."""

    name = "year_before"

    def _format(self, value: Any) -> str:
        return str(int(super()._format(value)) - 1)

    def _parse(self, text: str, context: Context) -> Parsed:
        before = super()._parse(text, Context(context.year - 1) if context.year else context)
        return Parsed(None if before.value is None else before.value + 1, before.doubt)


class MonthDay(Date):
    """The kind of days of the programme's year, printed without it: 11月30日."""

    name = "month_day"
    blank = "　月　日"

    def _format(self, value: Any) -> str:
        day = as_date(value)
        return f"{day.month}月{day.day}日"

    def _parse(self, text: str, context: Context) -> Parsed:
        if without_blanks(text) == "月日":
            return Parsed(None)
        return super()._parse(f"{context.year}年{text}" if context.year else text, context)
