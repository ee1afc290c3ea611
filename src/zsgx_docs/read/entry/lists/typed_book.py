"""Open what somebody typed, a workbook or a table of separated values, as worksheets."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.errors import UnsupportedFile
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.source import Opened
from zsgx_docs.read.workbook import Worksheet, delimited_text, delimited_worksheet, written_book


@dataclass(frozen=True)
class TypedBook:
    """Worksheets that a person sees, and the titles of those that are hidden."""

    opened: Opened
    worksheets: list[Worksheet]
    hidden: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: bytes, filename: str) -> TypedBook | None:
        """Open a file; None where it is none of these.

        Raises InputError.
        """
        opened = open_source(data, filename)
        if opened.format.name == "csv":
            return cls(opened, [delimited_worksheet(opened.data, filename)])
        if opened.format.name != "xlsx":
            return None
        book = written_book(opened.data, filename)
        return cls(opened, book.worksheets, book.hidden)

    @property
    def table(self) -> list[list[str]] | None:
        """Return the rows of a table of separated values; None for a workbook."""
        found = delimited_text(self.opened.data) if self.opened.format.name == "csv" else None
        return found.rows() if found else None


def typed_book(data: bytes, filename: str) -> TypedBook:
    """Open a workbook or table.

    Raises InputError where it is none.
    """
    book = TypedBook.of(data, filename)
    if book is None:
        raise UnsupportedFile(f"「{filename}」不是 Excel 工作簿或 CSV 表格，标不出问题。")
    return book
