"""Define one page model for every source: Word, PDF with text, scan and photo all become Sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, Place
from zsgx_docs.model.unread import Unread

UNTICKED = "□"
TICKED = "☑"
"""Readers write every tick box, however it was printed or drawn, as one of these two characters."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid. `row`, `column` count from 0 and are those of its top left corner.

    `inner` are tables inside the cell; their text is part of `text` too.
    """

    row: int
    column: int
    text: Passage
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    page: int | None = None
    place: Place | None = None
    inner: tuple[Grid, ...] = ()

    @property
    def rows(self) -> range:
        """Return the numbers of the rows that it stands in."""
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        """Return the numbers of the columns that it stands in."""
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True)
class Grid:
    """A table: its cells by row, then column. A table that runs over several pages is one Grid.

    `edges` are the abscissas (points) of its columns' sides on the page laid straight, where they are known;
    cells' boxes lie on the paper, askew as that may be.
    """

    cells: tuple[Cell, ...]
    box: Box | None = None
    page: int | None = None
    edges: tuple[float, ...] = ()

    @cached_property
    def row_count(self) -> int:
        """Return how many rows there are, spanned ones included."""
        return max((c.row + c.row_span for c in self.cells), default=0)

    def row(self, number: int) -> list[Cell]:
        """Return the cells that touch this row, from left to right."""
        return list(self._by_row.get(number, ()))

    def column(self, number: int) -> list[Cell]:
        """Return the cells that touch this column, from above."""
        return list(self._by_column.get(number, ()))

    @cached_property
    def _by_column(self) -> dict[int, list[Cell]]:
        columns: dict[int, list[Cell]] = {}
        for cell in sorted(self.cells, key=lambda c: c.row):
            for number in cell.columns:
                columns.setdefault(number, []).append(cell)
        return columns

    @cached_property
    def _by_row(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(self.cells, key=lambda c: c.column):
            for number in cell.rows:
                rows.setdefault(number, []).append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside all grids; its lines are already joined."""

    text: Passage
    box: Box | None = None
    page: int | None = None
    place: Place | None = None


Block = Paragraph | Grid


class SealLetter(NamedTuple):
    """A letter read on a seal, how surely (0..1), and where its middle is along the ring, in any unit."""

    text: str
    confidence: float
    middle: float


@dataclass(frozen=True, slots=True)
class Seal:
    """A unit's stamp: `text` is what its ring says, `matches` the path of the field that names that unit.

    `confidence` is the chance that the text is right; `picture` is a PNG of the seal lifted off the page;
    `letters` are those read along its ring. In a Word file the seal is a picture at a `place`, and the box
    says no more than its size.
    """

    page: int
    box: Box
    shape: Literal["round", "oval", "square"]
    colour: Literal["red", "blue", "dark"]
    text: str
    confidence: float
    matches: str | None = None
    picture: bytes | None = field(default=None, compare=False, repr=False)
    letters: tuple[SealLetter, ...] = field(default=(), compare=False, repr=False)
    place: Place | None = None

    def to_json(self) -> dict[str, object]:
        """Return it as the results have it."""
        at: dict[str, object] = {"page": self.page, "box": self.box.rounded()}
        if self.place is not None:
            at = {"page": None, "box": None, "place": self.place.to_json()}
        return {
            **at,
            "shape": self.shape,
            "colour": self.colour,
            "text": self.text,
            "confidence": round(self.confidence, 3),
            "matches": self.matches,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper as read. Word files have one sheet without page, width or height.

    `width`, `height` are in points after turning upright; `turn` is by how many degrees clockwise the
    page was turned for that (0, 90, 180 or 270). `coloured`: on a page of a PDF read by its own text are
    pictures or red ink besides, which may be seals. `unread` is what the reader saw besides the text.
    `in_file`: the points that the file gives the page for each point of paper. `whole`: all of the paper was
    looked at, and how large it is is known, so that a seal that was not found is not there.
    """

    blocks: tuple[Block, ...]
    page: int | None = None
    width: float | None = None
    height: float | None = None
    turn: int = 0
    seals: tuple[Seal, ...] = field(default=())
    coloured: bool = False
    unread: tuple[Unread, ...] = ()
    in_file: float = 1.0
    whole: bool = True

    def to_json(self) -> dict[str, object]:
        """Return it as the results have it."""
        return {"page": self.page, "width": self.width, "height": self.height, "turn": self.turn}


def passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    """Yield the text of all blocks in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)
