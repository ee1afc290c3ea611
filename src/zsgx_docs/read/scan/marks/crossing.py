"""Find ink that is taller than the row of print that it runs through: ticks, crosses, circles, scribbles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.preprocess import blobs
from zsgx_docs.read.scan.marks.pen_ink import PenInk, common
from zsgx_docs.read.scan.text import TextRow

TALLER = 1.4
"""Heights of a row that no character of it reaches, nor two that touch; measured on scans of four makers."""
WIDER = 0.3
"""Heights of a row that such ink is wide at least, as a rule's remains are narrower; a guess."""
INSIDE = 0.04
"""Share of a row's height, squared, that such ink must cover of the row; a guess."""
BEYOND = 0.04
"""The same of what it must cover outside all rows, as characters of two rows that touch do not; a guess."""
CROSSED = "有笔画压在“{text}”上，请核对"


def crossing(rows: Sequence[TextRow], pen: PenInk) -> list[Unread]:
    """What of a page's ink runs through rows of print and beyond them: once for each row."""
    found, labels = blobs(pen.free)
    least = min((row.extent.height for row in rows), default=0.0)
    tall = [blob for blob in found if blob.box.height >= TALLER * least]
    if not tall:
        return []
    outside = labels.copy()
    for row in rows:
        outside[_pixels(row.extent)] = 0
    said: dict[int, Unread] = {}
    for blob in tall:
        for number, row in _run_through(blob.box, rows):
            area = common(blob.box, row.extent)
            beyond = int((outside[_pixels(blob.box)] == blob.number).sum())
            own = int((labels[_pixels(area)] == blob.number).sum())
            if number not in said and min(own / INSIDE, beyond / BEYOND) > row.em**2:
                text = "".join(glyph.text for glyph in row.glyphs)
                said[number] = pen.unread("ink", CROSSED.format(text=text[:20]), area)
    return list(said.values())


def _run_through(box: Box, rows: Sequence[TextRow]) -> Iterator[tuple[int, TextRow]]:
    for number, row in enumerate(rows):
        is_taller = box.height > TALLER * row.extent.height and box.width > WIDER * row.em
        reaches = is_taller and box.overlap(row.extent) > 0
        if reaches and any(box.overlap(glyph.box) > 0 for glyph in row.glyphs if not glyph.text.isspace()):
            yield number, row


def _pixels(area: Box) -> tuple[slice, slice]:
    return slice(max(0, int(area.top)), int(area.bottom)), slice(max(0, int(area.x0)), int(area.x1))
