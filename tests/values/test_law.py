"""The law for every kind of value: what is printed is read back."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import VALUES, application_forms
from zsgx_docs.values import Context, Parsed, kinds, parts_of

NOWHERE = Context()
ODDMENTS = (
    "0123456789OlX一二十千百万亿元圆角￥年月日至号第同、-—./,: 〔〕√×□☑是否大写王芳·()（）[]\n\u3000\ufffd"
)
TYPESET_ANYHOW = sorted(kinds.keys() - {"text", "item", "prose", "unit", "name", "dates"})
"""Kinds whose values no blank can change."""
INK_OR_TICK = {"tick", "ink"}
"""Kinds that are never absent: nothing there is false."""


def _paper(name: str, value: Any) -> Context:
    """The paper a value stands in: of its own year for a day that is printed without."""
    return Context(int(value[:4])) if name == "month_day" else NOWHERE


def test_every_kind_has_a_strategy() -> None:
    assert VALUES.keys() == kinds.keys()


@pytest.mark.parametrize("name", kinds)
@given(data=st.data())
def test_a_printed_value_is_read_back_without_doubt(name: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[name])
    parsed = kinds[name].parse(kinds[name].format(value), _paper(name, value))
    assert (parsed.value, parsed.doubt) == (value, None)
    assert type(parsed.value) is type(value)


@pytest.mark.parametrize("name", kinds)
@given(data=st.data())
def test_the_printed_value_is_read_back_from_between_blanks_and_decomposed(
    name: str, data: st.DataObject
) -> None:
    value = data.draw(VALUES[name])
    printed = unicodedata.normalize("NFD", kinds[name].format(value))
    assert kinds[name].parse(f"\u3000 {printed}\t\n", _paper(name, value)).value == value


@pytest.mark.parametrize("name", TYPESET_ANYHOW)
@given(data=st.data())
def test_blanks_between_characters_do_not_matter(name: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[name])
    blanks = st.sampled_from(["", "", " ", "\u3000", "\xa0"])
    noisy = "".join(character + data.draw(blanks) for character in kinds[name].format(value))
    assert kinds[name].parse(noisy, _paper(name, value)).value == value


@given(value=VALUES["dates"], data=st.data())
def test_blanks_round_the_numbers_of_dates_do_not_matter(value: dict[str, Any], data: st.DataObject) -> None:
    printed = kinds["dates"].format(value)
    noisy = "".join(f" {c} " if c in "年月日-—～至（" and data.draw(st.booleans()) else c for c in printed)
    assert kinds["dates"].parse(noisy, NOWHERE).value == value


@given(value=VALUES["name"].filter(lambda name: len(name) == 2))
def test_a_spread_out_name_is_closed_up(value: str) -> None:
    assert kinds["name"].parse("\u3000".join(value), NOWHERE).value == value


@given(value=VALUES["text"], data=st.data())
def test_text_is_the_same_however_wide_its_spaces_are(value: str, data: st.DataObject) -> None:
    wide = value.replace(" ", data.draw(st.sampled_from(["  ", "\u3000", " \t "])))
    assert kinds["text"].parse(wide, NOWHERE).value == value


@pytest.mark.parametrize("name", sorted(kinds.keys() - {"ink"}))
@given(
    written=st.text(
        st.sampled_from(ODDMENTS),
        max_size=24,
    )
)
def test_whatever_is_read_prints_and_is_read_again_the_same(name: str, written: str) -> None:
    kind = kinds[name]
    for context in (NOWHERE, Context(2026)):
        first = kind.parse(written, context).value
        assert kind.parse(kind.format(first), context).value == first


@pytest.mark.parametrize("name", kinds)
def test_nothing_prints_as_nothing(name: str) -> None:
    assert kinds[name].format(None) == ""


@pytest.mark.parametrize("name", sorted(kinds.keys() - INK_OR_TICK))
@pytest.mark.parametrize("absent", ["", "  ", "无", "—", "——", "/", "／", "-", "____"])
def test_what_people_write_for_nothing_is_read_as_nothing(name: str, absent: str) -> None:
    parsed = kinds[name].parse(absent, NOWHERE)
    assert (parsed.value, parsed.doubt) == (None, None)


@pytest.mark.parametrize("name", sorted(kinds.keys() - INK_OR_TICK))
def test_the_blank_of_an_empty_form_is_read_as_nothing(name: str) -> None:
    parsed = kinds[name].parse(kinds[name].blank, NOWHERE)
    assert (parsed.value, parsed.doubt) == (None, None)


@pytest.mark.parametrize("name", kinds)
@pytest.mark.parametrize("value", [object(), ["a"], {"a": 1}, b"2026"])
def test_a_value_of_the_wrong_type_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        kinds[name].format(value)


@pytest.mark.parametrize("name", kinds)
def test_every_kind_says_its_name_and_allows_null(name: str) -> None:
    assert kinds[name].name == name
    assert "null" in kinds[name].json_type["type"]


@pytest.mark.parametrize("name", kinds)
@given(data=st.data())
def test_the_alphabet_covers_what_is_printed(name: str, data: st.DataObject) -> None:
    alphabet = kinds[name].alphabet
    if alphabet is not None:
        assert set(kinds[name].format(data.draw(VALUES[name]))) <= set(alphabet)


def test_the_parts_of_an_absent_value_are_absent() -> None:
    assert parts_of(kinds["dates"], None) == {"text": None, "start": None, "end": None}
    assert parts_of(kinds["text"], "甲") == {"": "甲"}


@given(form=application_forms())
def test_whole_records_are_drawn_in_normal_form(form: dict[str, Any]) -> None:
    context = Context(form["programme_year"])
    unit = form["organiser"]
    for name, value in (
        ("date", form["application_date"]),
        ("dates", form["training_dates"]),
        ("text", form["project_name"]),
        ("prose", form["purpose"]),
        ("unit", unit["name"]),
        ("phone", unit["office_phone"]),
        ("mobile", unit["mobile"]),
        ("int", unit["education_base"]["national"]["batch"]),
    ):
        assert kinds[name].parse(kinds[name].format(value), context) == Parsed(value)
