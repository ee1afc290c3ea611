"""Small charts that fit where they are drawn and tell the numbers that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.web.pages.effect.charts import axis, stacked_columns

counts = st.lists(st.tuples(st.just("周"), st.integers(0, 5000), st.integers(0, 5000)), max_size=14)


@given(counts)
def test_columns_stand_side_by_side_on_the_ground(given: list[tuple[str, int, int]]) -> None:
    columns, marks = stacked_columns(given, 560.0, 150.0)
    assert [(c.lower, c.upper) for c in columns] == [(lower, upper) for _, lower, upper in given]
    edges = [edge for c in columns for edge in (c.x, c.x + c.width)]
    assert edges == sorted(edges) and all(0 <= edge <= 560.1 for edge in edges)
    for c in columns:
        assert c.lower_top + c.lower_height == pytest.approx(150.0, abs=0.2)
        assert c.upper_top + c.upper_height == pytest.approx(c.lower_top, abs=0.2)
        assert c.upper_top >= -0.2
    assert (marks[0].value, marks[0].at, marks[-1].at) == (0, 150.0, 0.0)


@given(counts.filter(lambda given: any(lower for _, lower, _ in given)))
def test_heights_are_in_proportion(given: list[tuple[str, int, int]]) -> None:
    columns, marks = stacked_columns(given, 560.0, 150.0)
    for c in columns:
        assert c.lower_height == pytest.approx(c.lower / marks[-1].value * 150.0, abs=0.1)


@given(st.floats(0.01, 1e6), st.floats(50, 900))
def test_an_axis_ends_at_or_just_above_the_most(most: float, length: float) -> None:
    marks = axis(most, length)
    assert 2 <= len(marks) <= 6
    assert most <= marks[-1].value * (1 + 1e-6) and marks[-2].value < most
    assert marks[-1].at == pytest.approx(length, abs=0.1)


def test_an_axis_has_numbers_that_are_easily_read() -> None:
    assert [mark.text for mark in axis(37, 100)] == ["0", "10", "20", "30", "40"]
    assert [mark.text for mark in axis(1, 100)] == ["0", "0.5", "1"]


def test_what_is_counted_has_whole_numbers_beside_it() -> None:
    _, marks = stacked_columns([("周", 1, 0)], 560.0, 150.0)
    assert [mark.text for mark in marks] == ["0", "1"]
