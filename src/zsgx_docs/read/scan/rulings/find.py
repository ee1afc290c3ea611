"""Find ruling lines: strokes that run straight for longer than any letter's, their broken pieces joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from zsgx_docs.read.layout import Ruling
from zsgx_docs.read.preprocess import Mask, Resolution, swollen
from zsgx_docs.read.scan.rulings.gap_repair import (
    LONG,
    MEETING,
    bridged,
    carried_on,
    closed_within_cells,
    in_pieces,
    ties,
)
from zsgx_docs.read.scan.rulings.horizontal_tables import level_tables
from zsgx_docs.read.scan.rulings.impostors import met_by, without_letters, without_streaks
from zsgx_docs.read.scan.rulings.odd_columns import without_odd_columns
from zsgx_docs.read.scan.rulings.segments import (
    JITTER,
    STANDS_ALONE,
    Inked,
    Stroke,
    beside,
    inner,
    strokes,
    unbroken,
)
from zsgx_docs.read.scan.rulings.underlines import is_underline

SHORTEST = 2.8
"""Millimetres of the shortest rule that draws a table; a guess."""
SOLID, SOLID_IF_SHORT = 0.6, 0.9
"""Share of a rule that must be inked, and of a short one; a guess."""
SOLID_SPAN_IF_SHORT = 0.8
"""The same of a short span between two crossing rules; a guess."""
TIP, SOLID_TIP = 0.9, 0.6
"""Millimetres at the outer end of a rule's last short span, and their share that must be inked: a letter in
the rule's line seldom reaches the rule beyond it; a guess."""
CLEAR_IF_SHORT = 0.2
"""Share of the paper directly beside a short rule that may be inked, as cells leave their text some room; a
guess."""
TRACE_STEP = 8.0
"""Millimetres along which a rule is followed at one height; a guess."""
TRACE_REACH = 0.7
"""Millimetres up and down within which it is looked for there; a guess."""
TRACED_INK = 0.5
"""Share of such a step that must be inked for the rule to be seen there; a guess."""
TRACE_MARGIN = 1.0
"""Pixels on both sides of a rule that go with it; a guess."""
TOUCHING = 0.5
"""Millimetres above an underline within which a letter stands on it; a guess."""
BESIDE_TOUCH = 2.0
"""Millimetres to both sides of such a letter that stay with it; a guess."""
CROSSING = 0.7
"""Millimetres, across a rule, within which a letter's stroke must go on to count as one that goes through; a
guess."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Hold a page's rules: `across` and `down` draw tables; `underlines` are to be written on, or were."""

    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]
    underlines: tuple[Stroke, ...]

    def in_points(self, at: Resolution) -> list[Ruling]:
        """Return those that draw tables, in points."""
        across = [Ruling(s.start, s.level, s.end, s.level) for s in self.across]
        down = [Ruling(s.level, s.start, s.level, s.end) for s in self.down]
        return [Ruling(*(v / at.scale for v in rule)) for rule in across + down]


def find_rulings(ink: Mask, rings: Mask, at: Resolution) -> Rulings:
    """Find the ruling lines of a straightened page; pieces of the seals' `rings` are none."""
    page = Inked(ink, rings)
    side = page.on_its_side
    across, down = strokes(page, at), strokes(side, at)
    table_across, table_down = _meeting(page, bridged(page, across, at), bridged(side, down, at), at)
    loose = [s for s in across if not any(_within(s, rule, at) for rule in table_across)]
    level, between = level_tables(ink, loose, table_down, at)
    underlines = [s for s in loose if s not in level and is_underline(ink, s, at)]
    return Rulings((*table_across, *level), (*table_down, *between), tuple(underlines))


