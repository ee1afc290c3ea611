"""Tables as Typst code: spans, borders, row heights, repeated heads, cells written from top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from zsgx_docs.render.pdf.blocks import Table, TableCell
from zsgx_docs.render.pdf.fit import cell_width
from zsgx_docs.render.pdf.literals import array, call, inset, paint, points, sequence, stroke

if TYPE_CHECKING:
    from zsgx_docs.render.pdf.block_markup import BlockMarkup


def table(shown: Table, above: float, writer: BlockMarkup) -> str:
    usual = {name: _commonest(name, shown) for name in ("align", "inset", "stroke")}
    cells = sorted(shown.cells, key=lambda c: (c.row, c.column))
    head = [_cell(c, shown, usual, writer) for c in cells if c.row < shown.head]
    body = [_cell(c, shown, usual, writer) for c in cells if c.row >= shown.head]
    for number, row in enumerate(shown.rows):
        if row.height and not row.exact:
            (head if number < shown.head else body).append(_least(row.height, number, shown, writer))
    if head:
        body.insert(0, call("table.header", *head))
    rows = [points(row.height) if row.exact and row.height else "auto" for row in shown.rows]
    written = call(
        "table", *body, columns=array([*map(points, shown.widths), "0pt"]), rows=array(rows), **usual
    )
    return call("block", _placed(written, shown, writer), above=points(above), below="0pt", width="100%")


def _commonest(name: str, shown: Table) -> str | None:
    """What most cells say is said once, for the table."""
    counted = Counter(_LOOKS[name](cell) for cell in shown.cells)
    return counted.most_common(1)[0][0] if counted else None


def _placed(written: str, shown: Table, writer: BlockMarkup) -> str:
    """Word lines up the text of a table's first column, not its border, with the text above."""
    if shown.align != "left":
        return call("align", shown.align, written)
    first = next((cell.inset[0] for cell in shown.cells if cell.column == 0), 0)
    indent = shown.indent - (0 if writer.boxed else first)
    return call("pad", written, left=points(indent)) if indent else written


def _least(height: float, number: int, shown: Table, writer: BlockMarkup) -> str:
    """Holds a row open, in a last column without width."""
    strut = call("least", points(min(height, writer.page.text_height - 1)))
    place = {"x": str(len(shown.widths)), "y": str(number)}
    return call("table.cell", strut, **place, inset="0pt", stroke="none")


def _cell(cell: TableCell, shown: Table, usual: dict[str, str | None], writer: BlockMarkup) -> str:
    rows = shown.rows[cell.row : cell.row + cell.row_span]
    grid = writer.grid if writer.grid.in_tables else replace(writer.grid, pitch=None)
    inner = writer.inside(grid, cell_width(cell, shown))
    if cell.stacked:
        height = sum(row.height or 0 for row in rows) if all(row.height for row in rows) else None
        body = inner.stacked(cell.blocks, height)
    else:
        body = sequence(inner.blocks(cell.blocks))
    return call(
        "table.cell",
        body,
        x=str(cell.column),
        y=str(cell.row),
        colspan=str(cell.column_span) if cell.column_span > 1 else None,
        rowspan=str(cell.row_span) if cell.row_span > 1 else None,
        fill=paint(cell.fill) if cell.fill else None,
        breakable=None if any(row.splits for row in rows) else "false",
        **{name: own for name, look in _LOOKS.items() if (own := look(cell)) != usual[name]},
    )


def _align(cell: TableCell) -> str:
    return "center + horizon" if cell.stacked else f"left + {cell.vertical}"


def _inset(cell: TableCell) -> str:
    return inset(*cell.inset)


def _stroke(cell: TableCell) -> str:
    edges = cell.edges
    sides = {"left": edges.left, "top": edges.top, "right": edges.right, "bottom": edges.bottom}
    if len(set(sides.values())) == 1:
        return stroke(edges.left)
    return "(" + ", ".join(f"{side}: {stroke(line)}" for side, line in sides.items() if line) + ")"


_LOOKS: dict[str, Callable[[TableCell], str]] = {"align": _align, "inset": _inset, "stroke": _stroke}
