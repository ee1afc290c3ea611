"""Every other way to read a spot, and nothing that no reading supports."""

from __future__ import annotations

import pytest

from read.verify.reread.asked import EM, Asked, printed
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.verify.reread.hypotheses import By, Variant, second_readings, ways_to_read


def ways(
    text: Passage, alphabet: str | None = None, by: By = "first", look: Asked | None = None
) -> list[str]:
    return [v.text.text for v in ways_to_read(text, by, look or Asked(), alphabet)]


def test_a_sure_text_has_one_way_to_be_read() -> None:
    assert list(ways_to_read(printed("张三"), "first", Asked())) == [Variant(printed("张三"), "first")]


def test_each_doubtful_character_is_exchanged_alone_then_two_at_once() -> None:
    assert ways(printed("1234", {0: "7", 2: "89"})) == ["1234", "7234", "1284", "1294", "7284", "7294"]


def test_the_least_sure_character_is_exchanged_first() -> None:
    assert ways(printed("1234", {0: "7", 2: "8"}, {0: 0.7, 2: 0.5})) == ["1234", "1284", "7234", "7284"]


def test_three_characters_are_never_exchanged_at_once() -> None:
    found = ways(printed("123", {0: "7", 1: "7", 2: "7"}))
    assert len(found) == 1 + 3 + 3
    assert "777" not in found


def test_a_variant_counts_its_exchanges_and_remembers_what_was_read() -> None:
    one = list(ways_to_read(printed("12", {0: "7"}), "first", Asked()))[1]
    assert one.exchanged == 1
    assert one.text.marks[0].alternatives == ("1",)
    assert one.text.marks[0].confidence == 0.5
    assert one.text.marks[1] == printed("12").marks[1]


def test_an_exchanged_character_is_never_surer_than_it_was() -> None:
    one = list(ways_to_read(printed("12", {0: "7"}, {0: 0.2}), "first", Asked()))[1]
    assert one.text.marks[0].confidence == 0.2


@pytest.mark.parametrize(("confidence", "count"), [(0.89, 2), (0.9, 1)])
def test_only_characters_less_sure_than_nine_tenths_are_exchanged(confidence: float, count: int) -> None:
    assert len(ways(printed("12", {0: "7"}, {0: confidence}))) == count


def test_characters_strange_to_the_kind_are_exchanged_however_sure() -> None:
    assert ways(printed("1B", {1: "8"}, {1: 0.99}), alphabet="0123456789") == ["1B", "18"]
    assert ways(printed("1B", {1: "8"}, {1: 0.99})) == ["1B"]


def test_alternatives_strange_to_the_kind_are_not_taken() -> None:
    assert ways(printed("12", {1: "Z7"}), alphabet="0123456789") == ["12", "17"]


def test_no_more_than_two_hundred_exchanges_are_tried() -> None:
    many = printed("1" * 12, dict.fromkeys(range(12), "23"))
    assert len(ways(many)) == 1 + 200


def test_the_same_engine_is_asked_with_a_margin_at_both_sides() -> None:
    look = Asked(again=[printed("13")])
    assert ways(printed("12"), by="again", look=look) == ["13"]
    assert look.boxes == [("again", 1, Box(100 - 0.4 * EM, 50, 124 + 0.4 * EM, 62))]


def test_the_other_engine_is_asked_for_its_opinion() -> None:
    look = Asked(other=[printed(" 14 ")])
    assert list(ways_to_read(printed("12"), "other", look)) == [Variant(printed(" 14 ").strip(), "other")]
    assert [who for who, _, _ in look.boxes] == ["other"]


def test_where_the_engine_sees_nothing_there_is_no_other_way() -> None:
    assert ways(printed("12"), by="again", look=Asked()) == []
    assert ways(Passage("", ())) == []


def test_a_text_on_two_pages_is_read_on_both() -> None:
    over = printed("12") + Passage("34", tuple(Mark(2, m.box, confidence=0.99) for m in printed("34").marks))
    look = Asked(again=[printed("15"), printed("36")])
    assert ways(over, by="again", look=look) == ["1536"]
    assert [page for _, page, _ in look.boxes] == [1, 2]


def test_marks_beside_chinese_become_wide_as_everywhere() -> None:
    assert ways(printed("武汉(市)")) == ["武汉（市）"]


def test_a_second_reading_is_taken_with_a_margin_and_then_without() -> None:
    look = Asked(again=[printed("甲"), printed("乙")])
    assert [p.text for p in second_readings(printed("丙"), look)] == ["甲", "乙"]
    widths = [box.width for _, _, box in look.boxes]
    assert widths == pytest.approx([EM + 0.8 * EM, EM])


def test_a_second_reading_of_blanks_is_none() -> None:
    look = Asked(again=[printed("  "), printed("乙")])
    assert [p.text for p in second_readings(printed("丙"), look)] == ["乙"]
