"""Open tables of separated values (.csv, .tsv), as other programs export their lists."""

from __future__ import annotations

from functools import partial

from zsgx_docs.read.formats.message_headers import fields_at
from zsgx_docs.read.source import OneSheet, Readable, Received

BINARY = (b"%pdf-", b"pk\x03\x04", b"{\\rtf", b"%!ps", b"rar!", b"\x89png", b"gif8", b"bm")


class DelimitedFormat:
    """The format of text whose lines are rows: commas, semicolons or tabs; UTF-8, UTF-16 or GB 18030."""

    name = "csv"
    called = "CSV 表格"

    def recognises(self, file: Received) -> bool:
        """Tell whether most of its lines have as many values as the others."""
        from zsgx_docs.read.workbook import delimited_text

        if file.is_compound or file.beginning.startswith(BINARY) or fields_at(file.data):
            return False
        return delimited_text(file.data) is not None

    def open(self, file: Received) -> Readable:
        """Return the file as something to be read."""
        return Readable(1, partial(_read, file))


def _read(file: Received) -> OneSheet:
    from zsgx_docs.read.workbook import delimited_worksheet, sheet_of_tables

    return OneSheet("xlsx", sheet_of_tables([delimited_worksheet(file.data, file.filename)], file.filename))
