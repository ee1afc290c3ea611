"""Hold a table's rules against its text: two witnesses of which rows and columns it has.

Where they differ the cells concerned are doubted: rows that ran together, a row cut in two, columns that only
some rows of a list have or lack, running numbers that leave one out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.sheet import TICKED, UNTICKED, Block, Cell, Grid
from zsgx_docs.model.unread import Unread

ROOM = 2.2
"""Heights of a line that are left beside it where it did not end for want of room; a guess."""
LEVEL = 0.5
"""Heights of a line by which lines of one row's cells may differ and stand on one line; a guess."""
LEAST_LOOSE, LOOSE_SHARE = 2, 0.5
"""Cells of a row, and their share of the filled ones, in which a line ends early and another follows, from
which two rows ran together; a guess."""
LEAST_ROWS, USUAL_SHARE = 6, 0.6
"""Rows of a list, and the share of them that have the same columns; a guess."""
LEAST_NUMBERS, IN_ORDER = 4, 0.5
"""Running numbers of a column, and the share of them that follow each other, that count its rows; a guess."""
LEAST_COLUMNS = 3
"""Columns of a list; a guess."""
CROSSED = 0.2
"""Share of a line's height by which it may reach over the border of its row; a guess."""
TALL = 1.6
"""Heights of the lines of other cells from which one is two that were read as one; a guess."""
GAP = 1.2
"""Heights of a line between two characters that no space leaves; a guess."""
RARE = 0.3
"""Share of a column's cells that go on over rows, up to which that is rare; a guess."""
WITHIN = 1.0
"""Points that a doubted cell's place lies within its sides; a guess."""
RAN_TOGETHER = "表格横线与文字行对不上，可能有两行并成了一行，请核对"
OUT_OF_ORDER = "序号不连续，附近各行的分界可能有误，请核对"
OTHER_COLUMNS = "本行的竖线与其他各行不同，文字可能分错了栏，请核对"

_NUMBER = re.compile(r"(\d{1,3})[.、]?")
_Doubt = tuple[Cell, str]
_Shape = tuple[tuple[int, int], ...]
"""The columns of a row: where each begins, and how many it takes up."""


def rules_against_text(blocks: Sequence[Block], page: int) -> list[Unread]:
    """Return the cells of a page's tables, as straightened, in which the two differ, with the reason."""
    doubts = {
        cell.box: reason
        for grid in blocks
        if isinstance(grid, Grid)
        for cell, reason in (
            *_run_together(grid),
            *_out_of_order(grid),
            *_other_columns(grid),
            *_two_in_one(grid),
        )
        if cell.box is not None
    }
    return [Unread("text", reason, page, box.grown(-WITHIN)) for box, reason in doubts.items()]


def _run_together(grid: Grid) -> Iterator[_Doubt]:
    """Rows of a list in which lines end early and others follow, at one height in several cells."""
    shapes, usual = _shapes(grid)
    for number in (number for number, shape in enumerate(shapes) if shape == usual):
        cells = [cell for cell in grid.row(number) if cell.row_span == 1 and cell.text.text.strip()]
        loose = [lines for cell in cells if len(lines := _lines(cell)) > 1 and _ends_early(lines[0], cell)]
        enough = len(loose) >= max(LEAST_LOOSE, LOOSE_SHARE * len(cells))
        if (
            enough
            and len(cells) >= LEAST_COLUMNS
            and all(_on_one_line(a[1], b[1]) for a, b in pairwise(loose))
        ):
            yield from ((cell, RAN_TOGETHER) for cell in grid.row(number))


def _lines(cell: Cell) -> list[Box]:
    """The boxes of a cell's lines, from top to bottom."""
    found: list[Box] = []
    for mark in cell.text.marks:
        if mark.box is None:
            continue
        if found and _on_one_line(found[-1], mark.box):
            found[-1] = union((found[-1], mark.box))
        else:
            found.append(mark.box)
    return found


def _on_one_line(one: Box, other: Box) -> bool:
    return abs(one.middle[1] - other.middle[1]) < LEVEL * max(one.height, other.height)


def _ends_early(line: Box, cell: Cell) -> bool:
    return cell.box is not None and cell.box.width - line.width > ROOM * line.height


