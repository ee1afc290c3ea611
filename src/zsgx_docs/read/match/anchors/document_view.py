"""Lay a document out for matching: its cells in reading order with their neighbours, and its paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from zsgx_docs.model.passage import Passage, join
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.read.layout import is_page_number
from zsgx_docs.read.match.anchors.normalise import label_form
from zsgx_docs.template.layout import lines_to_table

SLIVER = 8.0
"""Points; between rules closer than this, two readings of one, nothing can stand:
type of 小五号 is 9 high."""

INDENT = 6.0
"""Points by which text of a column may stand beyond it on the next page, as that was laid
in the scanner; a guess."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Name a cell of the document: which grid it is in, and its number in the document's reading order."""

    grid: int
    order: int
    cell: Cell

    @property
    def label(self) -> str:
        """Return the cell's text in the form in which labels are compared."""
        return label_form(self.cell.text.text)


class DocumentView:
    """Lay a document out for matching: cells in reading order with their neighbours, and paragraphs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Return all tables, those inside cells behind the table that holds them."""
        found: list[Grid] = []

        def take(grid: Grid) -> None:
            found.append(grid)
            for cell in grid.cells:
                for inner in cell.inner:
                    take(inner)

        for block in self.blocks:
            if isinstance(block, Grid):
                take(block)
        return tuple(found)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return all cells, table by table, row by row."""
        cells = [
            (number, cell)
            for number, grid in enumerate(self.grids)
            for cell in sorted(grid.cells, key=lambda c: (c.row, c.column))
        ]
        return tuple(Spot(number, order, cell) for order, (number, cell) in enumerate(cells))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the written paragraphs outside tables, page numbers left out."""
        written = (b for b in self.blocks if isinstance(b, Paragraph) and b.text.text.strip())
        return tuple(b for b in written if not is_page_number(b.text.text))

    def windows(self, own: Collection[int] = ()) -> Iterator[Passage]:
        """Yield each paragraph, then each with the one that follows: titles and notes get broken in two.

        The paragraphs numbered in `own` are known to be something of their own.
        """
        texts = [p.text for p in self.paragraphs]
        yield from texts
        for number, pair in enumerate(pairwise(texts), 1):
            if number not in own and number - 1 not in own:
                yield join(pair, "\n")

    def numbered_lists(self) -> Iterator[Passage]:
        """Yield each paragraph with the lines `2.…`, `3.…` that follow it."""
        texts = [p.text for p in self.paragraphs]
        for start in range(len(texts)):
            end = start + 1
            while end < len(texts) and texts[end].text.lstrip().startswith(f"{end - start + 1}."):
                end += 1
            yield join(texts[start:end], "\n")

    def lines_to_table(self, paragraph: Paragraph) -> int | None:
        """Count written lines from a paragraph to the table, as `Blank.lines_to_table` does."""
        return lines_to_table(self._body, paragraph)

    @cached_property
    def _body(self) -> tuple[Block, ...]:
        """Without page numbers."""
        return tuple(b for b in self.blocks if isinstance(b, Grid) or not is_page_number(b.text.text))

    def right_of(self, spot: Spot) -> Spot | None:
        """Find the next cell to the right that shares the spot's first row."""
        beside = [
            s
            for s in self._in_grid(spot.grid)
            if s.cell.column >= spot.cell.column + spot.cell.column_span and spot.cell.row in s.cell.rows
            if not _is_sliver(s.cell)
        ]
        return min(beside, key=lambda s: s.cell.column, default=None)

    def below(self, spot: Spot) -> Spot | None:
        """Find the next cell further down that begins in the spot's first column."""
        under = [
            s
            for s in self._in_grid(spot.grid)
            if s.cell.row >= spot.cell.row + spot.cell.row_span and spot.cell.column in s.cell.columns
        ]
        return min(under, key=lambda s: s.cell.row, default=None)

    def cut_off(self, spot: Spot) -> Paragraph | None:
        """Find text overleaf that stands under a cell of a table's last row, before the table goes on.

        A row that the page break cuts has no rule over its second part.
        """
        cell, grid = spot.cell, self.grids[spot.grid]
        if (
            cell.box is None
            or cell.page is None
            or cell.rows.stop < grid.row_count
            or grid not in self.blocks
        ):
            return None
        following = self.blocks[self.blocks.index(grid) + 1 :]
        lines = list(takewhile(lambda b: isinstance(b, Paragraph), following))
        overleaf = next(map(_first_page, following[len(lines) :]), None)
        for line in lines if overleaf not in (None, cell.page) else ():
            if isinstance(line, Paragraph) and line.box and line.page == overleaf:
                inside = cell.box.x0 - INDENT <= line.box.x0 and line.box.x1 <= cell.box.x1 + INDENT
                if inside and not is_page_number(line.text.text) and cell.box.x0 > _left(grid) + INDENT:
                    return line
        return None

    def at(self, grid: int, row: int, column: int) -> Spot | None:
        """Find the cell over this place of a grid."""
        return next((s for s in self._in_grid(grid) if row in s.cell.rows and column in s.cell.columns), None)

    def within(self, spot: Spot) -> list[Spot]:
        """List the cells that begin where the spot's cell reaches: several where it stands for several."""
        reached = [s for s in self._in_grid(spot.grid) if s.cell.row in spot.cell.rows]
        return [s for s in reached if s.cell.column in spot.cell.columns]

    def covers(self, group: Spot, spot: Spot) -> bool:
        """Tell whether `group` is the head of the part of the table that `spot` is in.

        A head spans the rows from the left, or stands above: over the same columns, or as a full row.
        """
        if group.grid != spot.grid or group.order == spot.order:
            return False
        from_left = group.cell.column < spot.cell.column and spot.cell.row in group.cell.rows
        above = group.cell.row + group.cell.row_span <= spot.cell.row
        over = spot.cell.column in group.cell.columns and group.cell.column_span > 1
        return from_left or (above and over)

    def _in_grid(self, grid: int) -> list[Spot]:
        return [s for s in self.spots if s.grid == grid]


def _is_sliver(cell: Cell) -> bool:
    return cell.box is not None and cell.box.width < SLIVER and not cell.text.text.strip()


def _left(grid: Grid) -> float:
    return min((c.box.x0 for c in grid.cells if c.box), default=0.0)


def _first_page(block: Block) -> int | None:
    return block.page if isinstance(block, Paragraph) else next((c.page for c in block.cells), None)
