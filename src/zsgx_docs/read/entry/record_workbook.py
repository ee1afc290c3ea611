"""Read a record from a workbook, whichever way it was typed: a list, or a sheet of labels and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zsgx_docs.read.entry.labelled_workbook import is_labelled_book, labelled_record
from zsgx_docs.read.entry.plain_rows import record_typed_in
from zsgx_docs.read.entry.strict import strictly
from zsgx_docs.read.extract import extract
from zsgx_docs.read.formats import open_source
from zsgx_docs.template.catalogue import Catalogue
from zsgx_docs.template.template import Template


def record_in_workbook(
    data: bytes, filename: str, template: Template, catalogue: Catalogue, warn: Callable[[str], None]
) -> dict[str, Any]:
    """Return a workbook's record; `warn` hears of columns that are not used.

    Raises UnreadableFile; RecordError naming sheet and cell.
    """
    opened = open_source(data, filename)
    if opened.format.name != "xlsx":
        return strictly(extract(data, filename, catalogue, template), template)
    if is_labelled_book(opened.data):
        return labelled_record(opened.data, filename, template)
    return record_typed_in(opened, template, warn)
