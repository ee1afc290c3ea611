"""Find long straight strokes: what ruling lines and underlines are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close, opened, swollen

SEED = 5.0
"""Millimetres a piece must run straight to be taken up at all; a guess."""
THICKEST = 1.3
"""Millimetres of a rule's thickness at most, blur included; a guess."""
JITTER = 0.5
"""Millimetres by which pieces of one rule may lie beside each other; a guess."""
MOSTLY = 0.6
"""Share of a piece on a seal's ring that makes it a part of the ring; a guess."""
GAP = 2.6
"""Millimetres of a rule that may be missing; a guess."""
STEP = 8.0
"""Millimetres along which a rule that is not quite level is taken for level; a guess."""
LONG_ENOUGH = 40.0
"""Millimetres from which a stroke's own slope is to be believed; a guess."""
STANDS_ALONE = 20.0
"""Millimetres that no row of letters runs on without a gap: so long a stroke is a rule, however closely text
lies on both sides of it; a guess."""
EDGE = 0.3
"""Millimetres by which a rule's edge is rough, turned back from a skew; a guess."""
ANOTHER_RULE = 0.97
"""Share of the strip beside a rule that the other one of a double rule inks; a guess."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Describe a horizontal rule in pixels: its height on the page, its ends, its thickness.

    Vertical ones are strokes of the page laid on its side: `level` is x, `start` and `end` are y. One that is
    not quite level sinks by `slope` a pixel, and is at its `level` above `pivot`.
    """

    level: float
    start: float
    end: float
    thickness: float
    inked: float
    slope: float = 0.0
    pivot: float = 0.0

    @property
    def length(self) -> float:
        """Return the stroke's length in pixels."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Inked:
    """Hold the ink of a page, and where the ring or star of a dark seal, taken off it, may hide more."""

    ink: Mask
    hidden: Mask

    @property
    def on_its_side(self) -> Inked:
        """Lay the page on its side, so that its vertical rules are level."""
        return Inked(np.ascontiguousarray(self.ink.T), np.ascontiguousarray(self.hidden.T))


def strokes(page: Inked, at: Resolution) -> list[Stroke]:
    """Find a page's horizontal strokes that no letter has alone; of one on its side, the vertical ones."""
    ink = page.ink
    seeds = opened(close(swollen(ink, 1, at.odd(0.25)), at.odd(0.25), 1), at.whole(SEED), 1)
    pieces = [_piece(ink, blob.box, at) for blob in blobs(seeds)[0]]
    straight = [p for p in pieces if p is not None and not _is_arc(page.hidden, p)]
    thin = [p for p in straight if p.thickness <= at.mm(THICKEST) and _stands_free(ink, p, at)]
    return joined_where(thin, lambda stroke, piece: _goes_on(stroke, piece, at))


def _piece(ink: Mask, box: Box, at: Resolution) -> Stroke | None:
    """The stroke within the box of a seed: its middle line and thickness from the ink itself."""
    x0, top, x1, bottom = (int(v) for v in box)
    rows = (ink[top:bottom, x0:x1] > 0).sum(axis=1).astype(float)
    if not rows.any():
        return None
    level = float((rows * np.arange(top, bottom)).sum() / rows.sum())
    thickness = float(rows.sum() / max(1, x1 - x0))
    covered = float((ink[top:bottom, x0:x1] > 0).any(axis=0).mean())
    slope = _slope(ink[top:bottom, x0:x1] > 0) if x1 - x0 >= at.mm(LONG_ENOUGH) else 0.0
    return Stroke(level, float(x0), float(x1), max(1.0, thickness), covered * (x1 - x0), slope, (x0 + x1) / 2)


def _slope(inked: NDArray[np.bool_]) -> float:
    """By how much the middle of the ink sinks a column."""
    counts = inked.sum(axis=0)
    columns = np.flatnonzero(counts)
    if len(columns) < 2:
        return 0.0
    middles = (inked * np.arange(len(inked))[:, None]).sum(axis=0)[columns] / counts[columns]
    off = columns - columns.mean()
    return float((off * middles).sum() / (off * off).sum())


def _is_arc(rings: Mask, stroke: Stroke) -> bool:
    row = rings[min(len(rings) - 1, round(stroke.level)), int(stroke.start) : int(stroke.end)]
    return bool(row.size) and float((row > 0).mean()) > MOSTLY


