"""Read tick boxes of other styles than the template's: marks in brackets, boxes behind their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from zsgx_docs.model.passage import EMPTY, Mark, Passage
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.match.anchors import TICK_GLYPHS, TICK_STROKES, Aligned, align, fold
from zsgx_docs.template.pattern import Literal as Printed
from zsgx_docs.template.pattern import Pattern, Piece, Slot

_CROSSES = frozenset("×✗✘xX")
_FRAME = re.compile(r"[\[(（［【〔]\s{0,4}([√✓✔∨vV×✗✘xX]?)\s{0,4}[\])）］】〕]")
_BARE = re.compile(f"[{''.join(sorted(TICK_STROKES - _CROSSES))}]")
_PARTING = frozenset(" \t\u3000；;，,、")
_END_OF_WORDS = re.compile(r"[:：(（]")
_UNSURE = 0.5
"""How sure (0..1) a cross in brackets is, at most: it may strike the choice out; a guess
below any limit of doubt."""


def brackets_as_boxes(pattern: Pattern, passage: Passage) -> Passage:
    """Write `[√]` and `（ ）` as boxes, if the pattern has boxes and the passage shows no others."""
    if not _ticks(pattern):
        return passage
    frames = list(_FRAME.finditer(passage.text))
    outside = _FRAME.sub("", passage.text)
    boxed = any(fold(c) in TICK_GLYPHS - TICK_STROKES for c in outside)
    marks = {frame[1] for frame in frames}
    if boxed or (marks <= {""} and len(frames) != _ticks(pattern)):
        return passage
    struck_out = bool(marks - _CROSSES - {""})
    made, end = EMPTY, 0
    for frame in frames:
        made += passage[end : frame.start()] + _box(passage, frame, struck_out)
        end = frame.end()
    return made + passage[end:]


def _box(passage: Passage, frame: re.Match[str], crosses_strike_out: bool) -> Passage:
    stroke = frame[1]
    mark: Mark = passage.marks[frame.start(1) if stroke else frame.start()]
    if stroke in _CROSSES:
        if crosses_strike_out:
            return Passage(UNTICKED, (mark,))
        mark = replace(mark, confidence=min(mark.confidence, _UNSURE))
    return Passage(TICKED if stroke else UNTICKED, (mark,))


def align_choices(pattern: Pattern, passage: Passage, in_paragraph: bool) -> Aligned:
    """Align a pattern that may have tick boxes; behind the words where only so each slot gets its box."""
    plain = align(pattern, passage, in_paragraph)
    if not _ticks(pattern) or _boxed(pattern, plain) == _ticks(pattern):
        return plain
    if (side := stroke_side(passage)) is not None:
        return plain if side == "before" else _aligned_behind(pattern, passage, in_paragraph)
    behind = Pattern(tuple(_boxes_behind(pattern.pieces)))
    other = align(behind, passage, in_paragraph)
    if other.quality < plain.quality or _boxed(behind, other) < _ticks(pattern):
        return plain
    return _in_order_of(pattern, behind, other, len(passage))


def stroke_side(passage: Passage) -> Literal["before", "behind"] | None:
    """Tell on which side of their words strokes stand where there are no boxes; None if none can be told.

    A stroke belongs to the words that it is next to: what parts it from the others is a blank, a bracket, the
    end of the line.
    """
    text = passage.text
    if any(fold(c) in TICK_GLYPHS - TICK_STROKES for c in text):
        return None
    sides = {
        side
        for found in _BARE.finditer(text)
        if (side := _side(text[: found.start()], text[found.end() :])) is not None
    }
    return sides.pop() if len(sides) == 1 else None


def _side(before: str, after: str) -> Literal["before", "behind"] | None:
    ends = not after.strip(" \t\u3000") or after.lstrip(" \t\u3000")[0] in "\n（(：:"
    begins = not before.strip(" \t\u3000") or before.rstrip(" \t\u3000")[-1] == "\n"
    if begins != ends:
        return "before" if begins else "behind"
    if begins or (before[-1] in _PARTING) == (after[0] in _PARTING):
        return None
    return "before" if before[-1] in _PARTING else "behind"


def _aligned_behind(pattern: Pattern, passage: Passage, in_paragraph: bool) -> Aligned:
    behind = Pattern(tuple(_boxes_behind(pattern.pieces)))
    return _in_order_of(pattern, behind, align(behind, passage, in_paragraph), len(passage))


def _ticks(pattern: Pattern) -> int:
    return sum(slot.kind == "tick" for slot in pattern.slots)


def _boxed(pattern: Pattern, aligned: Aligned) -> int:
    """How many tick slots got a mark."""
    pairs = zip(pattern.slots, aligned.slots, strict=True)
    return sum(slot.kind == "tick" and any(fold(c) in TICK_GLYPHS for c in text.text) for slot, text in pairs)


def _boxes_behind(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Each tick slot behind its option: before the first colon or bracket, else before the next box."""
    held: Slot | None = None
    for piece in pieces:
        if isinstance(piece, Slot) and piece.kind == "tick":
            if held is not None:
                yield held
            held = piece
        elif held is not None and isinstance(piece, Printed) and (end := _END_OF_WORDS.search(piece.text)):
            if end.start():
                yield Printed(piece.text[: end.start()])
            yield held
            held = None
            yield Printed(piece.text[end.start() :])
        else:
            yield piece
    if held is not None:
        yield held


def _in_order_of(pattern: Pattern, other: Pattern, aligned: Aligned, end: int) -> Aligned:
    """The slots of `other` in the order of `pattern`; no print after a box tells where to look for it."""
    at = {slot.path: number for number, slot in enumerate(other.slots)}
    order = [at[slot.path] for slot in pattern.slots]
    anchors = [
        end if slot.kind == "tick" else aligned.anchors[number]
        for slot, number in zip(pattern.slots, order, strict=True)
    ]
    return replace(aligned, slots=tuple(aligned.slots[number] for number in order), anchors=tuple(anchors))
