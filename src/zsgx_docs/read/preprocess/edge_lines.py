"""Find long straight edges in a picture, however faint, as lines without end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]
"""(height, width, 3): red, green and blue, 0..255."""
Points = NDArray[np.float64]

SHORTEST = 0.06
"""Share of the picture's long side: shorter segments are no part of an edge; a guess."""
APART = 0.005
"""Share of the long side: segments that miss a line by less lie on it; a guess."""
STEEPEST = 32.0
"""Degrees by which an edge may lean from the picture's own; a guess."""
CANDIDATES = 12
"""Edges of each direction that are kept; for speed, a guess."""
EVENED = 61
"""Pixels over which light is taken to be even; a guess."""
GAIN = 600.0
"""Grey levels for a step of 100 %, so that one of 1 % makes an edge; a guess."""


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """Describe a line `a·x + b·y = c` with (a, b) of length 1; `length` in pixels is what was seen of it."""

    a: float
    b: float
    c: float
    length: float = 0.0

    @property
    def lies(self) -> bool:
        """Tell whether it runs rather across the picture than down."""
        return abs(self.b) > abs(self.a)

    def at(self, middle: tuple[float, float]) -> float:
        """Return where it crosses the upright through `middle` if it lies, else the level."""
        x, y = middle
        return (self.c - self.a * x) / self.b if self.lies else (self.c - self.b * y) / self.a

    def crossing(self, other: EdgeLine) -> tuple[float, float]:
        """Return the point where two lines cross."""
        det = self.a * other.b - self.b * other.a
        return (self.c * other.b - self.b * other.c) / det, (self.a * other.c - self.c * other.a) / det


def edge_lines(light: Light) -> list[EdgeLine]:
    """Find the few longest edges of each direction."""
    segments = np.concatenate([_segments(plane) for plane in _planes(light)])
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    side = max(light.shape[:2])
    long = lengths > SHORTEST * side
    return _merged(segments[long], lengths[long], APART * side)


def _planes(light: Light) -> Iterator[NDArray[np.float32]]:
    """What sets paper apart from a desk: how bright it is, how warm its hue."""
    levels = np.log1p(light)
    yield levels.mean(axis=2)
    yield levels[..., 0] - levels[..., 2]


def _segments(plane: NDArray[np.float32]) -> Points:
    """(n, 4): the ends of straight edges."""
    even = plane - cv2.blur(plane, (EVENED, EVENED))
    drawn = np.clip(128 + GAIN * even, 0, 255).astype(np.uint8)
    segments = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD, scale=1.0).detect(drawn)[0]
    return np.empty((0, 4)) if segments is None else segments.reshape(-1, 4).astype(np.float64)


def _merged(segments: Points, lengths: NDArray[np.float64], apart: float) -> list[EdgeLine]:
    """Segments on one line made one."""
    kept: dict[bool, list[EdgeLine]] = {True: [], False: []}
    free = np.ones(len(segments), bool)
    for index in np.argsort(-lengths):
        if not free[index]:
            continue
        x0, y0, x1, y1 = segments[index]
        a, b = (y1 - y0) / lengths[index], (x0 - x1) / lengths[index]
        c = a * x0 + b * y0
        misses = np.abs(segments @ np.array([[a, 0], [b, 0], [0, a], [0, b]]) - c).max(axis=1)
        alike = free & (misses < apart)
        free &= ~alike
        line = EdgeLine(float(a), float(b), float(c), float(lengths[alike].sum()))
        if min(abs(a), abs(b)) <= np.sin(np.radians(STEEPEST)):
            kept[line.lies].append(line)
    return [line for few in kept.values() for line in sorted(few, key=lambda s: -s.length)[:CANDIDATES]]
