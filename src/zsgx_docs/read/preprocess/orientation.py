"""Turn and straighten the page, and keep the way back to the paper as it was scanned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Engine, Quad
from zsgx_docs.read.preprocess.deskew import straight
from zsgx_docs.read.preprocess.illumination import evened_if_uneven
from zsgx_docs.read.preprocess.image import Picture, Resolution, cut, shrunk
from zsgx_docs.read.preprocess.page_corners import paper_corners
from zsgx_docs.read.preprocess.page_transform import Placing
from zsgx_docs.read.preprocess.rectify import cut_to_paper

GLANCE_SIDE = 640
"""Pixels of the long side of the picture that lines are looked for on; for speed, a guess."""
LINES_TO_TRY = 4
"""Lines that are read to tell which way up they are; for speed, a guess."""
TELLING_LENGTH = 8.0
"""Characters of a line that says enough and is read fast; a guess."""
CERTAIN = 0.9
"""Mean confidence (0..1) that text read the wrong way up never has; a guess."""


@dataclass(frozen=True, slots=True)
class UprightPage:
    """Hold the page to be read: turned by `turn` degrees clockwise, straight, of a photo the paper alone."""

    picture: Picture
    turn: int
    at: Resolution
    placing: Placing


def upright(picture: Picture, width_pt: float, height_pt: float, engine: Engine) -> UprightPage:
    """Make a page of that size (points), RGB or grey, upright; of a photo, the sheet of paper in it.

    Straightened first, so that the lines lie flat when the engine is asked which way up they read.
    """
    corners = paper_corners(picture)
    if corners is not None:
        page, width_pt, height_pt = cut_to_paper(picture, corners)
        warp = None
    else:
        at = Resolution(picture.shape[1] / width_pt)
        page, warp = straight(evened_if_uneven(picture, at), at)
    at = Resolution(page.shape[1] / width_pt)
    turn = turn_of(page, engine)
    size = (height_pt, width_pt) if turn in (90, 270) else (width_pt, height_pt)
    return UprightPage(turned(page, turn), turn, at, Placing(*size, turn, warp))


def turned(picture: Picture, degrees: int) -> Picture:
    """Turn the picture clockwise, by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def turn_of(picture: Picture, engine: Engine) -> int:
    """Tell by how many degrees clockwise the page must be turned to be read: 0, 90, 180 or 270."""
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
