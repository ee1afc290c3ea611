"""Open what somebody typed, a workbook or a table of separated values, as worksheets."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.read.formats import open_source
from zsgx_docs.read.source import Opened
from zsgx_docs.read.workbook import Worksheet, delimited_worksheet, written_book


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
