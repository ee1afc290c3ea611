"""Gives a workbook back with what is wrong in it marked, and writes workbooks to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.loading import bytes_of, record_in

if TYPE_CHECKING:
    from zsgx_docs.model.decision import Note
    from zsgx_docs.model.fault import Fault


def workbook_to_fill_in(name: str) -> bytes:
    """Write the workbook in which a paper of that template is typed. Raises NotFound, TemplateError."""
    from zsgx_docs.render.tables import blank_workbook
    from zsgx_docs.template.catalogue import default_catalogue

    return blank_workbook(default_catalogue().get(name))


def load_marked(
    path: str | Path, template: str, note: Note, mark: Callable[[bytes, int], None], apart: bool = False
) -> dict[str, Any]:
    """Load a record from a workbook; `mark` is given that workbook, marked, and how many faults it has.

    Raises as `load_record` does, once the marked workbook was handed over.
    """
    return marked_record_in(bytes_of(Path(path)), Path(path).name, template, note, mark, apart)


def marked_record_in(
    data: bytes,
    filename: str,
    template: str,
    note: Note,
    mark: Callable[[bytes, int], None],
    apart: bool = False,
) -> dict[str, Any]:
    """Return the record in a workbook's bytes; as `load_marked`."""
    if apart:
        given = {"data": data, "filename": filename, "template": template}
        heard: dict[str, Callable[..., Any]] = {"note": note, "mark": mark}
        return cast("dict[str, Any]", ask("marked_record_in", given, filename, listeners=heard))
    from zsgx_docs.read.entry import FaultyWorkbook

    try:
        record = record_in(data, filename, template, note)
    except FaultyWorkbook as why:
        mark(_marked(data, filename, why.faults), sum(len(fault.cells) or 1 for fault in why.faults))
        raise
    mark(_marked(data, filename, ()), 0)
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
