"""Read rows that repeat: found by the head of their table, over as many tables as carry on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.layout import begins_foot
from zsgx_docs.read.match.anchors import (
    DocumentView,
    align,
    label_form,
    may_be_label,
    names,
    of_fitting_length,
    similarity,
    without_debris,
)
from zsgx_docs.read.match.observation import TWO_HEADS, Observation
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats.absent_columns import absent
from zsgx_docs.read.match.repeats.side_by_side import unfold_side_by_side
from zsgx_docs.template.layout import Column, Repeat

LEAST_AROUND = 3
"""Heads known, from which the one that cannot be read must be the one that is missing; a guess."""
BY_ELIMINATION = 0.5
"""The fit (0..1) of a head known only by being the one left, or by a part of its words: too little to pass
unflagged; a guess."""
BLURRED = 0.78
"""The fit (0..1) of such a head where the template has it and what was read for certain is the label's;
`SHOWN` of labels, for the same reason."""
MANY_AROUND = 5
"""Heads known, between which the one of which nothing was read is no guess; a guess."""
READ_WHOLE = 0.9
"""The fit (0..1) that each of those heads must have; a guess."""
REPEATED = 0.6
"""The share (0..1) of the best head's score from which an earlier row is the same head,
read less well; a guess."""
LONG_NAME = 4
"""Characters of a head's name from which it is not part of another by chance; a guess."""
MOST_BESIDE = 3
"""Characters that may stand beside it; a guess."""
LEAST_COLUMNS = 0.5
"""The share (0..1) of a repeat's column heads that a row must show to be its head; a guess."""
UNDER_HEAD = "表头下面的一栏"
_RUNNING_NUMBER = re.compile(r"0*(\d{1,4})[.、]?")


@dataclass(frozen=True, slots=True)
class TableHead:
    """Hold where each column of the repeat stands in one table; `fit` is the likeness of the heads' words.

    `rivals` are heads that name a column as exactly as the one taken; `is_whole` where each cell of the row
    is the surely read head of one column, so that columns without a head are not in this table.
    """

    row: int
    cells: Mapping[int, Cell]
    fit: Mapping[int, float]
    rivals: Mapping[int, Cell]
    is_whole: bool

    @property
    def score(self) -> float:
        """Sum the likeness of all its heads."""
        return sum(self.fit.values())


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


def find_head(repeat: Repeat, grid: Grid, aliases: Mapping[str, Sequence[str]]) -> TableHead | None:
    """Find the head that is read best, at the row of the first: it may be repeated on each page."""
    known = tuple([tuple(names(column.head, aliases)) for column in repeat.columns])
    heads = [_head_in(known, grid, row) for row in range(grid.row_count)]
    best = max(heads, key=lambda h: h.score, default=None)
    enough = max(2.0, LEAST_COLUMNS * len(repeat.columns))
    if best is None or best.score < enough:
        return None
    first = next(head for head in heads if head.score >= max(enough, REPEATED * best.score))
    return replace(best, row=first.row)


def _head_in(known: tuple[tuple[str, ...], ...], grid: Grid, row: int) -> TableHead:
    """Each column's best cell in this row, no cell for two columns; `known` are the columns' names."""
    words = [(cell, label_form(cell.text.text)) for cell in grid.row(row)]
    scored = [
        (alike, index, order)
        for order, (_, said) in enumerate(words)
        for index, name in of_fitting_length(known, len(said))
        if (alike := similarity(name, said)) > 0
    ]
    scored += [
        (BLURRED, index, order)
        for order, (cell, _) in enumerate(words)
        if (said := without_debris(cell.text.text))
        for index, called in enumerate(known)
        if said in called
    ]
    scored += [
        (BY_ELIMINATION, index, order)
        for order, (_, said) in enumerate(words)
        for index, called in enumerate(known)
        if any(_holds_whole(said, name) for name in called)
    ]
    cells: dict[int, Cell] = {}
    fit: dict[int, float] = {}
    used: set[int] = set()
    for alike, index, order in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if index not in cells and order not in used:
            cells[index] = words[order][0]
            fit[index] = alike
            used.add(order)
    missing = [index for index in range(len(known)) if index not in cells]
    unread = [cell for order, (cell, _) in enumerate(words) if order not in used]
    if len(missing) == len(unread) == 1 and len(cells) >= LEAST_AROUND:
        cells[missing[0]] = unread[0]
        read = unread[0].text
        hidden = not read.text.strip() and len(fit) >= MANY_AROUND and min(fit.values()) >= READ_WHOLE
        blurred = hidden or any(may_be_label(name, read) for name in known[missing[0]])
        fit[missing[0]] = BLURRED if blurred and _is_in_order(cells) else BY_ELIMINATION
    rivals = {
        index: cell
        for order, (cell, said) in enumerate(words)
        if order not in used
        for index, called in enumerate(known)
        if said in called and index in cells
    }
    last = max((c.row + c.row_span - 1 for c in cells.values()), default=row)
    is_whole = not rivals and len(used) == len(words) and min(fit.values(), default=0) >= READ_WHOLE
    return TableHead(last, cells, fit, rivals, is_whole)


def _holds_whole(said: str, name: str) -> bool:
    """Tell whether a head has all of a long name and few characters beside it, as a seal on it leaves."""
    return len(name) >= LONG_NAME and name in said and len(said) - len(name) <= MOST_BESIDE


def _seen_beside(rival: Cell | None) -> tuple[Observation, ...]:
    if rival is None:
        return ()
    address = rival.place.address if rival.place else None
    where = f"（{address} 单元格）" if address else ""
    return (TWO_HEADS.about(head="".join(rival.text.text.split()), where=where),)


def _is_in_order(cells: Mapping[int, Cell]) -> bool:
    """Tell whether the heads stand as in the template, one beside the other."""
    columns = [cells[index].column for index in sorted(cells)]
    return columns == sorted(columns)


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
