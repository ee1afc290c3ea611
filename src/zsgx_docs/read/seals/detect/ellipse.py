"""Describe an ellipse on a page, and what ink lies along it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask

Numbers = NDArray[np.float64]
ANGLES = 360
"""Angles round a ring at which it is looked at; a guess: a degree is 0.4 mm on a seal."""
TURN = np.linspace(0, 2 * math.pi, ANGLES, endpoint=False)
"""Radians of those angles; by geometry."""
_DIRECTIONS = np.stack([np.cos(TURN), np.sin(TURN)], axis=1).astype(np.float32)
"""Unit vectors of those angles (ANGLES, 2); by geometry."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Describe an ellipse in pixels: half its width and height, turned by `angle` degrees clockwise."""

    x: float
    y: float
    across: float
    down: float
    angle: float = 0.0

    @property
    def _axis(self) -> tuple[float, float]:
        """Cosine and sine of the angle by which it was turned."""
        return math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))

    @property
    def box(self) -> Box:
        """Return the box round the ring."""
        cosine, sine = self._axis
        half_width = math.hypot(self.across * cosine, self.down * sine)
        half_height = math.hypot(self.across * sine, self.down * cosine)
        return Box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)

    @property
    def ratio(self) -> float:
        """Return the longer axis over the shorter."""
        return max(self.across, self.down) / max(1e-6, min(self.across, self.down))

    @property
    def radius(self) -> float:
        """Return the mean radius."""
        return max(1.0, (self.across + self.down) / 2)

    def is_near(self, other: Ring, by: float) -> bool:
        """Tell whether no point of one lies much farther than `by` pixels from the other."""
        mine, its = self.box, other.box
        return max(abs(a - b) for a, b in zip(mine, its, strict=True)) < by

    def scaled(self, factor: float) -> Ring:
        """Return the same ring in a picture `factor` times as large."""
        return Ring(self.x * factor, self.y * factor, self.across * factor, self.down * factor, self.angle)

    def grown(self, by: float) -> Ring:
        """Return the ring `by` pixels outside it."""
        return Ring(self.x, self.y, self.across + by, self.down + by, self.angle)

    def polar(self, x: NDArray[np.intp], y: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
        """Return each point's share of the radius, and its angle, -π to π: undoes `at`."""
        cosine, sine = self._axis
        right, down = x - self.x, y - self.y
        across = (right * cosine + down * sine) / self.across
        along = (down * cosine - right * sine) / self.down
        return np.hypot(across, along), np.arctan2(along, across)

    def at(self, turn: Numbers, share: Numbers | float = 1.0) -> tuple[Numbers, Numbers]:
        """Return the points at those angles and shares of its radius: their abscissas and their ordinates."""
        cosine, sine = self._axis
        x, y = share * self.across * np.cos(turn), share * self.down * np.sin(turn)
        return self.x + x * cosine - y * sine, self.y + x * sine + y * cosine

    def outward(self, turn: Numbers) -> tuple[Numbers, Numbers]:
        """Return the way outward, at right angles to the curve and one pixel long, at those angles."""
        cosine, sine = self._axis
        x, y = np.cos(turn) / self.across, np.sin(turn) / self.down
        size = np.hypot(x, y)
        return (x * cosine - y * sine) / size, (x * sine + y * cosine) / size

    def points(self, share: float = 1.0) -> NDArray[np.float32]:
        """Return points on the curve (or at a share of its radius), clockwise; (ANGLES, 2)."""
        curve: NDArray[np.float32] = self.curves(np.array([share]))[0]
        return curve

    def curves(self, shares: Numbers) -> NDArray[np.float32]:
        """Return the points at each share of its radius; (shares, ANGLES, 2)."""
        cosine, sine = self._axis
        matrix = np.array(
            [[self.across * cosine, self.across * sine], [-self.down * sine, self.down * cosine]], np.float32
        )
        spokes = _DIRECTIONS @ matrix
        middle = np.array([self.x, self.y], np.float32)
        return np.asarray(middle + shares.astype(np.float32)[:, None, None] * spokes, np.float32)

    def rays(self, offsets: Numbers) -> NDArray[np.float32]:
        """Return points that many pixels outside the curve, for every angle; (offsets, ANGLES, 2)."""
        return self.curves(1 + offsets / self.radius)


def inked(mask: Mask, points: NDArray[np.float32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Look at points (..., 2): whether there is ink, and whether they are on the page at all."""
    height, width = mask.shape
    spots = np.rint(points).astype(np.int32)
    x, y = spots[..., 0], spots[..., 1]
    seen = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    there = mask[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)] > 0
    return seen & there, seen


def harmonics(turn: Numbers, most: int) -> Numbers:
    """Return what a course round a ring is a sum of: 1, then cosine and sine of up to `most` waves a turn.

    (angles, 1 + 2 * most). Waves of one and two a turn are an ellipse's shift and change of shape.
    """
    parts = [np.ones_like(turn)]
    for wave in range(1, most + 1):
        parts += [np.cos(wave * turn), np.sin(wave * turn)]
    return np.stack(parts, axis=1)
