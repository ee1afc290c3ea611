"""What each kind of value says of itself, for those who read and judge it."""

from __future__ import annotations

import pytest

from zsgx_docs.values import Kind, kinds
from zsgx_docs.values.wording import WORDINGS

KINDS = [*kinds.values()]


def those(trait: str) -> set[str]:
    return {kind.name for kind in KINDS if getattr(kind, trait)}


def test_only_what_has_a_check_digit_or_a_few_words_checks_itself() -> None:
    words = {"yesno", "passed", *(kind.name for kind in WORDINGS)}
    assert {kind.name: kind.self_check for kind in KINDS if kind.self_check} == {
        "id_number": "digit",
        **dict.fromkeys(words, "words"),
    }


def test_what_is_read_from_ink_alone_is_false_where_nothing_was_found() -> None:
    assert {kind.name for kind in KINDS if kind.unfound is False} == {"tick", "ink"}


def test_figures_and_free_text_are_two_things() -> None:
    assert those("is_free_text") == {"text", "item", "prose", "name", "unit"}
    assert those("is_figures") & those("is_free_text") == set()
    assert {"date", "money_wan", "month_day", "mobile", "docno"} <= those("is_figures")


def test_names_prose_and_lists_are_free_text() -> None:
    assert those("is_name") == {"name", "unit"}
    assert those("is_prose") == {"prose"} and those("may_be_long") == {"prose", "item"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.last_signs], ids=lambda kind: kind.name)
def test_a_day_as_we_print_it_ends_in_its_last_sign(kind: Kind) -> None:
    value = {"text": "2026年3月1日", "start": None, "end": None} if kind.leaves else "2026-03-01"
    assert kind.format(value)[-1] in kind.last_signs


def test_a_label_alone_tells_no_day_nor_choice() -> None:
    assert those("told_by_label") & {"date", "dates", "tick", "yesno", "level", "item"} == set()
    assert {"text", "unit", "id_number", "int"} <= those("told_by_label")
