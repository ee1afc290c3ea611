"""Find level rows of print in a cell that a seal's text crosses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close

WORD_GAP = 5.0
"""Millimetres between two characters of one row; a guess."""
LOWEST, HIGHEST = 1.2, 9.0
"""Millimetres of the heights of rows of print; a guess."""
SLACK, SLACK_OF_ONE = 0.25, 0.6
"""Millimetres by which characters may stand out of their row; of a row known by one character only; a
guess."""
ONE, GROWS = 1.6, 1.4
"""Heights that a row of one character is long at most, and to which such a one may grow; a guess."""
FIGURES = 0.78
"""Height of digits beside that of Chinese characters; a guess about usual faces."""
EDGE = 0.45
"""Millimetres above and below a row that are emptier than it; a guess."""
EVEN, CERTAIN_EVEN = 0.45, 0.3
"""How full they may be, as a share of the row, and where the row must be certain; a guess."""
FEWEST, CERTAIN_FEWEST = 0.8, 2.5
"""Heights of a row that its ink must cover, and where the row must be certain; a guess."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """Describe a row, in pixels, as far as it is known to reach."""

    top: float
    bottom: float
    x0: float
    x1: float

    @property
    def height(self) -> float:
        """Return the row's height in pixels."""
        return self.bottom - self.top

    def gap(self, box: Box) -> float:
        """Measure how far to its left or right the box stands; negative where they overlap."""
        return max(self.x0 - box.x1, box.x0 - self.x1)

    def may_be_as_high_as(self, box: Box) -> bool:
        """Tell whether the row, known by one character only, may be so high that it holds the box."""
        return self._is_one and max(self.bottom, box.bottom) - min(self.top, box.top) < GROWS * self.height

    def with_(self, box: Box) -> LevelRow:
        """Return the row with another character in it."""
        longer = replace(self, x0=min(self.x0, box.x0), x1=max(self.x1, box.x1))
        if not self.may_be_as_high_as(box):
            return longer
        return replace(longer, top=min(self.top, box.top), bottom=max(self.bottom, box.bottom))

    @property
    def _is_one(self) -> bool:
        return self.x1 - self.x0 < ONE * self.height

    def box(self, at: Resolution) -> Box:
        """Return where its characters stand; without end, since more may follow."""
        slack = at.mm(SLACK_OF_ONE if self._is_one else SLACK)
        return Box(float("-1e6"), self.top - slack, 1e6, self.bottom + slack)


def level_rows(print_: Mask, at: Resolution) -> list[LevelRow]:
    """Find the rows of a mask that holds print alone."""
    found = [b.box for b in blobs(close(print_, at.odd(WORD_GAP), 1))[0]]
    high = [b for b in found if at.mm(LOWEST) <= b.height <= at.mm(HIGHEST) and b.width >= at.mm(LOWEST)]
    return [LevelRow(b.top, b.bottom, b.x0, b.x1) for b in high]


def even_rows(ink: Mask, height: float, at: Resolution, certain: bool = False) -> list[LevelRow]:
    """Find rows of about that height in a mask of print and a seal's text: where ink has level edges.

    The text along a ring is uneven, above and below as full as within. None is found where nothing is even.
    Where other rows are known, only `certain` ones are wanted.
    """
    even, fewest = (CERTAIN_EVEN, CERTAIN_FEWEST) if certain else (EVEN, FEWEST)
    columns = (ink > 0).sum(axis=1).astype(float)
    heights = {round(share * height) for share in (1.0, FIGURES, 1 / FIGURES)}
    found = sorted((c for high in heights for c in _even(columns, high, even, at)), reverse=True)
    rows: list[LevelRow] = []
    for _, top, bottom in found:
        inked = np.flatnonzero((ink[top:bottom] > 0).any(axis=0))
        apart = all(bottom <= row.top or top >= row.bottom for row in rows)
        if apart and len(inked) >= fewest * (bottom - top):
            rows.append(LevelRow(float(top), float(bottom), float(inked[0]), float(inked[-1] + 1)))
    return rows


def _even(
    columns: NDArray[np.float64], high: int, even: float, at: Resolution
) -> Iterator[tuple[float, int, int]]:
    """Tops and bottoms of rows so high that are much fuller than what is above and below, and by how much."""
    edge, total = at.whole(EDGE), np.concatenate([[0.0], np.cumsum(columns)])
    for top in range(edge, len(columns) - high - edge):
        inside = (total[top + high] - total[top]) / high
        beside = (total[top] - total[top - edge] + total[top + high + edge] - total[top + high]) / (2 * edge)
        if beside < even * inside:
            yield inside - 2 * beside, top, top + high
