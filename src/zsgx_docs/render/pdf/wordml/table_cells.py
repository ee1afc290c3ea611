"""Reads how the cells of one table look: borders, margins, the table style's special rows and columns."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from zsgx_docs.render.pdf.blocks import CellLook, Edges, LineGrid, TableCell, Vertical
from zsgx_docs.render.pdf.wordml.alike import TextForm
from zsgx_docs.render.pdf.wordml.scope import Scope
from zsgx_docs.render.pdf.wordml.table_rows import WrittenRow
from zsgx_docs.word.effective import line_of
from zsgx_docs.word.formats import BorderLine
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, colour, is_on, length, value
from zsgx_docs.word.styles import Properties

_SIDES = ("left", "top", "right", "bottom")
_OTHER_NAMES = {"left": "start", "right": "end"}
_USUAL_MARGINS = {"left": 5.4, "top": 0.0, "right": 5.4, "bottom": 0.0}
"""Points inside a cell where the file says nothing: Word's own, 108 twentieths of a point at the sides."""
_VERTICAL: Mapping[str, Vertical] = {"center": "horizon", "both": "horizon", "bottom": "bottom"}


@dataclass(slots=True)
class CellSlot:
    """The place of a cell in the grid; `parts` are its merged cells from above, by rows and places."""

    row: int
    column: int
    span: int
    parts: list[tuple[WrittenRow, int]]

    @property
    def rows(self) -> int:
        return len(self.parts)

    @property
    def first(self) -> Element:
        row, place = self.parts[0]
        return row.cell(place)

    @property
    def last(self) -> Element:
        row, place = self.parts[-1]
        return row.cell(place)


class CellReader:
    """A reader of the cells of one table: of those alike the first in full, of the others the text only."""

    def __init__(
        self,
        element: Element,
        style: str | None,
        properties: Properties,
        scope: Scope,
        rows: int,
        columns: int,
    ) -> None:
        self._style, self._scope, self._rows, self._columns = style, scope, rows, columns
        self._borders = _bordered(properties.elements.get("tblBorders"))
        self._margins = _margins(properties.elements.get("tblCellMar"), _USUAL_MARGINS)
        self._flags = _look_flags(child(element, "tblPr/tblLook"))
        self._known: dict[Hashable, tuple[CellLook, TextForm]] = {}

    def cell(self, slot: CellSlot) -> TableCell:
        """Return the cell at a place of the grid."""
        if len(slot.parts) > 1:
            return self._read(slot, slot.first)
        [(row, place)] = slot.parts
        words = row.words[row.pattern.cells[place].words]
        edge = (slot.row == 0, slot.row + 1 == self._rows)
        kind = (row.pattern.number, place, edge, tuple([word != "" for word in words]))
        if kind in self._known:
            look, form = self._known[kind]
            blocks = form.filled(words)
            if blocks is not None:
                return TableCell(slot.row, slot.column, blocks, look, 1, slot.span)
        element = slot.first
        read = self._read(slot, element)
        takes_text = TextForm.of(read.blocks, element)
        if takes_text is not None:
            self._known[kind] = read.look, takes_text
        return read

    def _read(self, slot: CellSlot, first: Element) -> TableCell:
        layers = self._conditional(slot)
        inner = self._scope.inner(table_style=self._style, table_layers=tuple(layers), grid=self._grid())
        look = self._look(slot, first, layers)
        return TableCell(slot.row, slot.column, inner.blocks(first), look, slot.rows, slot.span)

    def _look(self, slot: CellSlot, first: Element, layers: list[Element]) -> CellLook:
        own = child(first, "tcPr")
        shade = child(own, "shd")
        if shade is None:
            shade = next((s for layer in layers[::-1] if (s := child(layer, "tcPr/shd")) is not None), None)
        margins = _margins(child(own, "tcMar"), self._margins)
        return CellLook(
            edges=self._edges(slot, first, layers),
            inset=(margins["left"], margins["top"], margins["right"], margins["bottom"]),
            vertical=_VERTICAL.get(value(child(own, "vAlign")) or "", "top"),
            fill=colour(value(shade, "fill")),
            stacked=(value(child(own, "textDirection")) or "").startswith(("tb", "bt")),
        )

    def _grid(self) -> LineGrid:
        grid = self._scope.grid
        return grid if grid.in_tables else replace(grid, pitch=None)

    def _conditional(self, slot: CellSlot) -> list[Element]:
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
            layer for part in chosen for layer in self._scope.source.styles.conditional(self._style, part)
        ]

    def _edges(self, slot: CellSlot, first: Element, layers: list[Element]) -> Edges:
        last = first if slot.rows == 1 else slot.last
        outer = {
            "left": slot.column == 0,
            "top": slot.row == 0,
            "right": slot.column + slot.span >= self._columns,
            "bottom": slot.row + slot.rows >= self._rows,
        }
        own, lowest = _bordered(child(first, "tcPr/tcBorders")), _bordered(child(last, "tcPr/tcBorders"))
        styled: dict[str, BorderLine | None] = {}
        for layer in layers:
            styled |= _bordered(child(layer, "tcPr/tcBorders"))

        def line(side: str) -> BorderLine | None:
            direct = lowest if side == "bottom" else own
            inside = "insideV" if side in ("left", "right") else "insideH"
            name = side if outer[side] else inside
            for borders, key in ((direct, side), (styled, name), (self._borders, name)):
                if key in borders:
                    return borders[key]
            return None

        return Edges(*(line(side) for side in _SIDES))


def _bordered(element: Element | None) -> dict[str, BorderLine | None]:
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
