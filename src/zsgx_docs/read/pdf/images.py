"""Find pictures on a PDF page: how much of it they cover, and small ones that stand for characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.pdf.code_points import UNKNOWN
from zsgx_docs.read.pdf.coordinates import PageSpace
from zsgx_docs.read.pdf.glyphs import PrintedGlyph
from zsgx_docs.read.pdf.rulings import shape_corners
from zsgx_docs.read.pdf.visible_ink import DARK, PageInk

CHARACTER = (5.0, 30.0)
"""Points: the heights of a picture that stands for characters (a rare name, a pasted tick box); a guess."""
LONGEST = 8.0
"""Times wider than high that such a picture may be; a guess."""
TICK_BOX = (5.0, 17.0)
"""Points: the sides of a square that is a tick box; a guess."""


def picture_boxes(shapes: Sequence[pdfium.PdfObject], upright: PageSpace) -> list[Box]:
    """Return the boxes of a page's pictures in points."""
    images = (s for s in shapes if s.type == pdfium_c.FPDF_PAGEOBJ_IMAGE)
    return [union(Box(x, y, x, y) for x, y in shape_corners(image, upright)) for image in images]


def covered_share(boxes: Sequence[Box], upright: PageSpace) -> float:
    """Measure the share of the page that pictures cover, taken together (a scan may lie in strips)."""
    width, height = upright.size
    page = Box(0, 0, width, height)
    return min(1.0, sum(page.overlap(b) for b in boxes) / page.area) if page.area else 0.0


def pictured_characters(boxes: Sequence[Box], ink: PageInk) -> list[PrintedGlyph]:
    """Take small pictures for the tick boxes they show, else for characters that nobody can name unseen."""
    low, high = CHARACTER
    small = [b for b in boxes if low <= b.height <= high and 4.0 <= b.width <= LONGEST * b.height]
    return [_character(box, ink) for box in small if ink.marks(box) and not _is_slice(box, boxes)]


def is_tick_sized(box: Box) -> bool:
    """Tell whether a box is a square of a tick box's size."""
    low, high = TICK_BOX
    fits = low <= box.width <= high and low <= box.height <= high
    return fits and 0.7 < box.width / box.height < 1.4


def _is_slice(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether the picture is a piece of one that was cut up: others touch it or lie over it."""
    return any(other is not box and box.grown(0.5).overlap(other) > 0 for other in boxes)


def _character(box: Box, ink: PageInk) -> PrintedGlyph:
    if is_tick_sized(box) and _is_framed(box, ink):
        return PrintedGlyph(TICKED if ink.fills(box) else UNTICKED, box)
    return PrintedGlyph(UNKNOWN, box, confidence=0.0)


def _is_framed(box: Box, ink: PageInk) -> bool:
    """Whether there is a line along all four sides of the ink."""
    dark = ink.crop(box) < DARK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows) or not len(columns):
        return False
    tight = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    sides = (
        tight[:2].any(axis=0),
        tight[-2:].any(axis=0),
        tight[:, :2].any(axis=1),
        tight[:, -2:].any(axis=1),
    )
    return all(bool(side.mean() > 0.8) for side in sides)
