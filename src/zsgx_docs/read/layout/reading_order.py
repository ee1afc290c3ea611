"""Put tables and the text between them into blocks, from top to bottom, as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.read.layout.paragraphs import TextLine, by_size, lines_to_passage
from zsgx_docs.read.layout.ruled_tables import FrameCell, GridFrame


def grid_of(table: GridFrame, page: int, text_in: Callable[[FrameCell], Passage]) -> Grid:
    """Make a table as drawn a grid, each cell with the text that stands in it."""
    cells = (
        Cell(cell.row, cell.column, text_in(cell), cell.row_span, cell.column_span, cell.box, page)
        for cell in table.cells
    )
    return Grid(tuple(cells), table.box, page, table.edges)


def text_in_cell(cell: FrameCell, lines: Sequence[TextLine]) -> Passage:
    """Join the lines that stand in a cell into its text."""
    return lines_to_passage(lines, cell.box.x0, cell.box.x1)


def text_column(lines: Iterable[TextLine], tables: Iterable[GridFrame], page: Box) -> Box:
    """Return where a page's text runs: its lines and tables; the whole `page` if there are none."""
    boxes = [*(line.box for line in lines), *(table.box for table in tables)]
    return union(boxes) if boxes else page


def in_reading_order(
    lines: Iterable[TextLine],
    grids: Iterable[tuple[float, Grid]],
    paragraphs: Callable[[Sequence[TextLine]], Iterable[Paragraph]],
) -> tuple[Block, ...]:
    """Order blocks as `grids`, each told with the height in points above which lines come before it.

    `paragraphs` makes text of the lines between two tables, which are all in one size of type.
    """
    blocks: list[Block] = []
    waiting = list(lines)
    for height, grid in grids:
        above = [line for line in waiting if line.box.middle[1] < height]
        waiting = [line for line in waiting if line.box.middle[1] >= height]
        blocks += [paragraph for run in by_size(above) for paragraph in paragraphs(run)]
        blocks.append(grid)
    blocks += [paragraph for run in by_size(waiting) for paragraph in paragraphs(run)]
    return tuple(blocks)


def paragraphs_of(text: Passage, page: int) -> list[Paragraph]:
    """Make a paragraph of each line of `text`, boxed as its characters are; leave blank ones out."""
    parts = (part.strip() for part in text.split("\n"))
    return [Paragraph(part, part.boxes()[0][1], page) for part in parts if part]
