"""Takes apart tables that set the head or imprint of a paper: rows, cells and rules between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from zsgx_docs.word.effective import line_of
from zsgx_docs.word.formats import BorderLine
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import child, length, value, whole_number
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.visible import paragraph_text

_MOST_ROWS = 6
"""Rows, and paragraphs, that a table which sets a mark or imprint has at most: a guess."""
_MARK = 24.0
"""Points from which text in a table is an issuer's mark: a guess above the 22 of a title."""
_IMPRINT = re.compile(r"\s*(?:抄\s*送|分\s*送)\s*[：:]|.*\d+\s*日\s*印\s*发\s*$")
_CELL_MARGIN = 5.4
"""Points at a cell's side where the file says nothing: Word's own, 108 twentieths of a point."""


@dataclass(frozen=True, slots=True)
class CellArea:
    """A cell of such a table; `left` counts from the text area's edge; both are of the text inside."""

    left: float
    width: float
    paragraphs: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RowArea:
    """A row of such a table: its cells, and the line above it."""

    cells: tuple[CellArea, ...]
    width: float
    above: BorderLine | None
    below: BorderLine | None


def is_opened(table: Any, size_of: Callable[[Any], float]) -> bool:
    """Tell whether a table is but a means to set the mark or the imprint."""
    if len(table.findall(f"{W}tr")) > _MOST_ROWS:
        return False
    printed = [p for p in table.iter(f"{W}p") if paragraph_text(p).strip()]
    if any(_IMPRINT.match(paragraph_text(p)) for p in printed):
        return True
    return len(printed) <= _MOST_ROWS and any(size_of(p) >= _MARK for p in printed)


def rows(table: Any, styles: StyleSheet, width: float) -> Iterator[RowArea]:
    """Yield the rows of a table that stands on a text area of that width, in points."""
    grid = [length(value(column, "w")) or 0.0 for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    if not sum(grid):
        count = max((len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")), default=1)
        grid = [width / max(1, count)] * count
    start = _start(table, width, sum(grid))
    margin = length(value(child(table, "tblPr/tblCellMar/left"), "w"))
    inset = _CELL_MARGIN if margin is None else margin
    lines = _borders(table, styles)
    every = table.findall(f"{W}tr")
    for at, row in enumerate(every):
        cells = tuple(_cells(row, grid, start, inset))
        outer = lines.get("top" if at == 0 else "insideH")
        above = _edge(row, "top", outer)
        below = _edge(row, "bottom", lines.get("bottom")) if at == len(every) - 1 else None
        if at and above is None:
            above = _edge(every[at - 1], "bottom", None)
        yield RowArea(cells, sum(grid), above, below)


def _start(table: Any, width: float, total: float) -> float:
    if value(child(table, "tblPr/jc")) == "center":
        return (width - total) / 2
    if value(child(table, "tblPr/jc")) in ("right", "end"):
        return width - total
    return length(value(child(table, "tblPr/tblInd"), "w")) or 0.0


def _cells(row: Any, grid: list[float], start: float, inset: float) -> Iterator[CellArea]:
    at = whole_number(value(child(row, "trPr/gridBefore")), 0)
    for cell in row.findall(f"{W}tc"):
        span = whole_number(value(child(cell, "tcPr/gridSpan")), 1)
        left, total = start + sum(grid[:at]), sum(grid[at : at + span])
        own = length(value(child(cell, "tcPr/tcMar/left"), "w"))
        pad = inset if own is None else own
        yield CellArea(left + pad, max(16.0, total - 2 * pad), tuple(cell.findall(f"{W}p")))
        at += span


def _borders(table: Any, styles: StyleSheet) -> dict[str, BorderLine]:
    styled = styles.table_properties(value(child(table, "tblPr/tblStyle"))).elements.get("tblBorders")
    found: dict[str, BorderLine] = {}
    for borders in (styled, child(table, "tblPr/tblBorders")):
        for node in borders if borders is not None else ():
            line = line_of(node)
            found.pop(node.tag[len(W) :], None)
            if line is not None:
                found[node.tag[len(W) :]] = line
    return found


def _edge(row: Any, edge: str, outer: BorderLine | None) -> BorderLine | None:
    """Of the row's cells, else of the table; cells may take their line away."""
    given = [child(cell, f"tcPr/tcBorders/{edge}") for cell in row.findall(f"{W}tc")]
    lines = [line_of(node) if node is not None else outer for node in given]
    return next((line for line in lines if line is not None), None)
