"""Take the ring of a dark seal off by its shape, where its ink is as dark as print.

The ring is unrolled into a straight band. Letters' strokes that run into the band from both sides, in one
direction, are kept through it; the rest of the band is paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Resolution
from zsgx_docs.read.seals.detect import Ring, harmonics

REACH = 3.0
"""Millimetres unrolled to both sides of the ring; a guess."""
ASTRAY = 1.2
"""Millimetres by which the fitted ring may miss the real one; a guess."""
THINNEST, THICKEST = 0.3, 2.4
"""Millimetres of the ring's thickness; a guess."""
FREE = 0.4
"""Millimetres of paper on both sides of the ring where nothing crosses it; a guess."""
ENOUGH_FREE = 0.2
"""Share of the ring that must be free for its course to be known; a guess."""
HARMONICS = 3
"""Waves a turn that its course is made of; by geometry two for an ellipse, and a third as a guess."""
BLUR = 0.13
"""Millimetres of a ring's soft edge; a guess."""
DIRECTIONS = range(-64, 65, 4)
"""Degrees from the radius in which strokes are followed through the ring; a guess."""
FOLLOWED = 0.7
"""Millimetres that a stroke must show on each side; a guess."""
UNBROKEN = 0.75
"""Share of them that must be inked; a guess."""


@dataclass(frozen=True, slots=True)
class Unrolled:
    """Unroll the surroundings of a ring as a band: row 0 outermost, one column a step clockwise.

    `middle[column]` is how far the ring's own middle lies outside the fitted curve, in pixels; `half` is half
    its thickness. Row `centre` is the ring's middle everywhere.
    """

    ring: Ring
    middle: NDArray[np.float64]
    half: int
    centre: int

    def taken_from(self, mask: Mask) -> Mask:
        """Return the band of a mask; (2 * centre + 1, columns)."""
        offsets = self.centre - np.arange(2 * self.centre + 1)[:, None] + self.middle[None, :]
        return _sampled(mask, self.ring, 1 + offsets / self.ring.radius)

    def put_back(self, band: Mask, shape: tuple[int, ...]) -> Mask:
        """Return the band on a page of that shape, nothing elsewhere."""
        page = np.zeros(shape, np.uint8)
        box = self.ring.box.grown(self.centre + 2.0)
        x0, top = max(0, int(box.x0)), max(0, int(box.top))
        x1, bottom = min(shape[1], int(box.x1) + 1), min(shape[0], int(box.bottom) + 1)
        if x1 <= x0 or bottom <= top:
            return page
        share, turn = self.ring.polar(np.arange(x0, x1)[None, :], np.arange(top, bottom)[:, None])
        columns = np.rint(turn % (2 * math.pi) / (2 * math.pi) * len(self.middle)).astype(int) % len(
            self.middle
        )
        rows = np.rint(self.centre - (share - 1) * self.ring.radius + self.middle[columns]).astype(int)
        inside = (rows >= 0) & (rows < len(band))
        page[top:bottom, x0:x1] = np.where(inside, band[np.clip(rows, 0, len(band) - 1), columns], 0)
        return page


def ring_only(ink: Mask, ring: Ring, at: Resolution) -> Mask:
    """Mark where the page shows nothing but the ring; nowhere where the ring cannot be told for certain."""
    unrolled = _followed(ink, ring, at)
    if unrolled is None:
        return np.zeros(ink.shape, np.uint8)
    band = unrolled.taken_from(ink)
    own = np.zeros_like(band)
    rows = slice(unrolled.centre - unrolled.half, unrolled.centre + unrolled.half + 1)
    own[rows] = np.where(_crossing(band > 0, unrolled, at), 0, 255)
    return unrolled.put_back(own, ink.shape)


def _followed(ink: Mask, ring: Ring, at: Resolution) -> Unrolled | None:
    """The ring's real course, measured where nothing crosses it."""
    count = max(360, round(2 * math.pi * max(ring.across, ring.down)))
    rough = Unrolled(ring, np.zeros(count), 1, at.whole(REACH))
    band = rough.taken_from(ink) > 0
    runs = [_free_run(band[:, column], rough.centre, at) for column in range(count)]
    known = np.array([run is not None for run in runs])
    if known.mean() < ENOUGH_FREE:
        return None
    found = np.array([run for run in runs if run is not None], float)
    middle = _smooth(np.flatnonzero(known), rough.centre - found.mean(axis=1), count)
    thickness = float(np.percentile(found[:, 1] - found[:, 0] + 1, 85))
    return Unrolled(ring, middle, math.ceil(thickness / 2 + at.mm(BLUR)), rough.centre)


def _free_run(column: NDArray[np.bool_], centre: int, at: Resolution) -> tuple[int, int] | None:
    """The first and last row of the ring's ink in a column where it stands free."""
    reach, free = at.whole(ASTRAY), at.whole(FREE)
    inked = np.flatnonzero(column[centre - reach : centre + reach + 1])
    if not len(inked):
        return None
    row = centre - reach + int(inked[np.abs(inked - reach).argmin()])
    first = last = row
    while first > 0 and column[first - 1]:
        first -= 1
    while last < len(column) - 1 and column[last + 1]:
        last += 1
    thick = last - first + 1
    clear = not column[max(0, first - free) : first].any() and not column[last + 1 : last + 1 + free].any()
    return (first, last) if clear and at.mm(THINNEST) <= thick <= at.mm(THICKEST) else None


def _smooth(columns: NDArray[np.intp], offsets: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """A closed curve of a few harmonics through the offsets, outliers left out."""
    all_round = harmonics(2 * math.pi * np.arange(count) / count, HARMONICS)
    for _ in range(3):
        weights = np.linalg.lstsq(all_round[columns], offsets, rcond=None)[0]
        missed = np.abs(offsets - all_round[columns] @ weights)
        near = missed <= max(1.5, 2.5 * float(np.median(missed)))
        columns, offsets = columns[near], offsets[near]
    return np.asarray(all_round @ weights, np.float64)


def _crossing(band: NDArray[np.bool_], unrolled: Unrolled, at: Resolution) -> NDArray[np.bool_]:
    """(thickness, columns): where a stroke seen on both sides runs through the ring."""
    half, seen = unrolled.half, at.whole(FOLLOWED)
    near = band[unrolled.centre - half - seen : unrolled.centre + half + seen + 1]
    rows = np.arange(-half - seen, half + seen + 1)
    kept = np.zeros((2 * half + 1, band.shape[1]), np.bool_)
    for direction in DIRECTIONS:
        shifts = np.rint(rows * math.tan(math.radians(direction))).astype(int)
        upright = np.stack([np.roll(row, -shift) for row, shift in zip(near, shifts, strict=True)])
        through = (upright[:seen].mean(axis=0) >= UNBROKEN) & (upright[-seen:].mean(axis=0) >= UNBROKEN)
        for index, shift in enumerate(shifts[seen:-seen]):
            kept[index] |= np.roll(through, shift)
    return kept


def _sampled(mask: Mask, ring: Ring, share: NDArray[np.float64]) -> Mask:
    """The mask on the curves at those shares of the radius, one column an angle."""
    x, y = ring.at(np.linspace(0, 2 * math.pi, share.shape[1], endpoint=False), share)
    spots = x.astype(np.float32), y.astype(np.float32)
    return np.asarray(cv2.remap(mask, *spots, cv2.INTER_NEAREST, borderValue=0), np.uint8)
