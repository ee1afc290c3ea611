"""Names compared as people mean them."""

from __future__ import annotations

import datetime

import pytest

from zsgx_docs.values.comparing import is_same_name, is_same_unit
from zsgx_docs.values.dates import after_months, after_working_days, before_working_days

Day = datetime.date


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("天津港（集团）有限公司", "天津港(集团)有限公司", True),
        ("天津市职业大学 ", "天津市职业大学", True),
        ("天津市中西医结合学会", "中西医结合学会", True),
        ("现代中医药海河实验室、天津中医药大学", "天津中医药大学、现代中医药海河实验室", True),
        ("天津港（集团、股份）有限公司", "天津港（集团）有限公司", False),
        ("天津市教育局", "教育局", False),
        ("湖北省人民医院", "天津市人民医院", False),
        ("天津市河北区教师进修学校", "河北省教师进修学校", False),
    ],
)
def test_units_are_one_whatever_brackets_order_or_province(one: str, other: str, same: bool) -> None:
    assert is_same_unit(one, other) == is_same_unit(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("港口企业“数智化”转型高级研修班", '港口企业"数智化"转型高级研修班', True),
        ("引领“精专业·高素质”-海洋装备", "引领“精专业·高素质” — 海洋装备", True),
        ("智能制造高级研修班（第一期）", "智能制造高级研修班（第二期）", False),
    ],
)
def test_names_are_one_whatever_quotes_dashes_and_blanks(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) == same


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (Day(2025, 5, 31), 1, Day(2025, 6, 30)),
        (Day(2025, 1, 31), 1, Day(2025, 2, 28)),
        (Day(2024, 1, 31), 1, Day(2024, 2, 29)),
        (Day(2025, 12, 15), 1, Day(2026, 1, 15)),
        (Day(2025, 10, 17), 1, Day(2025, 11, 17)),
        (Day(2025, 3, 31), -1, Day(2025, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: Day, months: int, due: Day) -> None:
    assert after_months(day, months) == due


def test_working_days_leave_out_holidays_and_count_the_days_worked_instead() -> None:
    """28 September 2025 was a Sunday worked; 1 to 8 October were free, 11 October a Saturday worked."""
    assert after_working_days(Day(2025, 9, 26), 1) == Day(2025, 9, 28)
    assert after_working_days(Day(2025, 9, 30), 1) == Day(2025, 10, 9)
    assert after_working_days(Day(2025, 10, 10), 1) == Day(2025, 10, 11)
    assert before_working_days(Day(2025, 10, 9), 1) == Day(2025, 9, 30)
    assert after_working_days(Day(2025, 10, 17), 10) == Day(2025, 10, 31)
