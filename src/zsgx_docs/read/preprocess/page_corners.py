"""Find the sheet of paper in a photo: its four corners."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.edge_lines import EdgeLine, Light, Points, edge_lines
from zsgx_docs.read.preprocess.image import Picture, shrunk

Floats = NDArray[np.float64]

SIDE = 720
"""Pixels of the long side of the picture that the edges are sought in; for speed, a guess."""
PRINT = 5
"""Pixels there that print and ruling lines are thinner than, so that they vanish; a guess."""
PLAIN = 0.95
"""Share of the brightest: where nothing is darker there is no desk; a guess."""
BESIDE = (3, 6, 9)
"""Pixels from an edge at which paper and desk are compared; a guess."""
SAMPLES = 48
"""Places along an edge at which they are; for speed, a guess."""
FAINTEST = 1.5
"""Grey levels between paper and desk that still make an edge; a guess."""
STEADY = (0.35, 3.0)
"""Factors by which a spot's step from desk to paper may differ from the edge's usual one; a guess."""
TINT = 0.06
"""Shares of red, green and blue, summed, by which paper's hue is from paper's; a guess."""
LEAST_AREA = 0.2
"""Share of the picture that the sheet takes at least; a guess."""
LEAST_SUPPORT = 0.7
"""Share of each edge that must be seen; a guess."""
A4_RATIO = 595.28 / 841.89
"""Width over height of A4, the standard's."""
FORESHORTENED = 1.3
"""Factor by which the sides of A4 may be shortened one against the other; a guess."""
BEYOND = 0.01
"""Share of the picture's long side by which corners may lie outside; a guess."""
REACH = 6
"""Pixels across within which an edge is fitted again; a guess."""


def paper_corners(picture: Picture) -> Points | None:
    """Find the corners of an A4 sheet in a picture (RGB or grey), in its pixels; None where there is none.

    (4, 2): top left, top right, bottom right, bottom left as it lies. A sheet is seen where it is whole and
    has something else round it.
    """
    if min(picture.shape[:2]) < PRINT:
        return None
    factor = min(1.0, SIDE / max(picture.shape[:2]))
    light = _without_print(shrunk(picture, factor))
    if _is_plain(light):
        return None
    quads = _sheets(edge_lines(light), light.shape[1], light.shape[0])
    if not len(quads):
        return None
    supports = _supports(light, quads)
    best = int(np.argmax(supports.sum(axis=1) * np.sqrt(_areas(quads))))
    if supports[best].min() < LEAST_SUPPORT:
        return None
    return np.asarray((_fitted(light, quads[best]) + 0.5) / factor - 0.5, np.float64)


def _without_print(picture: Picture) -> Light:
    colours = picture if picture.ndim == 3 else np.stack([picture] * 3, axis=2)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (PRINT, PRINT))
    bare = cv2.GaussianBlur(cv2.morphologyEx(colours, cv2.MORPH_CLOSE, disc), (0, 0), 1.0)
    return np.asarray(bare, np.float32)


def _is_plain(light: Light) -> bool:
    """Paper all over, as a flatbed gives it."""
    dim, bright = np.percentile(cv2.resize(light.mean(axis=2), None, fx=0.25, fy=0.25), (2, 98))
    return bool(dim > PLAIN * bright)


def _sheets(lines: list[EdgeLine], width: int, height: int) -> Points:
    """(n, 4, 2): every sheet that two lying and two standing lines may bound."""
    middle = width / 2, height / 2
    lying, standing = (
        sorted((s for s in lines if s.lies is lies), key=lambda s: s.at(middle)) for lies in (True, False)
    )
    quads = np.array(
        [
            [top.crossing(left), top.crossing(right), bottom.crossing(right), bottom.crossing(left)]
            for top, bottom in combinations(lying, 2)
            for left, right in combinations(standing, 2)
        ]
    ).reshape(-1, 4, 2)
    margin = BEYOND * max(width, height)
    inside = ((quads > -margin) & (quads < np.array([width, height]) + margin)).all(axis=(1, 2))
    sheets: Points = quads[inside & _like_a4(quads) & (_areas(quads) > LEAST_AREA * width * height)]
    return sheets


