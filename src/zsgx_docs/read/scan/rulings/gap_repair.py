"""Mend broken rules: bridge blank gaps, carry loose ends on, find short rules between two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from zsgx_docs.read.preprocess import Mask, Resolution, swollen
from zsgx_docs.read.scan.rulings.segments import (
    JITTER,
    Inked,
    Stroke,
    beside,
    inner,
    joined_where,
    solidity,
    unbroken,
)

BLANK_GAP = 9.0
"""Millimetres of a rule that may be missing where nothing stands in its way; a guess."""
BLANK = 0.12
"""Share of the paper beside a gap that may be inked; a guess."""
HIDDEN_GAP = 18.0
"""Millimetres of a rule that a seal may hide; a guess."""
WITHIN_CELL = 25.0
"""Millimetres of a table's rule that may be missing within one cell; a guess."""
UNBROKEN = 0.95
"""Share of a rule that must be seen, or hidden by a seal; a guess."""
AS_THICK = 0.3
"""Millimetres by which pieces of one rule may differ in thickness: more, and one is a letter's; a guess."""
MEETING = 1.5
"""Millimetres by which a rule may miss the one that it should end at; a guess."""
CORNER = 6.0
"""Millimetres by which two rules may both miss their corner; a guess."""
LONG = 11.0
"""Millimetres that no letter's stroke reaches; a guess."""
IN_PIECES = 0.3
"""Share of a broken rule between two others that must be left; a guess."""
CLEAR = 0.2
"""Share of the paper beside it that may be inked; a guess."""
TIP = 2.0
"""Millimetres at the end of a stretch that tell whether a rule begins there; a guess."""
SOLID_TIP = 0.9
"""Share of them that must be inked; a guess."""
TIE_SHORTEST, TIE_LONGEST = 3.0, 14.0
"""Millimetres of the rules that are looked for between two others; a guess."""
TIE_SOLID = 0.97
"""Share of such a tie that must be inked; a guess."""
TIE_THICKEST = 1.0
"""Millimetres of a tie's thickness at most; a guess."""
TIE_CLEAR = 0.1, 0.5
"""Shares of the paper on a tie's emptier and fuller side that may be inked; a guess."""
SQUARE = 0.25
"""Share of its height by which a tick box that fills its row may be wider or narrower; a guess."""
IN_COLUMN = 0.4
"""Millimetres beside a column of other rows within which a tie is of the same, and letters may stand right
beside it; a guess."""


