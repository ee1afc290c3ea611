"""Find the five-pointed star of a dark seal by its shape."""

from __future__ import annotations

import math
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Resolution, close, cut, shrunk
from zsgx_docs.read.seals.detect.ellipse import Ring

WAIST = 0.382
"""Share of the star's radius at which its inner corners lie; by geometry (3 - √5) / 2."""
SIZES = (0.25, 0.28, 0.3, 0.32, 0.34, 0.37, 0.4, 0.43)
"""Shares of the ring's radius that the star's may have; a guess."""
TURNS = range(0, 72, 3)
"""Degrees by which the star may be turned: by geometry 72 make it the same; the step is a guess."""
NEAR = 0.3
"""Share of the ring's radius within which the star's middle lies; a guess."""
CORE = 1.7
"""Millimetres across that only a star's middle has solid; a guess."""
COARSE = Resolution(90 / 72)
"""Pixels a point at which a solid star is looked for; for speed, a guess."""
SOLID, SURROUNDED = 0.7, 0.5
"""Shares: of the star inked at least, and of what lies directly round it at most; a guess."""
HOLLOW = 0.6
"""Share of a star's radius within which it is white where only its edge is inked; a guess."""
FINE = Resolution(130 / 72)
"""Pixels a point at which a star's edge is looked for; for speed, a guess."""
STEPS = 8
"""Points along each of a star's sides at which its edge is looked for; for speed, a guess."""
SHIFTS = (-0.08, -0.04, 0.0, 0.04, 0.08)
"""Shares of the ring's radius by which such a star may lie off its middle; a guess."""
DRAWN, BLANK = 0.95, 0.35
"""Shares: of its edge inked at least, and of what lies within and round it at most; a guess."""
SPECKLED = 0.3
"""Millimetres of white between the specks of a star that took little ink; a guess."""
EDGE = 0.25
"""Millimetres of blur round the star; a guess."""


def star_of(ink: Mask, ring: Ring, at: Resolution) -> Mask:
    """Find the star with its blur, on a page of `ink`'s shape; nothing where there is none.

    Of a large dark spot some scanners keep only the edge: of such a star that is all there is.
    """
    page = np.zeros(ink.shape, np.uint8)
    corners = _found(ink, ring, at)
    hollow = _outlined(ink, ring, at) if corners is None else None
    for star in (corners, hollow):
        if star is not None:
            outline = np.rint(star).astype(np.int32)
            cv2.fillPoly(page, [outline], 255)
            cv2.polylines(page, [outline], True, 255, at.odd(2 * EDGE))
    if hollow is not None:
        cv2.fillPoly(page, [np.rint(_about_its_middle(hollow, HOLLOW)).astype(np.int32)], 0)
    return page


def _found(ink: Mask, ring: Ring, at: Resolution) -> NDArray[np.float64] | None:
    """The ten corners, (10, 2), of the star that fits best."""
    factor = min(1.0, COARSE.scale / at.scale)
    coarse = Resolution(at.scale * factor)
    corner = np.array([max(0, int(ring.box.x0)), max(0, int(ring.box.top))])
    small = shrunk(close(cut(ink, ring.box), at.odd(SPECKLED), at.odd(SPECKLED)), factor)
    middle = _core(small, ring.scaled(factor), corner * factor, coarse) if small.size else None
    if middle is None:
        return None
    spot = (small > 127).astype(np.float32)
    radius = min(ring.across, ring.down) * factor
    stars = [_corners(middle, radius * size, turn) for size, turn in product(SIZES, TURNS)]
    best = max(stars, key=lambda star: _fit(spot, star, coarse)[0])
    _, solid, surrounded = _fit(spot, best, coarse)
    return best / factor + corner if solid >= SOLID and surrounded <= SURROUNDED else None


