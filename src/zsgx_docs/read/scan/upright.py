"""The page turned and straightened, and the way back to the paper as it was scanned."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Engine, Quad
from zsgx_docs.read.scan.paper_edges import paper_corners
from zsgx_docs.read.scan.photo import cut_to_paper
from zsgx_docs.read.scan.pixels import Picture, Resolution, cut, grey, ink, shrunk
from zsgx_docs.read.scan.placing import Placing

SKEW_LIMIT = 5.0
SKEW_STEPS = (0.5, 0.1, 0.02)
SKEW_RESOLUTION = Resolution(80 / 72)
LEAST_SKEW = 0.03

GLANCE_SIDE = 640
LINES_TO_TRY = 4
TELLING_LENGTH = 8.0
"""Lines about this many characters long say enough and are read fast."""
CERTAIN = 0.9
"""A mean confidence that text read the wrong way up never has."""


@dataclass(frozen=True, slots=True)
class Upright:
    """The page to be read: turned by `turn` degrees clockwise, straightened, of a photo the paper alone."""

    picture: Picture
    turn: int
    at: Resolution
    placing: Placing


def upright(picture: Picture, width_pt: float, height_pt: float, engine: Engine) -> Upright:
    """A page of that size as it lies, RGB or grey; of a photo, the sheet of paper in it.

    Straightened first, so that the lines lie flat when the engine is asked which way up they read.
    """
    corners = paper_corners(picture)
    if corners is not None:
        straight, width_pt, height_pt = cut_to_paper(picture, corners)
        skew = 0.0
    else:
        skew = skew_of(grey(picture), Resolution(picture.shape[1] / width_pt))
        straight = straightened(picture, skew)
    at = Resolution(straight.shape[1] / width_pt)
    turn = turn_of(straight, engine)
    size = (height_pt, width_pt) if turn in (90, 270) else (width_pt, height_pt)
    return Upright(turned(straight, turn), turn, at, Placing(*size, skew))


def turned(picture: Picture, degrees: int) -> Picture:
    """Clockwise, by a multiple of 90."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def straightened(picture: Picture, degrees: float) -> Picture:
    """Turned clockwise by a few degrees about its middle; the size stays, new corners are white."""
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
    """The clockwise turn in degrees, within the limit, that makes rows and columns stand out most."""
    small = ink(shrunk(picture, SKEW_RESOLUTION.scale / at.scale), SKEW_RESOLUTION)
    if not small.any():
        return 0.0
    best, reach = 0.0, SKEW_LIMIT
    for step in SKEW_STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(small, float(angle))))
        reach = step
    return (
        best if abs(best) <= SKEW_LIMIT and _sharpness(small, best) > 1.02 * _sharpness(small, 0.0) else 0.0
    )


def _sharpness(mask: Picture, degrees: float) -> float:
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    rotated = cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_LINEAR)
    profiles = (cv2.reduce(rotated, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel() for axis in (0, 1))
    return float(sum(np.square(np.diff(p / 255.0)).sum() for p in profiles))


def turn_of(picture: Picture, engine: Engine) -> int:
    """By how many degrees clockwise the page must be turned to be read: 0, 90, 180 or 270."""
    factor = min(1.0, GLANCE_SIDE / max(picture.shape[:2]))
    lines = engine.detect(shrunk(picture, factor))
    if not lines:
        return 0
    lying = sum(_width(q) for q in lines if _width(q) > 1.5 * _height(q))
    standing = sum(_height(q) for q in lines if _height(q) > 1.5 * _width(q))
    turns = (90, 270) if standing > lying else (0, 180)
    telling = sorted(lines, key=lambda quad: abs(_characters(quad) - TELLING_LENGTH))[:LINES_TO_TRY]
    crops = [cut(picture, _box(quad, factor)) for quad in telling]
    return _better(turns, crops, engine)


def _better(turns: tuple[int, int], crops: list[Picture], engine: Engine) -> int:
    scores: dict[int, float] = {}
    for turn in turns:
        readings = engine.recognise([turned(crop, turn) for crop in crops])
        scores[turn] = float(np.mean([r.confidence for r in readings]))
        if scores[turn] > CERTAIN:
            break
    return max(scores, key=lambda turn: scores[turn])


def _box(quad: Quad, factor: float) -> Box:
    xs, ys = [p[0] / factor for p in quad], [p[1] / factor for p in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _characters(quad: Quad) -> float:
    return max(_width(quad), _height(quad)) / max(1.0, min(_width(quad), _height(quad)))


def _width(quad: Quad) -> float:
    return max(p[0] for p in quad) - min(p[0] for p in quad)


def _height(quad: Quad) -> float:
    return max(p[1] for p in quad) - min(p[1] for p in quad)
