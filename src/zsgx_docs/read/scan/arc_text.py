"""The text along a dark seal's ring told from the print that it stands on.

Print stands in level rows that go on outside the seal's text; the seal's characters stand along the ring.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.pixels import Mask, Resolution, blobs, close, cut, swollen
from zsgx_docs.read.scan.ring import Ring

INNER, OUTER = 0.53, 0.985
"""From which to which share of the radius a ring's text may stand."""
ABOUT = 45.0
"""Millimetres round the seal in which rows of print are looked for, and through which they are followed."""
WORD_GAP = 5.0
LOWEST, HIGHEST = 1.2, 9.0
"""Millimetres: the heights of rows of print."""
GLYPH_GAP = 0.45
"""Millimetres between the parts of one character."""
LEVEL = 0.8
"""How much of a character must stand in one row for it to be print."""
SLACK = 0.25
"""Millimetres by which characters may stand out of their row."""


def arc_text(letters: Mask, ring: Ring, at: Resolution) -> Mask:
    """The ink of the seal's text alone. `letters` holds print and the seal's text, no rules, ring or star."""
    area = ring.box.grown(at.mm(ABOUT))
    spot = cut(letters, area)
    band = cut(annulus(ring, letters.shape), area)
    elsewhere = np.where(band > 0, 0, spot).astype(np.uint8)
    rows = _rows(elsewhere, at)
    arc = np.zeros_like(letters)
    cut(arc, area)[:] = _off_the_rows(spot & band, rows, spot, at)
    return arc


def annulus(ring: Ring, shape: tuple[int, ...]) -> Mask:
    """Where a ring's text may stand."""
    page = np.zeros(shape, np.uint8)
    for share, value in ((OUTER, 255), (INNER, 0)):
        cv2.fillPoly(page, [np.rint(ring.points(share)).astype(np.int32)], value)
    return page


def _rows(print_: Mask, at: Resolution) -> list[Box]:
    found = [b.box for b in blobs(close(print_, at.odd(WORD_GAP), 1))[0]]
    high = [b for b in found if at.mm(LOWEST) <= b.height <= at.mm(HIGHEST) and b.width >= at.mm(LOWEST)]
    reach, slack = at.mm(ABOUT), at.mm(SLACK)
    return [Box(b.x0 - reach, b.top - slack, b.x1 + reach, b.bottom + slack) for b in high]


def _off_the_rows(ink: Mask, rows: Sequence[Box], all_ink: Mask, at: Resolution) -> Mask:
    """Whole characters that stand in no row; of those that run into print, what sticks out of the rows."""
    in_rows = np.zeros_like(ink)
    for row in rows:
        cut(in_rows, row)[:] = 255
    arc = np.zeros_like(ink)
    size = at.odd(GLYPH_GAP)
    characters, labels = blobs(close(ink, size, size))
    for character in characters:
        x0, top, x1, bottom = (int(v) for v in character.box)
        own = (labels[top:bottom, x0:x1] == character.number) & (ink[top:bottom, x0:x1] > 0)
        level = max((_share_in(row, own, character.box) for row in rows), default=0.0)
        if level >= LEVEL:
            continue
        runs_on = _touches(all_ink & ~ink, character.box, own)
        off = own & (in_rows[top:bottom, x0:x1] == 0) if runs_on else own
        arc[top:bottom, x0:x1][off] = 255
    return arc


def _share_in(row: Box, own: NDArray[np.bool_], box: Box) -> float:
    if row.x1 < box.x0 or row.x0 > box.x1:
        return 0.0
    top, bottom = max(0, int(row.top - box.top)), max(0, int(row.bottom - box.top) + 1)
    return float(own[top:bottom].sum()) / max(1, int(own.sum()))


def _touches(others: Mask, box: Box, own: NDArray[np.bool_]) -> bool:
    """Whether the character's ink goes on outside the ring's text."""
    around = box.grown(1)
    grown = np.zeros(cut(others, around).shape, np.uint8)
    x, y = int(box.x0) - max(0, int(around.x0)), int(box.top) - max(0, int(around.top))
    grown[y : y + own.shape[0], x : x + own.shape[1]] = own
    return bool(np.logical_and(swollen(grown, 3, 3), cut(others, around)).any())
