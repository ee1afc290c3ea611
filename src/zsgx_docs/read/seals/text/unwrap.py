"""Unroll the lettering along a seal's ring into a straight line.

The ring is unrolled along its normals, at equal distances along the middle of the lettering: the letters
of an oval keep their shape as those of a circle do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Picture
from zsgx_docs.read.seals.detect import Ring, harmonics

DEPTH, MIDDLE = 0.6, 0.27
"""Shares of the lesser radius: how deep within the ring its lettering may end, and where its middle is; a
guess."""
ROWS = 160
"""Pixel rows of the unrolled ring, over its DEPTH; a guess."""
INKED = 150
"""Grey level (0..255) below which a pixel is ink; a guess."""
RING = 0.14
"""Share of the lesser radius within which the ring's line lies; a guess."""
HARMONICS = 3
"""Waves a turn that the ring's course is made of; by geometry two for an ellipse, and a third as a guess."""
ROUNDS = 3
"""Times that it is fitted, strays left out each time; a guess."""
ENOUGH_RING = 0.35
"""Share of the ring that must be seen for its course to be known; a guess."""
LETTERING = 0.5
"""Share of the lesser radius above which the middle of the lettering lies; a guess."""
SECTORS = 18
"""Parts of the ring that have letters or not; a guess."""
LETTERED = 0.35
"""Share of the fuller ones' ink from which a sector has letters; a guess."""
FAINT_ROW = 0.2
"""Share of the densest row's ink below which rows end the lettering; a guess."""
PROBE, LEAST_HIGH, MOST_HIGH = 0.12, 0.2, 0.4
"""Shares of the lesser radius: the height of lettering looked for, at least there, and at most; a guess."""
MARGIN = 0.02
"""Share of the lesser radius left white above and below it; a guess."""
CORE = (0.38, 0.72)
"""Shares of the lettering's height that neither the code at the foot nor a line across reaches; a guess."""
WINDOW = 7.0
"""Degrees over which the ink is averaged to find where no letters stand; a guess."""
EMPTY = 0.16
"""Share of the fuller quarter's ink below which a place is empty; a guess."""
BESIDE = 0.5
"""Share of its height left white at both ends of the lettering, where thin strokes may stand; a guess."""
FOOT = 90.0
"""Degrees clockwise from the right at which the lettering usually leaves a gap; by definition the foot."""
ANYWHERE = 0.35
"""What a gap at the head counts, beside one at the foot; a guess."""


@dataclass(frozen=True, slots=True)
class Band:
    """Describe where lettering stands in an unrolled ring: rows from `top` to `bottom`, columns from
    `start`.

    Each column is first moved up by `shifts`, so that the ring's line is level.
    """

    shifts: NDArray[np.float32]
    top: int
    bottom: int
    start: int
    length: int

    def of(self, unrolled: Picture) -> Picture:
        """Cut the lettering out of the unrolled ring."""
        turned = np.roll(_levelled(unrolled, self.shifts)[self.top : self.bottom], -self.start, axis=1)
        return np.ascontiguousarray(turned[:, : self.length])


def unrolled(ink: Picture, ring: Ring) -> Picture:
    """Unroll a ring (ROWS, circumference): outer edge on top, clockwise from left to right, 0° at the
    left."""
    lesser = min(ring.across, ring.down)
    turn = np.linspace(0, 2 * math.pi, 1440, endpoint=False)
    x, y = _inward(ring, turn, MIDDLE * lesser)
    steps = np.hypot(np.roll(x, -1) - x, np.roll(y, -1) - y)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    columns = round(along[-1] * ROWS / (DEPTH * lesser))
    turn = np.interp(np.arange(columns) * along[-1] / columns, along, np.append(turn, 2 * math.pi))
    x, y = _inward(ring, turn, np.linspace(0.5, ROWS - 0.5, ROWS)[:, None] * (DEPTH * lesser / ROWS))
    spots = x.astype(np.float32), y.astype(np.float32)
    return np.asarray(cv2.remap(ink, *spots, cv2.INTER_CUBIC, borderValue=255), np.uint8)


