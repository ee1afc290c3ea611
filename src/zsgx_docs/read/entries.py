"""Hold the entries of a paper's books: its cells and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell or a paragraph of a paper, with the row of the table that it is in."""

    text: Passage
    page: int | None
    box: Box | None
    place: Place | None
    grid: int | None = None
    cell: Cell | None = None


def entries_of(blocks: Iterable[Block]) -> Iterator[Entry]:
    """List the paragraphs and cells of a paper, in reading order."""
    grids = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Entry(block.text, block.page, block.box, block.place)
        elif isinstance(block, Grid):
            for cell in block.cells:
                yield Entry(cell.text, cell.page, cell.box, cell.place, grids, cell)
            grids += 1


def places_in(cell: Cell) -> Iterator[Place]:
    """List the places of the tables inside a cell."""
    for inner in cell.inner:
        for each in inner.cells:
            if each.place is not None:
                yield each.place
            yield from places_in(each)
