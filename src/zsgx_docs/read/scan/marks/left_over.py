"""Find ink that belongs to nobody: no row of text, no tick box, no rule and no seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import Mask, blobs, close, cut, opened
from zsgx_docs.read.scan.marks.pen_ink import PenInk, common
from zsgx_docs.read.scan.text import TextRow, TickBox

SPECK = 1.2
"""Millimetres across, the longer way, below which ink is a speck; a guess."""
HAIRLINE = 0.5
"""Millimetres across, the shorter way, below which it is a hair, a fold or the remains of a rule; a guess."""
APART = 1.0
"""Millimetres between marks of one piece of ink; a guess."""
ABOUT_ROW, ABOUT_TICK = 0.4, 1.0
"""Millimetres round a row of text, and round a tick box, of ink that is theirs; a guess."""
RIM = 8.0
"""Millimetres of a page's rim where shadows, staples and the scanner's lid show; a guess."""
CHECK = 12.0
"""Millimetres across, either way, of a checker's tick; a guess."""
MOSTLY = 0.6
"""Share of ink that must be coloured for it to be a coloured pen's; a guess."""
LEFT_OVER = "这里有没有读出的笔迹或污迹，请核对"


def left_over(rows: Sequence[TextRow], ticks: Sequence[TickBox], pen: PenInk) -> list[Unread]:
    """Ink that nobody accounts for, cell by cell where it lies in a table.

    A single tick by a coloured pen beside a cell's text, apart from it, is a checker's: a note with a name.
    """
    rest = _rest(rows, ticks, pen)
    filled = {row.cell for row in rows}
    said = []
    for cell, boxes in _by_cell(rest, pen).items():
        if cell is None:
            said += [pen.unread("ink", LEFT_OVER, box) for box in boxes]
        elif not (cell in filled and _is_check(boxes, rest, pen)):
            said.append(pen.unread("ink", LEFT_OVER, union(boxes)))
    return said


def _rest(rows: Sequence[TextRow], ticks: Sequence[TickBox], pen: PenInk) -> Mask:
    at = pen.at
    rest = opened(pen.free, 2, 2)
    for row in rows:
        cut(rest, row.extent.grown(at.mm(ABOUT_ROW)))[...] = 0
    for tick in ticks:
        cut(rest, tick.box.grown(at.mm(ABOUT_TICK)))[...] = 0
    return rest


def _by_cell(rest: Mask, pen: PenInk) -> dict[int | None, list[Box]]:
    """The boxes of pieces that a person would notice, by the number of the cell; None outside all tables."""
    found: dict[int | None, list[Box]] = {}
    pieces, labels = blobs(close(rest, pen.at.odd(APART), pen.at.odd(APART)))
    for blob in pieces:
        for area, cell in _parts(blob.box, pen.cells):
            box = _inked((cut(rest, area) > 0) & (cut(labels, area) == blob.number), area)
            if box is not None and _is_noticed(box, rest, pen):
                found.setdefault(cell, []).append(box)
    return found


def _parts(box: Box, cells: Sequence[Box]) -> Iterator[tuple[Box, int | None]]:
    """The parts of a piece in the cells that it reaches into; all of it where it reaches into none."""
    inside = [(number, cell) for number, cell in enumerate(cells) if cell.overlap(box) > 0]
    for number, cell in inside:
        yield common(box, cell), number
    if not inside:
        yield box, None


def _inked(own: NDArray[np.bool_], area: Box) -> Box | None:
    """The area drawn in to a piece's own ink in it."""
    if not own.any():
        return None
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    x, y = max(0, int(area.x0)), max(0, int(area.top))
    return Box(float(x + columns[0]), float(y + rows[0]), float(x + columns[-1] + 1), float(y + rows[-1] + 1))


def _is_noticed(box: Box, rest: Mask, pen: PenInk) -> bool:
    """Larger than a speck, no hairline, and not in the page's rim."""
    at, (height, width) = pen.at, rest.shape[:2]
    inner = Box(0.0, 0.0, float(width), float(height)).grown(-at.mm(RIM))
    long, short = max(box.width, box.height), min(box.width, box.height)
    return long >= at.mm(SPECK) and short >= at.mm(HAIRLINE) and inner.overlap(box) > 0


def _is_check(boxes: Sequence[Box], rest: Mask, pen: PenInk) -> bool:
    """Whether it is one piece of coloured ink of a tick's size."""
    if len(boxes) > 1 or max(boxes[0].width, boxes[0].height) > pen.at.mm(CHECK):
        return False
    inked = cut(rest, boxes[0]) > 0
    return float((cut(pen.coloured, boxes[0])[inked] > 0).mean()) > MOSTLY
