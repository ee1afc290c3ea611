"""Fit rings of a seal's size: guess circles and outlines, move them onto their ink, judge how it lies.

A seal's ring is cut by machine: a true ellipse, thin, inked nearly all round, with clear space outside and
lettering inside. Pen circles are no true ellipses, logos are filled, print never stands in a ring.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close
from zsgx_docs.read.seals.detect.ellipse import ANGLES, Ring, inked
from zsgx_docs.read.seals.detect.ring_candidates import guessed_rings

SMALLEST, LARGEST = 26.0, 64.0
"""Millimetres along the longer axis; a guess about units' seals, which have 38 to 58."""
SHORTEST = 18.0
"""Millimetres along the shorter axis of an oval; a guess."""
FLATTEST = 1.85
"""Longer axis over the shorter at most; a guess."""
Choice = Literal["outermost", "nearest", "densest"]
WAYS: tuple[tuple[tuple[float, Choice], ...], ...] = (
    ((2.5, "outermost"), (1.2, "outermost")),
    ((2.2, "densest"), (0.8, "nearest"), (0.5, "nearest")),
)
"""Ways to move a guess onto the ink: how many millimetres round it to look, and which ink to take; a
guess."""
SECTORS = 36
"""Parts of a ring that are moved together; a guess."""
SAME = 0.4
"""Millimetres within which two rings are one; a guess."""
ON_PAGE = 0.55
"""Share of a ring that must lie on the page; a guess."""
STEP = 0.2
"""Millimetres; by as much to both sides a ring's ink may miss its ellipse; a guess."""
AROUND = (0.6, 2.0)
"""Millimetres outside the ring in which there is little ink; a guess."""
THICKEST = 3.0
"""Millimetres of a ring's thickness at most; a guess."""
LETTERING = (0.52, 0.84)
"""Shares of the radius between which stands the lettering; a guess."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Judge a ring by its ink: `border`, its inked share; `standing_out`, how much less is inked round it.

    `thickness` in millimetres; `lettered` 0..1: the share of directions with ink where the lettering stands;
    `filled` 0..1: how much of that area is inked.
    """

    ring: Ring
    border: float
    standing_out: float
    thickness: float
    lettered: float
    filled: float


def find_rings(mask: Mask, at: Resolution, outlined: bool) -> list[Judged]:
    """Find all rings near ink, good and bad. `outlined`: the mask holds little but seals."""
    guesses = [*guessed_rings(mask, at), *(_outlines(mask, at) if outlined else [])]
    fits: list[Ring] = []
    for guess in guesses:
        for way in WAYS:
            fit = _fitted(mask, guess, at, way)
            if fit and not any(fit.is_near(other, at.mm(SAME)) for other in fits):
                fits.append(fit)
    return [judged for fit in fits if (judged := _judged(mask, fit, at))]


def _outlines(mask: Mask, at: Resolution) -> list[Ring]:
    """Ellipses round the connected pieces of a seal's size."""
    pieces, labels = blobs(close(mask, at.odd(2), at.odd(2)))
    rings = []
    for piece in pieces:
        long, short = max(piece.box.width, piece.box.height), min(piece.box.width, piece.box.height)
        if not (long < at.mm(LARGEST) and short > at.mm(SHORTEST)):
            continue
        rows, columns = np.nonzero(labels == piece.number)
        hull = cv2.convexHull(np.stack([columns, rows], axis=1).astype(np.float32))
        if len(hull) >= 5:
            (x, y), (width, height), angle = cv2.fitEllipse(hull)
            rings.append(Ring(x, y, width / 2, height / 2, angle))
    return rings


def _fitted(mask: Mask, ring: Ring, at: Resolution, way: Iterable[tuple[float, Choice]]) -> Ring | None:
    """The ring moved onto the ink near it; None where that makes no seal."""
    for reach, choice in way:
        points = _border_points(mask, ring, at.mm(reach), choice)
        if len(points) < ANGLES * 0.3:
            return None
        (x, y), (width, height), angle = cv2.fitEllipse(points)
        ring = Ring(x, y, width / 2, height / 2, angle)
        short, long = 2 * min(ring.across, ring.down), 2 * max(ring.across, ring.down)
        if not (at.mm(SHORTEST) < short and at.mm(SMALLEST) < long < at.mm(LARGEST)):
            return None
    return ring if ring.ratio < FLATTEST else None


def _border_points(mask: Mask, ring: Ring, reach: float, choice: Choice) -> NDArray[np.float32]:
    """For each angle where there is any the chosen inked point within `reach` pixels of the ring."""
    offsets = np.arange(reach, -reach - 0.1, -0.5)
    if choice != "outermost":
        offsets = offsets[np.argsort(np.abs(offsets), kind="stable")]
    rays = ring.rays(offsets)
    there, _ = inked(mask, rays)
    if choice == "densest":
        return _densest(rays, there)
    first, met = there.argmax(axis=0), there.any(axis=0)
    return np.asarray(rays[first[met], np.flatnonzero(met)], np.float32)


def _densest(rays: NDArray[np.float32], there: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The points at the distance at which most of their sector is inked: print is not, along a curve."""
    shares = there.reshape(len(there), SECTORS, -1).mean(axis=2)
    best = np.repeat(shares.argmax(axis=0), ANGLES // SECTORS)
    good = np.repeat(shares.max(axis=0) > 0.5, ANGLES // SECTORS)
    return np.asarray(rays[best[good], np.flatnonzero(good)], np.float32)


def _judged(mask: Mask, ring: Ring, at: Resolution) -> Judged | None:
    """The ring with its line's outer edge found; None where too little of it is on the page."""
    offsets = np.arange(-3.5, 3.5, STEP)
    rays = ring.rays(at.mm(1) * offsets)
    there, seen = inked(mask, rays)
    if seen[len(offsets) // 2].mean() < ON_PAGE:
        return None
    line = there.copy()  # a step to both sides is still on the line
    line[1:] |= there[:-1]
    line[:-1] |= there[1:]
    profile = line.sum(axis=1) / np.maximum(1, seen.sum(axis=1))
    centre = np.abs(offsets) <= 1.0
    peak = int(np.flatnonzero(centre)[profile[centre].argmax()])
    inner, outer = _edges(profile >= 0.6 * profile[peak], peak)
    around = (offsets > offsets[outer] + AROUND[0]) & (offsets < offsets[outer] + AROUND[1])
    edge = ring.grown(at.mm(float(offsets[outer]) - STEP))
    lettered, filled = _lettering(mask, edge, at)
    return Judged(
        edge,
        float(profile[peak]),
        float(profile[peak] - profile[around].mean()) if around.any() else 0.0,
        (outer - inner - 1) * STEP,
        lettered,
        filled,
    )


def _edges(there: NDArray[np.bool_], peak: int) -> tuple[int, int]:
    """The first and last place round `peak` between which all is there."""
    inner = outer = peak
    while inner > 0 and there[inner - 1]:
        inner -= 1
    while outer + 1 < len(there) and there[outer + 1]:
        outer += 1
    return inner, outer


def _lettering(mask: Mask, ring: Ring, at: Resolution) -> tuple[float, float]:
    low, high = LETTERING
    depths = np.linspace(low, high, max(6, round((high - low) * ring.radius)))
    there, seen = inked(mask, ring.curves(depths))
    directions = there.any(axis=0).sum() / max(1, seen.any(axis=0).sum())
    return float(directions), float(there.sum() / max(1, seen.sum()))
