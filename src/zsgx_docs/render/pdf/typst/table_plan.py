"""Plans what is said once for a whole table, and which of its rows and cells need more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.render.pdf.blocks import CellLook, Table, TableCell
from zsgx_docs.render.pdf.typst.fit import cell_width
from zsgx_docs.render.pdf.typst.literals import inset, stroke
from zsgx_docs.render.pdf.typst.simple_cells import Simple, SimpleCells
from zsgx_docs.render.pdf.typst.writer import BlockWriter

NO_ROOM, NO_LINE = "0pt", "none"
_Look = tuple[str, str, str]
_Placed = tuple[TableCell, Simple | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a table: what is said once, and what each row and cell needs besides.

    Measures in points. `heights` are those of rows that surely hold their text, 0 for rows that Typst
    measures; `struts` are the least heights of such rows; the `usual_…` are by column; `hoisted` is the look
    of most text, set for all; `together` are runs of rows that stay on one page; `below` is what stays with
    the last of them, as Typst code.
    """

    shown: Table
    rows: tuple[tuple[_Placed, ...], ...]
    heights: tuple[float, ...]
    struts: dict[int, float]
    looks: dict[tuple[CellLook, bool], _Look]
    usual_align: tuple[str, ...]
    usual_inset: tuple[str, ...]
    usual_stroke: tuple[str, ...]
    hoisted: str | None
    whole_cells: bool
    in_order: bool
    together: tuple[range, ...]
    below: str | None

    @classmethod
    def of(cls, shown: Table, writer: BlockWriter, below: str | None = None) -> Plan:
        """Return the plan of a table."""
        rows = _by_row(shown, writer)
        heights = _heights(shown, rows)
        known = {(c.look, s is not None): (c, s) for row in rows for c, s in row}
        looks = {key: _look(cell, simple) for key, (cell, simple) in known.items()}
        align, inset_, stroke_ = _usual(shown, rows, looks)
        return cls(
            shown=shown,
            rows=rows,
            heights=heights,
            struts={n: r.height for n, r in enumerate(shown.rows) if r.height and not heights[n]},
            looks=looks,
            usual_align=align,
            usual_inset=inset_,
            usual_stroke=stroke_,
            hoisted=_hoisted(rows),
            whole_cells=sum(not row.splits for row in shown.rows) * 2 > len(shown.rows),
            in_order=sum(c.row_span * c.column_span for c in shown.cells)
            == len(shown.rows) * len(shown.widths),
            together=tuple(_together(shown, below is not None)),
            below=below,
        )

    def cells_of(self, row: int) -> tuple[_Placed, ...]:
        """Return the cells of a row, with what of them is simple text."""
        return self.rows[row]

    def look(self, cell: TableCell, simple: Simple | None) -> _Look:
        """Return align, inset and stroke of the cell."""
        return self.looks[cell.look, simple is not None]

    def is_whole(self, cell: TableCell) -> bool:
        """Tell whether the cell must stay on one page."""
        if cell.row_span == 1:
            return not self.shown.rows[cell.row].splits
        return not any(row.splits for row in self.shown.rows[cell.row : cell.row + cell.row_span])


def _together(shown: Table, with_next: bool) -> Iterator[range]:
    """Runs of rows below the head, each row of which but the last is kept with the next.

    `with_next`: what is below the table counts as a row.
    """
    rows = shown.rows
    start = shown.head
    for number in range(shown.head, len(rows)):
        row = rows[number]
        if row.kept and not row.splits and number + 1 < len(rows) + with_next:
            continue
        end = number if row.splits else number + 1
        if end - start > 1:
            yield range(start, end)
        start = number + 1
    if with_next and start < len(rows):
        yield range(start, len(rows) + 1)


def _by_row(shown: Table, writer: BlockWriter) -> tuple[tuple[_Placed, ...], ...]:
    grid = writer.grid if writer.grid.in_tables else replace(writer.grid, pitch=None)
    simple_cells = SimpleCells(writer.text, grid)
    rows: list[list[_Placed]] = [[] for _ in shown.rows]
    widths: dict[tuple[CellLook, int, int], float] = {}
    for cell in sorted(shown.cells, key=lambda c: (c.row, c.column)):
        alike = (cell.look, cell.column, cell.column_span)
        if alike not in widths:
            widths[alike] = cell_width(cell, shown)
        rows[cell.row].append((cell, simple_cells.simple(cell, widths[alike])))
    return tuple(map(tuple, rows))


def _heights(shown: Table, rows: tuple[tuple[_Placed, ...], ...]) -> tuple[float, ...]:
    """Rows whose text surely has a certain height need no measuring, which spares Typst half its work."""
    spanned = {n for c in shown.cells if c.row_span > 1 for n in range(c.row, c.row + c.row_span)}

    def height(number: int) -> float:
        row = shown.rows[number]
        if row.exact or number in spanned:
            return (row.height or 0) if row.exact else 0
        highest = row.height or 0.0
        for cell, simple in rows[number]:
            needed = sure_height(cell, simple, row.splits)
            if needed is None:
                return 0
            highest = max(highest, needed)
        return highest

    return tuple(map(height, range(len(rows))))


def sure_height(cell: TableCell, simple: Simple | None, splits: bool) -> float | None:
    """Return a cell's height in points, with the margins.

    None where only Typst can tell, or where a row may go on overleaf.
    """
    if simple is None or simple.lines is None or (splits and simple.lines > 1):
        return None
    _, top, _, bottom = cell.look.inset
    return simple.before + simple.lines * simple.line + simple.after + top + bottom


def _look(cell: TableCell, simple: Simple | None) -> _Look:
    look = cell.look
    left, top, right, bottom = look.inset
    if simple:
        top, bottom = top + simple.before, bottom + simple.after
    side = simple.side if simple else "left"
    align = "center + horizon" if look.stacked else f"{side} + {look.vertical}"
    return align, inset(left, top, right, bottom), _stroke(look)


def _stroke(look: CellLook) -> str:
    edges = look.edges
    sides = {"left": edges.left, "top": edges.top, "right": edges.right, "bottom": edges.bottom}
    if len(set(sides.values())) == 1:
        return stroke(edges.left)
    return "(" + ", ".join(f"{side}: {stroke(line)}" for side, line in sides.items() if line) + ")"


def _usual(
    shown: Table, rows: tuple[tuple[_Placed, ...], ...], looks: dict[tuple[CellLook, bool], _Look]
) -> Iterator[tuple[str, ...]]:
    """What most cells of a column say, for each part of a look."""
    columns = [Counter[tuple[CellLook, bool]]() for _ in shown.widths]
    for row in rows[shown.head :]:
        for cell, simple in row:
            columns[cell.column][cell.look, simple is not None] += 1
    for part in range(3):
        yield _most_said([_counted(column, looks, part) for column in columns])


def _counted(
    column: Counter[tuple[CellLook, bool]], looks: dict[tuple[CellLook, bool], _Look], part: int
) -> Counter[str]:
    said = Counter[str]()
    for look, times in column.items():
        said[looks[look][part]] += times
    return said


def _most_said(columns: Sequence[Counter[str]]) -> tuple[str, ...]:
    """A column in which no cell begins goes with the others."""
    most = sum(columns, Counter[str]())
    return tuple((column or most).most_common(1)[0][0] for column in columns) if most else ()


def _hoisted(rows: tuple[tuple[_Placed, ...], ...]) -> str | None:
    looks = Counter(s.look for row in rows for _, s in row if s and s.look and s.hoists)
    return looks.most_common(1)[0][0] if looks else None
