"""The shape of a glyph as a vector: which way its edges run, and where.

Size, place and weight of ink are normalised away, so that glyphs of one character in faces alike lie close
together, whatever the scanner did to them; handwriting lies further off.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Darkness = NDArray[np.float32]
"""(height, width), 0 paper to 1 ink."""
Shape = NDArray[np.float32]
"""(LENGTH,), of length 1."""
Shapes = NDArray[np.float32]
"""(glyphs, LENGTH), each row of length 1."""

SIDE, BORDER = 32, 3
"""Glyphs are drawn into a square of this many pixels, this far from its edges."""
ZONES, DIRECTIONS = 8, 8
LENGTH = ZONES * ZONES * DIRECTIONS
ZONE_BLUR, EDGE_BLUR = 2.4, 1.0
"""Standard deviations in pixels of the square: of a zone's weights, of the smoothing before edges."""
INKED = 0.35
"""Of the darkest pixel: what is at least so dark belongs to the glyph."""
SPECK = 0.01
"""The share of a glyph's ink below which a piece of it is dust."""


def _zone_weights() -> NDArray[np.float32]:
    centres = (np.arange(ZONES) + 0.5) * SIDE / ZONES - 0.5
    weights = np.exp(-((np.arange(SIDE)[None] - centres[:, None]) ** 2) / (2 * ZONE_BLUR**2))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


_ANGLES = np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS
_TOWARDS = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)]).astype(np.float32)
_ZONES = _zone_weights()


def shapes(glyphs: Sequence[Darkness]) -> Shapes:
    """The shapes of glyphs cut tight to their ink."""
    if not glyphs:
        return np.zeros((0, LENGTH), np.float32)
    squares = np.stack([cv2.GaussianBlur(_squared(glyph), (0, 0), EDGE_BLUR) for glyph in glyphs])
    edges = _edges(np.asarray(squares, np.float32))
    zones = np.einsum("ay,nyxd,bx->nabd", _ZONES, edges, _ZONES, optimize=True)
    found = np.sqrt(zones.reshape(len(glyphs), LENGTH))
    return np.asarray(found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-6), np.float32)


def _squared(glyph: Darkness) -> Darkness:
    """Scaled into the square; narrow glyphs are widened, but stay narrower than square ones."""
    height, width = glyph.shape
    longest = SIDE - 2 * BORDER
    slender = min(height, width) / max(height, width)
    shorter = max(3, round(longest * float(np.sqrt(np.sin(np.pi / 2 * slender)))))
    across, down = (shorter, longest) if height >= width else (longest, shorter)
    method = cv2.INTER_AREA if across < width and down < height else cv2.INTER_LINEAR
    square = np.zeros((SIDE, SIDE), np.float32)
    top, left = (SIDE - down) // 2, (SIDE - across) // 2
    square[top : top + down, left : left + across] = cv2.resize(glyph, (across, down), interpolation=method)
    return square


def _edges(squares: NDArray[np.float32]) -> NDArray[np.float32]:
    """(glyphs, SIDE, SIDE, DIRECTIONS): how strong an edge faces each way."""
    wide = np.pad(squares, ((0, 0), (1, 1), (1, 1)))
    right = wide[:, 1:-1, 2:] - wide[:, 1:-1, :-2]
    down = wide[:, 2:, 1:-1] - wide[:, :-2, 1:-1]
    strength = right * right + down * down + 1e-12
    towards = np.maximum(np.stack([right, down], axis=-1) @ _TOWARDS, 0.0)
    return np.asarray(towards**3 / strength[..., None], np.float32)


def tight(dark: Darkness) -> Darkness | None:
    """The part that is inked, dust left aside; None where nothing is."""
    inked = (dark > INKED * max(0.2, float(dark.max(initial=0.0)))).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    areas = stats[1:count, cv2.CC_STAT_AREA]
    pieces = stats[1:count][areas >= max(3.0, SPECK * float(areas.sum()))]
    if not len(pieces):
        return None
    x0, top = pieces[:, 0].min(), pieces[:, 1].min()
    x1, bottom = (pieces[:, 0] + pieces[:, 2]).max(), (pieces[:, 1] + pieces[:, 3]).max()
    return dark[top:bottom, x0:x1]
