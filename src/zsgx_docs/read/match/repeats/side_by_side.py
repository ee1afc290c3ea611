"""Read lists that are set in two or three columns of people: the same heads again to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.match.anchors import label_form

MOST_COPIES = 4
"""Sets of the same heads beside each other that are looked for; a guess: more find no room on A4."""
MOST_HIDDEN = 1
"""Heads of which less is read than the other times, at most; a guess: one seal hides one."""
LEAST_HEADS = 2
"""Heads of a set, at least; a single head that comes again is no set."""


def unfold_side_by_side(grid: Grid, number_head: Sequence[str]) -> Grid:
    """Lay all rows of a table under one set of heads; itself where its heads stand once.

    `number_head` are the ways to write the head of the running numbers, by which the rows are put in order.
    """
    for row in range(grid.row_count):
        copies = _copies(grid.row(row))
        if copies:
            return _laid(grid, row, copies, number_head)
    return grid


def _copies(row: Sequence[Cell]) -> list[Sequence[Cell]]:
    """The cells of a row of heads, a list for each time that they come again.

    A head of which less is read than the other times, as under a seal, is taken for theirs.
    """
    forms = [label_form(cell.text.text) for cell in row]
    for copies in range(MOST_COPIES, 1, -1):
        each, rest = divmod(len(forms), copies)
        if rest or each < LEAST_HEADS:
            continue
        fullest = [max(range(at, len(forms), each), key=lambda i: len(forms[i])) for at in range(each)]
        once = [forms[i] for i in fullest]
        if not all(once) or len(set(once)) < each or any(form.isdigit() for form in once):
            continue
        less = [i for i, form in enumerate(forms) if form != once[i % each]]
        if len(less) <= MOST_HIDDEN and all(_is_part(forms[i], once[i % each]) for i in less):
            named = [replace(cell, text=row[fullest[i % each]].text) for i, cell in enumerate(row)]
            return [named[at : at + each] for at in range(0, len(row), each)]
    return []


def _is_part(form: str, whole: str) -> bool:
    """Tell whether all of a head stands in another, in its order."""
    rest = iter(whole)
    return all(character in rest for character in form)


def _laid(grid: Grid, head: int, copies: Sequence[Sequence[Cell]], number_head: Sequence[str]) -> Grid:
    first = copies[0]
    last_head_row = max(cell.rows.stop for cell in first)
    body = range(last_head_row, grid.row_count)
    by_row = [_part(grid.row(n), heads) for n in body for heads in copies]
    by_set = [_part(grid.row(n), heads) for heads in copies for n in body]
    at = next((i for i, cell in enumerate(first) if label_form(cell.text.text) in number_head), None)
    rows = _in_order(_filled(by_row), _filled(by_set), at)
    made = [replace(cell, row=0, column=i, row_span=1, column_span=1) for i, cell in enumerate(first)]
    made += [replace(cell, row=number) for number, row in enumerate(rows, 1) for cell in row]
    return replace(grid, cells=tuple(made))


def _filled(parts: Sequence[list[Cell]]) -> list[list[Cell]]:
    return [part for part in parts if any(cell.text.text.strip() for cell in part)]


def _in_order(by_row: list[list[Cell]], by_set: list[list[Cell]], at: int | None) -> list[list[Cell]]:
    """The rows by their running numbers in column `at`; where some could not be read, in that of the two
    orders that most of the others bear out.
    """
    if at is None:
        return by_row
    numbers = [_number(row, at) for row in by_row]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return [row for _, row in sorted(zip(numbers, by_row, strict=True), key=lambda r: r[0] or 0)]
    return by_set if _in_place(by_set, at) > max(1, _in_place(by_row, at)) else by_row


def _in_place(rows: Sequence[Sequence[Cell]], at: int) -> int:
    """How many of the numbers that can be read count on as their rows do."""
    off = [number - place for place, row in enumerate(rows) if (number := _number(row, at)) is not None]
    return max(Counter(off).values(), default=0)


def _part(row: Sequence[Cell], heads: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that begin under one set of heads, each in the column of its head."""
    part: list[Cell] = []
    for cell in row:
        under = [i for i, head in enumerate(heads) if set(cell.columns) & set(head.columns)]
        if under and cell.column >= heads[0].column:
            part.append(replace(cell, column=under[0], column_span=len(under), row_span=1))
    return part


def _number(row: Sequence[Cell], column: int) -> int | None:
    text = next((cell.text.text.strip() for cell in row if cell.column == column), "")
    return int(text) if text.isdecimal() else None
