"""Columns of the form that a list does not have."""

from __future__ import annotations

from read.match.repeats.test_rows import HEAD, column, person, read
from zsgx_docs.read.match.observation import NO_COLUMN


def without(at: int, rows: list[list[str]]) -> list[list[str]]:
    return [[*row[:at], *row[at + 1 :]] for row in rows]


def test_a_column_that_no_head_names_is_empty_in_every_row_and_said_at_the_first() -> None:
    found = [r for r in read(without(2, [HEAD, person(1), person(2), person(3)])) if "credit_hours" in r.path]
    assert [r.text.text for r in found] == ["", "", ""]
    assert [[seen.what for seen in r.observations] for r in found] == [[NO_COLUMN.what], [], []]
    assert found[0].observations[0].words == (("head", "学时数"),)


def test_nothing_is_said_of_a_column_whose_head_may_be_one_that_was_not_understood() -> None:
    renamed = [[*HEAD[:2], "课时", *HEAD[3:-1], "备查"], person(1)]
    assert column(read(renamed), "certificate_number") == []


def test_nothing_is_said_of_a_column_whose_head_may_have_run_into_its_neighbour() -> None:
    merged = [[HEAD[0], "姓名学时数", *HEAD[3:]], ["1", "甲1 40", *person(1)[3:]]]
    assert column(read(merged), "credit_hours") == []


def test_nothing_is_said_where_a_seal_hides_heads() -> None:
    hidden = [[*HEAD[:2], "", "", *HEAD[4:]], person(1)]
    assert column(read(hidden), "credit_hours") == []
