"""Find heads with empty rows below them, in an empty form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.template.making.blank_spots import is_empty

LEAST_COLUMNS = 3
"""Heads beside each other, at least, over a list; a guess: two are a label and its value."""
LEAST_ROWS = 2
"""Empty rows below the heads, at least, that are a list; one may be a form's own."""
_NUMBER = re.compile(r"\s*\d{1,3}\s*[.、]?\s*|[.…·\s]+")


@dataclass(frozen=True, slots=True)
class RowTable:
    """A list in an empty form.

    `head` is the row of the heads, `rows` are the empty ones below, `body` the first one's cells.
    """

    head: int
    rows: range
    heads: tuple[Cell, ...]
    body: tuple[Cell, ...]
    cells: tuple[Cell, ...]


def row_tables(grid: Grid) -> list[RowTable]:
    """List them from top to bottom.

    Cells that go down beside a table, as its name does, are no part of it.
    """
    found: list[RowTable] = []
    row = 0
    while row < grid.row_count:
        heads = _own(grid, row)
        rows = _empty_rows(grid, heads, row + 1) if _are_heads(heads) else range(0)
        if len(rows) >= LEAST_ROWS:
            cells = tuple(cell for number in rows for cell in _own(grid, number))
            found.append(RowTable(row, rows, heads, _own(grid, rows.start), cells))
            row = rows.stop
        else:
            row += 1
    return found


def _own(grid: Grid, row: int) -> tuple[Cell, ...]:
    return tuple(cell for cell in grid.row(row) if cell.row == row and cell.row_span == 1)


def _are_heads(cells: tuple[Cell, ...]) -> bool:
    return len(cells) >= LEAST_COLUMNS and not any(
        is_empty(cell.text.text) or cell.text.text.rstrip().endswith(("：", ":")) for cell in cells
    )


def _empty_rows(grid: Grid, heads: tuple[Cell, ...], first: int) -> range:
    """The rows directly below whose cells stand under the heads, empty but for a running number."""
    columns = [(cell.column, cell.column_span) for cell in heads]
    end = first
    while end < grid.row_count:
        cells = _own(grid, end)
        if [(cell.column, cell.column_span) for cell in cells] != columns or not _is_empty_row(cells):
            break
        end += 1
    return range(first, end)


def _is_empty_row(cells: tuple[Cell, ...]) -> bool:
    first, *others = (cell.text.text for cell in cells)
    return (is_empty(first) or _NUMBER.fullmatch(first) is not None) and all(map(is_empty, others))