def _like_a4(quads: Points) -> NDArray[np.bool_]:
    sides = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    pairs = np.stack([sides[:, 0] + sides[:, 2], sides[:, 1] + sides[:, 3]], axis=1)
    ratio = pairs.min(axis=1) / np.maximum(1e-6, pairs.max(axis=1))
    return np.asarray(np.abs(np.log(np.maximum(1e-6, ratio) / A4_RATIO)) < np.log(FORESHORTENED), np.bool_)


def _areas(quads: Points) -> Floats:
    following = np.roll(quads, -1, axis=1)
    cross = quads[..., 0] * following[..., 1] - quads[..., 1] * following[..., 0]
    return np.asarray(np.abs(cross.sum(axis=1)) / 2, np.float64)


def _supports(light: Light, quads: Points) -> Floats:
    """(n, 4), 0..1: along how much of each edge paper turns to desk, always in the same way."""
    inner, outer = (_beside(light, quads, sign) for sign in (-1.0, 1.0))
    step = inner - outer
    usual = np.median(step, axis=2, keepdims=True)
    size = np.linalg.norm(usual, axis=3)
    along = (step * usual).sum(axis=3) / np.maximum(1e-6, size**2)
    steady = ((along > STEADY[0]) & (along < STEADY[1])).mean(axis=2)
    seen = np.clip(size[..., 0] / FAINTEST, 0, 1)
    return np.asarray(steady * seen * _same_paper(inner), np.float64)


def _same_paper(inner: Light) -> Floats:
    """(n, 4), 0..1: how alike in hue the sheet is along its four edges."""
    tints = inner / np.maximum(1.0, inner.sum(axis=3, keepdims=True))
    tint = np.median(tints, axis=(1, 2))[:, None]
    return np.asarray(np.exp(-np.abs(np.median(tints, axis=2) - tint).sum(axis=2) / TINT), np.float64)


def _beside(light: Light, quads: Points, sign: float) -> Light:
    """(n, 4, samples, 3): the colours along each edge, outside of it where `sign` is 1, inside where -1."""
    start, end = quads[:, :, None], np.roll(quads, -1, axis=1)[:, :, None]
    along = start + (end - start) * np.linspace(0.04, 0.96, SAMPLES)[None, None, :, None]
    height, width = light.shape[:2]
    total = np.zeros((*along.shape[:3], 3), np.float32)
    for distance in BESIDE:
        spots = np.rint(along + sign * distance * _outward(start, end)).astype(int)
        total += light[np.clip(spots[..., 1], 0, height - 1), np.clip(spots[..., 0], 0, width - 1)]
    return np.asarray(total / len(BESIDE), np.float32)


def _outward(start: Points, end: Points) -> Points:
    """Of length 1, off a sheet whose corners follow each other clockwise."""
    way = (end - start) / np.maximum(1e-6, np.linalg.norm(end - start, axis=-1, keepdims=True))
    return np.stack([way[..., 1], -way[..., 0]], axis=-1)


def _fitted(light: Light, quad: Points) -> Points:
    """The corners of lines laid through where the picture changes most across each edge."""
    top, right, bottom, left = (
        _fitted_edge(light, start, end) for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True)
    )
    return np.array([top.crossing(left), top.crossing(right), bottom.crossing(right), bottom.crossing(left)])


def _fitted_edge(light: Light, start: Points, end: Points) -> EdgeLine:
    along = start + (end - start) * np.linspace(0.03, 0.97, 2 * SAMPLES)[:, None]
    offsets = np.arange(-REACH, REACH + 0.01, 0.5)
    outward = _outward(start, end)
    spots = (along[:, None] + outward * offsets[None, :, None]).astype(np.float32)
    colours = cv2.remap(
        light, spots[..., 0], spots[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    change = np.linalg.norm(colours[:, 2:] - colours[:, :-2], axis=2)
    sharpest = along + outward * offsets[1:-1][change.argmax(axis=1)][:, None]
    seen = sharpest[change.max(axis=1) >= np.median(change.max(axis=1)) / 2]
    dx, dy, x, y = cv2.fitLine(seen.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel().tolist()
    return EdgeLine(dy, -dx, dy * x - dx * y)