def _outlined(ink: Mask, ring: Ring, at: Resolution) -> NDArray[np.float64] | None:
    """The ten corners of the star whose edge alone is inked."""
    factor = min(1.0, FINE.scale / at.scale)
    corner = np.array([max(0, int(ring.box.x0)), max(0, int(ring.box.top))])
    small = shrunk(cut(ink, ring.box), factor)
    if not small.size:
        return None
    spot = np.where(small > 100, 1.0, 0.0).astype(np.float32)
    near = np.asarray(cv2.dilate(spot, np.ones((3, 3), np.uint8)), np.float32)
    radius = min(ring.across, ring.down) * factor
    middle = (np.array([ring.x, ring.y]) - corner) * factor
    shifts = [radius * np.array(shift) for shift in product(SHIFTS, SHIFTS)]
    stars = np.stack(
        [_corners(middle + shift, radius * size, turn) for shift, size, turn in product(shifts, SIZES, TURNS)]
    )
    on, outside, inside = (
        _along(picture, _about_its_middle(stars, share))
        for picture, share in ((near, 0.97), (spot, 1.3), (spot, 0.5))
    )
    merit = on - 0.5 * outside - 0.5 * inside
    best = int(merit.argmax())
    is_star = on[best] >= DRAWN and max(outside[best], inside[best]) <= BLANK
    return stars[best] / factor + corner if is_star else None


def _about_its_middle(stars: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Stars, (…, 10, 2), that much as large."""
    middles = stars.mean(axis=-2, keepdims=True)
    return np.asarray(middles + share * (stars - middles), np.float64)


def _along(picture: NDArray[np.float32], stars: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of the picture along the outline of each star."""
    steps = np.linspace(0, 1, STEPS, endpoint=False)[:, None]
    edges = stars[:, :, None] * (1 - steps) + np.roll(stars, -1, axis=1)[:, :, None] * steps
    x, y = np.rint(edges).astype(int).reshape(len(stars), -1, 2).transpose(2, 0, 1)
    height, width = picture.shape
    return np.asarray(picture[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)].mean(axis=1), np.float64)


def _core(small: Mask, ring: Ring, corner: NDArray[np.float64], at: Resolution) -> NDArray[np.float64] | None:
    """The middle of the solid ink near the ring's middle."""
    size = at.whole(CORE)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    solid = cv2.morphologyEx(np.where(small > 127, 255, 0).astype(np.uint8), cv2.MORPH_OPEN, disc)
    near = np.zeros_like(solid)
    middle = ring.x - corner[0], ring.y - corner[1]
    cv2.circle(near, (round(middle[0]), round(middle[1])), round(NEAR * min(ring.across, ring.down)), 255, -1)
    rows, columns = np.nonzero(np.logical_and(solid, near))
    return np.array([columns.mean(), rows.mean()]) if len(rows) else None


def _corners(middle: NDArray[np.float64], radius: float, turn: float) -> NDArray[np.float64]:
    angles = np.radians(turn + 36.0 * np.arange(10))
    reach = np.where(np.arange(10) % 2 == 0, radius, WAIST * radius)
    return np.asarray(middle + np.stack([reach * np.sin(angles), -reach * np.cos(angles)], axis=1))


def _fit(
    spot: NDArray[np.float32], corners: NDArray[np.float64], at: Resolution
) -> tuple[float, float, float]:
    """How well it fits, how solid it is, and how much directly round it is inked."""
    star = np.zeros(spot.shape, np.uint8)
    outline = np.rint(corners).astype(np.int32)
    cv2.fillPoly(star, [outline], 1)
    wide = cv2.dilate(star, np.ones((at.odd(1.2),) * 2, np.uint8))
    near = cv2.dilate(star, np.ones((3, 3), np.uint8))
    solid = float(cv2.mean(spot, star)[0])
    surrounded = float(cv2.mean(spot, wide - near)[0])
    return solid * math.sqrt(float(star.sum())) - surrounded * math.sqrt(float(wide.sum())), solid, surrounded
