"""Lists in one blank, taken apart."""

from __future__ import annotations

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats.inline_lists import split_lists


def reading(path: str, text: str, kind: str = "item") -> Reading:
    return Reading(path, kind, Passage.at(text), (), None, 1.0)


def apart(*readings: Reading) -> list[tuple[str, str]]:
    return [(found.path, found.text.text) for found in split_lists(readings)]


def test_each_item_is_numbered() -> None:
    assert apart(reading("names[]", "王芳、李强", "name")) == [("names[0]", "王芳"), ("names[1]", "李强")]


def test_what_is_said_once_stands_with_each_item() -> None:
    found = apart(
        reading("people[].name", "王芳、李强", "name"), reading("people[].phone", "02712345678", "phone")
    )
    assert found[2:] == [("people[0].phone", "02712345678"), ("people[1].phone", "02712345678")]


def test_a_list_that_holds_nothing_is_found_all_the_same() -> None:
    assert apart(reading("names[]", "", "name")) == [("names", "")]


def test_other_values_stay_as_they_are() -> None:
    assert apart(reading("venue", "武汉、宜昌")) == [("venue", "武汉、宜昌")]
