"""Turn the place where a blank's content was found into a reading of each of its slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.read.match.anchors import TICK_GLYPHS, Aligned, Spot, fold
from zsgx_docs.read.match.checkbox_state import TickState, read_tick
from zsgx_docs.read.match.choice_fields import align_choices, brackets_as_boxes, stroke_side
from zsgx_docs.read.match.observation import BOXES_DIFFER, LEFT_OVER, PRINT_DIFFERS, Observation
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Blank
from zsgx_docs.template.pattern import Pattern

UNMARKED = 0.95
"""How sure it is (0..1) that words without a stroke are not chosen where others have one; a guess."""
GOOD_PRINT = 0.6
"""The share of a blank's print (0..1) that a text must show to be taken for the blank; a guess."""
LEAST_PRINT = 3
"""Characters of print by which a blank can be known without its label; a guess."""
STRAY_WORDS = 2
"""Letters and digits that fit no slot, from which a person is told of them; a guess."""


@dataclass(frozen=True, slots=True)
class Found:
    """Hold where a blank's content stands in the document; `area` is where it would, were anything there.

    `fit` (0..1) says how well the label or print by it was seen; `way` is the name of the way that led there.
    """

    text: Passage
    spot: Spot | None
    fit: float
    aligned: Aligned
    observations: tuple[Observation, ...] = ()
    area: tuple[tuple[int, Box], ...] = ()
    way: str = ""


def found_in_cell(pattern: Pattern, spot: Spot, fit: float, *observations: Observation) -> Found:
    """Take a whole cell for a blank's content; says so where its print differs or words are left over."""
    text = brackets_as_boxes(pattern, spot.cell.text)
    aligned = align_choices(pattern, text, in_paragraph=False)
    if pattern.literal and aligned.quality < GOOD_PRINT and any(s.kind == "tick" for s in pattern.slots):
        observations = (*observations, PRINT_DIFFERS)
    if sum(map(str.isalnum, aligned.strays.text)) >= STRAY_WORDS:
        observations = (*observations, LEFT_OVER.about(text=aligned.strays.text.strip()[:20]))
    return Found(text, spot, fit, aligned, tuple(observations))


def readings_of(blank: Blank, found: Found, look: SecondLook) -> Iterator[Reading]:
    """Read each slot of a blank that was found."""
    aligned = found.aligned
    bare = _is_bare(blank.pattern, found, look)
    observations = found.observations + (() if bare else _box_count(blank.pattern, aligned))
    for slot, text, anchor in zip(blank.pattern.slots, aligned.slots, aligned.anchors, strict=True):
        after = found.text[anchor : anchor + 1]
        place = found.text.place() or (found.spot.cell.place if found.spot else None)
        if slot.kind == "tick":
            tick = TickState(False, UNMARKED) if bare and not text else read_tick(text, after, look)
            area = tuple(text.boxes()) or ((tick.where,) if tick.where else _area(text, after, found))
            seen = observations + ((tick.observation,) if tick.observation else ())
            reading = Reading(slot.path, slot.kind, text, area, place, found.fit, seen)
            yield replace(reading, tick=tick.ticked, tick_confidence=tick.confidence, way=found.way)
        else:
            value = _only_value(text, _parted(blank.pattern, found.text.text, text.text, anchor))
            other = tuple(r for r in observations if r != BOXES_DIFFER)
            area = _area(value, after, found)
            yield Reading(slot.path, slot.kind, value, area, place, found.fit, other, way=found.way)


def _is_bare(pattern: Pattern, found: Found, look: SecondLook) -> bool:
    """Whether strokes beside the words, without any boxes, say what is chosen; on a scan one may be lost."""
    taken = "".join(
        text.text
        for slot, text in zip(pattern.slots, found.aligned.slots, strict=True)
        if slot.kind == "tick"
    )
    if not taken or any(fold(c) in TICK_GLYPHS for c in found.aligned.strays.text):
        return False
    scanned = any(look.sees(page) for page, _ in found.text.boxes())
    return not scanned and stroke_side(found.text) is not None


def _box_count(pattern: Pattern, aligned: Aligned) -> tuple[Observation, ...]:
    """Boxes left over while a slot went without: they may belong to each other."""
    ticks = [text for slot, text in zip(pattern.slots, aligned.slots, strict=True) if slot.kind == "tick"]
    if not ticks:
        return ()
    left_over = any(fold(c) in TICK_GLYPHS for c in aligned.strays.text)
    return (BOXES_DIFFER,) if left_over or (any(ticks) and not all(ticks)) else ()


def _only_value(text: Passage, parted: bool) -> Passage:
    """Without the ruled line beside what was written on it, or what parts it from the next option."""
    return text.strip(" \t\n\u3000_＿" + ("；;，," if parted else "")) if text else EMPTY


def _parted(pattern: Pattern, whole: str, value: str, anchor: int) -> bool:
    """Whether another option follows in the same line."""
    if not any(slot.kind == "tick" for slot in pattern.slots):
        return False
    end = whole.rfind(value, 0, anchor) + len(value)
    return anchor < len(whole) and "\n" not in whole[end:anchor]


def _area(text: Passage, after: Passage, found: Found) -> tuple[tuple[int, Box], ...]:
    boxes = tuple(text.boxes())
    if boxes:
        return boxes
    cell = found.spot.cell if found.spot else None
    if cell is not None and cell.page is not None and cell.box is not None:
        return ((cell.page, cell.box),)
    return tuple(after.boxes()) or tuple(found.text.boxes()) or found.area
