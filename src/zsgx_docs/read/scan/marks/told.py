"""Close a scanned page's books: what is struck leaves the rows, and all ink besides is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import Mask
from zsgx_docs.read.scan.marks.crossing import crossing
from zsgx_docs.read.scan.marks.left_over import left_over
from zsgx_docs.read.scan.marks.notes import stuck_over
from zsgx_docs.read.scan.marks.pen_ink import PenInk
from zsgx_docs.read.scan.marks.solids import covered
from zsgx_docs.read.scan.marks.stripes import lost_in_stripes
from zsgx_docs.read.scan.marks.struck import unstruck_rows
from zsgx_docs.read.scan.text import TextRow, TickBox


@dataclass(frozen=True, slots=True)
class Covers:
    """What hides print: `solid` black, coloured `paper` stuck on it; in `stripes` it is pale or gone."""

    solid: Mask
    paper: Mask
    stripes: Sequence[Box]


def told_marks(
    rows: Sequence[TextRow], ticks: Sequence[TickBox], pen: PenInk, covers: Covers
) -> tuple[list[TextRow], list[Unread]]:
    """The rows without what is struck, and everything on the page that is neither print nor seal nor rule."""
    kept, struck = unstruck_rows(rows, pen)
    said = [
        *struck,
        *crossing(rows, pen),
        *left_over(rows, ticks, pen),
        *covered(covers.solid, pen),
        *stuck_over(covers.paper, rows, pen),
        *lost_in_stripes(rows, covers.stripes, pen),
    ]
    return kept, said
