"""What notices print in their own way: choices worded, shares, sums in 万元, days that lean on the year."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs.values import Context, kinds


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        ("level", "national", "国家级"),
        ("about", "about", "左右"),
        ("at_least", "at_least", "不少于"),
        ("minimum", "soft", "一般不少于"),
        ("no_fee", False, "均不得向学员收取任何费用"),
        ("money_wan", "105000.00", "10.5万元"),
        ("money_wan", "200000.00", "20万元"),
        ("share", 0.1, "10%"),
        ("share", 0.125, "12.5%"),
        ("fraction", "1/7", "1/7"),
        ("month_day", "2025-11-30", "11月30日"),
        ("year_before", 2026, "2025"),
    ],
)
def they_are_printed_as_notices_have_them(kind: str, value: Any, printed: str) -> None:
    assert kinds[kind].format(value) == printed
    assert kinds[kind].parse(printed, Context(2025)).value == value


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("share", "百分之五十", 0.5),
        ("share", "１０％", 0.1),
        ("fraction", "七分之一", "1/7"),
        ("money_wan", "105000元", "105000.00"),
        ("month_day", "11 月 30 日", "2025-11-30"),
        ("month_day", "　月　日", None),
        ("ink", "", False),
        ("ink", "沈若溪", True),
    ],
)
def they_are_read_as_people_write_them(kind: str, written: str, value: Any) -> None:
    parsed = kinds[kind].parse(written, Context(2025))
    assert (parsed.value, parsed.doubt) == (value, None)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("level", "区级"),
        ("minimum", "不多于"),
        ("share", "150%"),
        ("fraction", "0/7"),
        ("month_day", "2月30日"),
    ],
)
def they_doubt_what_is_none_of_them(kind: str, written: str) -> None:
    parsed = kinds[kind].parse(written, Context(2025))
    assert parsed.value is None and parsed.doubt


@pytest.mark.parametrize(
    ("kind", "value"), [("level", "district"), ("share", 10), ("fraction", "0.14"), ("ink", "yes")]
)
def they_refuse_to_print_what_is_none_of_them(kind: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        kinds[kind].format(value)


def it_never_prints_a_signature() -> None:
    assert kinds["ink"].format(True) == ""
