"""Values that contradict each other: settled by the one reading that ends it, borne out by what fits."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from read.verify.reread.asked import Asked, printed
from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match import Reading
from zsgx_docs.read.verify.reread.consistency import borne_out, borne_out_paths, settled
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context

NOW = Context()
ACCOUNTS = "final_accounts"


def value(path: str, text: Passage, kind: str = "money") -> Value:
    reading = Reading(path, kind, text, (), None, 1.0)
    return Value(Field(path, kind, path), path, reading, parse(reading, NOW))


def accounts(**texts: Passage) -> list[Value]:
    """Of a statement: costs by their names, and the total."""
    return [value(f"costs.{n}.amount" if n != "total" else "total.amount", t) for n, t in texts.items()]


def heads(trainees: Passage, staff: Passage, total: Passage) -> list[Value]:
    names = ("trainee_count", "staff_count", "total_count")
    return [value(n, t, "int") for n, t in zip(names, (trainees, staff, total), strict=True)]


def after(values: list[Value], look: Asked | None = None) -> Mapping[str, object]:
    return {v.path: v.parsed.value for v in settled(ACCOUNTS, {}, values, look or Asked(), NOW)}


def test_the_one_exchange_that_ends_a_contradiction_is_taken_and_said() -> None:
    found = settled(ACCOUNTS, {}, heads(printed("50"), printed("8"), printed("53", {1: "8"})), Asked(), NOW)
    assert [v.parsed.value for v in found] == [50, 8, 58]
    assert found[2].remarks == ("初次识别为“53”，与相关各项对不上；再次识别，取“58”",)
    assert [v.weight for v in found] == ["as read", "as read", "chosen"]


def test_values_come_back_in_their_order() -> None:
    values = heads(printed("50"), printed("8"), printed("53", {1: "8"}))
    found = settled(ACCOUNTS, {}, values[::-1], Asked(), NOW)
    assert [v.path for v in found] == ["total_count", "staff_count", "trainee_count"]


def test_nothing_is_taken_where_two_readings_would_do() -> None:
    two_ways = heads(printed("50", {1: "5"}), printed("8"), printed("63", {0: "5", 1: "38"}))
    assert list(after(two_ways).values()) == [50, 8, 63]


def test_one_reading_may_be_offered_by_several_exchanges() -> None:
    assert list(after(heads(printed("50"), printed("8"), printed("53", {1: "88"}))).values()) == [50, 8, 58]


def test_a_reading_that_trades_one_contradiction_for_another_is_not_taken() -> None:
    values = [
        *heads(printed("50"), printed("8"), printed("53", {1: "9"})),
        *accounts(meals=printed("100"), venue=printed("200"), total=printed("300")),
    ]
    assert after(values)["total_count"] == 53


def test_two_contradictions_are_settled_each_by_itself() -> None:
    values = [
        *heads(printed("50"), printed("8"), printed("53", {1: "8"})),
        *accounts(meals=printed("100", {0: "7"}), venue=printed("200"), total=printed("900")),
    ]
    taken = after(values)
    assert (taken["total_count"], taken["costs.meals.amount"]) == (58, "700.00")


def test_a_dearer_reader_is_asked_only_where_the_cheaper_ones_do_not_help() -> None:
    values = heads(printed("50"), printed("8"), printed("53"))
    again = Asked(again=[printed("50"), printed("8"), printed("58")])
    assert after(values, again)["total_count"] == 58
    assert {who for who, _, _ in again.boxes} == {"again"}
    other = Asked(other=[printed("50"), printed("8"), printed("58")])
    assert after(values, other)["total_count"] == 58
    assert [who for who, _, _ in other.boxes] == ["again"] * 3 + ["other"] * 3
    nobody = Asked()
    after(heads(printed("50"), printed("8"), printed("53", {1: "8"})), nobody)
    assert nobody.boxes == []


def test_the_least_sure_value_is_asked_first() -> None:
    values = heads(printed("50"), printed("8", sure={0: 0.4}), printed("53", sure={0: 0.7}))
    look = Asked()
    after(values, look)
    widths = [box.width for _, _, box in look.boxes[:3]]
    assert widths[0] < widths[1] == widths[2]


def test_a_consistent_record_is_left_alone() -> None:
    look = Asked()
    values = heads(printed("50", {0: "6"}), printed("8"), printed("58"))
    assert settled(ACCOUNTS, {}, values, look, NOW) == values
    assert look.boxes == []


def test_what_the_empty_record_holds_counts_too() -> None:
    empty = {"trainee_count": 50, "staff_count": 8, "total_count": None}
    total = value("total_count", printed("53", {1: "8"}), "int")
    assert [v.parsed.value for v in settled(ACCOUNTS, empty, [total], Asked(), NOW)] == [58]
    assert empty["total_count"] is None


def test_figures_that_add_up_bear_each_other_out() -> None:
    values = accounts(meals=printed("100"), venue=printed("200"), total=printed("300"))
    assert [v.weight for v in borne_out(ACCOUNTS, {}, values)] == ["vouched"] * 3
    assert borne_out_paths(ACCOUNTS, {}, values) == {v.path for v in values}
    wrong = accounts(meals=printed("100"), venue=printed("200"), total=printed("400"))
    assert [v.weight for v in borne_out(ACCOUNTS, {}, wrong)] == ["as read"] * 3


def test_a_weight_that_was_earned_otherwise_is_kept() -> None:
    values = settled(ACCOUNTS, {}, heads(printed("50"), printed("8"), printed("53", {1: "8"})), Asked(), NOW)
    assert [v.weight for v in borne_out(ACCOUNTS, {}, values)] == ["vouched", "vouched", "chosen"]


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        (printed("300", sure={0: 0.3}), True),
        (printed("300元", sure={3: 0.95}), True),
        (printed("300元", sure={3: 0.9}), True),
        (printed("300元", sure={3: 0.6}), False),
    ],
)
def test_a_sum_speaks_for_figures_and_not_for_words(text: Passage, vouched: bool) -> None:
    values = accounts(meals=printed("100"), venue=printed("200"), total=text)
    assert (borne_out(ACCOUNTS, {}, values)[2].weight == "vouched") is vouched
