"""Find what pens, folds and worn toner did to a page, and the ink that belongs to nobody."""

from zsgx_docs.read.scan.marks.folds import without_folds
from zsgx_docs.read.scan.marks.pen_ink import PenInk, pen_ink
from zsgx_docs.read.scan.marks.solids import blacked_out
from zsgx_docs.read.scan.marks.stripes import pale_stripes
from zsgx_docs.read.scan.marks.told import told_marks

__all__ = ["PenInk", "blacked_out", "pale_stripes", "pen_ink", "told_marks", "without_folds"]
