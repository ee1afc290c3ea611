"""Find what is stuck over a page: notes of coloured paper, and tape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import (
    Mask,
    Picture,
    Resolution,
    above,
    blobs,
    close,
    cut,
    grey,
    opened,
    spread,
)
from zsgx_docs.read.scan.marks.pen_ink import PenInk, common
from zsgx_docs.read.scan.text import TextRow
from zsgx_docs.read.seals import Stamp

TINT = 45
"""Levels (of 255) between the strongest and the weakest of a spot's colours, the page's cast taken off, from
which it is coloured paper; a guess."""
LIGHT = 110
"""Grey level (0..255) from which it is paper and no ink; a guess."""
LARGE = 8.0
"""Millimetres, across and down, of a note, more than a highlighter's stroke; a guess."""
SMALL = 3.0
"""Millimetres, across and down, of a strip that hides all that stood there, as a highlighter does not; a
guess."""
WRITTEN_ON = 2.5
"""Millimetres of writing and rules on coloured paper that do not part it; a guess."""
ALL = 0.93
"""Share of a cell from which it is shaded, not stuck over; a guess."""
SOME = 0.04
"""Share of a cell that must be stuck over to count; a guess."""
STUCK = "这一处贴着便签或有颜色遮盖，下面可能有字，请核对"


def stuck_over(tinted: Mask, rows: Sequence[TextRow], pen: PenInk) -> list[Unread]:
    """The cells that coloured paper lies over without being their shading."""
    if not tinted.any():
        return []
    whole = close(tinted, pen.at.odd(WRITTEN_ON), pen.at.odd(WRITTEN_ON))
    large, small = _pieces(whole, LARGE, pen.at), _pieces(tinted, SMALL, pen.at)
    areas = list(_over_cells(large, pen.cells))
    areas += [a for a in _over_cells(small, pen.cells) if not any(row.extent.overlap(a) > 0 for row in rows)]
    return [pen.unread("picture", STUCK, area) for area in dict.fromkeys(areas)]


def _pieces(tinted: Mask, size: float, at: Resolution) -> Mask:
    return opened(tinted, at.whole(size), at.whole(size))


def coloured_paper(picture: Picture, seals: Sequence[Stamp], at: Resolution) -> Mask:
    """Mark paper of another colour than the page's; the ground of seals is none."""
    if picture.ndim == 2:
        return np.zeros(picture.shape, np.uint8)
    tinted = _tinted(picture) & above(grey(picture), LIGHT)
    for seal in seals:
        cut(tinted, seal.box.grown(at.mm(1.0)))[...] = 0
    return tinted


def _tinted(picture: Picture) -> Mask:
    """Where the colours are far apart once the page's cast is taken off."""
    cast = np.median(picture[::8, ::8].reshape(-1, 3), axis=0)
    levels = np.arange(256)[:, None] * (float(cast.max()) / np.maximum(cast, 1.0))
    even = np.minimum(np.rint(levels), 255).astype(np.uint8)
    return above(spread(np.asarray(cv2.LUT(picture, even[:, None]), np.uint8)), TINT)


def _over_cells(tinted: Mask, cells: Sequence[Box]) -> Iterator[Box]:
    """What each piece covers of cells, where it covers some only in part: shading ends with its cells."""
    pieces, labels = blobs(tinted)
    for piece in pieces:
        own = np.where(labels == piece.number, 255, 0).astype(np.uint8)
        shares = {cell: float((cut(own, cell) > 0).mean()) for cell in cells if cell.overlap(piece.box) > 0}
        if any(SOME < share < ALL for share in shares.values()):
            yield from (common(piece.box, cell) for cell, share in shares.items() if share > SOME)
