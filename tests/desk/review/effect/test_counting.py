"""What review came to, in numbers that hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.desk.review.effect.counting import (
    AWAY_MILLISECONDS,
    Interval,
    ReviewedLeaf,
    silent_errors,
    tallies,
    tally,
    weeks,
    wilson,
)

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def look(**values: Any) -> ReviewedLeaf:
    plain = {
        "paper": "申报表",
        "label": "手机",
        "person": "甲",
        "at": NOON,
        "was_flagged": True,
        "was_sampled": False,
        "was_right": True,
    }
    return ReviewedLeaf(**{**plain, **values})


looks = st.lists(
    st.builds(
        ReviewedLeaf,
        paper=st.sampled_from(["申报表", "签到表"]),
        label=st.sampled_from(["手机", "单位", "金额"]),
        person=st.sampled_from("甲乙"),
        at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 1), timezones=st.just(UTC)),
        was_flagged=st.booleans(),
        was_sampled=st.booleans(),
        was_right=st.booleans(),
        keys=st.none() | st.integers(0, 40),
        milliseconds=st.none() | st.integers(0, 10**7),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 10, 0.0, 0.2775), (1, 100, 0.0018, 0.0545), (5, 10, 0.2366, 0.7634)]
)
def test_the_interval_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    """The values of the tables in Newcombe 1998 and of Wilson's formula worked by hand."""
    found = wilson(count, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_of_nothing_drawn_nothing_is_known() -> None:
    assert wilson(0, 0) == Interval(0.0, 1.0)


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share_and_mirrors_its_counterpart(drawn: tuple[int, int]) -> None:
    count, of = drawn
    found, other = wilson(count, of), wilson(of - count, of)
    assert 0.0 <= found.low <= count / of <= found.high <= 1.0
    assert other.low == pytest.approx(1 - found.high) and other.high == pytest.approx(1 - found.low)


@given(st.integers(1, 400), st.integers(2, 20))
def test_a_larger_sample_says_more(of: int, times: int) -> None:
    few, many = wilson(of // 2, of), wilson(of // 2 * times, of * times)
    assert many.high - many.low < few.high - few.low


def test_it_holds_the_true_share_about_as_often_as_it_promises() -> None:
    rolls, draws, true = Random(1), 400, 0.02
    held = 0
    for _ in range(500):
        found = wilson(sum(rolls.random() < true for _ in range(draws)), draws)
        held += found.low <= true <= found.high
    assert 460 <= held <= 495


@given(looks)
def test_every_flag_looked_at_is_counted_once_by_whatever_it_is_counted(given: list[ReviewedLeaf]) -> None:
    flagged = sum(each.was_flagged for each in given)
    whole = tally(given)
    parts = [part for _, part in tallies(given, lambda each: (each.paper, each.label))]
    by_week = [part for _, part in weeks(given, most=60)]
    assert whole.flags == flagged == sum(p.flags for p in parts) == sum(p.flags for p in by_week)
    assert whole.keys == sum(p.keys for p in parts) and whole.wrong == sum(p.wrong for p in by_week)
    assert [p.flags for p in parts] == sorted((p.flags for p in parts), reverse=True)


@given(looks)
def test_the_estimate_rests_on_the_sample_alone(given: list[ReviewedLeaf]) -> None:
    found = silent_errors(given, waiting=3)
    sample = [each for each in given if each.was_sampled and not each.was_flagged]
    assert (found.looked, found.waiting) == (len(sample), 3)
    assert silent_errors([*given, look(was_flagged=False, was_right=False)]).per_many == found.per_many
    assert found.per_many[1] <= found.per_many[0] <= found.per_many[2]


def test_a_person_who_went_away_is_not_at_work_meanwhile() -> None:
    found = tally([look(milliseconds=1500), look(milliseconds=AWAY_MILLISECONDS * 30), look(was_right=False)])
    assert found.milliseconds == 1500 + AWAY_MILLISECONDS
    assert (found.right, found.wrong, found.median_wrong) == (2, 1, None)


def test_weeks_without_work_are_shown_empty_and_old_ones_not_at_all() -> None:
    given = [look(), look(at=NOON + timedelta(weeks=2)), look(at=NOON - timedelta(weeks=40))]
    found = weeks(given, most=3)
    assert [part.flags for _, part in found] == [1, 0, 1]
    assert found[0][0] == date(2026, 3, 2)
