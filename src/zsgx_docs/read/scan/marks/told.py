"""Close a scanned page's books: what is struck leaves the rows, and all ink besides is told."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import Mask
from zsgx_docs.read.scan.marks.crossing import crossing
from zsgx_docs.read.scan.marks.left_over import left_over
from zsgx_docs.read.scan.marks.pen_ink import PenInk
from zsgx_docs.read.scan.marks.solids import covered
from zsgx_docs.read.scan.marks.stripes import lost_in_stripes
from zsgx_docs.read.scan.marks.struck import unstruck_rows
from zsgx_docs.read.scan.text import TextRow, TickBox


def told_marks(
    rows: Sequence[TextRow], ticks: Sequence[TickBox], pen: PenInk, solid: Mask, stripes: Sequence[Box]
) -> tuple[list[TextRow], list[Unread]]:
    """The rows without what is struck, and everything on the page that is neither print nor seal nor rule.

    `solid` marks what is black all over; `stripes` are those in which print is lost.
    """
    kept, struck = unstruck_rows(rows, pen)
    said = [
        *struck,
        *crossing(rows, pen),
        *left_over(rows, ticks, pen),
        *covered(solid, pen),
        *lost_in_stripes(rows, stripes, pen),
    ]
    return kept, said
