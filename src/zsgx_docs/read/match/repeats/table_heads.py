"""Find the head of a list's table: which column of the form stands in which column of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.match.anchors import (
    label_form,
    may_be_label,
    names,
    of_fitting_length,
    similarity,
    without_debris,
)
from zsgx_docs.template.layout import Repeat

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
    unread = [cell for order, (cell, _) in enumerate(words) if order not in used]
    if len(unread) == 1 and len(cells) >= LEAST_AROUND:
        for index in _left_for(unread[0], cells, len(known)):
            cells[index], fit[index] = unread[0], BY_ELIMINATION
    fit |= dict.fromkeys(_borne_out(known, cells, fit), BLURRED)
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


def _left_for(head: Cell, cells: Mapping[int, Cell], columns: int) -> list[int]:
    """The one column that a head which is not read can be of: no other is missing, or none at that place."""
    missing = [index for index in range(columns) if index not in cells]
    if len(missing) > 1:
        missing = [index for index in missing if _is_in_order({**cells, index: head})]
    return missing if len(missing) == 1 else []


def _borne_out(
    known: Sequence[Sequence[str]], cells: Mapping[int, Cell], fit: Mapping[int, float]
) -> list[int]:
    """The one column whose head is hardly read, where that and the heads about it still speak for it."""
    guessed = [index for index, alike in fit.items() if alike == BY_ELIMINATION]
    if len(guessed) != 1 or not _is_in_order(cells):
        return []
    read, names_ = cells[guessed[0]].text, known[guessed[0]]
    around = [alike for index, alike in fit.items() if index != guessed[0]]
    all_read = len(around) >= MANY_AROUND and min(around) >= READ_WHOLE
    holds = not read.text.strip() or any(_holds_whole(label_form(read.text), name) for name in names_)
    return guessed if (all_read and holds) or any(may_be_label(name, read) for name in names_) else []


def _holds_whole(said: str, name: str) -> bool:
    """Tell whether a head has all of a long name and few characters beside it, as a seal on it leaves."""
    return len(name) >= LONG_NAME and name in said and len(said) - len(name) <= MOST_BESIDE


def _is_in_order(cells: Mapping[int, Cell]) -> bool:
    """Tell whether the heads stand as in the template, one beside the other."""
    columns = [cells[index].column for index in sorted(cells)]
    return columns == sorted(columns)
