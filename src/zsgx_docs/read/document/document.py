"""A file as sheets, whatever it came as."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter

from zsgx_docs.model.extraction import SourceKind
from zsgx_docs.model.sheet import Block, Seal, Sheet
from zsgx_docs.read.document.continuation import join_overleaf
from zsgx_docs.read.document.release_memory import give_back
from zsgx_docs.read.document.table_continuation import IsLabel
from zsgx_docs.read.source import NoSecondLook, Opened, SecondLook
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

Progress = Callable[[int, int], None]
"""Told after each page its number and how many there are; before the first, with 0 for the number."""


@dataclass(frozen=True, slots=True)
class Document:
    """`blocks` are those of all sheets in reading order, tables that go on overleaf joined.

    `look` reads a spot of a page again; `ocr_seconds` is what recognition took.
    """

    kind: SourceKind
    sheets: tuple[Sheet, ...]
    blocks: tuple[Block, ...]
    look: SecondLook
    ocr_seconds: float = 0.0

    @property
    def seals(self) -> tuple[Seal, ...]:
        return tuple(seal for sheet in self.sheets for seal in sheet.seals)


def read_document(
    opened: Opened, is_label: IsLabel, progress: Progress = lambda page, pages: None
) -> Document:
    """`is_label` knows the labels of all templates that the file may be.

    Raises UnreadableFile where a part of the file turns out to be broken.
    """
    if opened.kind == "docx":
        sheet = word_sheet(open_word(opened.data, opened.filename))
        return Document("docx", (sheet,), sheet.blocks, NoSecondLook())
    if opened.kind == "xlsx":
        from zsgx_docs.read.workbook import workbook_sheet

        sheet = workbook_sheet(opened.data, opened.filename)
        return Document("xlsx", (sheet,), sheet.blocks, NoSecondLook())
    return _read_pages(opened, is_label, progress)


def _read_pages(opened: Opened, is_label: IsLabel, progress: Progress) -> Document:
    """Sheets are kept packed while further pages are read, which needs much memory for each."""
    from zsgx_docs.read.document.scanner import Scanner

    scanner = Scanner(opened)
    packed: list[bytes] = []
    ocr_seconds = 0.0
    progress(0, opened.pages)
    for number, sheet in enumerate(_own_text(opened), start=1):
        if sheet is None:
            began = perf_counter()
            sheet = scanner.read(number)
            ocr_seconds += perf_counter() - began
        elif sheet.coloured:
            sheet = replace(sheet, seals=scanner.seals(number, sheet))
        packed.append(pickle.dumps(sheet, pickle.HIGHEST_PROTOCOL))
        progress(number, opened.pages)
    give_back()
    sheets = tuple(map(pickle.loads, packed))
    kind: SourceKind = "image" if opened.kind == "image" else "pdf-scan" if scanner.pages_read else "pdf-text"
    return Document(kind, sheets, tuple(join_overleaf(sheets, is_label)), scanner, ocr_seconds)


def _own_text(opened: Opened) -> Iterator[Sheet | None]:
    """Each page by its own text; None where it must be read as a picture."""
    if opened.kind == "pdf":
        from zsgx_docs.read.pdf import text_sheets

        return text_sheets(opened.data)
    return iter([None] * opened.pages)
