"""Measure boxes on a page: points (1/72 inch) from the top left corner of the upright page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: `x0 <= x1` and `top <= bottom`; y grows downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Measure from side to side."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Measure from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Measure the area, in square points; 0 for a box turned inside out."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point in the middle, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point (x, y) lies in the box or on its edge."""
        x, y = point
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: Box) -> float:
        """Measure the area shared with another box."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def grown(self, by: float) -> Box:
        """Return the box with each side moved out by so many points."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def scaled(self, factor: float) -> Box:
        """Return the box with all coordinates times `factor`."""
        return Box(self.x0 * factor, self.top * factor, self.x1 * factor, self.bottom * factor)

    def rounded(self) -> list[float]:
        """Return the four coordinates as the results have them, to a tenth of a point."""
        return [round(float(v), 1) for v in self]


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`; at least one is needed."""
    held = list(boxes)
    return Box(
        min(b.x0 for b in held),
        min(b.top for b in held),
        max(b.x1 for b in held),
        max(b.bottom for b in held),
    )