def without_rulings(ink: Mask, rules: Rulings, at: Resolution) -> Mask:
    """Erase the rules from the ink; what crosses them, letters' strokes, stays.

    Underlines that letters stand on stay too: they may be a letter's lowest stroke, and do no harm.
    """
    flat = traced(ink, rules.across, at)
    standing = traced(np.ascontiguousarray(ink.T), rules.down, at)
    every = flat | standing.T | _unwritten(ink, traced(ink, rules.underlines, at), at)
    letters = ink & ~every
    crossing = _crossed(letters, flat, at) | _crossed(np.ascontiguousarray(letters.T), standing, at).T
    return np.asarray(letters | (ink & every & crossing), np.uint8)


def _unwritten(ink: Mask, underlines: Mask, at: Resolution) -> Mask:
    """The underlines where no letter touches them from above."""
    letters = ink & ~underlines
    reach = at.whole(TOUCHING)
    above = cv2.dilate(letters, np.ones((reach, 1), np.uint8), anchor=(0, reach - 1))
    touched = swollen(np.asarray(cv2.bitwise_and(underlines, above), np.uint8), at.odd(2 * BESIDE_TOUCH), 1)
    return np.asarray(underlines & ~touched, np.uint8)


def traced(ink: Mask, strokes: Sequence[Stroke], at: Resolution) -> Mask:
    """Draw the strokes where the ink has them, which may rise or fall a little along the way."""
    lines = np.zeros(ink.shape, np.uint8)
    for stroke in strokes:
        half = stroke.thickness / 2 + TRACE_MARGIN
        level = stroke.level
        for start in np.arange(stroke.start - 1, stroke.end + 1, at.mm(TRACE_STEP)):
            end = min(stroke.end + 2, start + at.mm(TRACE_STEP))
            level = _level_there(ink, level, stroke, start, end, at)
            top, bottom = round(level - half), round(level + half) + 1
            lines[max(0, top) : bottom, max(0, int(start)) : int(end) + 1] = 255
    return lines


def _level_there(ink: Mask, level: float, stroke: Stroke, start: float, end: float, at: Resolution) -> float:
    """The stroke's level between two abscissas; the one given where the ink does not say."""
    top = max(0, round(stroke.level - at.mm(TRACE_REACH)))
    band = ink[top : round(stroke.level + at.mm(TRACE_REACH)) + 1, max(0, int(start)) : int(end) + 1] > 0
    if not band.size:
        return level
    thick = max(1, round(stroke.thickness))
    inked = np.convolve(band.mean(axis=1), np.ones(thick) / thick, mode="same")
    near = inked - 0.02 * np.abs(np.arange(len(inked)) + top - level)
    best = int(near.argmax())
    rows = slice(max(0, best - thick), best + thick + 1)
    weights = band[rows].mean(axis=1) ** 2
    if inked[best] < TRACED_INK:
        return level
    return float(top + rows.start + (weights * np.arange(len(weights))).sum() / weights.sum())


def _crossed(letters: Mask, lines: Mask, at: Resolution) -> Mask:
    """The parts of horizontal lines with letters' ink both above and below: strokes that go through."""
    reach = at.whole(CROSSING)
    above = cv2.dilate(letters, np.ones((reach, 1), np.uint8), anchor=(0, reach - 1))
    below = cv2.dilate(letters, np.ones((reach, 1), np.uint8), anchor=(0, 0))
    return np.asarray(cv2.bitwise_and(lines, cv2.bitwise_and(above, below)), np.uint8)


def _meeting(
    page: Inked, across: list[Stroke], down: list[Stroke], at: Resolution
) -> tuple[list[Stroke], list[Stroke]]:
    """The rules that draw tables: long ones that meet another, short ones that run from rule to rule."""
    side = page.on_its_side
    flat, upright = _no_letters(page, across, down, at), _no_letters(side, down, across, at)
    across = [carried_on(page, s, upright, at) for s in across]
    down = [carried_on(side, s, flat, at) for s in down]
    plain = without_streaks(down, across, at)
    streaks = [s for s in down if s not in plain]
    down = without_letters(side, plain, across, at)
    level = [s for s in across if s.length >= at.mm(STANDS_ALONE)]
    if not any(met_by(s, down, at) for s in level):
        down += ties(page.ink, level, streaks, at)
    parted = False
    while True:
        snapped_across = [_snapped(s, down, at) for s in across]
        snapped_down = [_snapped(s, across, at) for s in down]
        kept_across = [s for s in snapped_across if _draws_table(page, s, down, at)]
        kept_down = [s for s in snapped_down if _draws_table(side, s, across, at)]
        if parted and len(kept_across) == len(across) and len(kept_down) == len(down):
            kept_across = closed_within_cells(kept_across, kept_down, at)
            kept_down = kept_down + ties(page.ink, kept_across, kept_down + streaks, at)
            return kept_across, without_odd_columns(side, kept_down, kept_across, at)
        parted = True
        across = [part for s in kept_across for part in _solid_parts(page, s, kept_down, at)]
        down = [part for s in kept_down for part in _solid_parts(side, s, kept_across, at)]


