"""Numbers, shares and sums at their very limits, where one more is too many."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zsgx_docs.values import Context, Parsed, kinds
from zsgx_docs.values.numbers.chinese_numerals import integer
from zsgx_docs.values.numbers.money_capitals import from_capitals, to_capitals


def read(name: str, text: str, year: int | None = None) -> Parsed:
    return kinds[name].parse(text, Context(year))


def value(name: str, text: str, year: int | None = None) -> Any:
    return read(name, text, year).value


def is_doubted(name: str, text: str, year: int | None = None) -> bool:
    return read(name, text, year).doubt is not None


@pytest.mark.parametrize(
    ("number", "printed"), [(40.0, "40"), (32.5, "32.5"), (Decimal("1E+2"), "100"), (0.0, "0"), (10, "10")]
)
def test_numbers_are_printed_plainly(number: Any, printed: str) -> None:
    assert kinds["number"].format(number) == printed


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("40.0", 40),
        ("32.5", 32.5),
        ("0", 0),
        ("9" * 16, int("9" * 16)),
        ("9" * 17, None),
        ("1" * 10 + ".5", 1111111111.5),
    ],
)
def test_whole_numbers_are_whole_and_none_is_longer_than_sixteen(written: str, number: Any) -> None:
    found = value("number", written)
    assert (found, type(found)) == (number, type(number))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234", 1234),
        ("12,34", None),
        ("1234,567", None),
        ("1,234,567.5", 1234567.5),
        ("123,456", 123456),
        (",123", None),
    ],
)
def test_thousands_have_three_digits_each(written: str, number: Any) -> None:
    assert value("number", written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第3批", 3),
        ("共计64人次", 64),
        ("合计64人", 64),
        ("64名", 64),
        ("3个", 3),
        ("0人", 0),
        ("12.5", None),
        ("12.", 12),
        ("5天", 5),
    ],
)
def test_counts_go_with_their_words(written: str, number: int | None) -> None:
    assert value("int", written) == number


@pytest.mark.parametrize(
    "written", ["约64人", "大约64人", "近64人", "64余人", "64多人", "64人左右", "64人以上", "64人以下"]
)
def test_a_rough_number_is_taken_and_doubted(written: str) -> None:
    parsed = read("int", written)
    assert parsed.value == 64
    assert parsed.doubt == f"数目不确切，只取其数：{written}"


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("0%", 0),
        ("100%", 1),
        ("100.1%", None),
        ("-1%", None),
        ("12.5%", 0.125),
        ("百分之一百", 1),
        ("10", None),
    ],
)
def test_a_share_lies_between_nothing_and_all(written: str, share: float | None) -> None:
    found = value("share", written)
    assert (found, type(found)) == (share, type(share))


@pytest.mark.parametrize(
    ("written", "fraction"),
    [("2/3", "2/3"), ("三分之二", "2/3"), ("十分之一", "1/10"), ("1/0", None), ("0/1", None)],
)
def test_a_fraction_has_its_lower_number_first_in_words(written: str, fraction: str | None) -> None:
    assert value("fraction", written) == fraction


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1千元", "1000.00"),
        ("1万元", "10000.00"),
        ("1百万元", "1000000.00"),
        ("1亿元", "100000000.00"),
        ("RMB 5", "5.00"),
        ("CNY5元整", "5.00"),
        ("0", "0.00"),
        ("0.01", "0.01"),
        ("0.001", None),
        ("1.23万元", "12300.00"),
        ("1.23456万元", "12345.60"),
        ("1.2345678万元", None),
        ("5（大写：伍元）", "5.00"),
        ("伍元（小写：5）", "5.00"),
    ],
)
def test_a_sum_has_two_places_whatever_its_unit(written: str, amount: str | None) -> None:
    assert value("money", written) == amount


def test_a_sum_below_nothing_is_doubted_and_nothing_is_not() -> None:
    assert is_doubted("money", "-0.01")
    assert not is_doubted("money", "0")


@pytest.mark.parametrize(
    ("written", "amount"),
    [("10.5", "105000.00"), ("10.5万元", "105000.00"), ("105000元", "105000.00"), ("伍元", "5.00")],
)
def test_under_a_head_of_ten_thousands_a_bare_figure_counts_them(written: str, amount: str) -> None:
    assert value("money_of_wan", written) == amount


def test_ten_thousands_are_printed_without_idle_zeros() -> None:
    assert kinds["money_of_wan"].format("105000.00") == "10.5"
    assert kinds["money_of_wan"].format("1000000.00") == "100"
    assert kinds["money_wan"].format("0.00") == "0万元"


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("0.50", "伍角整"),
        ("1.50", "壹元伍角整"),
        ("1001", "壹仟零壹元整"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("10010000", "壹仟零壹万元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1010101", "壹佰零壹万零壹佰零壹元整"),
        ("10010999", "壹仟零壹万零玖佰玖拾玖元整"),
        ("10011000", "壹仟零壹万壹仟元整"),
        ("110000", "壹拾壹万元整"),
        ("101000", "壹拾万零壹仟元整"),
        ("111000", "壹拾壹万壹仟元整"),
    ],
)
def test_zeros_in_capitals_stand_where_places_are_left_out(amount: str, capitals: str) -> None:
    assert to_capitals(Decimal(amount)) == capitals
    assert from_capitals(capitals) == Decimal(amount)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一十", 10),
        ("十一", 11),
        ("一百", 100),
        ("一百一", None),
        ("一百零一", 101),
        ("一百零一十", None),
        ("一千零一十", 1010),
        ("一千一十", None),
        ("一千零一百", None),
        ("一千一百", 1100),
        ("九千九百九十九", 9999),
        ("一万", 10000),
        ("一万零一百", 10100),
        ("一万一千", 11000),
        ("一亿", 10**8),
        ("二百二十", 220),
        ("零五", None),
        ("", None),
    ],
)
def test_numbers_in_words_have_a_zero_exactly_where_a_place_is_left_out(
    words: str, number: int | None
) -> None:
    assert integer(words) == number