def _inward(
    ring: Ring, turn: NDArray[np.float64], depth: NDArray[np.float64] | float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The points so many pixels within the ring, along its normals."""
    (x, y), (right, down) = ring.at(turn), ring.outward(turn)
    return x - depth * right, y - depth * down


def band_of(picture: Picture, ring: Ring) -> Band:
    """Find the lettering in an unrolled ring that holds little but the seal."""
    edge, shifts = _inner_edge(picture < INKED)
    dark = _levelled(picture, shifts) < INKED
    top, bottom = _rows(dark, edge)
    core = (round(top + share * (bottom - top)) for share in CORE)
    start, length = _columns(dark[slice(*core)].mean(axis=0), ring)
    wide = round(BESIDE * (bottom - top))
    columns = picture.shape[1]
    return Band(shifts, top, bottom, (start - wide) % columns, min(columns, length + 2 * wide))


def from_foot(band: Band, picture: Picture, ring: Ring) -> Band:
    """Return the same rows all round, from the foot to the foot."""
    columns = picture.shape[1]
    return replace(band, start=round((FOOT - ring.angle) / 360 * columns) % columns, length=columns)


def _levelled(picture: Picture, shifts: NDArray[np.float32]) -> Picture:
    spots = np.indices(picture.shape).astype(np.float32)
    down = (spots[0] + shifts[None]).astype(np.float32)
    moved = cv2.remap(picture, spots[1], down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


def _inner_edge(dark: NDArray[np.bool_]) -> tuple[int, NDArray[np.float32]]:
    """The row at which the ring's line ends, and by how much more it does in each column."""
    reach, count = round(RING * ROWS / DEPTH), dark.shape[1]
    near = dark[:reach]
    first = near.argmax(axis=0)
    after = ~near & (np.arange(reach)[:, None] > first)
    known = near.any(axis=0) & after.any(axis=0)
    ends = after.argmax(axis=0).astype(float)
    if known.mean() < ENOUGH_RING:
        return round(0.08 * ROWS / DEPTH), np.zeros(count, np.float32)
    turn = 2 * math.pi * np.arange(count) / count
    parts, near_it = harmonics(turn, HARMONICS), known
    for _ in range(ROUNDS):
        course = parts @ np.linalg.lstsq(parts[near_it], ends[near_it], rcond=None)[0]
        missed = np.abs(ends - course)
        near_it = known & (missed <= max(2.0, 2.5 * float(np.median(missed[near_it]))))
    level = float(np.median(course))
    return round(level), (course - level).astype(np.float32)


def _rows(dark: NDArray[np.bool_], edge: int) -> tuple[int, int]:
    """The rows of lettering, by the ink that most of the ring has there."""
    a_share, columns = ROWS / DEPTH, dark.shape[1] // SECTORS * SECTORS
    sectors = dark[:, :columns].reshape(ROWS, SECTORS, -1).mean(axis=2)
    inked = sectors[edge + 2 : round(LETTERING * a_share)].mean(axis=0)
    lettered = np.sort(sectors[:, inked > LETTERED * np.percentile(inked, 85)], axis=1)
    share = lettered[:, : -(lettered.shape[1] // 6) or None].mean(axis=1)
    smooth = np.convolve(share, np.ones(5) / 5, mode="same")
    probe = round(PROBE * a_share)
    window = np.convolve(smooth, np.ones(probe) / probe, mode="same")
    low, high = edge + probe // 2 + 2, round(LETTERING * a_share)
    centre = low + int(window[low:high].argmax())
    faint = FAINT_ROW * float(smooth[low:high].max())
    top = bottom = centre
    while top > edge + 1 and smooth[top - 1] > faint:
        top -= 1
    while bottom < ROWS and smooth[bottom] > faint and bottom - top < MOST_HIGH * a_share:
        bottom += 1
    short = LEAST_HIGH * a_share - (bottom - top)
    if short > 0:
        top, bottom = top - round(short / 2), bottom + round(short / 2)
    margin = round(MARGIN * a_share)
    return max(edge + 1, top - margin), min(ROWS, bottom + margin)


def _columns(amount: NDArray[np.float64], ring: Ring) -> tuple[int, int]:
    """Where the lettering starts, and how long it is: all but the widest gap, rather one at the foot."""
    columns = len(amount)
    window = max(3, round(WINDOW / 360 * columns)) | 1
    smooth = np.convolve(np.concatenate([amount[-window:], amount, amount[:window]]), np.ones(window), "same")
    smooth = smooth[window:-window] / window
    empty = smooth < EMPTY * float(np.percentile(smooth, 75))
    runs = _runs_round(empty)
    if not runs:
        return int(smooth.argmin()), columns
    foot = FOOT - ring.angle

    def worth(run: tuple[int, int]) -> float:
        middle = (run[0] + run[1] / 2) / columns * 360
        upright = (1 + math.cos(math.radians(middle - foot))) / 2
        return run[1] * (ANYWHERE + (1 - ANYWHERE) * upright)

    first, length = max(runs, key=worth)
    inset = window // 2
    return (first + length - inset) % columns, min(columns, columns - length + 2 * inset)


def _runs_round(there: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(first, length) of each stretch of True in what goes on from its end to its start."""
    count = len(there)
    if there.all() or not there.any():
        return []
    start = int(np.flatnonzero(~there)[0])
    turned = np.roll(there, -start)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], turned.astype(np.int8), [0]])))
    return [
        ((a + start) % count, b - a) for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]
