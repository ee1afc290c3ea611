"""Whether a box is ticked: by its characters, else by looking at the page again."""

from __future__ import annotations

import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY, Mark, Passage
from zsgx_docs.read.match.checkbox_state import TickState, read_tick
from zsgx_docs.read.match.observation import HARD_TO_TELL, NO_BOX_SEEN
from zsgx_docs.read.source import NO_SECOND_LOOK, NoSecondLook, TickReading

HERE, WORDS = Box(0, 0, 10, 10), Box(12, 0, 22, 10)
LABEL = Passage("是", (Mark(1, WORDS),))


class Eye(NoSecondLook):
    """A second look that always sees the same."""

    def __init__(self, ticked: bool, confidence: float) -> None:
        self._seen = TickReading(ticked, confidence, HERE)

    def tick(self, page: int, label: Box) -> TickReading | None:
        return self._seen if (page, label) == (1, WORDS) else None


def read(text: str, sure: float = 1.0, look: NoSecondLook = NO_SECOND_LOOK) -> TickState:
    return read_tick(Passage.at(text, Mark(1, HERE, confidence=sure)) if text else EMPTY, LABEL, look)


@pytest.mark.parametrize(
    ("text", "ticked"), [("☑", True), ("□√", True), ("×", True), ("□", False), ("○", False)]
)
def test_a_box_read_surely_needs_no_second_look(text: str, ticked: bool) -> None:
    assert read(text, look=Eye(not ticked, 1.0)) == TickState(ticked, 1.0)


@pytest.mark.parametrize(("text", "ticked"), [("V", True), ("口", False)])
def test_what_only_looks_like_a_mark_is_hard_to_tell(text: str, ticked: bool) -> None:
    assert read(text) == TickState(ticked, 0.5, HARD_TO_TELL)


def test_a_box_that_is_not_there_is_not_ticked_and_unsure() -> None:
    assert read("") == TickState(False, 0.3, NO_BOX_SEEN)


def test_the_page_is_asked_where_no_box_was_read() -> None:
    assert read("", look=Eye(True, 0.97)) == TickState(True, 0.97, None, (1, HERE))
    assert read("", look=Eye(True, 0.6)) == TickState(True, 0.6, HARD_TO_TELL, (1, HERE))


def test_a_contradiction_is_hard_to_tell_and_the_surer_wins() -> None:
    assert read("□", 0.6, Eye(True, 0.95)) == TickState(True, 0.5, HARD_TO_TELL, (1, HERE))
    assert read("□", 0.8, Eye(True, 0.7)) == TickState(False, 0.5, HARD_TO_TELL)


def test_a_second_look_that_agrees_settles_it() -> None:
    assert read("☑", 0.6, Eye(True, 0.95)) == TickState(True, 0.95, None, (1, HERE))
