"""Reads a Word table as a grid of cells with their own borders, margins and heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Literal

from zsgx_docs.render.pdf.blocks import Table
from zsgx_docs.render.pdf.wordml.scope import Scope
from zsgx_docs.render.pdf.wordml.table_cells import CellReader, CellSlot
from zsgx_docs.render.pdf.wordml.table_rows import MOST_COLUMNS, WrittenRow, written_rows
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, length, value
from zsgx_docs.word.styles import Properties

_ALIGNS: Mapping[str, Literal["left", "center", "right"]] = {
    "center": "center",
    "right": "right",
    "end": "right",
}


def read_table(element: Element, scope: Scope) -> Table:
    """Return a `w:tbl` as a table."""
    style = value(child(element, "tblPr/tblStyle"))
    properties = scope.source.styles.table_properties(style).under(child(element, "tblPr"))
    rows = list(written_rows(element, scope.source.folded))
    slots = _slots(rows)
    columns = max((s.column + s.span for s in slots), default=1)
    cells = CellReader(element, style, properties, scope, len(rows), columns)
    return Table(
        widths=_widths(element, properties, slots, columns),
        rows=tuple([row.pattern.row for row in rows]),
        cells=tuple([cells.cell(slot) for slot in slots]),
        head=_head(rows, slots),
        align=_ALIGNS.get(properties.val("jc") or "", "left"),
        indent=length(properties.of("tblInd").get("w")) or 0,
    )


def _slots(rows: Sequence[WrittenRow]) -> list[CellSlot]:
    found: list[CellSlot] = []
    above: dict[int, CellSlot] = {}
    for number, row in enumerate(rows):
        column = row.pattern.before
        below: dict[int, CellSlot] = {}
        for place, cell in enumerate(row.pattern.cells):
            if column >= MOST_COLUMNS:
                break
            upper = above.get(column) if cell.continues else None
            if upper is not None and upper.span == cell.span:
                upper.parts.append((row, place))
                below[column] = upper
            else:
                below[column] = CellSlot(number, column, cell.span, [(row, place)])
                found.append(below[column])
            column += cell.span
        above = below
    return found


def _widths(
    element: Element, properties: Properties, slots: list[CellSlot], columns: int
) -> tuple[float, ...]:
    """Points, one a grid column; where the file's grid is missing, from the cells' own widths."""
    grid = [length(value(c, "w")) or 0 for c in element.findall(f"{W}tblGrid/{W}gridCol")][:columns]
    grid += [0.0] * (columns - len(grid))
    for slot in sorted(slots, key=lambda s: s.span) if min(grid) <= 0 else ():
        missing = [c for c in range(slot.column, slot.column + slot.span) if grid[c] <= 0]
        if not missing:
            continue
        width = child(slot.first, "tcPr/tcW")
        own = length(value(width, "w"))
        if own and value(width, "type") != "pct":
            known = sum(grid[slot.column : slot.column + slot.span])
            for column in missing:
                grid[column] = max(0.0, own - known) / len(missing)
    whole = length(properties.of("tblW").get("w")) if properties.of("tblW").get("type") == "dxa" else None
    usual = (whole or 415.0) / columns
    return tuple(width if width > 0 else usual for width in grid)


def _head(rows: Sequence[WrittenRow], slots: list[CellSlot]) -> int:
    count = sum(1 for _ in takewhile(lambda row: row.pattern.in_head, rows))
    crossed = any(s.row < count < s.row + s.rows for s in slots)
    return 0 if crossed or count == len(rows) else count
