"""Keep merged cells as areas, however many cells they have, and tell what stands under them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Area(NamedTuple):
    """Merged cells, by the first of them; all count from 1."""

    row: int
    column: int
    rows: int
    columns: int

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    def hides(self, row: int, column: int) -> bool:
        """Tell whether the cell there is another one's."""
        inside = 0 <= row - self.row < self.rows and 0 <= column - self.column < self.columns
        return inside and (row, column) != (self.row, self.column)

    def within(self, last_row: int, last_column: int) -> Area:
        """Return as much of it as lies in these rows and columns, and its first cell."""
        rows = max(1, min(self.last_row, last_row) - self.row + 1)
        columns = max(1, min(self.last_column, last_column) - self.column + 1)
        return Area(self.row, self.column, rows, columns)


@dataclass(slots=True)
class AreasInRow:
    """The areas that reach a row, from left to right; rows are asked for from above."""

    _lefts: list[int] = field(default_factory=list)
    _areas: list[Area] = field(default_factory=list)

    def add(self, area: Area) -> bool:
        """Take in an area that begins in this row; one that overlaps another is none, and False."""
        at = bisect_right(self._lefts, area.last_column) - 1
        while at >= 0 and self._areas[at].last_column >= area.column:
            if self._areas[at].last_row >= area.row:
                return False
            del self._lefts[at], self._areas[at]
            at -= 1
        self._lefts.insert(at + 1, area.column)
        self._areas.insert(at + 1, area)
        return True

    def hide(self, row: int, column: int) -> bool:
        """Tell whether the cell there is another one's."""
        at = bisect_right(self._lefts, column) - 1
        return at >= 0 and self._areas[at].hides(row, column)


def areas_apart(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return the areas from above, without those that overlap one before them, which no program makes."""
    above = AreasInRow()
    return tuple(area for area in sorted(areas) if above.add(area))


def hidden_places(places: Iterable[tuple[int, int]], areas: Iterable[Area]) -> Iterator[tuple[int, int]]:
    """Yield the places (row, column), given row by row from above, that stand under merged cells."""
    coming, above = iter(areas), AreasInRow()
    following = next(coming, None)
    for row, column in places:
        while following is not None and following.row <= row:
            above.add(following)
            following = next(coming, None)
        if above.hide(row, column):
            yield row, column
