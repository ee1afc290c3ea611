"""Turn a negative, white on black, into a page."""

from __future__ import annotations

import numpy as np

from zsgx_docs.read.preprocess.image import Picture, Resolution, grey, opened, shrunk

SMALL = Resolution(40 / 72)
"""Pixels a point of the picture that is looked at; for speed, a guess."""
MIDDLE = 128
"""Grey level (0..255) between dark and light; by geometry of the scale."""
DARK = 0.6
"""Share of a negative that is dark at least, its paper; a guess."""
BROADEST = 6.0
"""Millimetres, across and down, that light strokes of a negative do not reach, nor its stars; a guess."""
BROAD = 0.02
"""Share of the picture that may be broader and light: a sheet of paper on a dark desk is; a guess."""


def positive(picture: Picture, at: Resolution) -> Picture:
    """Return the picture with its levels exchanged where paper is dark and nothing but strokes is light."""
    small = shrunk(grey(picture), SMALL.scale / at.scale)
    light = np.where(small > MIDDLE, 255, 0).astype(np.uint8)
    if float((light == 0).mean()) < DARK:
        return picture
    size = SMALL.odd(BROADEST)
    if float((opened(light, size, size) > 0).mean()) > BROAD:
        return picture
    return np.asarray(255 - picture, np.uint8)
