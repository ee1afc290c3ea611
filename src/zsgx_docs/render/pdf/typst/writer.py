"""Says what paragraphs, figures and tables need of the writer of blocks that holds them."""

from __future__ import annotations

from typing import Literal, Protocol

from zsgx_docs.render.pdf.blocks import Block, LineGrid, PageSetup
from zsgx_docs.render.pdf.typst.text import TextMarkup


class BlockWriter(Protocol):
    """A writer of blocks of some `width` in points as Typst code.

    A cell, box or note holds blocks of its own, so what writes those asks for a writer again.
    """

    @property
    def text(self) -> TextMarkup: ...

    @property
    def page(self) -> PageSetup: ...

    @property
    def grid(self) -> LineGrid: ...

    @property
    def width(self) -> float: ...

    @property
    def boxed(self) -> bool:
        """Tell whether the writing stands inside a cell, box, header or footer."""
        ...

    @property
    def hung_from(self) -> tuple[Literal["top", "bottom"], float]:
        """Return the edge of the text that things placed on the page hang from, and how far down it is."""
        ...

    def inside(self, grid: LineGrid, width: float) -> BlockWriter:
        """Return the writer for what a cell or box holds."""
        ...

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        """Return blocks from top to bottom, a piece of code for each."""
        ...

    def stacked(self, blocks: tuple[Block, ...], height: float | None) -> str:
        """Return text from top to bottom, columns from the right; `height` bounds a column, in points."""
        ...
