"""Aligning print and slots with what stands in a cell."""

from __future__ import annotations

import pytest

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.anchors.align import align
from zsgx_docs.template.pattern import Literal, Pattern, Slot

FUNDING = Pattern(
    (
        Slot("fiscal", "tick"),
        Literal("财政资助项目"),
        Slot("self_funded", "tick"),
        Literal("自筹经费项目（自筹经费来源："),
        Slot("source", "text"),
        Literal("）"),
    )
)
COVER = Pattern((Literal("申报单位："), Slot("cover", "unit"), Literal("（盖章）")))


def _slots(pattern: Pattern, text: str, in_paragraph: bool = False) -> list[str]:
    return [part.text for part in align(pattern, Passage.at(text), in_paragraph).slots]


def it_gives_each_slot_its_part() -> None:
    assert _slots(FUNDING, "□√财政资助项目  □自筹经费项目（自筹经费来源：      ）") == ["□√", "□", ""]


def it_takes_a_doubtful_character_in_place_of_the_bracket_for_it() -> None:
    text = "☑财政资助项目□自筹经费项目（自筹经费来源：  し"
    doubtful = Passage.at(text, Mark(confidence=0.78))
    assert [part.text for part in align(FUNDING, doubtful, False).slots] == ["☑", "□", ""]
    assert _slots(FUNDING, text) == ["☑", "□", "し"]
    assert _slots(FUNDING, "☑财政资助项目☑自筹经费项目（自筹经费来源：自筹L") == ["☑", "☑", "自筹L"]


def it_keeps_brackets_that_belong_to_the_value() -> None:
    text = "☑财政资助项目\n☑自筹经费项目(自筹经费来源: 单位（专项）经费 )"
    assert _slots(FUNDING, text) == ["☑", "☑", "单位（专项）经费"]


@pytest.mark.parametrize(
    ("kind", "text"), [("number", "36.5"), ("int", "52人"), ("int", "5 2O"), ("date", "三月初")]
)
def it_gives_a_slot_without_print_all_of_its_cell(kind: str, text: str) -> None:
    assert _slots(Pattern((Slot("value", kind),)), f" {text}\n") == [text]


def it_forgives_misread_print_and_says_how_much() -> None:
    aligned = align(
        FUNDING, Passage.at("☑财政资肋项目 □自筹经贵项日（自筹经费来源：学费）"), in_paragraph=False
    )
    assert [part.text for part in aligned.slots] == ["☑", "□", "学费"]
    assert 0.8 < aligned.quality < 1


def it_keeps_the_end_of_a_value_whose_closing_print_is_missing() -> None:
    assert _slots(FUNDING, "□财政资助项目 √自筹经费项目（自筹经费来源：会员费")[2] == "会员费"


def it_finds_its_print_inside_a_longer_paragraph() -> None:
    text = "附件 申报单位：湖北某院（集团）公司（盖章）    申报时间：2025年12月3日"
    assert _slots(COVER, text, in_paragraph=True) == ["湖北某院（集团）公司"]


def it_does_without_a_hint_that_was_deleted() -> None:
    assert _slots(COVER, "申报单位:湖北工业大学", in_paragraph=True) == ["湖北工业大学"]


def it_leaves_an_empty_slot_empty() -> None:
    assert _slots(COVER, "申报单位：（盖章）", in_paragraph=True) == [""]


def it_keeps_blanks_inside_a_value() -> None:
    assert _slots(COVER, "申报单位： ABC Tools Ltd （盖章）", in_paragraph=True) == ["ABC Tools Ltd"]
