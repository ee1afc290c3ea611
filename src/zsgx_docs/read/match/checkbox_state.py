"""Tell whether a box is ticked: by the characters the reader saw, else by looking at the page again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.match.anchors import MAYBE_BOXES, MAYBE_STROKES, TICK_STROKES, fold
from zsgx_docs.read.match.observation import HARD_TO_TELL, NO_BOX_SEEN, Observation
from zsgx_docs.read.source import SecondLook

SURE = 0.9
"""The confidence (0..1) from which a box needs neither a second look nor a person; a guess."""
IN_DOUBT = 0.5
"""How sure (0..1) a box is, at most, whose two readings differ or that is only likely one:
even chances; a guess."""
UNSEEN = 0.3
"""How sure (0..1) it is that a box is empty which was not found at all; a guess."""


@dataclass(frozen=True, slots=True)
class TickState:
    """Hold whether a box is ticked, how sure that is, and where it stands if the page was asked again."""

    ticked: bool
    confidence: float
    observation: Observation | None = None
    where: tuple[int, Box] | None = None


def read_tick(taken: Passage, label_at: Passage, look: SecondLook) -> TickState:
    """Judge a tick slot by its characters, and by looking again where these are in doubt.

    `taken` is what stands in the slot, `label_at` the first printed character after it.
    """
    seen = _by_characters(taken)
    if seen is not None and seen.confidence >= SURE:
        return seen
    looked = _by_looking(label_at, look)
    if looked is None:
        return replace(seen, observation=HARD_TO_TELL) if seen else TickState(False, UNSEEN, NO_BOX_SEEN)
    if seen is not None and seen.ticked != looked.ticked:
        surer = max((seen, looked), key=lambda t: t.confidence)
        return TickState(surer.ticked, min(surer.confidence, IN_DOUBT), HARD_TO_TELL, surer.where)
    if looked.confidence < SURE:
        return TickState(looked.ticked, looked.confidence, HARD_TO_TELL, looked.where)
    return looked


def _by_characters(taken: Passage) -> TickState | None:
    marks = [(fold(c), m.confidence) for c, m in zip(taken.text, taken.marks, strict=True) if not c.isspace()]
    ticked = [sure for c, sure in marks if c == TICKED or c in TICK_STROKES]
    if ticked:
        return TickState(True, max(ticked))
    empty = [sure for c, sure in marks if c == UNTICKED]
    if empty:
        return TickState(False, max(empty))
    if any(c in MAYBE_STROKES for c, _ in marks):
        return TickState(True, IN_DOUBT, HARD_TO_TELL)
    if any(c in MAYBE_BOXES for c, _ in marks):
        return TickState(False, IN_DOUBT, HARD_TO_TELL)
    return None


def _by_looking(label_at: Passage, look: SecondLook) -> TickState | None:
    mark = label_at.marks[0] if label_at.marks else None
    if mark is None or mark.page is None or mark.box is None:
        return None
    found = look.tick(mark.page, mark.box)
    return TickState(found.ticked, found.confidence, None, (mark.page, found.box)) if found else None
