"""All ink of a page but its seals': print, and what pens and markers added to it, in whatever colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread, What
from zsgx_docs.read.preprocess import (
    FAINT,
    Mask,
    Picture,
    Resolution,
    above,
    cut,
    grey,
    inks,
    spread,
    swollen,
)
from zsgx_docs.read.seals import Stamp

CHROMA = 60
"""Levels (of 255) between the strongest and the weakest of a pixel's colours from which a pen is no black
one; a guess."""
STRONG = 0.55
"""Share of the darkness of a page's darkest ink that pens have, and the blur between two characters has not;
measured on scans of four makers."""
BLUR = 0.5
"""Millimetres round a seal's strokes that are still its ink; a guess."""


@dataclass(frozen=True, slots=True)
class PenInk:
    """The page's ink as masks of its pixels: `free` of rules; `strong` as pens draw, rules included.

    `coloured` marks what is not black or grey. `cells` are those of its tables, in pixels.
    """

    free: Mask
    strong: Mask
    coloured: Mask
    cells: Sequence[Box]
    page: int
    at: Resolution

    def unread(self, what: What, reason: str, area: Box, text: str | None = None) -> Unread:
        """What stands in an area (pixels) and was not read."""
        return Unread(what, reason, self.page, self.at.points(area), text=text)


def pen_ink(
    picture: Picture,
    seals: Sequence[Stamp],
    strokes: Mask,
    rules: Mask,
    cells: Sequence[Box],
    page: int,
    at: Resolution,
) -> PenInk:
    """Take the seals' ink off all ink of a page: what their `strokes` cover, all there is within dark ones.

    `rules` marks the ruling lines.
    """
    plain, blur = grey(picture), at.odd(BLUR)
    seal_ink = swollen(strokes, blur, blur)
    for seal in seals:
        if seal.colour == "dark":
            cut(seal_ink, seal.box.grown(at.mm(BLUR)))[...] = 255
    every, strong = (inked & ~seal_ink for inked in inks(plain, at, FAINT, STRONG))
    return PenInk(every & ~rules, strong, coloured(picture), cells, page, at)


def coloured(picture: Picture) -> Mask:
    """Mark what is neither black nor grey nor white."""
    if picture.ndim == 2:
        return np.zeros(picture.shape, np.uint8)
    return above(spread(picture), CHROMA)


def common(one: Box, other: Box) -> Box:
    """Return what two boxes share; turned inside out where that is nothing."""
    return Box(
        max(one.x0, other.x0), max(one.top, other.top), min(one.x1, other.x1), min(one.bottom, other.bottom)
    )
