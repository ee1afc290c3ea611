"""Put the row of a table that a page break cuts, no rule under its first part, back into the table.

Its cells' text stands below the table's last rule and, overleaf, above the first one; that it keeps to the
table's columns tells it from a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import EMPTY, Passage, join
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.document.common_columns import extent
from zsgx_docs.read.layout import is_page_number, wrap_separator

LEAST_FILLED = 3
"""Columns in which text stands below a table that make it a row; a guess: a note has none."""
MOST_FILLED = 0.6
"""The share (0..1) of the columns in which the text of a head stands at least; a guess."""
CLOSE = 1.0
"""Heights of a line between a row and its table, or between its own lines, at most; a guess."""
MOST_DIGITS_OF_PAGE = 3
"""Digits of a page's number, by the most pages that are read (400)."""
SAME_WORD = 0.6
"""Ems between two characters of one line within which they are of one cell; a guess."""
ASTRAY = 2.0
"""Points by which a character may stand over a column's side, on a page askew; a guess."""
MOST_TOUCHING = 1
"""Words that touch the next column's without a gap, at most: more are a line across the columns; a guess."""
AS_WIDE = 0.03
"""The share (0..1) of a table's width by which its part overleaf may differ; a guess."""


def with_cut_rows(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets, in their order, with rows that are cut by a page break in the tables of both.

    Both parts of a row stand in its table on the first page; what begins with a number of its own overleaf is
    a row there.
    """
    result = list(sheets)
    for at, after in enumerate(sheets[1:]):
        upper, lower = _cut_table(result[at]), _cut_table(after, from_top=True)
        if upper is None or lower is None or not _as_wide(upper[0], lower[0]):
            continue
        sides, sides_overleaf = _columns(upper[0], -1), _columns(lower[0], 0)
        foot = _row_of(upper[1], sides)
        if foot is None or len(foot) < LEAST_FILLED:
            continue
        rest = _row_of(lower[1], _moved(sides, sides_overleaf))
        head = _row_of(lower[1], sides_overleaf)
        if rest and min(foot) not in rest:
            foot = {n: _run_on(foot.get(n), rest.get(n)) for n in foot.keys() | rest.keys()}
            result[at + 1] = _without(after, lower[1])
        elif head:
            result[at + 1] = _with_row(after, lower, head, below=False)
        result[at] = _with_row(result[at], upper, foot, below=True)
    return result


def with_open_head(sheet: Sheet) -> Sheet:
    """Return the sheet with the row above a table's first rule in that table: a seal may hide its own."""
    for grid in [block for block in sheet.blocks if isinstance(block, Grid)]:
        columns = _columns(grid, 0)
        lines = _lines_above(sheet, grid)
        while lines and (row := _row_of(lines, columns)) is None:
            lines.pop()
        if lines and row and len(row) >= max(LEAST_FILLED, MOST_FILLED * len(columns)):
            sheet = _with_row(sheet, (grid, lines), row, below=False)
    return sheet


def _lines_above(sheet: Sheet, grid: Grid) -> list[Paragraph]:
    """The paragraphs close above a table, the nearest first."""
    at = next(number for number, block in enumerate(sheet.blocks) if block is grid)
    return _close(reversed(sheet.blocks[:at]), grid, above=True)


def _close(blocks: Iterable[Block], grid: Grid, above: bool) -> list[Paragraph]:
    """The paragraphs next to a table, nearest first, as far as one is close to another; no page number."""
    lines: list[Paragraph] = []
    edge = (grid.box.top if above else grid.box.bottom) if grid.box else 0.0
    for block in blocks:
        if isinstance(block, Grid) or block.box is None or not block.text.text.strip():
            break
        apart = edge - block.box.bottom if above else block.box.top - edge
        if apart > CLOSE * block.text.boxes()[0][1].height or _numbers_page(block):
            break
        lines.append(block)
        edge = min(edge, block.box.top) if above else max(edge, block.box.bottom)
    return lines


def _numbers_page(line: Paragraph) -> bool:
    said = "".join(line.text.text.split())
    return is_page_number(said) and sum(map(str.isdigit, said)) <= MOST_DIGITS_OF_PAGE


_Cut = tuple[Grid, list[Paragraph]]
"""A table and the paragraphs between it and the page break."""


def _cut_table(sheet: Sheet, from_top: bool = False) -> _Cut | None:
    """The table next to the page's foot, or to its top, and what stands between; None where nothing does."""
    tables = [number for number, block in enumerate(sheet.blocks) if isinstance(block, Grid)]
    if not tables:
        return None
    at = tables[0] if from_top else tables[-1]
    grid = sheet.blocks[at]
    assert isinstance(grid, Grid)
    between = reversed(sheet.blocks[:at]) if from_top else iter(sheet.blocks[at + 1 :])
    lines = _close(between, grid, above=from_top)
    return (grid, lines) if lines or from_top else None


def _as_wide(upper: Grid, lower: Grid) -> bool:
    widths = [right - left for left, right in (extent(upper), extent(lower))]
    return abs(widths[0] - widths[1]) <= AS_WIDE * max(widths)


def _row_of(lines: Sequence[Paragraph], columns: dict[int, Box]) -> dict[int, Passage] | None:
    """The text by column; None where some of it runs across the side of a column, as no row's does."""
    words = [word for line in lines for word in _words(line.text)]
    parts = [part for word in words for part in _by_column(word, columns)]
    if any(number is None for number, _ in parts) or len(parts) - len(words) > MOST_TOUCHING:
        return None
    row: dict[int, list[Passage]] = {}
    for number, part in parts:
        row.setdefault(number or 0, []).append(part)
    return {number: _in_lines(of_column) for number, of_column in row.items()}


def _by_column(word: Passage, columns: dict[int, Box]) -> list[tuple[int | None, Passage]]:
    """The parts of a stretch that stand in one column each; None as the number of what stands in none."""
    numbers = [_column_of(mark.box, columns) for mark in word.marks]
    ends = [i for i in range(1, len(word)) if numbers[i] != numbers[i - 1]]
    return [(numbers[a], word[a:b]) for a, b in pairwise([0, *ends, len(word)])]


def _column_of(place: Box | None, columns: dict[int, Box]) -> int | None:
    return next((n for n, side in columns.items() if place and _holds(side, place)), None)


def _columns(grid: Grid, row: int) -> dict[int, Box]:
    """Where the columns are on the paper, by the cells of the row next to the break: 0 or -1, the last."""
    return {cell.column: cell.box for cell in grid.row(row % grid.row_count) if cell.box}


def _moved(columns: dict[int, Box], onto: dict[int, Box]) -> dict[int, Box]:
    """The columns as they stand overleaf, where the sheet lay otherwise askew."""
    left = min((box.x0 for box in onto.values()), default=0.0)
    astray = left - min((box.x0 for box in columns.values()), default=left)
    return {n: box._replace(x0=box.x0 + astray, x1=box.x1 + astray) for n, box in columns.items()}


def _run_on(part: Passage | None, rest: Passage | None) -> Passage:
    parts = [text for text in (part, rest) if text is not None]
    return join(parts, wrap_separator(parts[0].text, parts[-1].text)) if len(parts) > 1 else parts[0]


def _holds(column: Box, place: Box) -> bool:
    return column.x0 - ASTRAY <= place.x0 and place.x1 <= column.x1 + ASTRAY


def _words(text: Passage) -> Iterator[Passage]:
    """Stretches of a line without a gap, spaces left out."""
    start: int | None = None
    last: Box | None = None
    for at, (character, mark) in enumerate(zip(text.text, text.marks, strict=True)):
        solid = None if character.isspace() else mark.box
        apart = solid is None or last is None or solid.x0 - last.x1 > SAME_WORD * solid.height
        moved = solid is not None and last is not None and solid.x1 < last.x0
        if start is not None and (apart or moved):
            yield text[start:at]
            start = None
        if solid is not None and start is None:
            start = at
        last = solid
    if start is not None:
        yield text[start:]


def _in_lines(words: Sequence[Passage]) -> Passage:
    """The words of a cell as they are read: lines from the top, each from the left."""
    placed = [(union(box for _, box in word.boxes()), word) for word in words]
    lines: list[list[tuple[Box, Passage]]] = []
    for box, word in sorted(placed, key=lambda p: p[0].middle[1]):
        if lines and box.middle[1] - lines[-1][-1][0].middle[1] < box.height / 2:
            lines[-1].append((box, word))
        else:
            lines.append([(box, word)])
    return join((word for line in lines for _, word in sorted(line, key=lambda p: p[0].x0)), "")


def _with_row(sheet: Sheet, cut: _Cut, row: dict[int, Passage], below: bool) -> Sheet:
    grid, lines = cut
    box = union(line.box for line in lines if line.box)
    at, columns = (grid.row_count, _columns(grid, -1)) if below else (0, _columns(grid, 0))
    moved = grid.cells if below else tuple(replace(cell, row=cell.row + 1) for cell in grid.cells)
    added = tuple(
        Cell(at, n, row.get(n, EMPTY), box=box._replace(x0=side.x0, x1=side.x1), page=grid.page)
        for n, side in columns.items()
    )
    cells = sorted(moved + added, key=lambda cell: (cell.row, cell.column))
    whole = replace(grid, cells=tuple(cells), box=union([grid.box, box]) if grid.box else None)
    return _without(replace(sheet, blocks=tuple(whole if b is grid else b for b in sheet.blocks)), lines)


def _without(sheet: Sheet, lines: Sequence[Paragraph]) -> Sheet:
    gone = set(map(id, lines))
    return replace(sheet, blocks=tuple(block for block in sheet.blocks if id(block) not in gone))
