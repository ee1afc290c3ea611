"""What paragraphs, figures and tables need of the writer of blocks that holds them."""

from __future__ import annotations

from typing import Literal, Protocol

from zsgx_docs.render.pdf.blocks import Block, LineGrid, PageSetup
from zsgx_docs.render.pdf.typst.text import TextMarkup


class BlockWriter(Protocol):
    """Writes blocks of some `width` in points as Typst code.

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
        """Stands the writing inside a cell, box, header or footer?"""
        ...

    @property
    def hung_from(self) -> tuple[Literal["top", "bottom"], float]:
        """The edge of the text that things placed on the page hang from, and how far down the paper it is."""
        ...

    def inside(self, grid: LineGrid, width: float) -> BlockWriter:
        """The writer for what a cell or box holds."""
        ...

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        """Blocks from top to bottom, a piece of code for each."""
        ...

    def stacked(self, blocks: tuple[Block, ...], height: float | None) -> str:
        """Text from top to bottom, columns from the right; `height` bounds a column, in points."""
        ...
