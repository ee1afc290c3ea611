"""Straighten a page as a whole: its skew, and the slant and bow that a phone gives it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from zsgx_docs.read.preprocess.curvature import bow_of
from zsgx_docs.read.preprocess.dewarp import Bow, Floats, Warp
from zsgx_docs.read.preprocess.image import Picture, Resolution, grey, ink, shrunk

SKEW_LIMIT = 5.0
"""Degrees beyond which a page is thought not to be askew but otherwise; a guess."""
SKEW_STEPS = ((0.5, 0.5), (0.1, 1.0), (0.03, 1.0))
"""Degrees of a step, and how large the picture is for it; for speed, a guess."""
LEAST_SKEW = 0.03
"""Degrees below which nothing is turned; a guess: 0.1 mm over the width of A4."""
MEASURED = Resolution(80 / 72)
"""Pixels a point of the page that skew and bow are measured on; for speed, a guess."""
SOLID = 7
"""Pixels at that resolution (2 mm) from which black is solid both ways; a guess."""
SOLID_BLACK = 110
"""Grey level (0..255) below which it is black; a guess."""
ROUNDS = 3
"""Bows taken off one after the other; a guess."""


def straight(picture: Picture, at: Resolution) -> tuple[Picture, Warp]:
    """Return the page with its lines level, of the same size, and how it was come by."""
    small = shrunk(grey(picture), MEASURED.scale / at.scale)
    skew = skew_of(small, MEASURED)
    height, width = picture.shape[:2]
    warp = Warp(width, height, rotation(width, height, skew), _bows(small, skew))
    return (warp.drawn(picture) if warp.bows else straightened(picture, skew)), warp


def _bows(small: Picture, skew: float) -> tuple[Bow, ...]:
    """Measured until the lines are straight: those that slant steeply show only then."""
    height, width = small.shape[:2]
    warp, level = Warp(width, height, rotation(width, height, skew)), straightened(small, skew)
    for _ in range(ROUNDS):
        bow = bow_of(level, MEASURED)
        if bow is None:
            break
        warp = replace(warp, bows=(*warp.bows, bow))
        level = warp.drawn(small)
    return warp.bows


def rotation(width: int, height: int, degrees: float) -> Floats:
    """Return the matrix (3, 3) from the straightened page to the picture."""
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    return np.vstack([matrix, [0.0, 0.0, 1.0]])


def straightened(picture: Picture, degrees: float) -> Picture:
    """Turn the picture clockwise by a few degrees about its middle; the size stays, new corners are white."""
    if abs(degrees) < LEAST_SKEW:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(
            picture,
            matrix,
            (width, height),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(255, 255, 255),
        ),
        np.uint8,
    )


def skew_of(picture: Picture, at: Resolution) -> float:
    """Measure the clockwise turn in degrees, within the limit, that makes rows and columns stand out most."""
    fine = ink(_without_solids(shrunk(picture, MEASURED.scale / at.scale)), MEASURED)
    if not fine.any():
        return 0.0
    best, reach = 0.0, SKEW_LIMIT
    for step, share in SKEW_STEPS:
        mask = shrunk(fine, share)
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(mask, float(angle))))
        reach = step
    stands_out = _sharpness(fine, best) > 1.02 * _sharpness(fine, 0.0)
    return best if abs(best) <= SKEW_LIMIT and stands_out else 0.0


def _without_solids(picture: Picture) -> Picture:
    """White where all is black for millimetres: a scanner's lid lies straight however the paper lies."""
    black = np.where(picture < SOLID_BLACK, 255, 0).astype(np.uint8)
    solid = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8))
    if not solid.any():
        return picture
    around = cv2.dilate(solid, np.ones((2 * SOLID, 2 * SOLID), np.uint8))
    return np.where(around > 0, 255, picture).astype(np.uint8)


def _sharpness(mask: Picture, degrees: float) -> float:
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    rotated = cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_LINEAR)
    profiles = (cv2.reduce(rotated, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel() for axis in (0, 1))
    return float(sum(np.square(np.diff(p / 255.0)).sum() for p in profiles))
