"""Handle pictures for all steps: turn lengths on paper into pixels, tell ink from paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box

Picture = NDArray[np.uint8]
"""RGB (height, width, 3) or grey (height, width); 255 is paper."""
Mask = NDArray[np.uint8]
"""255 where it applies, else 0."""
Number = TypeVar("Number", bound=np.generic)

POINTS_A_MM = 72 / 25.4
"""Points a millimetre; by definition of the inch, 25.4 mm or 72 points."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Hold how many pixels a point of paper has."""

    scale: float

    def mm(self, length: float) -> float:
        """Turn a length on paper into pixels."""
        return length * POINTS_A_MM * self.scale

    def whole(self, length: float, least: int = 1) -> int:
        """Turn it into a whole number of pixels."""
        return max(least, round(self.mm(length)))

    def odd(self, length: float) -> int:
        """Turn it into an odd number of pixels, as masks with a middle need."""
        return self.whole(length) | 1

    def points(self, box: Box) -> Box:
        """Turn a box in pixels into one in points."""
        return box.scaled(1 / self.scale)


FAINT = 0.32
"""Share of the darkness of the darkest ink on a page that faint print has; a guess."""
DARKEST = 99.5
"""Percentile of the darkness of a page's pixels that its darkest ink has; a guess."""


def grey(picture: Picture) -> Picture:
    """Return the picture in grey; as it is where it is grey already."""
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def without_colour(picture: Picture) -> Picture:
    """Return a picture that has no colour at all in grey, which is less to work on; others as they are."""
    return picture if picture.ndim == 2 or spread(picture).any() else grey(picture)


def shrunk(picture: Picture, factor: float) -> Picture:
    """Shrink the picture to `factor` (0..1); leave it as it is where that would enlarge it."""
    if factor >= 1:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)


def ink(picture: Picture, at: Resolution) -> Mask:
    """Mark what is darker than the paper round it, uneven light and faint print allowed for."""
    return inks(picture, at, FAINT)[0]


def inks(picture: Picture, at: Resolution, *shares: float) -> list[Mask]:
    """Mark ink for each of the `shares` of the darkest ink's darkness from which it is ink."""
    size = at.odd(8)
    paper = cv2.blur(cv2.dilate(picture, np.ones((at.odd(1.2),) * 2, np.uint8)), (size, size))
    darkness = np.asarray(cv2.subtract(paper, picture), np.uint8)
    darkest = level_at(darkness, DARKEST)
    return [above(darkness, max(36.0, share * darkest)) for share in shares]


def above(levels: Picture, least: float) -> Mask:
    """Mark the levels (height, width) above `least`."""
    return np.asarray(cv2.threshold(levels, least, 255, cv2.THRESH_BINARY)[1], np.uint8)


def level_at(levels: Picture, percent: float) -> float:
    """Return that percentile of the levels (height, width), as numpy's, but counted and not sorted."""
    counted = cv2.calcHist([levels], [0], None, [256], [0, 256]).ravel().astype(np.int64).cumsum()
    place = (levels.size - 1) * percent / 100
    low, high = np.searchsorted(counted, (int(place), -int(-place // 1)), side="right").tolist()
    return float(low + (high - low) * (place % 1))


def spread(picture: Picture) -> Picture:
    """Return the levels between the strongest and the weakest of a pixel's colours."""
    red, green, blue = cv2.split(picture)
    strongest, weakest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    return np.asarray(cv2.subtract(strongest, weakest), np.uint8)


def cut(picture: NDArray[Number], box: Box) -> NDArray[Number]:
    """Cut out the part of the picture within `box` (pixels), clipped to it; possibly empty."""
    height, width = picture.shape[:2]
    x0, x1 = max(0, int(box.x0)), min(width, -int(-box.x1 // 1))
    top, bottom = max(0, int(box.top)), min(height, -int(-box.bottom // 1))
    return picture[top : max(top, bottom), x0 : max(x0, x1)]


def close(mask: Mask, width: int, height: int) -> Mask:
    """Close gaps in a mask up to that width and height in pixels."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((height, width), np.uint8)), np.uint8)


def opened(mask: Mask, width: int, height: int) -> Mask:
    """Drop from a mask what is narrower or lower than that, in pixels."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), np.uint8)


def swollen(mask: Mask, width: int, height: int) -> Mask:
    """Swell a mask by a rectangle of that width and height in pixels."""
    return np.asarray(cv2.dilate(mask, np.ones((height, width), np.uint8)), np.uint8)
