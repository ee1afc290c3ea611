"""Find what contradicts itself in a record that was typed, and name the cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.content_sheet import Content
from zsgx_docs.read.entry.lists import Faults, ListRows
from zsgx_docs.records.registry import doubts
from zsgx_docs.template.template import Template
from zsgx_docs.template.typing_sheets import CONTENT

_IN_LIST = re.compile(r"(.+?)\[(\d+)\]\.?(.*)")


def note_doubts(
    record: Mapping[str, Any],
    template: Template,
    lists: Mapping[str, ListRows],
    content: Content,
    faults: Faults,
) -> None:
    """Note as faults what cannot be so in a list.

    What is odd on the paper, or stands outside lists, is told of every record, wherever it comes from.
    """
    for doubt in doubts(str(record["document_type"]), record):
        if doubt.of_matter or not all("[" in path for path in doubt.paths):
            continue
        cells = [cell for path in doubt.paths if (cell := _cell(path, lists, content))]
        known = template.schema.field(doubt.paths[0])
        label = known.label if known else None
        sheet = cells[0][0] if cells else None
        faults.add(Fault(doubt.reason, sheet, tuple(at for title, at in cells if title == sheet), label))


def _cell(path: str, lists: Mapping[str, ListRows], content: Content) -> tuple[str, str] | None:
    """The sheet and the cell of a value."""
    found = _IN_LIST.fullmatch(path)
    if found is None:
        return (CONTENT, content.cells[path]) if path in content.cells else None
    read = lists.get(found[1])
    if read is None or int(found[2]) >= len(read.rows):
        return None
    cell = read.cell_of(int(found[2]), found[3])
    return (read.sheet.title, cell) if cell else None
