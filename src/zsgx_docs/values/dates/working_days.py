"""Tells working days: weekends and public holidays, as far ahead as the State Council announced them."""

from __future__ import annotations

import datetime
from calendar import monthrange

WEEKDAYS = "一二三四五六日"
SEARCHED = 15
"""Days back within which there is always a working day: a guess above the State Council's longest holiday of
10."""


def not_a_working_day(day: datetime.date) -> str | None:
    """Return why a day is no day for a deadline, with the working day before it; None for a working day."""
    known = _is_known(day)
    if _is_working(day):
        return None if known else f"{day.year}年放假安排尚未公布，请留意是否放假"
    why = "周末" if day.weekday() > 4 and not _is_holiday(day) else "法定节假日"
    before = next(
        earlier for back in range(1, SEARCHED) if _is_working(earlier := day - datetime.timedelta(days=back))
    )
    said = f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）是{why}"
    advice = f"前一个工作日是{before.month}月{before.day}日（周{WEEKDAYS[before.weekday()]}）"
    return f"{said}，{advice}{'' if known else '（该年放假安排尚未公布）'}"


def _is_known(day: datetime.date) -> bool:
    import chinese_calendar

    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def _is_working(day: datetime.date) -> bool:
    """By the announced calendar; where there is none yet, Monday to Friday."""
    import chinese_calendar

    return bool(chinese_calendar.is_workday(day)) if _is_known(day) else day.weekday() < 5


def _is_holiday(day: datetime.date) -> bool:
    import chinese_calendar

    return _is_known(day) and chinese_calendar.get_holiday_detail(day)[1] is not None


def after_working_days(day: datetime.date, count: int) -> datetime.date:
    """Return the `count`-th working day after a day."""
    while count > 0:
        day += datetime.timedelta(days=1)
        count -= _is_working(day)
    return day


def before_working_days(day: datetime.date, count: int) -> datetime.date:
    """Return the `count`-th working day before a day."""
    while count > 0:
        day -= datetime.timedelta(days=1)
        count -= _is_working(day)
    return day


def after_months(day: datetime.date, count: int) -> datetime.date:
    """Return the same day some months later, or the last of that month: a month after 31 May is 30 June."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
