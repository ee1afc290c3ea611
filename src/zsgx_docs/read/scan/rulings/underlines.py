"""Tell underlines from the strokes of letters and from dashes."""

from __future__ import annotations

from zsgx_docs.read.preprocess import Mask, Resolution
from zsgx_docs.read.scan.rulings.segments import Stroke, solidity

THICKEST = 0.8
"""Millimetres of an underline's thickness at most; a guess."""
UNBROKEN = 0.93
"""Share of an underline that must be inked; a guess."""
CLEAR_BELOW, CLEAR_ABOVE = 0.06, 0.15
"""Shares of the strips below and above an underline that may be inked; a guess."""
LONG = 12.0
"""Millimetres from which an underline may touch the text above it all along; a guess."""
NEIGHBOUR = 5.0
"""Millimetres to both sides in which letters beside a dash are looked for; a guess."""
NEIGHBOUR_BELOW = 0.12
"""Share of the strip beside and below a stroke that is inked where it stands in mid-height, a dash; a
guess."""


def is_underline(ink: Mask, stroke: Stroke, at: Resolution) -> bool:
    """Tell whether a stroke is ruled under text or to be written on."""
    if stroke.thickness > at.mm(THICKEST) or solidity(ink, stroke, at) < UNBROKEN:
        return False
    edge = stroke.thickness / 2 + at.mm(0.2)
    below = _inked(ink, stroke.start, stroke.end, stroke.level + edge, at.mm(0.9))
    above = _inked(ink, stroke.start, stroke.end, stroke.level - edge - at.mm(0.25), at.mm(0.25))
    if below > CLEAR_BELOW or (above > CLEAR_ABOVE and stroke.length < at.mm(LONG)):
        return False
    return not _is_dash(ink, stroke, at)


def _is_dash(ink: Mask, stroke: Stroke, at: Resolution) -> bool:
    """Whether the letters beside it reach well below it."""
    top, depth, reach = stroke.level + at.mm(0.7), at.mm(1.0), at.mm(NEIGHBOUR)
    left = _inked(ink, stroke.start - reach, stroke.start - at.mm(0.3), top, depth)
    right = _inked(ink, stroke.end + at.mm(0.3), stroke.end + reach, top, depth)
    return max(left, right) > NEIGHBOUR_BELOW


def _inked(ink: Mask, start: float, end: float, top: float, depth: float) -> float:
    """The share of columns with ink in a strip."""
    rows = ink[
        max(0, round(top)) : max(0, round(top + max(1.0, depth))), max(0, round(start)) : max(0, round(end))
    ]
    return float((rows > 0).any(axis=0).mean()) if rows.size else 0.0
