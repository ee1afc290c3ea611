"""Gives a workbook back with what is wrong in it marked, and writes workbooks to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.loading import bytes_of, load_record

if TYPE_CHECKING:
    from zsgx_docs.model.decision import Note
    from zsgx_docs.model.fault import Fault


def workbook_to_fill_in(name: str) -> bytes:
    """Write the workbook in which a paper of that template is typed. Raises NotFound, TemplateError."""
    from zsgx_docs.render.tables import blank_workbook
    from zsgx_docs.template.catalogue import default_catalogue

    return blank_workbook(default_catalogue().get(name))


def load_marked(
    path: str | Path, template: str, note: Note, mark: Callable[[bytes, int], None]
) -> dict[str, Any]:
    """Load a record from a workbook; `mark` is given that workbook, marked, and how many faults it has.

    Raises as `load_record` does, once the marked workbook was handed over.
    """
    from zsgx_docs.read.entry import FaultyWorkbook

    data, name = bytes_of(Path(path)), Path(path).name
    try:
        record = load_record(path, template, note)
    except FaultyWorkbook as why:
        mark(_marked(data, name, why.faults), sum(len(fault.cells) or 1 for fault in why.faults))
        raise
    mark(_marked(data, name, ()), 0)
    return record


def _marked(data: bytes, filename: str, faults: Sequence[Fault]) -> bytes:
    """Return a workbook or table as an .xlsx with each faulty cell coloured and noted.

    Raises InputError.
    """
    from zsgx_docs.read.entry import typed_book
    from zsgx_docs.render.tables import marked_table, marked_workbook

    book = typed_book(data, filename)
    if book.table is not None:
        return marked_table(book.worksheets[0].title, book.table, faults)
    return marked_workbook(book.opened.data, faults)
