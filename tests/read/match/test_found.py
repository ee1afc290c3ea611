"""From the place of a blank to the readings of its slots."""

from __future__ import annotations

from read.match.small_papers import form, view
from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors import align
from zsgx_docs.read.match.found import (
    UNMARKED,
    Found,
    found_in_cell,
    readings_of,
)
from zsgx_docs.read.match.observation import BOXES_DIFFER, LEFT_OVER, PRINT_DIFFERS
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source import NO_SECOND_LOOK
from zsgx_docs.template.layout import Blank

CHOICE = form([["类别", "{{ fiscal|tick }}财政资助 {{ own|tick }}自筹（来源：{{ source }}）"]]).blanks[0]
BATCH = form([["基地", "第{{ batch|int }}批"]]).blanks[0]


def in_cell(blank: Blank, text: str) -> Found:
    return found_in_cell(blank.pattern, view([[text]]).spots[0], 1.0)


def readings(blank: Blank, text: str) -> list[Reading]:
    return list(readings_of(blank, in_cell(blank, text), NO_SECOND_LOOK))


def test_every_slot_gets_its_reading_with_place_and_tick() -> None:
    fiscal, own, source = readings(CHOICE, "☑财政资助 □自筹（来源：学费）")
    assert [(r.path, r.tick) for r in (fiscal, own)] == [("fiscal", True), ("own", False)]
    assert (source.text.text, source.tick) == ("学费", None)
    assert all(r.place is not None and r.place.cell == 0 for r in (fiscal, own, source))


def test_the_way_that_led_there_is_kept() -> None:
    text = Passage.at("第三批")
    found = Found(text, None, 1.0, align(BATCH.pattern, text, in_paragraph=True), way="某处")
    assert [r.way for r in readings_of(BATCH, found, NO_SECOND_LOOK)] == ["某处"]


def test_the_ruled_line_under_a_value_is_not_part_of_it() -> None:
    assert readings(CHOICE, "□财政资助 ☑自筹（来源：__学费__）")[2].text.text == "学费"


def test_print_that_differs_is_said_of_choices() -> None:
    assert in_cell(CHOICE, "☑一般项目 □重点项目").observations[0] == PRINT_DIFFERS


def test_words_that_fit_no_slot_are_said() -> None:
    assert in_cell(BATCH, "第3批另有说明").observations == (LEFT_OVER.about(text="另有说明"),)
    assert in_cell(BATCH, "第3批").observations == ()


def test_a_box_too_few_is_said_of_the_ticks_alone() -> None:
    fiscal, own, source = readings(CHOICE, "☑财政资助 自筹（来源：学费）")
    assert BOXES_DIFFER in fiscal.observations and BOXES_DIFFER in own.observations
    assert BOXES_DIFFER not in source.observations


def test_words_without_a_stroke_are_not_chosen_where_others_have_one() -> None:
    fiscal, own, _ = readings(CHOICE, "√财政资助 自筹（来源：）")
    assert (fiscal.tick, own.tick, own.tick_confidence, own.observations) == (True, False, UNMARKED, ())


def test_where_no_box_was_seen_none_is_too_few() -> None:
    fiscal, own, _ = readings(CHOICE, "财政资助 自筹（来源：学费）")
    assert BOXES_DIFFER not in fiscal.observations + own.observations
