"""Tick boxes of other styles than the template's."""

from __future__ import annotations

import pytest

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.choice_fields import align_choices, brackets_as_boxes, stroke_side
from zsgx_docs.template.layout import pattern_of

TWO = pattern_of("{{ yes|tick }}是 {{ no|tick }}否", "")
DETAIL = pattern_of("{{ on|tick }}服务战略：{{ detail }}", "")


@pytest.mark.parametrize(
    ("written", "boxes"),
    [
        ("[√]是 [ ]否", "☑是 □否"),
        ("（ ）是 （√）否", "□是 ☑否"),
        ("（×）是 （√）否", "□是 ☑否"),
        ("（×）是 （ ）否", "☑是 □否"),
        ("□是 （√）否", "□是 （√）否"),
        ("（ ）是 否", "（ ）是 否"),
        ("是 否", "是 否"),
    ],
)
def test_brackets_are_boxes_where_there_are_no_others(written: str, boxes: str) -> None:
    assert brackets_as_boxes(TWO, Passage.at(written)).text == boxes


def test_brackets_in_text_without_boxes_stay() -> None:
    assert brackets_as_boxes(pattern_of("{{ name }}", ""), Passage.at("王芳（√）")).text == "王芳（√）"


def test_a_cross_alone_in_brackets_is_unsure() -> None:
    crossed = brackets_as_boxes(TWO, Passage.at("（×）是 （ ）否"))
    assert crossed.marks[0].confidence == 0.5
    assert brackets_as_boxes(TWO, Passage.at("（√）是 （ ）否")).marks[0].confidence == 1.0


@pytest.mark.parametrize(
    ("written", "ticks"),
    [("☑是 □否", ["☑", "□"]), ("是☑ 否□", ["☑", "□"]), ("是√ 否", ["√", ""]), ("√是 否", ["√", ""])],
)
def test_boxes_may_stand_before_or_behind_their_words(written: str, ticks: list[str]) -> None:
    aligned = align_choices(TWO, Passage.at(written), in_paragraph=False)
    assert [text.text for text in aligned.slots] == ticks


def test_a_box_behind_its_words_stands_before_the_detail() -> None:
    aligned = align_choices(DETAIL, Passage.at("服务战略☑：人工智能"), in_paragraph=False)
    assert [text.text for text in aligned.slots] == ["☑", "人工智能"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("√是 否", "before"),
        ("是√ 否", "behind"),
        ("是 √否", "before"),
        ("是√\n否", "behind"),
        ("是√（注明）", "behind"),
        ("是 √ 否", None),
        ("√是 否√", None),
        ("□√是 □否", None),
        ("是 否", None),
        ("√", None),
    ],
)
def test_a_stroke_belongs_to_the_words_that_it_touches(text: str, side: str | None) -> None:
    assert stroke_side(Passage.at(text)) == side