def bridged(page: Inked, strokes: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """Join strokes in one line where only blank paper or a seal's stroke parts them."""

    def goes_on(stroke: Stroke, piece: Stroke) -> bool:
        level, end = (stroke.level + piece.level) / 2, max(stroke.end, piece.start)
        gap = replace(stroke, level=level, start=stroke.end, end=end, slope=0.0)
        if not in_line(stroke, piece, at):
            return False
        near = gap.length <= at.mm(BLANK_GAP) and is_blank(page.ink, gap, at)
        return near or (gap.length <= at.mm(HIDDEN_GAP) and unbroken(page, gap, at, jitter=0.0) >= UNBROKEN)

    return joined_where(strokes, goes_on)


def closed_within_cells(
    strokes: Sequence[Stroke], crossing: Sequence[Stroke], at: Resolution
) -> list[Stroke]:
    """Join a table's rules that end within one cell, facing each other: no rule ends there."""

    def goes_on(stroke: Stroke, piece: Stroke) -> bool:
        if not (in_line(stroke, piece, at) and 0 < piece.start - stroke.end <= at.mm(WITHIN_CELL)):
            return False
        start, end = stroke.end - at.mm(MEETING), piece.start + at.mm(MEETING)
        met = (c for c in crossing if _reaches(c, (stroke.level + piece.level) / 2, at))
        return not any(start <= c.level <= end for c in met)

    return joined_where(strokes, goes_on)


def in_line(stroke: Stroke, piece: Stroke, at: Resolution) -> bool:
    """Tell whether two strokes lie in one line and are as thick as each other: one rule may be both."""
    near = abs(stroke.level - piece.level) <= at.mm(JITTER)
    return near and abs(stroke.thickness - piece.thickness) <= at.mm(AS_THICK)


def is_blank(ink: Mask, gap: Stroke, at: Resolution) -> bool:
    """Tell whether nothing stands beside that stretch: no letters, so that a rule may have been there."""
    return gap.length <= at.mm(MEETING) or max(beside(ink, gap, at)) <= BLANK


def carried_on(page: Inked, stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> Stroke:
    """Carry a stroke's loose ends on to the next rule, where parts of it lie on the way."""
    if stroke.length < at.mm(LONG):
        return stroke
    miss = at.mm(MEETING)
    levels = sorted(c.level for c in crossing if _reaches(c, stroke.level, at))
    inner = [level for level in levels if stroke.start - miss <= level <= stroke.end + miss]
    before = [level for level in levels if level < stroke.start - miss]
    after = [level for level in levels if level > stroke.end + miss]
    start, end = stroke.start, stroke.end
    if before and all(level - start > miss for level in inner):
        span = replace(stroke, start=before[-1], end=min([*inner, end]))
        start = span.start if in_pieces(page, span, at) else start
    if after and all(end - level > miss for level in inner):
        span = replace(stroke, start=max([*inner, start]), end=after[0])
        end = span.end if in_pieces(page, span, at) else end
    return replace(stroke, start=start, end=end)


def in_pieces(page: Inked, span: Stroke, at: Resolution) -> bool:
    """Tell whether a broken rule lies there: pieces, one of which begins at an end, blank paper beside it.

    What a seal's stroke hides of a rule is no gap in it.
    """
    ink = page.ink
    if solidity(ink, span, at) >= IN_PIECES and unbroken(page, span, at) >= UNBROKEN:
        return True
    tip = min(at.mm(TIP), span.length / 4)
    ends = (
        replace(span, start=span.start + at.mm(0.5), end=span.start + tip),
        replace(span, start=span.end - tip, end=span.end - at.mm(0.5)),
    )
    return (
        solidity(ink, span, at) >= IN_PIECES
        and max(beside(ink, span, at)) <= CLEAR
        and any(solidity(ink, end, at) >= SOLID_TIP for end in ends)
    )


def _reaches(crossing: Stroke, level: float, at: Resolution) -> bool:
    return crossing.start - at.mm(CORNER) <= level <= crossing.end + at.mm(CORNER)


def ties(ink: Mask, across: Sequence[Stroke], down: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """Find short upright rules, lacking in `down`, that run from one horizontal rule to the next."""
    found: list[Stroke] = []
    for upper, lower in _neighbours(across, at):
        known = [d.level for d in (*down, *found) if d.start < (upper.level + lower.level) / 2 < d.end]
        columns = [d.level for d in (*down, *found)]
        new = [
            tie
            for tie in _ties_between(ink, upper, lower, columns, at)
            if all(abs(tie.level - level) > at.mm(MEETING) for level in known)
        ]
        found += _without_boxes(new, columns, at)
    return found


def _without_boxes(row: Sequence[Stroke], columns: Sequence[float], at: Resolution) -> list[Stroke]:
    """Leave out the two sides of a tick box that is as high as its row: they are a square, in no column."""
    own = [tie for tie in row if not _is_in_column(tie, columns, at)]
    sides = [
        pair
        for pair in pairwise(own)
        if abs(pair[1].level - pair[0].level - pair[0].length) <= SQUARE * pair[0].length
    ]
    return [tie for tie in row if not any(tie in pair for pair in sides)]


def _is_in_column(tie: Stroke, columns: Sequence[float], at: Resolution) -> bool:
    return any(abs(tie.level - x) <= at.mm(IN_COLUMN) for x in columns)


def _neighbours(across: Sequence[Stroke], at: Resolution) -> Iterator[tuple[Stroke, Stroke]]:
    """Rules above each other with none between them, each with the stretch that they share."""
    ordered = sorted(across, key=lambda s: s.level)
    for i, upper in enumerate(ordered):
        for lower in ordered[i + 1 :]:
            start, end = max(upper.start, lower.start), min(upper.end, lower.end)
            if lower.level - upper.level > at.mm(TIE_LONGEST):
                break
            if end - start > at.mm(TIE_SHORTEST) and lower.level - upper.level >= at.mm(TIE_SHORTEST):
                yield replace(upper, start=start, end=end), replace(lower, start=start, end=end)
                break


def _ties_between(
    ink: Mask, upper: Stroke, lower: Stroke, columns: Sequence[float], at: Resolution
) -> Iterator[Stroke]:
    top, bottom = round(upper.level + upper.thickness / 2), round(lower.level - lower.thickness / 2)
    left = int(upper.start)
    band = ink[top:bottom, left : int(upper.end)]
    solid = (swollen(band, at.odd(0.25), 1) > 0).mean(axis=0) >= TIE_SOLID
    edges = np.flatnonzero(np.diff(np.concatenate([[False], solid, [False]]).astype(np.int8)))
    for x0, x1 in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        thickness = max(1.0, float((band[:, x0:x1] > 0).sum()) / max(1, bottom - top))
        tie = Stroke(left + (x0 + x1 - 1) / 2, upper.level, lower.level, thickness, lower.level - upper.level)
        sides = sorted(beside(ink.T, inner(tie, (upper, lower), at), at))
        in_column = _is_in_column(tie, columns, at)
        clear = sides[0] <= TIE_CLEAR[0] and (in_column or sides[1] <= TIE_CLEAR[1])
        if x1 - x0 <= at.mm(TIE_THICKEST) and clear:
            yield tie
