"""Print on pages, its places known to the point: tables and prose that go on overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY, Mark, Passage
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet

EM = 12.0
LABEL, VALUE, END = 70.0, 150.0, 530.0


def passage(text: str, page: int, x: float, bottom: float, line: int = 0) -> Passage:
    """One line of print ending at `bottom`."""
    marks = tuple(
        Mark(page, Box(x + i * EM, bottom - EM, x + (i + 1) * EM, bottom), line) for i in range(len(text))
    )
    return Passage(text, marks)


def prose(page: int, x0: float, x1: float, bottom: float, text: str) -> Passage:
    """Text wrapped between two abscissas, its last line ending at `bottom`."""
    room = int((x1 - x0) // EM)
    lines = [text[i : i + room] for i in range(0, len(text), room)]
    parts = [passage(t, page, x0, bottom - (len(lines) - 1 - i) * 18, i) for i, t in enumerate(lines)]
    return sum(parts[1:], parts[0])


def cell(row: int, column: int, text: Passage, box: Box, page: int, row_span: int = 1) -> Cell:
    return Cell(row, column, text, row_span=row_span, box=box, page=page)


def table(
    page: int, top: float, rows: Sequence[tuple[str, str]], height: float = 40, shift: float = 0
) -> Grid:
    """Two columns, label and value."""
    cells = []
    for i, row in enumerate(rows):
        for column, (text, x0, x1) in enumerate(zip(row, (LABEL, VALUE), (VALUE, END), strict=True)):
            box = Box(x0 + shift, top + i * height, x1 + shift, top + (i + 1) * height)
            found = prose(page, box.x0 + 5, box.x1 - 5, box.bottom - 5, text) if text else EMPTY
            cells.append(cell(i, column, found, box, page))
    return Grid(tuple(cells), Box(LABEL + shift, top, END + shift, top + len(rows) * height), page)


def leaning(grid: Grid, by: float) -> Grid:
    """Each row further to the left than the one above, the first by so many points further right."""
    last = grid.row_count - 1
    cells = [replace(c, box=_moved(c.box, by * (last - c.row) / last)) for c in grid.cells]
    return replace(grid, cells=tuple(cells))


def _moved(box: Box | None, right: float) -> Box:
    assert box is not None
    return box._replace(x0=box.x0 + right, x1=box.x1 + right)


def sheet(page: int, *blocks: Block) -> Sheet:
    return Sheet(blocks, page, 595, 842)


def foot(page: int) -> Paragraph:
    text = passage(f"— {page} —", page, 270, 800)
    return Paragraph(text, text.boxes()[0][1], page)


def rows_of(grid: Block) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[c.text.text for c in grid.row(i)] for i in range(grid.row_count)]


def row_of(page: int, top: float, texts: Sequence[str]) -> Grid:
    """One row of cells as wide as each other."""
    width = (END - LABEL) / len(texts)
    boxes = [Box(LABEL + i * width, top, LABEL + (i + 1) * width, top + 40) for i in range(len(texts))]
    cells = [
        cell(0, i, passage(text, page, box.x0 + 5, box.bottom - 5) if text else EMPTY, box, page)
        for i, (text, box) in enumerate(zip(texts, boxes, strict=True))
    ]
    return Grid(tuple(cells), Box(LABEL, top, END, top + 40), page)
