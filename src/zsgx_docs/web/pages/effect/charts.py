"""Lays out small charts as the rectangles and lines of an SVG; pages set no styles of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

COLUMN_GAP = 0.35
"""Share of a column's room that stays empty: a guess."""
WIDEST_COLUMN = 56.0
"""Units of the drawing that a column takes at most: a guess, so that one week alone is no wall."""
NICE_STEPS = (1, 2, 5, 10)
"""First figures of steps on an axis: a standard choice, easily added up."""


@dataclass(frozen=True, slots=True)
class StackedColumn:
    """A column of two parts, the lower and the upper, and what stands below; in units of the drawing."""

    label: str
    x: float
    width: float
    lower_top: float
    lower_height: float
    upper_top: float
    upper_height: float
    lower: int
    upper: int

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A number on an axis, and where it stands."""

    value: float
    at: float

    @property
    def text(self) -> str:
        return f"{self.value:g}"


def stacked_columns(
    counts: Sequence[tuple[str, int, int]], width: float, height: float
) -> tuple[list[StackedColumn], list[AxisMark]]:
    """Lay out columns of two counts each side by side, and the marks of the axis beside them."""
    most = max([lower + upper for _, lower, upper in counts], default=0) or 1
    marks = axis(most, height, least_step=1)
    scale = height / marks[-1].value
    room = width / max(len(counts), 1)
    thick = min(room * (1 - COLUMN_GAP), WIDEST_COLUMN)
    columns = []
    for number, (label, lower, upper) in enumerate(counts):
        x = number * room + (room - thick) / 2
        top = height - lower * scale
        columns.append(
            StackedColumn(
                *(label, round(x, 1), round(thick, 1), round(top, 1), round(lower * scale, 1)),
                *(round(top - upper * scale, 1), round(upper * scale, 1), lower, upper),
            )
        )
    upside_down = [AxisMark(mark.value, round(height - mark.at, 1)) for mark in marks]
    return columns, upside_down


def axis(most: float, length: float, parts: int = 4, least_step: float = 0) -> list[AxisMark]:
    """Return the marks from 0 to the first nice number not below `most`, about so many parts."""
    step = max(_nice(most / parts), least_step)
    count = max(1, ceil(round(most / step, 9)))
    return [AxisMark(n * step, round(n * length / count, 1)) for n in range(count + 1)]


def _nice(step: float) -> float:
    """The nearest nice number that is not smaller."""
    size = 10.0 ** floor(log10(step))
    return next(nice * size for nice in NICE_STEPS if nice * size >= step * (1 - 1e-9))
