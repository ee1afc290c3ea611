"""Find tick boxes by their pixels: small square outlines, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close, cut, opened

SMALLEST, LARGEST = 1.7, 6.8
"""Millimetres of a box's side; a guess: in some faces of 9 points it has 1.9."""
SOLID = 1.6
"""Millimetres of ink, either way, that make a filled square; a guess: strokes of large letters are thick."""
SOLID_ALONE = 1.3
"""The same of a square that stands alone, no ink but to its right; a guess: in some faces of 9 points it
has 1.5."""
ALONE = 0.12, 0.25
"""Millimetres round a square between which there is no ink where it stands alone; a guess."""
THICKEST = 1.3
"""Millimetres of a side's stroke, in a blurred picture; a guess."""
SIDE_INKED = 0.86
"""Share of each side that must be inked; a guess."""
SQUARE = 0.2
"""Share of the longer side by which width and height may differ; a guess."""
CLEAR_ROUND = 0.3
"""Share of the strip round an outline that may be inked, letters having strokes there; a guess."""
INSET, DEEPEST = 0.26, 0.42
"""Shares of a side at which the inside begins: at least, and where the outline is thick, at most; a guess."""
MARGIN = 0.1
"""Share of a side by which more than the outline is looked at; a guess."""
OUTLINE = 0.8
"""Inked share of a row or column that belongs to the outline; a guess."""
EMPTY, TICKED = 0.02, 0.07
"""Inked share of the inside up to which a box is surely empty, from which it is surely ticked; a guess."""
FULL = 0.82
"""Inked share of its box that makes a filled square; a guess."""


@dataclass(frozen=True, slots=True)
class TickBox:
    """Describe a tick box in pixels; with `legs` its sides stick out below, as those of the character 口."""

    box: Box
    ticked: bool
    confidence: float
    legs: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    top: float
    bottom: float
    start: float
    end: float


def find_ticks(ink: Mask, at: Resolution) -> list[TickBox]:
    """Find all square outlines and filled squares of tick box size; `ink` is without ruling lines."""
    outlines = [_classified(ink, box, at) for box in _outlines(ink, at)]
    return _distinct(outlines + _filled(ink, at))


def classify(ink: Mask, box: Box, at: Resolution) -> tuple[bool, float]:
    """Tell whether something stands in the outline, and how sure that is (0..1)."""
    inside = _inside(ink, box)
    share = _without_specks(inside, at) if inside.size else 0.0
    if share <= EMPTY:
        return False, 0.97 - 0.1 * share / EMPTY
    if share >= TICKED:
        return True, 0.97
    doubt = min(share - EMPTY, TICKED - share) / (TICKED - EMPTY)
    return share > (EMPTY + TICKED) / 2, 0.75 - 0.5 * doubt


def _inside(ink: Mask, box: Box) -> Mask:
    """What lies within the outline; a blurred picture makes the outline thick."""
    near = box.grown(MARGIN * min(box.width, box.height))
    spot = cut(ink, near) > 0
    middle_rows, middle_columns = _middle(spot.shape[0]), _middle(spot.shape[1])
    columns, rows = spot[middle_rows].mean(axis=0), spot[:, middle_columns].mean(axis=1)
    left, right = _rim(columns), _rim(columns[::-1])
    top, bottom = _rim(rows), _rim(rows[::-1])
    return cut(ink, near)[top : spot.shape[0] - bottom, left : spot.shape[1] - right]


def _middle(length: int) -> slice:
    return slice(round(0.25 * length), max(round(0.25 * length) + 1, round(0.75 * length)))


def _rim(inked: NDArray[np.float64]) -> int:
    """How many rows or columns from the border inwards belong to the outline, its blurred rim counted."""
    side = len(inked) / (1 + 2 * MARGIN)
    least, most = round((MARGIN + INSET) * side), round((MARGIN + DEEPEST) * side)
    outline = np.flatnonzero(inked[:most] >= OUTLINE)
    return min(most, max(least, int(outline[-1]) + 2 if len(outline) else 0))


def _without_specks(inside: Mask, at: Resolution) -> float:
    smallest = at.mm(0.22) ** 2
    return sum(b.area for b in blobs(inside)[0] if b.area > smallest) / inside.size


def _outlines(ink: Mask, at: Resolution) -> Iterator[Box]:
    whole = close(ink, 2, 2)
    for top, bottom in _pairs(_sides(whole, at), at):
        box = Box(min(top.start, bottom.start), top.top, max(top.end, bottom.end), bottom.bottom)
        if _is_square(box) and _is_outline(whole, box, at):
            yield box
    for piece in blobs(whole)[0]:
        if _has_size(piece.box, at) and _is_square(piece.box) and _is_outline(whole, piece.box, at):
            yield piece.box


