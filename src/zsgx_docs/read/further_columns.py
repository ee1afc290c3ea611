"""Find what stands in columns of a list that the form does not have: 性别 beside 姓名.

Its own head names it, and it belongs to no other value of its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from zsgx_docs.read.entries import Entry

LEAST_ROWS = 2
"""Cells under a head from which they are a column of a list; a guess."""


def in_further_columns(
    entries: Sequence[Entry], is_taken: Callable[[Entry], bool], is_own: Callable[[str], bool]
) -> frozenset[int]:
    """Return the identities of the cells, their heads left out.

    A head is no print of the form's own (`is_own`), and stands in a row of heads of which one is; nothing in
    its column was taken.
    """
    columns: dict[tuple[int | None, range], list[Entry]] = defaultdict(list)
    heads: dict[tuple[int | None, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.cell is not None:
            columns[entry.grid, entry.cell.columns].append(entry)
            heads[entry.grid, entry.cell.row].append(entry)

    def names(head: Entry) -> bool:
        row = heads[head.grid, head.cell.row] if head.cell else []
        said = head.text.text
        beside = [other for other in row if other is not head]
        is_head = any(map(str.isalpha, said)) and not is_own(said)
        return is_head and not any(map(is_taken, row)) and any(is_own(each.text.text) for each in beside)

    found = (
        below
        for head, *below in columns.values()
        if len(below) >= LEAST_ROWS and names(head) and not any(map(is_taken, below))
    )
    return frozenset(id(entry) for below in found for entry in below)
