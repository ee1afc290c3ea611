"""Erase punch holes: black discs at a page's side, where the scanner's lid shows through."""

from __future__ import annotations

from zsgx_docs.read.preprocess.blobs import Blob, blobs
from zsgx_docs.read.preprocess.image import Mask, Resolution, cut, opened

SMALLEST, LARGEST = 4.7, 8.5
"""Millimetres across, the smallest more than a filled circle that is ticked; a guess about holes of 5 to
8."""
FROM_THE_SIDE = 20.0
"""Millimetres from the side of the paper within which holes are punched; a guess."""
ROUND = 0.15
"""Share of the longer by which width and height may differ; a guess."""
FILLED = 0.7, 0.88
"""Shares of its box that a disc fills; a guess about the π / 4 = 0.79 of geometry."""


def without_holes(ink: Mask, at: Resolution) -> Mask:
    """Erase punch holes from the ink."""
    solid = opened(ink, at.whole(0.3 * SMALLEST), at.whole(0.3 * SMALLEST))
    holes = [b.box for b in blobs(solid)[0] if _is_hole(b, ink.shape, at)]
    if not holes:
        return ink
    left = ink.copy()
    for box in holes:
        cut(left, box.grown(at.mm(0.5)))[...] = 0
    return left


def _is_hole(disc: Blob, shape: tuple[int, ...], at: Resolution) -> bool:
    box, (height, width) = disc.box, shape[:2]
    middle_x, middle_y = box.middle
    side = min(middle_x, width - middle_x, middle_y, height - middle_y)
    return (
        at.mm(SMALLEST) <= min(box.width, box.height)
        and max(box.width, box.height) <= at.mm(LARGEST)
        and abs(box.width - box.height) <= ROUND * max(box.width, box.height)
        and FILLED[0] <= disc.area / box.area <= FILLED[1]
        and side <= at.mm(FROM_THE_SIDE)
    )
