"""Say that a list has not some of its form's columns: once, where its first row is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsgx_docs.model.passage import EMPTY
from zsgx_docs.model.sheet import Cell
from zsgx_docs.read.match.observation import NO_COLUMN
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.template.layout import Column

NOT_IN_TABLE = "表头没有的一栏"


def absent(columns: Sequence[Column], row: Sequence[Cell], number: int) -> Iterator[Reading]:
    """Yield nothing as the value of each column's slots, read from the row of that number.

    Every head of the list was read and none is theirs; a person is told at the first row.
    """
    area = tuple((cell.page, cell.box) for cell in row if cell.page is not None and cell.box is not None)
    place = next((cell.place for cell in row), None)
    for column in columns:
        seen = (NO_COLUMN.about(head=column.head),) if number == 0 else ()
        for slot in column.pattern.slots:
            path = slot.path.replace("[]", f"[{number}]", 1)
            yield Reading(path, slot.kind, EMPTY, area, place, 1.0, seen, way=NOT_IN_TABLE)
