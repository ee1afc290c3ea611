"""Read a file as sheets, whatever it came as."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass

from zsgx_docs.model.extraction import SourceKind
from zsgx_docs.model.sheet import Block, Seal, Sheet
from zsgx_docs.read.document.continuation import join_overleaf
from zsgx_docs.read.document.cut_rows import with_cut_rows, with_open_head
from zsgx_docs.read.document.release_memory import give_back
from zsgx_docs.read.document.table_continuation import IsLabel
from zsgx_docs.read.source import Opened, SecondLook, SheetReader

Progress = Callable[[int, int], None]
"""Told after each page its number and how many there are; before the first, with 0 for the number."""


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a file as sheets.

    `blocks` are those of all sheets in reading order, tables that go on overleaf joined. `look` reads a spot
    of a page again; `ocr_seconds` is what recognition took.
    """

    kind: SourceKind
    sheets: tuple[Sheet, ...]
    blocks: tuple[Block, ...]
    look: SecondLook
    ocr_seconds: float = 0.0

    @property
    def seals(self) -> tuple[Seal, ...]:
        """Return the seals of all sheets, in their order."""
        return tuple(seal for sheet in self.sheets for seal in sheet.seals)


def read_document(
    opened: Opened, is_label: IsLabel, progress: Progress = lambda page, pages: None
) -> Document:
    """Read an opened file as sheets; `is_label` knows the labels of all templates that it may be.

    Raises UnreadableFile where a part of the file turns out to be broken.
    """
    reader = opened.readable.read()
    if opened.readable.draw is None:
        sheets = tuple(reader.sheets())
        blocks = tuple(block for sheet in sheets for block in sheet.blocks)
    else:
        pages = _pages(reader, opened.pages, progress)
        sheets = tuple(with_cut_rows([with_open_head(page) for page in pages]))
        blocks = tuple(join_overleaf(sheets, is_label))
    return Document(reader.kind, sheets, blocks, reader.look, reader.ocr_seconds)


def _pages(reader: SheetReader, count: int, progress: Progress) -> tuple[Sheet, ...]:
    """Sheets are kept packed while further pages are read, which needs much memory for each."""
    packed: list[bytes] = []
    progress(0, count)
    for number, sheet in enumerate(reader.sheets(), start=1):
        packed.append(pickle.dumps(sheet, pickle.HIGHEST_PROTOCOL))
        progress(number, count)
    give_back()
    return tuple(map(pickle.loads, packed))
