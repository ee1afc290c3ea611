"""Blue seals: where they stand, blue and red change places, and all that is known of red seals holds."""

from __future__ import annotations

import cv2
import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Picture, Resolution, cut
from zsgx_docs.read.seals.detect import coloured_seals, red_mask

LEAST_INK = 40.0
"""Square millimetres of blue ink from which a page may bear a blue seal; a guess: the thinnest ring of 27 mm
alone has as much."""


def blue_seals_as_red(picture: Picture, at: Resolution) -> tuple[Picture, tuple[Box, ...]]:
    """Return the page with its blue seals in red, and their boxes in pixels; the same page without any."""
    if picture.ndim == 2:
        return picture, ()
    exchanged = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), np.uint8)
    if np.count_nonzero(red_mask(exchanged)) < LEAST_INK * at.mm(1) ** 2:
        return picture, ()
    found = tuple(stamp.box for stamp in coloured_seals(exchanged, at))
    if not found:
        return picture, ()
    page = picture.copy()
    for box in found:
        cut(page, box)[:] = cut(exchanged, box)
    return page, found
