"""Years and dates in running text."""

from __future__ import annotations

import datetime

import pytest

from zsgx_docs.render.next_year.times.years import TimeFound, YearMover, likeliest_year
from zsgx_docs.values.dates import not_a_working_day


def times(text: str, old: int = 2026, new: int = 2027) -> list[TimeFound]:
    return YearMover(old, new).times(text)


def moved(text: str, old: int = 2026, new: int = 2027) -> str:
    for found in reversed(times(text, old, new)):
        text = text[: found.start] + (found.new or found.old) + text[found.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026年", "2027年"),
        ("2026 年 9 月 30 日", "2027 年 9 月 30 日"),
        ("2 0 2 6年", "2 0 2 7年"),
        ("２０２６年９月", "２０２７年９月"),
        ("二〇二六年九月三十日", "二〇二七年九月三十日"),
        ("二○二五年", "二○二六年"),
        ("二零二六年", "二零二七年"),
        ("二〇二\n六年", "二〇二\n七年"),
        ("2026年9月\n30日", "2027年9月\n30日"),
        ("2025—2026年度", "2026—2027年度"),
        ("2025-2026学年", "2026-2027学年"),
        ("2025年至2026年", "2026年至2027年"),
        ("2026.9.30", "2027.9.30"),
        ("2026-09-30", "2027-09-30"),
        ("26年3月1日", "27年3月1日"),
        ("2026届毕业生", "2027届毕业生"),
        ("2025年12月25日（周四）17点前", "2026年12月25日（周五）17点前"),
        ("二〇二六年五月二十日星期三", "二〇二七年五月二十日星期四"),
        ("2026年计划举办31期", "2027年计划举办31期"),
        ("2025年拟举办31期", "2026年拟举办31期"),
        ("2026年举办31期", "2027年举办31期"),
    ],
)
def test_a_year_moves_on_in_the_hand_it_is_written_in(before: str, after: str) -> None:
    assert moved(before) == after


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("人社部发〔2011〕89号", "文号"),
        ("鄂人社发［2026］7号", "文号"),
        ("2026年第12号公告", "文号"),
        ("2021—2025年", "跨年"),
        ("到2035年", "没有顺延"),
        ("2011年", "没有顺延"),
        ("自2025年1月1日起施行", "施行"),
        ("截至2025年底，全省已培训2万人", "已经发生"),
        ("其中2025年举办高级研修班31期", "已经发生"),
        ("2025年全省共遴选项目40个", "已经发生"),
        ("11月30日之后", "没有写年份"),
        ("3月5日（周四）前", "星期也没有更改"),
        ("hb2026@hb.gov.cn", "像是年份"),
    ],
)
def test_what_may_not_move_stays_and_is_marked(text: str, note: str) -> None:
    assert moved(text) == text
    assert [note in str(found.note) for found in times(text)] == [True]


@pytest.mark.parametrize(
    "text", ["2026人", "2026元", "027-20265555", "12026年级", "15个工作日", "3个月", "20260101"]
)
def test_numbers_that_are_no_years_are_left_alone(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    "text",
    ["2026年12月26日前", "截止时间：2026年12月26日", "不迟于2026年12月26日", "2026年12月26日17:00截止"],
)
def test_a_weekend_is_told_of_a_deadline_in_any_wording(text: str) -> None:
    (found,) = times(text, 2026, 2027)
    assert "周日" in str(found.note) and "前一个工作日" in str(found.note)


@pytest.mark.parametrize("text", ["2026年12月26日", "2026年12月26日召开", "2026年12月26日至28日"])
def test_a_weekend_is_not_told_of_other_days(text: str) -> None:
    assert times(text)[0].note is None


def test_the_leap_day_is_pointed_out() -> None:
    assert moved("2028年2月29日前", 2028, 2029) == "2029年2月28日前"
    assert moved("二〇二八年二月二十九日前", 2028, 2029) == "二〇二九年二月二十八日前"
    assert "2月29日" in str(times("2028年2月29日前", 2028, 2029)[0].note)


def test_a_year_that_the_template_has_there_moves_whatever_stands_round_it() -> None:
    mover = YearMover(2026, 2027, is_slot=lambda at: True)
    assert [found.new for found in mover.times("2026年已完成")] == ["2027年"]


def test_public_holidays_are_known_as_far_as_they_are_announced() -> None:
    assert "法定节假日" in str(not_a_working_day(datetime.date(2026, 10, 1)))
    assert not_a_working_day(datetime.date(2025, 12, 25)) is None
    assert "尚未公布" in str(not_a_working_day(datetime.date(2031, 3, 5)))


def test_the_year_of_a_notice_is_the_one_it_names_most() -> None:
    assert likeliest_year("2026年通知，二〇二六年9月30日前，2025年12月印发，2030年目标") == 2026
    assert likeliest_year("通知") is None
