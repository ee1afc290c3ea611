"""Bound what a workbook may hold before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from lxml import etree

MOST_CELLS = 500_000
"""Cells with something in them or between such, in all worksheets together; a guess: a roster of 50,000
people has 400,000, and so many take 15 s to read."""
MOST_PARTS = 3_000_000
"""Rows and cells that the file describes, those with nothing but a look too; a guess: 3 s to pass over."""
MOST_CHARACTERS = 3_000_000
"""Characters in all cells; a guess: each takes some hundred bytes to remember where it was read."""
LONGEST_TEXT = 32_767
"""Characters of one cell (Excel's specification)."""
MOST_BETWEEN = 16 * 1024 * 1024
"""Bytes of markup before the next row is complete; a guess: a row of 16,384 figures has 1 MB."""


class OutOfSheet(ValueError):
    """A place that no worksheet has, or that two have; its text is what and why, in Chinese."""


class BookTooLarge(Exception):
    """More than is read; its text is what, in Chinese."""


@dataclass(slots=True)
class Room:
    """What may still be read of a workbook, over all its worksheets."""

    parts: int = MOST_PARTS
    cells: int = MOST_CELLS
    characters: int = MOST_CHARACTERS

    def take(self, parts: int) -> None:
        """Count rows and cells. Raises BookTooLarge."""
        self.parts -= parts
        if self.parts < 0:
            raise BookTooLarge(f"里带格式的单元格超过 {MOST_PARTS} 个")

    def hold(self, value: object) -> None:
        """Count a cell with something in it. Raises BookTooLarge."""
        self.cells -= 1
        if self.cells < 0:
            raise BookTooLarge(f"里填写的单元格超过 {MOST_CELLS} 个")
        if isinstance(value, str):
            self.characters -= len(value)
            if self.characters < 0 or len(value) > LONGEST_TEXT:
                raise BookTooLarge("里的文字超过能读的长度")


@dataclass(slots=True)
class _Watched:
    """A source that gives only so much before it is told that something was made of it."""

    source: IO[bytes]
    given: int = 0

    def read(self, size: int) -> bytes:
        self.given += size
        if self.given > MOST_BETWEEN:
            raise BookTooLarge("里有一行长得反常")
        return self.source.read(size)


def each_element(source: IO[bytes], *tags: str) -> Iterator[Any]:
    """Yield the elements one by one, each dropped when the next is wanted. Raises BookTooLarge."""
    watched = _Watched(source)
    for _, node in etree.iterparse(watched, tag=tags, resolve_entities=False, no_network=True):
        watched.given = 0
        yield node
        node.clear()
        while node.getprevious() is not None:
            del node.getparent()[0]
