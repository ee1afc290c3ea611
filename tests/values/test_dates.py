"""Dates, ranges of days, months and deadlines, as people write them."""

from __future__ import annotations

import datetime

import pytest

from zsgx_docs.values import Context, Parsed, kinds

PROGRAMME = Context(2026)


def read(name: str, text: str) -> Parsed:
    return kinds[name].parse(text, PROGRAMME)


@pytest.mark.parametrize(
    "written",
    [
        "2025年12月15日",
        "2025 年 12 月 15 日",
        "2025年12月15",
        "2025.12.15",
        "2025/12/15",
        "2025-12-15",
        "２０２５年１２月１５日",
        "二〇二五年十二月十五日",
        "二○二五年十二月十五日",
        "二0二五年12月15日",
        "20251215",
        "2025年12月15日（星期一）",
        "2025-12-15 00:00:00",
    ],
)
def test_a_date_is_read_in_all_its_forms(written: str) -> None:
    assert read("date", written) == Parsed("2025-12-15")


@pytest.mark.parametrize(
    "written", ["二00六年四月二十九日", "二OO六年四月二十九日", "二零零六年四月二十九日"]
)
def test_the_zeros_of_years_in_words_vary(written: str) -> None:
    assert kinds["date"].parse(written, Context()) == Parsed("2006-04-29")


@pytest.mark.parametrize("written", ["年 月 日", "    年  月  日", "20  年  月  日", "____年__月__日"])
def test_an_unfilled_date_is_absent_without_doubt(written: str) -> None:
    assert read("date", written) == Parsed(None)


@pytest.mark.parametrize(
    "written",
    ["2026年2月30日", "2025年13月1日", "待定", "2025年12月", "2026年 月 日", "2026年5月3日、4日、6月1日"],
)
def test_what_is_no_day_is_doubted_and_never_guessed(written: str) -> None:
    parsed = read("date", written)
    assert parsed.value is None
    assert parsed.doubt


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("2O25年l2月15日", "2025-12-15", "已按日期的写法理解"),
        ("12月5日", "2026-12-05", "没有写年份"),
        ("25年12月5日", "2025-12-05", "只写了两位"),
        ("2035年1月1日", "2035-01-01", "相差较远"),
        ("申报时间：2025年12月15日", "2025-12-15", "别的文字"),
    ],
)
def test_a_date_that_had_to_be_interpreted_is_doubted(written: str, value: str, reason: str) -> None:
    parsed = read("date", written)
    assert parsed.value == value
    assert reason in str(parsed.doubt)


def test_a_date_is_printed_without_leading_zeros() -> None:
    assert kinds["date"].format("2026-05-01") == "2026年5月1日"
    assert kinds["date"].format(datetime.date(2026, 5, 1)) == "2026年5月1日"


@pytest.mark.parametrize("value", ["2025年12月15日", "2026-02-30", "15.12.2025", 20251215])
def test_a_date_in_another_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="日期应写作"):
        kinds["date"].format(value)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026年5月11日—15日", "05-11", "05-15"),
        ("2026年5月11日-5月15日", "05-11", "05-15"),
        ("2026年5月11日至15日", "05-11", "05-15"),
        ("2026.5.11-5.15", "05-11", "05-15"),
        ("2026/5/11—2026/5/15", "05-11", "05-15"),
        ("2026-05-11—05-15", "05-11", "05-15"),
        ("2026年6月29至7月4日", "06-29", "07-04"),
        ("2026.03.01-03.05", "03-01", "03-05"),
        ("2026年9月3日—6日", "09-03", "09-06"),
        ("9 月 15-18 日", "09-15", "09-18"),
        ("2026年5月11日（周一）至15日（周五）", "05-11", "05-15"),
        ("2026年5月11日—15日（共5天）", "05-11", "05-15"),
        ("2026年5月11日—15日（含报到、返程）", "05-11", "05-15"),
        ("二〇二六年五月十一日至十五日", "05-11", "05-15"),
        ("2026年5月11日", "05-11", "05-11"),
    ],
)
def test_the_first_and_last_day_of_a_range_are_read(written: str, start: str, end: str) -> None:
    parsed = read("dates", written)
    assert parsed.value == {"text": written.replace(" ", ""), "start": f"2026-{start}", "end": f"2026-{end}"}
    assert parsed.doubt is None