def _out_of_order(grid: Grid) -> Iterator[_Doubt]:
    """Rows about which the running numbers of a column do not follow each other."""
    for column in sorted({cell.column for cell in grid.cells}):
        own = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
        own.sort(key=lambda cell: cell.row)
        numbered = [(cell, int(found[1])) for cell in own if (found := _NUMBER.fullmatch(_said(cell)))]
        steps = [b - a for (_, a), (_, b) in pairwise(numbered)]
        if len(numbered) < LEAST_NUMBERS or steps.count(1) < IN_ORDER * len(own):
            continue
        for (first, a), (second, b) in pairwise(numbered):
            rows = range(first.row, second.row + 1)
            as_counted = b - a == second.row - first.row - first.row_span + 1
            if b > a and not as_counted and b - a < LEAST_NUMBERS * len(rows):
                yield from ((cell, OUT_OF_ORDER) for row in rows for cell in grid.row(row))
        return


def _said(cell: Cell) -> str:
    return cell.text.text.strip()


def _other_columns(grid: Grid) -> Iterator[_Doubt]:
    """Cells of a list's row that are parted where others are not, or not parted though a gap is there."""
    shapes, usual = _shapes(grid)
    if usual is None:
        return
    sides = {column for column, _ in usual} | {column + span for column, span in usual}
    edges = _sides(grid, usual)
    for cell in grid.cells:
        inner = [edges[side] for side in sides & set(edges) if cell.column < side < cell.columns.stop]
        is_part = not {cell.column, cell.columns.stop} <= sides
        if is_part or any(_is_gap(cell, x) for x in inner):
            yield cell, OTHER_COLUMNS
        elif all(shapes[row] == usual for row in cell.rows) and _is_of_several_rows(cell, grid):
            yield cell, RAN_TOGETHER


def _two_in_one(grid: Grid) -> Iterator[_Doubt]:
    """Cells of a list's column whose text has a gap at one place in most rows: two columns ran together."""
    _, usual = _shapes(grid)
    for place in usual or ():
        cells = [c for c in grid.cells if (c.column, c.column_span) == place and len(_said(c)) > 1]
        gaps = Counter(x for cell in cells for x in _gaps(cell))
        most = max(gaps.values(), default=0)
        if most >= max(LEAST_ROWS, USUAL_SHARE * len(cells)):
            yield from ((cell, OTHER_COLUMNS) for cell in cells)


def _gaps(cell: Cell) -> set[int]:
    """The abscissas, in whole points, at which a line of a cell has room for characters and none."""
    boxes = [
        mark.box
        for char, mark in zip(cell.text.text, cell.text.marks, strict=True)
        if mark.box and not char.isspace()
    ]
    if TICKED in cell.text.text or UNTICKED in cell.text.text:
        return set()
    return {
        x
        for one, other in pairwise(boxes)
        if _on_one_line(one, other) and other.x0 - one.x1 > GAP * one.height
        for x in range(round(one.x1), round(other.x0))
    }


def _shapes(grid: Grid) -> tuple[list[_Shape], _Shape | None]:
    """The columns of each row, and those that most rows have if it is a list."""
    shapes = [tuple((c.column, c.column_span) for c in grid.row(n)) for n in range(grid.row_count)]
    if not shapes:
        return [], None
    usual, count = Counter(shapes).most_common(1)[0]
    is_list = len(usual) >= LEAST_COLUMNS and count >= max(LEAST_ROWS, USUAL_SHARE * len(shapes))
    return shapes, usual if is_list else None


def _sides(grid: Grid, usual: _Shape) -> dict[int, float]:
    """The abscissas at which the usual columns begin."""
    return {c.column: c.box.x0 for c in grid.cells if c.box and (c.column, c.column_span) in usual}


def _is_gap(cell: Cell, x: float) -> bool:
    """Whether text stands on both sides of an abscissa, and no character on it."""
    boxes = [mark.box for mark in cell.text.marks if mark.box]
    left, right = any(b.x1 <= x for b in boxes), any(b.x0 >= x for b in boxes)
    return left and right and not any(b.x0 < x < b.x1 for b in boxes)


def _is_of_several_rows(cell: Cell, grid: Grid) -> bool:
    """Whether the lines of a cell that goes on over rows stand in these rows, none between two of them.

    Two that stand close are read as one, which is too tall. Labels go on over rows as a rule.
    """
    others = [c for n in cell.rows for c in grid.row(n) if c.box and c.row_span == 1]
    borders = [c.box.bottom for c in others if c.box and c.row < cell.rows[-1]]
    usual = median([line.height for c in others for line in _lines(c)] or [float("inf")])
    lines = [line.grown(-CROSSED * line.height) for line in _lines(cell)]
    between = any(line.top < y < line.bottom for line in lines for y in borders)
    tall = any(line.height > TALL * usual for line in _lines(cell))
    column = [c.row_span > 1 for c in grid.cells if c.column == cell.column]
    is_rare = sum(column) < RARE * len(column)
    return bool(lines and borders) and is_rare and (tall or not between)
