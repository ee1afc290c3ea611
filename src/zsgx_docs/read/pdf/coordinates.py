"""From a PDF page's own space to points from the top left corner of the upright page."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.model.geometry import Box


@dataclass(frozen=True, slots=True)
class PageSpace:
    """`left`, `bottom`, `right`, `top`: the visible page in its own space; `turn`: degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turn % 180 == 0 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
