"""Read rows that repeat: found by the head of their table, over as many tables as carry on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.layout import begins_foot
from zsgx_docs.read.match.anchors import (
    DocumentView,
    align,
    label_form,
    names,
    similarity,
)
from zsgx_docs.read.match.observation import TWO_HEADS, Observation
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats.absent_columns import absent
from zsgx_docs.read.match.repeats.side_by_side import unfold_side_by_side
from zsgx_docs.read.match.repeats.table_heads import TableHead, find_head
from zsgx_docs.template.layout import Column, Repeat

UNDER_HEAD = "表头下面的一栏"
_RUNNING_NUMBER = re.compile(r"0*(\d{1,4})[.、]?")


def read_rows(repeat: Repeat, view: DocumentView, aliases: Mapping[str, Sequence[str]]) -> list[Reading]:
    """Read each column of each row, paths numbered from 0; rows that hold nothing are no rows."""
    readings: list[Reading] = []
    number = 0
    for cells, head in _body(repeat, view, aliases):
        if not any(
            cell.text.text.strip() for i, cell in cells.items() if not _numbers_rows(repeat.columns[i])
        ):
            continue
        for index, cell in cells.items():
            seen = _seen_beside(head.rivals.get(index))
            readings += _readings(repeat.columns[index], cell, head.fit[index], number, seen)
        if head.is_whole:
            gone = [column for index, column in enumerate(repeat.columns) if index not in head.cells]
            readings += absent(gone, tuple(cells.values()), number)
        number += 1
    return readings


def _numbers_rows(column: Column) -> bool:
    """The column of running numbers, which stand in empty rows too."""
    return all(slot.path.endswith("].no") for slot in column.pattern.slots)


def _body(
    repeat: Repeat, view: DocumentView, aliases: Mapping[str, Sequence[str]]
) -> Iterator[tuple[dict[int, Cell], TableHead]]:
    """The cells of each data row by column, in reading order."""
    carried: TableHead | None = None
    numbers = [n for column in repeat.columns if _numbers_rows(column) for n in names(column.head, aliases)]
    for grid in (unfold_side_by_side(grid, numbers) for grid in view.grids):
        head = find_head(repeat, grid, aliases)
        if head is None and (carried is None or not _same_columns(grid, carried)):
            continue
        start = head.row + 1 if head else 0
        if carried is not None and _same_columns(grid, carried):
            yield from _rows_under(carried, grid, range(start if head else grid.row_count))
        if head is not None:
            carried = head
            yield from _rows_under(head, grid, range(start, grid.row_count))


def _rows_under(
    head: TableHead, grid: Grid, rows: Iterable[int]
) -> Iterator[tuple[dict[int, Cell], TableHead]]:
    """Those that are neither totals or notes nor the head again."""
    for row in rows:
        cells = {index: c for index, at in head.cells.items() if (c := _under(grid, row, at)) is not None}
        if not _is_foot(grid, row, head) and not _repeats_head(cells, head):
            yield cells, head


def _seen_beside(rival: Cell | None) -> tuple[Observation, ...]:
    if rival is None:
        return ()
    address = rival.place.address if rival.place else None
    where = f"（{address} 单元格）" if address else ""
    return (TWO_HEADS.about(head="".join(rival.text.text.split()), where=where),)


def _under(grid: Grid, row: int, head: Cell) -> Cell | None:
    """The cell of a row that stands under a head: the one that shares most columns with it."""
    start, end = head.column, head.column + head.column_span
    shared = [(min(end, c.column + c.column_span) - max(start, c.column), c) for c in grid.row(row)]
    width, cell = max(shared, key=lambda s: s[0], default=(0, None))
    return cell if width > 0 else None


def _same_columns(grid: Grid, head: TableHead) -> bool:
    return any(len(grid.row(row)) >= len(head.cells) for row in range(grid.row_count))


def _is_foot(grid: Grid, row: int, head: TableHead) -> bool:
    """A total, or a note over the width of the table, is no data row."""
    if len(head.cells) <= 2:
        return False
    first = next((text for c in grid.row(row) if (text := c.text.text.strip())), "")
    return len(grid.row(row)) <= max(1, len(head.cells) // 3) or begins_foot(first)


def running_number(text: str) -> int | None:
    """Read the number of a row of a list, if the text is nothing else."""
    found = _RUNNING_NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def _repeats_head(cells: Mapping[int, Cell], head: TableHead) -> bool:
    alike = [
        similarity(label_form(head.cells[index].text.text), label_form(cell.text.text)) > 0
        for index, cell in cells.items()
    ]
    return bool(alike) and sum(alike) > len(alike) / 2


def _readings(
    column: Column, cell: Cell, fit: float, number: int, seen: tuple[Observation, ...]
) -> Iterator[Reading]:
    aligned = align(column.pattern, cell.text, in_paragraph=False)
    for slot, text in zip(column.pattern.slots, aligned.slots, strict=True):
        value = text.strip() if text else EMPTY
        path = slot.path.replace("[]", f"[{number}]", 1)
        area = tuple(value.boxes()) or _cell_area(cell)
        yield Reading(path, slot.kind, value, area, cell.place, fit, seen, way=UNDER_HEAD)


def _cell_area(cell: Cell) -> tuple[tuple[int, Box], ...]:
    return ((cell.page, cell.box),) if cell.page is not None and cell.box is not None else ()
