"""Three answers: every operand is looked at, and all that is missing is gathered."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.logic import all_of, any_of, count_of, each
from zsgx_docs.check.rules.view import CannotTell, RecordView


def operand(value: bool | str) -> Callable[[], bool]:
    def look() -> bool:
        if isinstance(value, str):
            raise CannotTell(value)
        return value

    return look


def answer(join: Callable[..., bool], *values: bool | str) -> bool | tuple[str, ...]:
    try:
        return join(*map(operand, values))
    except CannotTell as why:
        return why.missing


@pytest.mark.parametrize(
    ("values", "all_are", "one_is"),
    [
        ((True, True), True, True),
        ((True, False), False, True),
        ((False, False), False, False),
        (("a", False), False, ("a",)),
        (("a", True), ("a",), True),
        (("a", "b"), ("a", "b"), ("a", "b")),
        (("a", True, "b"), ("a", "b"), True),
        (("a", False, "b"), False, ("a", "b")),
    ],
)
def test_what_is_known_decides_where_it_can(values, all_are, one_is) -> None:
    for order in itertools.permutations(values):
        told = answer(all_of, *order)
        assert told == all_are or set(told) == set(all_are)  # type: ignore[arg-type]
        told = answer(any_of, *order)
        assert told == one_is or set(told) == set(one_is)  # type: ignore[arg-type]


def test_counting_is_open_only_where_the_unknown_decide() -> None:
    counted = count_of(map(operand, (True, True, "a", False)))
    assert counted.at_least(2) and not counted.at_least(4)
    with pytest.raises(CannotTell) as why:
        counted.at_least(3)
    assert why.value.missing == ("a",)


def test_what_is_wrong_is_told_though_something_else_is_missing() -> None:
    def look(value: bool | str):
        if operand(value)():
            yield Breach(f"{value}", ())

    found = []
    with pytest.raises(CannotTell) as why:
        found.extend(each(("a", True, "b"), look))
        found = []
    assert why.value.missing == ("a", "b")


RECORD = {"name": "甲", "empty": None, "day": "2026-02-30", "rows": [{"n": 1}, {"n": "x"}], "none": []}


def test_a_view_tells_missing_from_empty() -> None:
    view = RecordView(RECORD)
    assert view.given("empty") is None and view.text("empty") == ""
    for look in (
        lambda: view.given("other"),
        lambda: view.need("empty"),
        lambda: view.day("day"),
        lambda: view.rows("none"),
        lambda: view.is_true("name"),
        lambda: view.rows("rows")[1].number("n"),
    ):
        with pytest.raises(CannotTell):
            look()


def test_several_leaves_are_missed_together() -> None:
    with pytest.raises(CannotTell) as why:
        RecordView(RECORD, name="paper").all("name", "empty", "other")
    assert why.value.missing == ("paper.empty", "paper.other")


def test_an_empty_leaf_that_is_doubted_is_missing() -> None:
    with pytest.raises(CannotTell):
        RecordView(RECORD, {"empty"}).given("empty")
    with pytest.raises(CannotTell) as why:
        RecordView({"rows": [{"n": None}]}, {"rows[0].n"}).rows("rows")[0].text("n")
    assert why.value.missing == ("rows[0].n",)