def _pairs(sides: Sequence[_Side], at: Resolution) -> Iterator[tuple[_Side, _Side]]:
    """Sides above each other that may be top and bottom of one box."""
    places = np.array([(s.top, s.bottom, s.start, s.end) for s in sides]).reshape(-1, 4)
    ends = np.searchsorted(places[:, 0], places[:, 0] + at.mm(LARGEST), side="right").tolist()
    for i, (top, end) in enumerate(zip(sides, ends, strict=True)):
        below = places[i:end]
        off = below - places[i]
        height = below[:, 1] - top.top
        fits = (
            (height >= at.mm(SMALLEST))
            & (height <= at.mm(LARGEST))
            & (below[:, 0] > top.bottom)
            & (np.abs(off[:, 2]) < at.mm(0.5))
            & (np.abs(off[:, 3]) < at.mm(1.2))
        )
        yield from ((top, sides[i + int(j)]) for j in np.flatnonzero(fits))


def _sides(ink: Mask, at: Resolution) -> list[_Side]:
    """Horizontal strokes of a box's length, from top to bottom."""
    pieces, _ = blobs(opened(ink, at.whole(SMALLEST * 0.9), 1))
    return sorted(
        (
            _Side(p.box.top, p.box.bottom, p.box.x0, p.box.x1)
            for p in pieces
            if p.box.width <= at.mm(LARGEST * 1.3) and p.box.height <= max(4, at.mm(THICKEST))
        ),
        key=lambda side: side.top,
    )


def _has_size(box: Box, at: Resolution) -> bool:
    return at.mm(SMALLEST) <= min(box.width, box.height) and max(box.width, box.height) <= at.mm(LARGEST)


def _is_square(box: Box) -> bool:
    return abs(box.height - box.width) <= SQUARE * max(box.height, box.width)


def _is_outline(ink: Mask, box: Box, at: Resolution) -> bool:
    sides = _sides_inked(ink, box, at)
    return all(side >= SIDE_INKED for side in sides) and _round_about(ink, box, at) <= CLEAR_ROUND


def _sides_inked(ink: Mask, box: Box, at: Resolution) -> Iterator[float]:
    """How much of each side has ink, within a little of where it should be."""
    near = max(1.0, at.mm(0.3))
    upright = [Box(x - near, box.top, x + near, box.bottom) for x in (box.x0, box.x1)]
    flat = [Box(box.x0, y - near, box.x1, y + near) for y in (box.top, box.bottom)]
    yield from (_share(cut(ink, side), 1) for side in upright)
    yield from (_share(cut(ink, side), 0) for side in flat)


def _share(strip: Mask, axis: int) -> float:
    return float((strip > 0).any(axis=axis).mean()) if strip.size else 0.0


def _round_about(ink: Mask, box: Box, at: Resolution) -> float:
    """How much of the paper round the outline is inked, save at the top right, where ticks leave."""
    gap, depth = at.mm(0.35), max(1.0, at.mm(0.25))
    left = Box(box.x0 - gap - depth, box.top, box.x0 - gap, box.bottom)
    below = Box(box.x0, box.bottom + gap, box.x1, box.bottom + gap + depth)
    above = Box(box.x0, box.top - gap - depth, box.x0 + 0.5 * box.width, box.top - gap)
    return max(_share(cut(ink, left), 1), _share(cut(ink, below), 0), _share(cut(ink, above), 0))


def _classified(ink: Mask, box: Box, at: Resolution) -> TickBox:
    ticked, confidence = classify(ink, box, at)
    return TickBox(box, ticked, confidence, _has_legs(ink, box, at))


def _has_legs(ink: Mask, box: Box, at: Resolution) -> bool:
    near, gap = max(1.0, at.mm(0.3)), at.mm(0.25)
    feet = [
        Box(x - near, box.bottom + gap, x + near, box.bottom + gap + at.mm(0.25)) for x in (box.x0, box.x1)
    ]
    return all(bool(cut(ink, foot).any()) for foot in feet)


def _filled(ink: Mask, at: Resolution) -> list[TickBox]:
    solid = opened(ink, at.whole(SOLID_ALONE), at.whole(SOLID_ALONE))
    return [
        TickBox(b.box, True, 0.95)
        for b in blobs(solid)[0]
        if max(b.box.width, b.box.height) <= at.mm(LARGEST)
        and abs(b.box.width - b.box.height) <= SQUARE * b.box.width
        and b.area >= FULL * b.box.area
        and _round_about(ink, b.box, at) <= CLEAR_ROUND
        and (min(b.box.width, b.box.height) >= at.mm(SOLID) or _stands_alone(ink, b.box, at))
    ]


def _stands_alone(ink: Mask, box: Box, at: Resolution) -> bool:
    """Tell whether no ink is round a square but on its right, where the text may stand close."""
    near, far = (box.grown(at.mm(gap))._replace(x1=box.x1) for gap in ALONE)
    return int(np.count_nonzero(cut(ink, far))) == int(np.count_nonzero(cut(ink, near)))


def _distinct(found: list[TickBox]) -> list[TickBox]:
    """The outermost of those that lie in each other."""
    kept: list[TickBox] = []
    for tick in sorted(found, key=lambda t: -t.box.area):
        if not any(tick.box.overlap(other.box) > 0.3 * tick.box.area for other in kept):
            kept.append(tick)
    return kept