@pytest.mark.parametrize(
    "written",
    [
        *(
            "11月",
            "4-11月",
            "2026年9月中旬（5天）",
            "2026年9月",
            "第二季度",
            "9月底前",
            "2026年9月30日前",
            "待定",
        ),
        "2026年5-6月",
        "上半年",
        "2026.9",
        "另行通知",
    ],
)
def test_where_no_days_are_named_the_text_stands_alone_without_doubt(written: str) -> None:
    assert read("dates", written) == Parsed({"text": written, "start": None, "end": None})


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026年2月27日—30日", (None, None)),
        ("2026年5月15日—11日", ("2026-05-15", "2026-05-11")),
        ("2026年5月11日—15日（共4天）", ("2026-05-11", "2026-05-15")),
        ("6月28日报到,6月29日~30日培训,7月1日离会", ("2026-06-29", "2026-06-30")),
        ("2026年5月11日—12日、18日—19日", ("2026-05-11", "2026-05-12")),
        ("2026年5月11日—12日、5月18日—19日", (None, None)),
        ("2026年5月11日（5天）", ("2026-05-11", None)),
        ("2026.3.1 3.5", (None, None)),
        ("2026年13月", (None, None)),
        ("2026年9月3日一6日", ("2026-09-03", "2026-09-06")),
        ("见通知", (None, None)),
    ],
)
def test_an_unclear_range_is_doubted(written: str, days: tuple[str | None, str | None]) -> None:
    parsed = read("dates", written)
    assert (parsed.value["start"], parsed.value["end"]) == days
    assert parsed.doubt


def test_a_range_without_year_and_context_has_no_days() -> None:
    parsed = kinds["dates"].parse("9月15日—18日", Context())
    assert parsed == Parsed({"text": "9月15日—18日", "start": None, "end": None}, "日期没有写年份")


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2026-05-11", "2026-05-15", "2026年5月11日—15日"),
        ("2026-05-30", "2026-06-02", "2026年5月30日—6月2日"),
        ("2026-12-30", "2027-01-02", "2026年12月30日—2027年1月2日"),
        ("2026-05-11", "2026-05-11", "2026年5月11日"),
        (None, None, ""),
    ],
)
def test_a_range_without_text_is_printed_from_its_days(
    start: str | None, end: str | None, printed: str
) -> None:
    assert kinds["dates"].format({"text": None, "start": start, "end": end}) == printed


def test_a_range_whose_days_contradict_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="不一致"):
        kinds["dates"].format({"text": "2026年5月11日—15日", "start": "2026-05-12", "end": "2026-05-15"})


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("3-5月", (3, 5)),
        ("10月", (10, 10)),
        ("11 月", (11, 11)),
        ("4月至6月", (4, 6)),
        ("2025年6月", (6, 6)),
        ("5月上旬", (5, 5)),
        ("第二季度", (4, 6)),
        ("下半年", (7, 12)),
        ("5月11日—15日", (5, 5)),
        ("待定", (None, None)),
    ],
)
def test_planned_months_are_read(written: str, span: tuple[int | None, int | None]) -> None:
    text = written.replace(" ", "")
    assert read("months", written) == Parsed({"text": text, "start_month": span[0], "end_month": span[1]})


@pytest.mark.parametrize("written", ["12月-1月", "3、5月", "5-6", "13月", "全年"])
def test_unclear_months_are_doubted(written: str) -> None:
    assert read("months", written).doubt


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025年12月25日17点", "2025-12-25T17:00"),
        ("2025 年 12 月 25 日 17 点前", "2025-12-25T17:00"),
        ("2025年12月25日下午5点半", "2025-12-25T17:30"),
        ("2025-12-2 7:05", "2025-12-02T07:05"),
        ("2025-12-25T17:00:00", "2025-12-25T17:00"),
    ],
)
def test_a_deadline_is_read(written: str, moment: str) -> None:
    assert read("datetime", written) == Parsed(moment)


@pytest.mark.parametrize("written", ["2025年12月25日", "2025年12月25日25点", "2025年2月29日17点", "尽快"])
def test_what_is_no_moment_is_doubted(written: str) -> None:
    parsed = read("datetime", written)
    assert parsed.value is None
    assert parsed.doubt


def test_a_deadline_is_printed_with_its_minutes_where_there_are_any() -> None:
    assert kinds["datetime"].format("2025-12-25T17:00") == "2025年12月25日17点"
    assert kinds["datetime"].format("2025-12-25T17:30") == "2025年12月25日17点30分"


def test_days_that_cannot_be_understood_are_doubted_though_a_month_is_named() -> None:
    assert read("dates", "2027年5.月18日—22日").doubt
    assert read("dates", "2027年5月中旬").doubt is None
