"""Finds rows and cells that differ in their text only, so that thousands of rows are read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from zsgx_docs.render.pdf.blocks import Block, ParagraphBlock, TextRun
from zsgx_docs.word.formats import ParagraphFormat, RunFormat
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element

_TEXT = re.compile(rb">[^<]+")
_EDITED = re.compile(rb' \w+:(?:rsid\w*|paraId|textId)="[^"]*"')


def pattern(row: Element) -> bytes:
    """Return what a row's XML says apart from its text and Word's marks of who edited it when."""
    return _EDITED.sub(b"", _TEXT.sub(b">", etree.tostring(row, with_tail=False)))


@dataclass(frozen=True, slots=True)
class TextForm:
    """The paragraphs of a cell without their text: formats of paragraphs, their runs and their marks."""

    paragraphs: tuple[tuple[ParagraphFormat, tuple[RunFormat, ...], RunFormat], ...]

    @classmethod
    def of(cls, blocks: Sequence[Block], cell: Element) -> TextForm | None:
        """Return the form of a cell, None where its blocks hold anything but its texts, one by one."""
        found: list[tuple[ParagraphFormat, tuple[RunFormat, ...], RunFormat]] = []
        said: list[str] = []
        for block in blocks:
            if not isinstance(block, ParagraphBlock):
                return None
            texts = [piece for piece in block.pieces if isinstance(piece, TextRun)]
            if len(texts) < len(block.pieces):
                return None
            found.append((block.format, tuple(text.format for text in texts), block.mark))
            said.extend(text.text for text in texts)
        written = list(cell.iter(f"{W}t"))
        plain = all(_in_plain_run(text, cell) for text in written)
        return cls(tuple(found)) if plain and said == [text.text for text in written if text.text] else None

    def filled(self, words: Sequence[str]) -> tuple[ParagraphBlock, ...] | None:
        """Return the blocks of a cell with other words; None where the cell must be read itself.

        Words must be empty where those of this cell are.
        """
        if not all(map(str.isprintable, words)):
            return None
        given = iter([word for word in words if word])
        return tuple(
            [
                ParagraphBlock(form, tuple([TextRun(next(given), look) for look in looks]), mark)
                for form, looks, mark in self.paragraphs
            ]
        )


def _in_plain_run(text: Element, cell: Element) -> bool:
    run = text.getparent()
    paragraph = run.getparent()
    return run.tag == f"{W}r" and paragraph.tag == f"{W}p" and paragraph.getparent() is cell