def _no_letters(
    page: Inked, strokes: Sequence[Stroke], crossing: Sequence[Stroke], at: Resolution
) -> list[Stroke]:
    """Those that rules may end at: not the long strokes of large letters."""
    return [s for s in strokes if s.length >= at.mm(LONG) or _draws_table(page, s, crossing, at)]


def _draws_table(page: Inked, stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> bool:
    meeting = met_by(stroke, crossing, at)
    if not meeting or stroke.length < at.mm(SHORTEST):
        return False
    met = [c.level for c in meeting]
    ends_met = [
        min(abs(level - end) for level in met) <= at.mm(MEETING) for end in (stroke.start, stroke.end)
    ]
    if stroke.length < at.mm(LONG):
        clear = max(beside(page.ink, inner(stroke, meeting, at), at)) <= CLEAR_IF_SHORT
        return all(ends_met) and clear and unbroken(page, stroke, at) >= SOLID_IF_SHORT
    solid = unbroken(page, stroke, at) >= SOLID
    return (any(ends_met) or len(met) > 1) and solid


def _solid_parts(page: Inked, stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """The stroke without the spans between two crossing rules where it is mostly not there."""
    levels = sorted({stroke.start, *(c.level for c in met_by(stroke, crossing, at)), stroke.end})
    spans = [replace(stroke, start=a, end=b) for a, b in pairwise(levels)]
    parts: list[Stroke] = []
    for span in spans:
        if span.length > at.mm(MEETING) and not _is_there(page, span, _outer(span, spans, at), at):
            continue
        if parts and parts[-1].end == span.start:
            parts[-1] = replace(parts[-1], end=span.end)
        else:
            parts.append(span)
    return parts


def _outer(span: Stroke, spans: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """The tips of a short span at which the rule ends."""
    if span.length >= at.mm(LONG):
        return []
    edge, tip = span.thickness / 2 + 1, at.mm(TIP)
    first = [replace(span, start=span.start + edge, end=span.start + tip)] if span is spans[0] else []
    last = [replace(span, start=span.end - tip, end=span.end - edge)] if span is spans[-1] else []
    return first + last


def _is_there(page: Inked, span: Stroke, tips: Sequence[Stroke], at: Resolution) -> bool:
    solid = SOLID_SPAN_IF_SHORT if span.length < at.mm(LONG) else SOLID
    ends = all(unbroken(page, tip, at) >= SOLID_TIP for tip in tips)
    return (ends and unbroken(page, span, at) >= solid) or in_pieces(page, span, at)


def _snapped(stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> Stroke:
    """The ends moved onto the rules that they nearly meet."""
    levels = [c.level for c in met_by(stroke, crossing, at)]

    def snap(end: float) -> float:
        near = [level for level in levels if abs(level - end) <= at.mm(MEETING)]
        return min(near, key=lambda level: abs(level - end)) if near else end

    return replace(stroke, start=snap(stroke.start), end=snap(stroke.end))


def _within(stroke: Stroke, rule: Stroke, at: Resolution) -> bool:
    return (
        abs(stroke.level - rule.level) <= at.mm(JITTER)
        and rule.start - at.mm(1) <= stroke.start
        and stroke.end <= rule.end + at.mm(1)
    )
