"""A Word table as a grid of cells with their own borders, margins and heights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from zsgx_docs.render.pdf.alike import pattern
from zsgx_docs.render.pdf.blocks import Table, TableRow
from zsgx_docs.render.pdf.table_cells import CellReader, Slot
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, integer, length, opened, toggled, value
from zsgx_docs.word.styles import Properties

if TYPE_CHECKING:
    from zsgx_docs.render.pdf.story import Story

_MOST_COLUMNS = 200
_ALIGNS: Mapping[str, Literal["left", "center", "right"]] = {
    "center": "center",
    "right": "right",
    "end": "right",
}


@dataclass(frozen=True, slots=True)
class _RowPattern:
    """What rows that differ in their text only have in common; `cells` are (span, goes on from above)."""

    number: int
    row: TableRow
    in_head: bool
    before: int
    cells: tuple[tuple[int, bool], ...]


def read_table(element: Element, story: Story) -> Table:
    style = value(child(element, "tblPr/tblStyle"))
    properties = story.source.styles.table_properties(style).under(child(element, "tblPr"))
    rows = [r for r in opened(element) if r.tag == f"{W}tr" and child(r, "trPr/del") is None]
    patterns = _patterns(rows)
    slots = _slots(rows, patterns)
    columns = max((s.column + s.span for s in slots), default=1)
    cells = CellReader(element, style, properties, story, len(rows), columns)
    return Table(
        widths=_widths(element, properties, slots, columns),
        rows=tuple(pattern.row for pattern in patterns),
        cells=tuple(cells.cell(slot) for slot in slots),
        head=_head(patterns, slots),
        align=_ALIGNS.get(properties.val("jc") or "", "left"),
        indent=length(properties.of("tblInd").get("w")) or 0,
    )


def _patterns(rows: list[Element]) -> list[_RowPattern]:
    known: dict[bytes, _RowPattern] = {}
    found = []
    for row in rows:
        key = pattern(row)
        if key not in known:
            known[key] = _row_pattern(row, len(known))
        found.append(known[key])
    return found


def _row_pattern(row: Element, number: int) -> _RowPattern:
    return _RowPattern(
        number=number,
        row=_row(row),
        in_head=toggled(child(row, "trPr/tblHeader")),
        before=max(0, integer(value(child(row, "trPr/gridBefore")), 0)),
        cells=tuple((_span(cell), _continues(cell)) for cell in _cells(row)),
    )


def _cells(row: Element) -> list[Element]:
    return [cell for cell in opened(row) if cell.tag == f"{W}tc"]


def _span(cell: Element) -> int:
    return min(_MOST_COLUMNS, max(1, integer(value(child(cell, "tcPr/gridSpan")), 1)))


def _continues(cell: Element) -> bool:
    merge = child(cell, "tcPr/vMerge")
    return merge is not None and value(merge) != "restart"


def _slots(rows: list[Element], patterns: list[_RowPattern]) -> list[Slot]:
    found: list[Slot] = []
    above: dict[int, Slot] = {}
    for number, (row, alike) in enumerate(zip(rows, patterns, strict=True)):
        column = alike.before
        below: dict[int, Slot] = {}
        for place, (cell, (span, continues)) in enumerate(zip(_cells(row), alike.cells, strict=True)):
            if column >= _MOST_COLUMNS:
                break
            upper = above.get(column) if continues else None
            if upper is not None and upper.span == span:
                upper.parts.append(cell)
                below[column] = upper
            else:
                below[column] = Slot(number, column, span, (alike.number, place), [cell])
                found.append(below[column])
            column += span
        above = below
    return found


def _widths(element: Element, properties: Properties, slots: list[Slot], columns: int) -> tuple[float, ...]:
    """Points, one a grid column; where the file's grid is missing, from the cells' own widths."""
    grid = [length(value(c, "w")) or 0 for c in element.findall(f"{W}tblGrid/{W}gridCol")][:columns]
    grid += [0.0] * (columns - len(grid))
    for slot in sorted(slots, key=lambda s: s.span) if min(grid) <= 0 else ():
        missing = [c for c in range(slot.column, slot.column + slot.span) if grid[c] <= 0]
        own = length(value(child(slot.parts[0], "tcPr/tcW"), "w"))
        if missing and own and value(child(slot.parts[0], "tcPr/tcW"), "type") != "pct":
            known = sum(grid[slot.column : slot.column + slot.span])
            for column in missing:
                grid[column] = max(0.0, own - known) / len(missing)
    whole = length(properties.of("tblW").get("w")) if properties.of("tblW").get("type") == "dxa" else None
    usual = (whole or 415.0) / columns
    return tuple(width if width > 0 else usual for width in grid)


def _row(row: Element) -> TableRow:
    height, rule = length(value(child(row, "trPr/trHeight"))), value(child(row, "trPr/trHeight"), "hRule")
    return TableRow(
        height=height if height and rule != "auto" else None,
        exact=rule == "exact",
        splits=not toggled(child(row, "trPr/cantSplit")),
    )


def _head(patterns: list[_RowPattern], slots: list[Slot]) -> int:
    count = sum(1 for _ in takewhile(lambda pattern: pattern.in_head, patterns))
    crossed = any(s.row < count < s.row + s.rows for s in slots)
    return 0 if crossed or count == len(patterns) else count
