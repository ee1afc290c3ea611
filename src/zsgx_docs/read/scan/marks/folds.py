"""Take off a page the thin lines that run from edge to edge of the paper: folds, a scanner's streaks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Picture, Resolution, grey, ink, opened, swollen
from zsgx_docs.read.scan.text import stretches

EDGE = 0.05
"""Share of the page at both its ends where no rule of a table runs; a guess."""
INKED = 0.35
"""Share of each of these along which a fold is seen at least, as folds are pale here and there; a guess: the
rules of a table that fills the page come to 0.2 or so at one end."""
MOST = 4
"""Folds of a page one way; a guess: a letter has two or three. More are a table's whose page was cut."""
THICKEST = 1.2
"""Millimetres of such a line at most; a guess."""
LEAN = 3.0
"""Millimetres by which its ends may lie beside each other, after the page was straightened; a guess."""
BLUR = 0.35
"""Millimetres to both sides that are still a line's; a guess."""
DARKEST, DARKER = 5, 15
"""Percentile of a fold's levels that is its darkest, and levels below it at which print begins; a guess."""


def without_folds(picture: Picture, at: Resolution) -> Picture:
    """Draw the paper on over such lines, and the strokes that cross them."""
    inked = ink(grey(picture), at)
    down = list(_lines(inked, at))
    across = list(_lines(np.ascontiguousarray(inked.T), at))
    if not down and not across:
        return picture
    page = picture.copy()
    for line in down:
        _paint_over(page, line, at)
    for line in across:
        _paint_over(page.swapaxes(0, 1), line, at)
    return page


def _lines(inked: Mask, at: Resolution) -> Iterator[NDArray[np.int_]]:
    """The abscissa of each such line that runs down a page, row by row."""
    height, width = inked.shape
    edge = max(1, round(EDGE * height))
    tops, bottoms = _places(inked[:edge], at), _places(inked[-edge:], at)
    for top in tops:
        bottom = min(bottoms, key=lambda place: abs(place - top), default=None)
        if bottom is not None and abs(bottom - top) <= at.mm(LEAN):
            way = np.linspace(top, bottom, height)
            yield np.clip(np.rint(way), 0, width - 1).astype(np.int_)


def _places(band: Mask, at: Resolution) -> list[float]:
    """The middles of the thin columns of a page's edge that are mostly inked."""
    thin = band & ~opened(band, at.whole(THICKEST) + 1, 1)
    window = at.odd(BLUR)
    share = (swollen(thin, window, 1) > 0).mean(axis=0)
    found = stretches(np.asarray(share >= INKED, np.bool_))
    lines = [(a + b - 1) / 2 for a, b in found if b - a <= at.mm(THICKEST) + window]
    return lines if len(lines) <= MOST else []


def _paint_over(page: Picture, line: NDArray[np.int_], at: Resolution) -> None:
    """Give each row, on the line, the lighter of its levels beside it: dark where a stroke goes through.

    What is darker than the line is at the page's edges is print, and stays.
    """
    reach = at.whole(BLUR)
    rows, last = np.arange(page.shape[0]), page.shape[1] - 1
    plain, edge = grey(page), max(1, round(EDGE * len(line)))
    bare = np.concatenate([rows[:edge], rows[-edge:]])
    darkest = float(np.percentile(plain[bare, line[bare]], DARKEST)) - DARKER
    left, right = page[rows, np.maximum(line - reach - 1, 0)], page[rows, np.minimum(line + reach + 1, last)]
    lighter = np.maximum(left, right)
    for off in range(-reach, reach + 1):
        columns = np.clip(line + off, 0, last)
        painted = plain[rows, columns] > darkest
        page[rows[painted], columns[painted]] = lighter[painted]
