"""What each kind says of itself: what JSON allows, what an empty form prints, which characters it has."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

BOOLEANS = {"tick", "yesno", "passed", "ink", "no_fee", "fee_at_cost"}
COMPOSED = {"dates": ("text", "start", "end"), "months": ("text", "start_month", "end_month")}
WHOLE = {"int": 0, "year": None, "year_before": None}
MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"
DAYS = {"type": ["string", "null"], "format": "date"}
MONTH = {"type": ["integer", "null"], "minimum": 1, "maximum": 12}
SUM = {"type": ["string", "null"], "pattern": r"^-?\d+\.\d{2}$"}
TYPES: dict[str, dict[str, Any]] = {
    **{name: {"type": ["boolean", "null"]} for name in BOOLEANS},
    "date": DAYS,
    "month_day": DAYS,
    "datetime": {"type": ["string", "null"], "pattern": MOMENT},
    "int": {"type": ["integer", "null"], "minimum": 0},
    "year": {"type": ["integer", "null"]},
    "year_before": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"], "minimum": 0},
    "share": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
    "fraction": {"type": ["string", "null"], "pattern": r"^[1-9]\d*/[1-9]\d*$"},
    **dict.fromkeys(("money", "money_wan", "money_of_wan"), SUM),
    "level": {"type": ["string", "null"], "enum": ["national", "provincial", "municipal", None]},
    "about": {"type": ["string", "null"], "enum": ["about", "at_least", None]},
    "at_least": {"type": ["string", "null"], "enum": ["about", "at_least", None]},
    "minimum": {"type": ["string", "null"], "enum": ["soft", "hard", None]},
}


@pytest.mark.parametrize("name", sorted(set(kinds) - set(COMPOSED)))
def they_say_what_json_allows(name: str) -> None:
    assert kinds[name].json_type == TYPES.get(name, {"type": ["string", "null"]})


@pytest.mark.parametrize(("name", "part"), [("dates", DAYS), ("months", MONTH)])
def they_say_of_what_parts_they_are_composed(name: str, part: dict[str, Any]) -> None:
    kind = kinds[name]
    text, first, last = COMPOSED[name]
    assert kind.leaves == COMPOSED[name]
    assert kind.json_type["type"] == ["object", "null"]
    assert kind.json_type["properties"] == {text: {"type": ["string", "null"]}, first: part, last: part}
    assert kind.json_type["additionalProperties"] is False


def they_have_no_parts_otherwise() -> None:
    assert {name for name, kind in kinds.items() if kind.leaves} == set(COMPOSED)


def they_print_on_an_empty_form_what_is_to_be_filled_in() -> None:
    assert {name: kind.blank for name, kind in kinds.items() if kind.blank} == {
        "date": "　　年　月　日",
        "month_day": "　月　日",
        "datetime": "　　年　月　日　点",
        "year": "    ",
        "year_before": "    ",
        "tick": "□",
    }


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("id_number", "0123456789X", "x年"),
        ("mobile", "0123456789", "-"),
        ("phone", "0123456789-转同", "年"),
        ("int", "0123456789", "."),
        ("number", "0123456789.", "%"),
        ("share", "0123456789.%", "/"),
        ("fraction", "0123456789/", "."),
        ("date", "0123456789年月日", "时"),
        ("datetime", "0123456789年月日时点分", "%"),
        ("money", "0123456789.万元整", "%"),
        ("year", "0123456789年", "月"),
        ("tick", "□☑", "是"),
        ("passed", "通过不", "1"),
        ("level", "国家省市级", "1"),
    ],
)
def they_name_the_characters_that_they_are_written_with(name: str, has: str, lacks: str) -> None:
    alphabet = kinds[name].alphabet
    assert alphabet is not None
    assert set(has) <= set(alphabet)
    assert not set(lacks) & set(alphabet)


def they_allow_any_character_where_anything_may_be_written() -> None:
    assert {name for name, kind in kinds.items() if kind.alphabet is None} == {
        "text", "prose", "item", "name", "unit", "certno", "docno", "dates", "months", "ink",
    }  # fmt: skip


def they_go_by_their_own_names() -> None:
    assert all(kind.name == name for name, kind in kinds.items())


@pytest.mark.parametrize("two", ["彭龙沈若溪", "彭䶮沈若溪", "彭𬍛沈若溪"])
def test_two_names_run_together_are_doubted_whatever_their_characters(two: str) -> None:
    assert kinds["name"].parse(two, Context()).doubt is not None
    assert kinds["name"].parse(two[:4], Context()).doubt is None
