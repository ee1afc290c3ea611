"""Says what runs, drawings and tables need of the story that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from zsgx_docs.render.pdf.blocks import Block, LineGrid
from zsgx_docs.render.pdf.wordml.source import WordSource
from zsgx_docs.word.ooxml import Element


class Scope(Protocol):
    """The place where an element is being read: its package, the part whose relations hold, the line grid.

    A cell, text box or note holds a story of its own, so what reads those asks for a scope again.
    """

    @property
    def source(self) -> WordSource: ...

    @property
    def part(self) -> Any:
        """Return the `docx` part whose relations name the pictures."""
        ...

    @property
    def grid(self) -> LineGrid: ...

    def inner(self, **changes: Any) -> Scope:
        """Return the scope one level deeper, with some of its properties changed."""
        ...

    def blocks(self, container: Iterable[Element]) -> tuple[Block, ...]:
        """Return paragraphs and tables in order."""
        ...
