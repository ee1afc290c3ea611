"""Open Excel workbooks (.xlsx)."""

from __future__ import annotations

from functools import partial

from zsgx_docs.read.formats.docx import is_word
from zsgx_docs.read.source import OneSheet, Readable, Received

SHEET_PARTS = b"spreadsheetml"
"""Stands in the content types of workbooks, and of papers with a table of Excel's inside."""
BOOK = "xl/workbook.xml"


class WorkbookFormat:
    """The format of .xlsx files: a package of Excel's parts, each worksheet's table a grid of one sheet."""

    name = "xlsx"
    called = "Excel 文件"

    def recognises(self, file: Received) -> bool:
        """Tell whether it is a package with a workbook and no parts of Word's."""
        package = file.package
        if package is None or is_word(package):
            return False
        return SHEET_PARTS in package.content_types and BOOK in package.names

    def open(self, file: Received) -> Readable:
        """Return the file as something to be read.

        Raises UnreadableFile where a part declares entities.
        """
        if file.package is not None:
            file.package.refuse_entities()
        return Readable(1, partial(_read, file))


def _read(file: Received) -> OneSheet:
    from zsgx_docs.read.workbook import workbook_sheet

    return OneSheet("xlsx", workbook_sheet(file.data, file.filename))