def _stands_free(ink: Mask, stroke: Stroke, at: Resolution) -> bool:
    """Not a part of letters: beside a rule most is paper, at least on one side."""
    if stroke.length >= at.mm(STANDS_ALONE):
        return True
    sides = beside(ink, stroke, at)
    return min(sides) < 0.35 and (max(sides) < 0.8 or max(sides) > ANOTHER_RULE)


def beside(ink: Mask, stroke: Stroke, at: Resolution) -> tuple[float, float]:
    """Measure the inked shares of the strips directly above and below the stroke, along its length."""
    gap, depth = stroke.thickness / 2 + at.mm(0.35), at.whole(0.5)
    shares = []
    for top in (stroke.level - gap - depth, stroke.level + gap):
        rows = strip(ink, stroke, top - stroke.level, depth, at)
        shares.append(float((rows > 0).any(axis=0).mean()) if rows.size else 0.0)
    return shares[0], shares[1]


def inner(stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> Stroke:
    """Return the stroke without its ends, which lie in the `crossing` rules and their rough edges."""
    ends = max((c.thickness for c in crossing), default=0.0) / 2 + at.mm(EDGE)
    by = min(ends, stroke.length / 4)
    return replace(stroke, start=stroke.start + by, end=stroke.end - by)


def joined_where(pieces: Sequence[Stroke], goes_on: Callable[[Stroke, Stroke], bool]) -> list[Stroke]:
    """Join pieces where the second, beginning further on, continues the first."""
    whole: list[Stroke] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        partner = next((i for i in reversed(range(len(whole))) if goes_on(whole[i], piece)), None)
        if partner is None:
            whole.append(piece)
        else:
            whole[partner] = _one(whole[partner], piece)
    return whole


def _goes_on(stroke: Stroke, piece: Stroke, at: Resolution) -> bool:
    drift = at.mm(JITTER) + 0.0015 * (piece.end - stroke.start)
    return abs(stroke.level - piece.level) <= drift and -at.mm(SEED) <= piece.start - stroke.end <= at.mm(GAP)


def _one(stroke: Stroke, piece: Stroke) -> Stroke:
    weight = stroke.inked / max(1.0, stroke.inked + piece.inked)
    longer = max(stroke, piece, key=lambda s: s.length)
    return Stroke(
        level=stroke.level * weight + piece.level * (1 - weight),
        start=min(stroke.start, piece.start),
        end=max(stroke.end, piece.end),
        thickness=stroke.thickness * weight + piece.thickness * (1 - weight),
        inked=stroke.inked + piece.inked,
        slope=longer.slope,
        pivot=stroke.pivot * weight + piece.pivot * (1 - weight),
    )


def solidity(ink: Mask, stroke: Stroke, at: Resolution) -> float:
    """Measure the share of the stroke's length that is inked."""
    rows = _along(ink, stroke, at)
    return float((rows > 0).any(axis=0).mean()) if rows.size else 0.0


def unbroken(page: Inked, stroke: Stroke, at: Resolution, jitter: float = JITTER) -> float:
    """Measure the share of the stroke's length that is inked or hidden by a seal.

    It may wander within `jitter` (millimetres).
    """
    rows = _along(page.ink, stroke, at, jitter) | _along(page.hidden, stroke, at, jitter)
    return float((rows > 0).any(axis=0).mean()) if rows.size else 0.0


def _along(mask: Mask, stroke: Stroke, at: Resolution, jitter: float = JITTER) -> Mask:
    half = max(1, round(stroke.thickness / 2 + 0.5 * at.mm(jitter)))
    return strip(mask, stroke, -half, 2 * half + 1, at)


def strip(mask: Mask, stroke: Stroke, above: float, depth: int, at: Resolution) -> Mask:
    """Return rows of that `depth` along the stroke, from so much below its middle as `above` says."""
    start, end = max(0, int(stroke.start)), int(stroke.end) + 1
    step = end - start if abs(stroke.slope) * stroke.length < 1 else at.whole(STEP)
    parts = []
    for x in range(start, end, max(1, step)):
        x1 = min(end, x + step)
        level = stroke.level + stroke.slope * ((x + x1) / 2 - stroke.pivot)
        top = min(max(0, round(level + above)), max(0, len(mask) - depth))
        parts.append(mask[top : top + depth, x:x1])
    return np.concatenate(parts, axis=1) if parts else mask[:0]
