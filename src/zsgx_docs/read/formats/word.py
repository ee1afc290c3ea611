"""Word files of today (.docx)."""

from __future__ import annotations

from functools import partial

from zsgx_docs.read.source import OneSheet, Readable, Received
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

WORD_PARTS = b"wordprocessingml"
"""Stands in the content types of every Word file, and of no workbook."""


class WordFormat:
    """A package of Word's parts. Its text is read when it is asked for, not when it is opened."""

    name = "docx"
    called = "Word 文件"

    def recognises(self, file: Received) -> bool:
        return file.package is not None and WORD_PARTS in file.package.content_types

    def is_quick(self, file: Received) -> bool:
        return file.package is not None and file.package.is_small

    def open(self, file: Received) -> Readable:
        if file.package is not None:
            file.package.refuse_entities()
        return Readable(1, partial(_read, file))


def _read(file: Received) -> OneSheet:
    return OneSheet("docx", word_sheet(open_word(file.data, file.filename)))
