"""A Word table as a grid of cells with their own borders, margins and heights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from zsgx_docs.render.pdf.blocks import Edges, Grid, Table, TableCell, TableRow, Vertical
from zsgx_docs.render.pdf.effective import line_of
from zsgx_docs.render.pdf.formats import Line
from zsgx_docs.render.pdf.ooxml import Element, child, colour, integer, is_on, length, opened, toggled, value
from zsgx_docs.render.pdf.styles import Properties
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from zsgx_docs.render.pdf.story import Story

_SIDES = ("left", "top", "right", "bottom")
_OTHER_NAMES = {"left": "start", "right": "end"}
_USUAL_MARGINS = {"left": 5.4, "top": 0.0, "right": 5.4, "bottom": 0.0}
_MOST_COLUMNS = 200
_VERTICAL: Mapping[str, Vertical] = {"center": "horizon", "both": "horizon", "bottom": "bottom"}
_ALIGNS: Mapping[str, Literal["left", "center", "right"]] = {
    "center": "center",
    "right": "right",
    "end": "right",
}


@dataclass(slots=True)
class _Slot:
    """A cell's place in the grid; `parts` are the merged `w:tc` from the first row to the last."""

    row: int
    column: int
    span: int
    parts: list[Element] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.parts)


def read_table(element: Element, story: Story) -> Table:
    style = value(child(element, "tblPr/tblStyle"))
    properties = story.source.styles.table_properties(style).under(child(element, "tblPr"))
    rows = [r for r in opened(element) if r.tag == f"{W}tr" and child(r, "trPr/del") is None]
    slots = _slots(rows)
    columns = max((s.column + s.span for s in slots), default=1)
    looks = _Looks(element, style, properties, story, len(rows), columns)
    return Table(
        widths=_widths(element, properties, slots, columns),
        rows=tuple(_row(row) for row in rows),
        cells=tuple(looks.cell(slot) for slot in slots),
        head=_head(rows, slots),
        align=_ALIGNS.get(properties.val("jc") or "", "left"),
        indent=length(properties.of("tblInd").get("w")) or 0,
    )


def _slots(rows: list[Element]) -> list[_Slot]:
    found: list[_Slot] = []
    above: dict[int, _Slot] = {}
    for number_, row in enumerate(rows):
        column = max(0, integer(value(child(row, "trPr/gridBefore")), 0))
        below: dict[int, _Slot] = {}
        for cell in (c for c in opened(row) if c.tag == f"{W}tc"):
            span = min(_MOST_COLUMNS, max(1, integer(value(child(cell, "tcPr/gridSpan")), 1)))
            if column >= _MOST_COLUMNS:
                break
            upper = above.get(column)
            if _continues(cell) and upper is not None and upper.span == span:
                upper.parts.append(cell)
                below[column] = upper
            else:
                below[column] = _Slot(number_, column, span, [cell])
                found.append(below[column])
            column += span
        above = below
    return found


def _continues(cell: Element) -> bool:
    merge = child(cell, "tcPr/vMerge")
    return merge is not None and value(merge) != "restart"


def _widths(element: Element, properties: Properties, slots: list[_Slot], columns: int) -> tuple[float, ...]:
    """Points, one a grid column; where the file's grid is missing, from the cells' own widths."""
    grid = [length(value(c, "w")) or 0 for c in element.findall(f"{W}tblGrid/{W}gridCol")][:columns]
    grid += [0.0] * (columns - len(grid))
    for slot in sorted(slots, key=lambda s: s.span):
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


def _head(rows: list[Element], slots: list[_Slot]) -> int:
    count = 0
    while count < len(rows) and toggled(child(rows[count], "trPr/tblHeader")):
        count += 1
    crossed = any(s.row < count < s.row + s.rows for s in slots)
    return 0 if crossed or count == len(rows) else count


