"""Find what is black all over: a highlighter turned dark, a blacked out line, a strip of tape."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, above, blobs, cut, grey, opened, swollen
from zsgx_docs.read.scan.marks.pen_ink import PenInk, common
from zsgx_docs.read.seals import Stamp

BLACK = 110
"""Grey level (0..255) below which nothing can be read beneath; a guess."""
THICKEST = 2.5
"""Millimetres, across and down, that no stroke of a form's print reaches; a guess."""
LONGEST = 9.0
"""Millimetres, the longer way, up to which it may be a filled box, a bullet or a hole; a guess."""
ROUGH = 0.6
"""Millimetres of blur round it; a guess."""
RIM = 3.0
"""Millimetres from the side of the page within which black is a scanner's lid, a shadow; a guess."""
COVERS = 1.0
"""Millimetres of a cell, across and down, that must be covered to count; a guess."""
BLACKED = "这一处被涂黑或遮住，下面可能有字，请核对"


def blacked_out(picture: Picture, seals: Sequence[Stamp], at: Resolution) -> Mask:
    """Mark what is black all over on an upright page, but for seals and the dark beyond its sides."""
    black = ~above(grey(picture), BLACK - 1)
    for seal in seals:
        cut(black, seal.box)[...] = 0
    solid = opened(black, at.whole(THICKEST), at.whole(THICKEST))
    if not solid.any():
        return solid
    found, labels = blobs(solid)
    large = np.zeros(len(found) + 1, np.uint8)
    for blob in found:
        if max(blob.box.width, blob.box.height) > at.mm(LONGEST) and not _is_beyond(blob.box, black, at):
            large[blob.number] = 255
    return swollen(large[labels], at.odd(2 * ROUGH), at.odd(2 * ROUGH))


def covered(solid: Mask, pen: PenInk) -> list[Unread]:
    """The cells that black lies over; elsewhere the black itself."""
    said = []
    for blob in blobs(solid)[0]:
        parts = [common(blob.box, cell) for cell in pen.cells if cell.overlap(blob.box) > 0]
        least = pen.at.mm(COVERS)
        said += [p for p in parts if min(p.width, p.height) >= least] or [blob.box]
    return [pen.unread("ink", BLACKED, area) for area in said]


def _is_beyond(box: Box, page: Mask, at: Resolution) -> bool:
    """Whether it runs along a side of the page."""
    height, width = page.shape[:2]
    rim = at.mm(RIM)
    return box.x0 < rim or box.top < rim or box.x1 > width - rim or box.bottom > height - rim
