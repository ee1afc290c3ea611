"""Find what pens, folds and worn toner did to a page, and the ink that belongs to nobody."""

from zsgx_docs.read.scan.marks.folds import without_folds
from zsgx_docs.read.scan.marks.notes import coloured_paper
from zsgx_docs.read.scan.marks.pen_ink import PenInk, pen_ink
from zsgx_docs.read.scan.marks.pen_rules import without_pen_rules
from zsgx_docs.read.scan.marks.solids import blacked_out
from zsgx_docs.read.scan.marks.stripes import pale_stripes, with_lost_rules
from zsgx_docs.read.scan.marks.told import Covers, told_marks

__all__ = [
    "Covers",
    "PenInk",
    "blacked_out",
    "coloured_paper",
    "pale_stripes",
    "pen_ink",
    "told_marks",
    "with_lost_rules",
    "without_folds",
    "without_pen_rules",
]
