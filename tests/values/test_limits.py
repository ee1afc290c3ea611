"""Each kind at its very limits, where one more is too many."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from zsgx_docs.values import Context, Parsed, kinds
from zsgx_docs.values.kind import joined, parts_of
from zsgx_docs.values.numbers.chinese_numerals import integer
from zsgx_docs.values.numbers.money_capitals import from_capitals, to_capitals
from zsgx_docs.values.numbers.number import doubt_of_year
from zsgx_docs.values.titles import TITLES


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


def test_a_document_number_has_five_digits_at_most_and_no_leading_zeros() -> None:
    assert value("docno", "鄂〔2025〕00012号") == "鄂〔2025〕12号"
    assert is_doubted("docno", "鄂〔2025〕123456号")
    assert read("docno", "鄂〔2025〕12").doubt == "发文字号不完整，已补全：鄂〔2025〕12"
    assert not is_doubted("docno", "鄂〔2025〕第12号")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("int", [0, 7, 10**9], [-1, 1.0, "1", True]),
        ("number", [-1, 0, 1.5, Decimal("2.50")], [True, "1", float("inf"), float("nan")]),
        ("share", [0, 1, 0.5, Decimal("0.25")], [-0.01, 1.01, True, "0.5"]),
        ("money", [0, -1, "1.5", 1.25, Decimal("1.10")], [1.001, True, None.__class__, [1]]),
        ("fraction", ["1/7", "10/12"], ["0/7", "1/0", "1/07", 7]),
        ("tick", [True, False], [1, 0, "☑"]),
        ("yesno", [True, False], [1, "是"]),
        ("ink", [True, False], [1, "有"]),
        ("no_fee", [True, False], [1, 0, "不得"]),
        ("level", ["national"], ["国家级", True]),
        ("text", ["", "甲"], [1, True, ["甲"]]),
    ],
)
def test_only_values_of_its_type_are_printed(name: str, good: list[Any], bad: list[Any]) -> None:
    for right in good:
        assert isinstance(kinds[name].format(right), str)
    for wrong in bad:
        with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
            kinds[name].format(wrong)
    assert kinds[name].format(None) == ""


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
        ("-3", -3),
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


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("13012345678", "13012345678"),
        ("19912345678", "19912345678"),
        ("12012345678", None),
        ("013812345678", "13812345678"),
        ("010-12345678", None),
        ("010-22345678", "010-22345678"),
        ("010-2234567", None),
        ("0312-2234567", "0312-2234567"),
        ("0212-2234567", None),
        ("87654321", "87654321"),
        ("8765432", "8765432"),
        ("876543", None),
        ("17654321", None),
        ("87654321-123456", "87654321-123456"),
        ("87654321-1234567", None),
        ("800-123-4567", "800-123-4567"),
        ("500-123-4567", None),
        ("0086 13812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("876543.0", None),
    ],
)
def test_a_telephone_number_has_as_many_digits_as_there_are(written: str, number: str | None) -> None:
    parsed = read("phone", written)
    assert (parsed.value if parsed.doubt is None else None) == number


@pytest.mark.parametrize(
    ("written", "doubted"), [("王芳", False), ("王", True), ("王 芳 明", False), ("王 芳 明 亮", True)]
)
def test_a_name_has_two_characters_and_may_be_spread_out_to_three(written: str, doubted: bool) -> None:
    assert is_doubted("name", written) is doubted


def test_a_unit_has_letters_and_a_certificate_figures() -> None:
    assert is_doubted("unit", "123") and is_doubted("unit", "_1_")
    assert not is_doubted("unit", "A") and not is_doubted("unit", "某院")
    assert (
        is_doubted("certno", "甲乙") and not is_doubted("certno", "甲1") and not is_doubted("certno", "Ａ甲")
    )


def test_doubts_are_joined_and_none_is_none() -> None:
    assert joined(None, "", None) is None
    assert joined("甲", None, "乙") == "甲；乙"


def test_a_value_falls_into_its_parts() -> None:
    assert parts_of(kinds["int"], 5) == {"": 5}
    assert parts_of(kinds["int"], None) == {"": None}
    assert parts_of(kinds["dates"], {"text": "x"}) == {"text": "x", "start": None, "end": None}
    assert parts_of(kinds["months"], None) == {"text": None, "start_month": None, "end_month": None}


def test_the_titles_are_those_of_the_states_lists() -> None:
    assert {"正高级工程师", "高级工程师", "工程师", "助理工程师", "副教授", "教授", "助理研究员"} <= TITLES
    assert {"二级教师", "高级技师", "副编审", "主管药师"} <= TITLES
    assert not {"正高级教授", "助理教授", "副工程师", "", "高级"} & TITLES
    assert len(TITLES) == 78