class _Looks:
    """How the cells of one table look: borders, margins and the table style's special rows and columns."""

    def __init__(
        self,
        element: Element,
        style: str | None,
        properties: Properties,
        story: Story,
        rows: int,
        columns: int,
    ) -> None:
        self._style, self._story, self._rows, self._columns = style, story, rows, columns
        self._borders = _bordered(properties.elements.get("tblBorders"))
        self._margins = _margins(properties.elements.get("tblCellMar"), _USUAL_MARGINS)
        self._flags = _look_flags(child(element, "tblPr/tblLook"))

    def cell(self, slot: _Slot) -> TableCell:
        first, last = slot.parts[0], slot.parts[-1]
        layers = self._conditional(slot)
        own = child(first, "tcPr")
        shade = child(own, "shd")
        if shade is None:
            shade = next((s for layer in layers[::-1] if (s := child(layer, "tcPr/shd")) is not None), None)
        margins = _margins(child(own, "tcMar"), self._margins)
        inner = self._story.inner(table_style=self._style, table_layers=tuple(layers), grid=self._grid())
        return TableCell(
            row=slot.row,
            column=slot.column,
            blocks=inner.blocks(first),
            edges=self._edges(slot, first, last, layers),
            inset=(margins["left"], margins["top"], margins["right"], margins["bottom"]),
            row_span=slot.rows,
            column_span=slot.span,
            vertical=_VERTICAL.get(value(child(own, "vAlign")) or "", "top"),
            fill=colour(value(shade, "fill")),
            stacked=(value(child(own, "textDirection")) or "").startswith(("tb", "bt")),
        )

    def _grid(self) -> Grid:
        grid = self._story.grid
        return grid if grid.in_tables else replace(grid, pitch=None)

    def _conditional(self, slot: _Slot) -> list[Element]:
        """The table style's layers for this cell, weakest first."""
        flags, last_row = self._flags, slot.row + slot.rows == self._rows
        parts = [
            ("firstCol", "firstColumn" in flags and slot.column == 0),
            ("lastCol", "lastColumn" in flags and slot.column + slot.span == self._columns),
            ("firstRow", "firstRow" in flags and slot.row == 0),
            ("lastRow", "lastRow" in flags and last_row),
        ]
        if self._style is None:
            return []
        chosen = ["wholeTable", *(part for part, holds in parts if holds)]
        return [
            layer for part in chosen for layer in self._story.source.styles.conditional(self._style, part)
        ]

    def _edges(self, slot: _Slot, first: Element, last: Element, layers: list[Element]) -> Edges:
        outer = {
            "left": slot.column == 0,
            "top": slot.row == 0,
            "right": slot.column + slot.span >= self._columns,
            "bottom": slot.row + slot.rows >= self._rows,
        }
        own, lowest = _bordered(child(first, "tcPr/tcBorders")), _bordered(child(last, "tcPr/tcBorders"))
        styled: dict[str, Line | None] = {}
        for layer in layers:
            styled |= _bordered(child(layer, "tcPr/tcBorders"))

        def line(side: str) -> Line | None:
            direct = lowest if side == "bottom" else own
            inside = "insideV" if side in ("left", "right") else "insideH"
            name = side if outer[side] else inside
            for borders, key in ((direct, side), (styled, name), (self._borders, name)):
                if key in borders:
                    return borders[key]
            return None

        return Edges(*(line(side) for side in _SIDES))


def _bordered(element: Element | None) -> dict[str, Line | None]:
    """Borders by side; None is an explicit "no line"."""
    if element is None:
        return {}
    sides = {node.tag[len(W) :]: line_of(node) for node in element if isinstance(node.tag, str)}
    return {{"start": "left", "end": "right"}.get(side, side): line for side, line in sides.items()}


def _margins(element: Element | None, usual: Mapping[str, float]) -> dict[str, float]:
    found = dict(usual)
    for side in _SIDES if element is not None else ():
        node = child(element, side)
        node = node if node is not None else child(element, _OTHER_NAMES.get(side, side))
        own = length(value(node, "w"))
        if own is not None:
            found[side] = max(0.0, own)
    return found


def _look_flags(look: Element | None) -> frozenset[str]:
    if look is None:
        return frozenset()
    bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
    try:
        mask = int(value(look) or "0", 16)
    except ValueError:
        mask = 0
    return frozenset(n for n, bit in bits.items() if is_on(value(look, n) or ("1" if mask & bit else "0")))
