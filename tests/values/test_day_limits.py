"""Years, days, months and moments at their very limits, where one more is too many."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from zsgx_docs.values import Context, Parsed, kinds
from zsgx_docs.values.numbers.number import doubt_of_year


def read(name: str, text: str, year: int | None = None) -> Parsed:
    return kinds[name].parse(text, Context(year))


def value(name: str, text: str, year: int | None = None) -> Any:
    return read(name, text, year).value


def is_doubted(name: str, text: str, year: int | None = None) -> bool:
    return read(name, text, year).doubt is not None


@pytest.mark.parametrize(
    ("year", "programme", "doubted"),
    [
        (1949, None, False),
        (1948, None, True),
        (2100, None, False),
        (2101, None, True),
        (2024, 2026, False),
        (2023, 2026, True),
        (2028, 2026, False),
        (2029, 2026, True),
        (1940, 1941, True),
    ],
)
def test_a_year_lies_near_the_programmes_or_within_memory(
    year: int, programme: int | None, doubted: bool
) -> None:
    assert (doubt_of_year(year, Context(programme)) is not None) is doubted


@pytest.mark.parametrize(
    ("written", "number"), [("1000", 1000), ("999", None), ("9999", 9999), ("10000", None)]
)
def test_a_year_has_four_digits(written: str, number: int | None) -> None:
    assert value("year", written) == number
    if number is None:
        with pytest.raises(ValueError, match="年份"):
            kinds["year"].format(int(written))
    else:
        assert kinds["year"].format(number) == written


def test_a_year_is_a_whole_number() -> None:
    assert value("year", "2026.5") is None
    for wrong in (2026.0, "2026", True):
        with pytest.raises(ValueError, match="年份"):
            kinds["year"].format(wrong)


def test_the_year_before_leans_on_the_programmes() -> None:
    assert read("year_before", "2025", 2026) == Parsed(2026)
    assert read("year_before", "2023", 2026) == Parsed(2024)
    assert is_doubted("year_before", "2022", 2026)
    assert read("year_before", "见通知", 2026).value is None
    assert read("year_before", "2025") == Parsed(2026)


@pytest.mark.parametrize(("year", "doubted"), [(1949, False), (1948, True), (2100, False), (2101, True)])
def test_a_document_numbers_year_is_within_memory(year: int, doubted: bool) -> None:
    assert is_doubted("docno", f"鄂〔{year}〕1号") is doubted


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025年12月25日24点", "2025-12-26T00:00"),
        ("2025年12月25日24点1分", None),
        ("2025年12月25日23点59分", "2025-12-25T23:59"),
        ("2025年12月25日23点60分", None),
        ("2025年12月25日0点", "2025-12-25T00:00"),
        ("2025年12月25日上午9点", "2025-12-25T09:00"),
        ("2025年12月25日早上9点", "2025-12-25T09:00"),
        ("2025年12月25日中午12点", "2025-12-25T12:00"),
        ("2025年12月25日下午12点", "2025-12-25T12:00"),
        ("2025年12月25日下午11点", "2025-12-25T23:00"),
        ("2025年12月25日晚上8点", "2025-12-25T20:00"),
        ("2025年12月25日晚8点", "2025-12-25T20:00"),
        ("2025年12月25日17时整", "2025-12-25T17:00"),
        ("2025年12月25日17:30之前", "2025-12-25T17:30"),
    ],
)
def test_the_hours_of_a_day_are_counted_to_twenty_four(written: str, moment: str | None) -> None:
    assert value("datetime", written) == moment


def test_a_moment_that_had_to_be_interpreted_is_doubted() -> None:
    assert read("datetime", "2025年12月25日24点").doubt == "24点已按次日0点理解"
    assert read("datetime", "12月25日17点", 2025) == Parsed("2025-12-25T17:00", "没有写年份，暂按2025年理解")
    assert value("datetime", "年 月 日 点") is None
    assert not is_doubted("datetime", "年 月 日 点")


@pytest.mark.parametrize(
    "wrong",
    ["2025-12-25T17:00:01", "2025-12-25T17:00+08:00", "2025-12-25T17:00:00.5", "x", 5, None.__class__],
)
def test_a_moment_is_given_to_the_minute(wrong: Any) -> None:
    with pytest.raises(ValueError, match="时间应写作"):
        kinds["datetime"].format(wrong)


def test_days_and_moments_may_be_given_as_such() -> None:
    assert kinds["datetime"].format(datetime.datetime(2025, 12, 25, 17)) == "2025年12月25日17点"
    with pytest.raises(ValueError, match="日期应写作"):
        kinds["date"].format(datetime.datetime(2025, 12, 25, 17))


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("1月", (1, 1)),
        ("12月", (12, 12)),
        ("0月", (None, None)),
        ("13月", (None, None)),
        ("3-13月", (None, None)),
        ("0-3月", (None, None)),
        ("12-1月", (12, 1)),
        ("5-5月", (5, 5)),
        ("第一季度", (1, 3)),
        ("二季度", (4, 6)),
        ("第3季度", (7, 9)),
        ("2026年第四季度", (10, 12)),
        ("上半年", (1, 6)),
        ("5月30日—6月2日", (5, 6)),
    ],
)
def test_months_are_counted_from_one_to_twelve(written: str, span: tuple[int | None, int | None]) -> None:
    found = value("months", written)
    assert (found["start_month"], found["end_month"]) == span
    assert is_doubted("months", written) is (span == (None, None) or (span[0] or 0) > (span[1] or 0))


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"start_month": 3, "end_month": 5}, "3-5月"),
        ({"start_month": 3, "end_month": 3}, "3月"),
        ({"start_month": 3}, "3月"),
        ({"end_month": 12}, "12月"),
        ({}, ""),
        ({"text": "3至5月", "start_month": 3, "end_month": 5}, "3至5月"),
        ({"text": "待定", "start_month": 3}, "待定"),
        ({"text": "3月", "start_month": None}, "3月"),
    ],
)
def test_months_are_printed_from_their_text_or_numbers(given: dict[str, Any], printed: str) -> None:
    assert kinds["months"].format(given) == printed


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"start_month": 0}, "1至12"),
        ({"end_month": 13}, "1至12"),
        ({"text": "3月", "start_month": 4}, "不一致"),
        ({"text": "3-5月", "end_month": 6}, "不一致"),
        ({"month": 3}, "三项"),
        ("3月", "三项"),
        ({"text": 3}, "应为文字"),
    ],
)
def test_months_that_cannot_be_are_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        kinds["months"].format(given)


@pytest.mark.parametrize(
    ("written", "start", "end", "doubted"),
    [
        ("2026年5月11日（1天）", "2026-05-11", "2026-05-11", False),
        ("2026年5月11日起", "2026-05-11", None, False),
        ("2026年5月11日开班，为期5天", "2026-05-11", None, False),
        ("2026年5月11日以后", None, None, False),
        ("2026年5月11日—11日", "2026-05-11", "2026-05-11", False),
        ("2026年5月11日—15日（5天）", "2026-05-11", "2026-05-15", False),
        ("2026年5月11日—15日（6天）", "2026-05-11", "2026-05-15", True),
        ("2026年5月11日上课", "2026-05-11", "2026-05-11", True),
        ("2025年12月30日—2026年1月2日", "2025-12-30", "2026-01-02", False),
        ("2026年5月11日—2月30日", None, None, True),
        ("2026年12月", None, None, False),
        ("2026年0月", None, None, True),
    ],
)
def test_days_beside_other_words_are_taken_where_they_are_clear(
    written: str, start: str | None, end: str | None, doubted: bool
) -> None:
    parsed = read("dates", written)
    assert (parsed.value["start"], parsed.value["end"]) == (start, end)
    assert (parsed.doubt is not None) is doubted


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"start": "2026-05-11"}, "2026年5月11日"),
        ({"end": "2026-05-11"}, "2026年5月11日"),
        ({"text": "5月中旬", "start": "2026-05-11", "end": "2026-05-15"}, "5月中旬"),
        ({"text": "5月11日—15日", "start": "2026-05-11"}, "5月11日—15日"),
        ({}, ""),
    ],
)
def test_a_range_may_lack_any_of_its_parts(given: dict[str, Any], printed: str) -> None:
    assert kinds["dates"].format(given) == printed


@pytest.mark.parametrize(
    "given",
    [
        {"text": "5月11日—15日", "start": "2026-05-11", "end": "2026-05-14"},
        {"day": "2026-05-11"},
        "x",
        {"text": 5},
    ],
)
def test_a_range_that_cannot_be_is_refused(given: Any) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        kinds["dates"].format(given)


@pytest.mark.parametrize("written", ["", "年月日至年月日", "起止", "__年__月__日"])
def test_an_unfilled_range_is_absent_without_doubt(written: str) -> None:
    assert read("dates", written) == Parsed(None)


@pytest.mark.parametrize("written", ["24/10/2025", "10-11-2025", "1.2.2026"])
def test_a_day_whose_year_comes_last_is_none(written: str) -> None:
    assert read("date", written, 2026) == Parsed(None, f"年份写在最后，分不清月和日：{written}")
