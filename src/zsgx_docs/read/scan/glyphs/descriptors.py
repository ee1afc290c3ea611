"""Describe the shape of a glyph as a vector: which way its edges run, and where.

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
"""Pixels: the side of the square into which a glyph is drawn, and the white left at its edges; a guess."""
ZONES, DIRECTIONS = 8, 8
"""Zones a side, and directions of edges, that a shape counts; usual for gradient features of Chinese
characters, here a guess."""
LENGTH = ZONES * ZONES * DIRECTIONS
NEIGHBOURS = 0.5
"""What the zones beside it count for in a zone, as a share; a guess."""
EDGE_BLUR = 1.6
"""Pixels of the square: the standard deviation of the smoothing before edges are seen; a guess."""
INKED = 0.35
"""Share of the darkest pixel's darkness from which a pixel belongs to the glyph; a guess."""
SPECK = 0.01
"""Share of a glyph's ink below which a piece of it is dust; a guess."""


_ANGLES = np.arange(DIRECTIONS // 2) * 2 * np.pi / DIRECTIONS
"""Radians of half the directions, the others being their opposites; by geometry."""


def shapes(glyphs: Sequence[Darkness]) -> Shapes:
    """Describe glyphs cut tight to their ink, a row each."""
    if not glyphs:
        return np.zeros((0, LENGTH), np.float32)
    squares = np.stack([cv2.GaussianBlur(_squared(glyph), (0, 0), EDGE_BLUR) for glyph in glyphs])
    edges = _edges(np.asarray(squares, np.float32))
    found = np.sqrt(_by_zone(edges).reshape(len(glyphs), LENGTH))
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
    """(glyphs, DIRECTIONS, SIDE, SIDE): how strong an edge faces each way."""
    wide = np.pad(squares, ((0, 0), (1, 1), (1, 1)))
    right = wide[:, 1:-1, 2:] - wide[:, 1:-1, :-2]
    down = wide[:, 2:, 1:-1] - wide[:, :-2, 1:-1]
    weight = 1 / (right * right + down * down + np.float32(1e-12))
    edges = np.empty((len(squares), DIRECTIONS, SIDE, SIDE), np.float32)
    for number, angle in enumerate(_ANGLES):
        towards = right * np.float32(np.cos(angle)) + down * np.float32(np.sin(angle))
        strength = towards * towards * towards * weight
        np.maximum(strength, 0.0, out=edges[:, number])
        np.maximum(-strength, 0.0, out=edges[:, number + len(_ANGLES)])
    return edges


def _by_zone(edges: NDArray[np.float32]) -> NDArray[np.float32]:
    """(glyphs, DIRECTIONS, ZONES, ZONES): the mean of each zone, with some of its neighbours."""
    size = ZONES, DIRECTIONS * ZONES
    stacks = [cv2.resize(one.reshape(-1, SIDE), size, interpolation=cv2.INTER_AREA) for one in edges]
    zones = np.stack(stacks).reshape(len(edges), DIRECTIONS, ZONES, ZONES)
    for axis in (2, 3):
        shared = np.zeros_like(zones)
        after, before = (slice(None),) * axis + (slice(1, None),), (slice(None),) * axis + (slice(-1),)
        shared[after] += zones[before]
        shared[before] += zones[after]
        zones = zones + NEIGHBOURS * shared
    return np.asarray(zones, np.float32)


def tight(dark: Darkness) -> Darkness | None:
    """Cut a glyph to its inked part, dust left aside; None where nothing is inked."""
    if not dark.size:
        return None
    inked = (dark > INKED * max(0.2, float(dark.max(initial=0.0)))).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    areas = stats[1:count, cv2.CC_STAT_AREA]
    pieces = stats[1:count][areas >= max(3.0, SPECK * float(areas.sum()))]
    if not len(pieces):
        return None
    x0, top = pieces[:, 0].min(), pieces[:, 1].min()
    x1, bottom = (pieces[:, 0] + pieces[:, 2]).max(), (pieces[:, 1] + pieces[:, 3]).max()
    return dark[top:bottom, x0:x1]


def is_chinese(text: str) -> bool:
    """Tell whether a character is a Chinese one, extensions included."""
    return "\u3400" <= text <= "\u9fff" or text >= "\U00020000"
