"""Join what one cell of the template holds and several cells of the document share.

Each option may stand in a row of its own, its box and its words apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from zsgx_docs.model.geometry import union
from zsgx_docs.model.passage import join
from zsgx_docs.read.match.anchors import TICK_GLYPHS, DocumentView, Spot, fold
from zsgx_docs.read.match.choice_fields import align_choices, brackets_as_boxes
from zsgx_docs.template.pattern import Pattern

MOST_ROWS = 8
"""Rows below a label that are taken for its options; a guess."""


def spread_over_cells(
    pattern: Pattern, view: DocumentView, label: Spot, first: Spot, is_free: Callable[[Spot], bool]
) -> Spot | None:
    """Join the cells from `first` on that together show more of the pattern's print and boxes.

    None where `first` alone shows as much, or the pattern has no boxes to know its parts by.
    """
    if not any(slot.kind == "tick" for slot in pattern.slots):
        return None
    rest = [spots for spots in _stretches(view, label, first) if len(spots) > 1 and all(map(is_free, spots))]
    alone = _shown(pattern, first)
    found = [
        (shown, -len(spots), spot)
        for spots in rest
        if (shown := _shown(pattern, spot := _one(spots))) > alone
    ]
    return max(found, key=lambda f: f[:2])[2] if found else None


def _stretches(view: DocumentView, label: Spot, first: Spot) -> Iterator[list[Spot]]:
    """Beside a label: all cells of its rows; below it: so many rows more."""
    inside = [s for s in view.spots if s.grid == label.grid]
    if first.cell.column > label.cell.column:
        after = label.cell.column + label.cell.column_span
        yield [s for s in inside if s.cell.row in label.cell.rows and s.cell.column >= after]
        return
    for rows in range(1, MOST_ROWS + 1):
        span = range(first.cell.row, first.cell.row + rows)
        yield [s for s in inside if s.cell.row in span and s.cell.column in label.cell.columns]


def _shown(pattern: Pattern, spot: Spot) -> tuple[int, float]:
    """How many ticks of the pattern have a mark, and how much of its print is there."""
    aligned = align_choices(pattern, brackets_as_boxes(pattern, spot.cell.text), in_paragraph=False)
    pairs = zip(pattern.slots, aligned.slots, strict=True)
    marks = sum(
        slot.kind == "tick" and any(fold(c) in TICK_GLYPHS for c in text.text) for slot, text in pairs
    )
    return marks, round(aligned.quality, 3)


def _one(spots: Sequence[Spot]) -> Spot:
    """The cells as one that covers them: a line a row."""
    rows = [list(row) for _, row in groupby(spots, key=lambda s: s.cell.row)]
    text = join((join((s.cell.text.strip() for s in row), " ") for row in rows), "\n")
    cells = [s.cell for s in spots]
    row, column = min(c.row for c in cells), min(c.column for c in cells)
    whole = replace(
        cells[0],
        row=row,
        column=column,
        row_span=max(c.rows.stop for c in cells) - row,
        column_span=max(c.columns.stop for c in cells) - column,
        text=text,
        box=union([c.box for c in cells if c.box and c.page == cells[0].page]) if cells[0].box else None,
    )
    return replace(spots[0], cell=whole)
