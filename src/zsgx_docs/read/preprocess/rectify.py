"""Make of a photo of a sheet of paper what a scanner would have made of it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from zsgx_docs.read.preprocess.curvature import bow_of
from zsgx_docs.read.preprocess.dewarp import Points, Warp
from zsgx_docs.read.preprocess.illumination import evened
from zsgx_docs.read.preprocess.image import Picture, Resolution, grey

A4 = (595.28, 841.89)
"""Points of A4, across and down; the standard's 210 and 297 mm."""
FINEST = Resolution(220 / 72)
"""Pixels a point that a sheet is drawn with at most; for speed, a guess."""
MEASURED = Resolution(110 / 72)
"""Pixels a point of the sheet that its bow is measured on; for speed, a guess."""
RIM = 1.2
"""Millimetres of the sheet's rim that may be desk, and are made white; a guess."""


def cut_to_paper(picture: Picture, corners: Points) -> tuple[Picture, float, float]:
    """Draw the A4 sheet with these corners, straight and evenly lit; also its width and height in points.

    It is portrait or landscape as it lies.
    """
    width, height = _size(corners)
    warp = _sheet(corners, width, height)
    at = Resolution(warp.width / width)
    rough = evened(warp.scaled(MEASURED.scale / at.scale).drawn(grey(picture)), MEASURED)
    bow = bow_of(rough, MEASURED)
    straight = replace(warp, bows=(bow,)) if bow else warp
    return _without_rim(evened(straight.drawn(picture), at), at), width, height


def _size(corners: Points) -> tuple[float, float]:
    across, down = _sides(corners)
    return A4 if across < down else A4[::-1]


def _sides(corners: Points) -> tuple[float, float]:
    """The mean lengths of the lying and of the standing edges."""
    top, right, bottom, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float(top + bottom) / 2, float(right + left) / 2


def _sheet(corners: Points, width: float, height: float) -> Warp:
    """The sheet as its corners say, no finer than it was taken."""
    across, down = _sides(corners)
    scale = min(FINEST.scale, (across * down / (width * height)) ** 0.5)
    size = round(width * scale), round(height * scale)
    page = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    homography = cv2.getPerspectiveTransform(page, corners.astype(np.float32))
    return Warp(*size, np.asarray(homography, np.float64))


def _without_rim(page: Picture, at: Resolution) -> Picture:
    """White where a little of the desk may show."""
    rim = at.whole(RIM)
    page[:rim] = page[-rim:] = page[:, :rim] = page[:, -rim:] = 255
    return page
