"""The text of a Word file or PDF in reading order, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from zsgx_docs.desk import Format
from zsgx_docs.model.sheet import Block, Grid, Paragraph
from zsgx_docs.read.pdf.sheets import text_sheets
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

_PAGE_NUMBER = r"\s*—\s*\d+\s*—\s*$"


def printed(data: bytes, fmt: Format) -> str:
    """All text but page numbers and the heads that a table repeats overleaf."""
    if fmt == "docx":
        return "\n".join(_texts(word_sheet(open_word(data, "公文")).blocks))
    sheets = [sheet for sheet in text_sheets(data) if sheet is not None]
    blocks = _once(chain.from_iterable(sheet.blocks for sheet in sheets))
    return "\n".join(re.sub(_PAGE_NUMBER, "", text) for text in _texts(blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.text
        else:
            yield from (cell.text.text for cell in block.cells)


def _once(blocks: Iterable[Block]) -> Iterator[Block]:
    """Without the first row of a table that goes on from the page before."""
    before: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            head = _head(block)
            yield Grid(tuple(cell for cell in block.cells if cell.row > 0)) if head == before else block
            before = head
        else:
            before = before if re.fullmatch(_PAGE_NUMBER, block.text.text) else []
            yield block


def _head(grid: Grid) -> list[str]:
    return ["".join(cell.text.text.split()) for cell in grid.row(0)]
