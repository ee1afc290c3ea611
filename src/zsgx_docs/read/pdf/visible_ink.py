"""Tell what of a PDF page can be seen: it is drawn with and without its text, and without icons of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box

SCALE, SCALE_OF_GLYPHS = 1.5, 4.0
"""Pixels a point: to see whether there is ink, and what shape it has; for speed, each a guess."""
SMALLEST_PICTURE = 0.25
"""The same of a page so large that drawing it at `SCALE` would not pay; for speed, a guess."""
MOST_PIXELS = 16_000_000
"""Pixels of a page drawn; for memory, a guess."""
SEEN = 24
"""Levels (of 255) by which text must make the page darker or lighter to be seen; a guess."""
DARK = 160
"""Grey level (0..255) below which a pixel is inked; a guess."""
COLOUR_SCALE = 0.4
"""Pixels a point at which red is looked for; for speed, a guess."""
RED = 20
"""Levels (of 255) by which red stands out there; a guess."""
MUCH_RED = 60
"""Pixels there that are as much red as a seal's ring has; a guess."""
INKED = 0.04
"""Share of a tick box's inside that is dark once it is ticked; a guess."""
STRUCK = 0.4
"""Share of a tick box's height and width over which a stroke through it runs; a guess."""

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PageInk:
    """Hold the page as grey pictures, whole and without its text."""

    whole: Picture
    textless: Picture
    scale: float

    def shows(self, boxes: Sequence[Box]) -> list[bool]:
        """Tell for each box whether text makes a visible difference there."""
        return [count > 0 for count in self.changes(boxes)]

    def changes(self, boxes: Sequence[Box]) -> list[int]:
        """Count for each box in how many pixels text makes a visible difference."""
        sums = np.zeros((self.whole.shape[0] + 1, self.whole.shape[1] + 1), dtype=np.int64)
        changed = np.abs(self.whole.astype(np.int16) - self.textless.astype(np.int16)) > SEEN
        sums[1:, 1:] = changed.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
        found = []
        for box in boxes:
            top, bottom, left, right = self._pixels(box)
            found.append(int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]))
        return found

    def is_dark_behind(self, box: Box) -> bool:
        """Tell whether pale text would stand out against what lies behind it."""
        top, bottom, left, right = self._pixels(box)
        behind = self.textless[top:bottom, left:right]
        return bool(behind.size and behind.mean() < 200)

    def fills(self, box: Box) -> bool:
        """Tell whether there is ink inside the outline `box`."""
        inset = max(1.3, 0.2 * box.width)
        inside = self.crop(box.grown(-inset))
        return bool(inside.size and (inside < DARK).mean() > INKED)

    def is_struck(self, box: Box) -> bool:
        """Tell whether something is drawn, not written, in `box` that is no level or upright rule."""
        top, bottom, left, right = self._pixels(box)
        drawn = self.textless[top:bottom, left:right] < DARK
        spread = min(drawn.any(axis=axis).mean() for axis in (0, 1)) if drawn.size else 0.0
        return bool(spread > STRUCK and drawn.mean() > INKED)

    def marks(self, box: Box) -> bool:
        """Tell whether anything at all can be seen in `box`."""
        return bool((self.crop(box) < 255 - SEEN).any())

    def crop(self, box: Box) -> Picture:
        """Cut a box in points out of the whole picture."""
        top, bottom, left, right = self._pixels(box)
        return self.whole[top:bottom, left:right]

    def is_blank(self) -> bool:
        """Tell whether nothing at all can be seen on the page."""
        return not bool((self.whole < 255 - SEEN).any())

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        height, width = self.whole.shape
        top, left = int(box.top * self.scale), int(box.x0 * self.scale)
        bottom, right = int(np.ceil(box.bottom * self.scale)), int(np.ceil(box.x1 * self.scale))
        return (
            min(max(top, 0), height),
            min(max(bottom, 0), height),
            min(max(left, 0), width),
            min(max(right, 0), width),
        )


def draw(page: pdfium.PdfPage, extra_turn: int) -> PageInk:
    """`extra_turn`: degrees clockwise on top of the page's own rotation."""
    scale = _scale(page, SCALE)
    printed = list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]))
    whole = _picture(page, scale, extra_turn)
    if not printed:
        return PageInk(whole, whole, scale)
    with _left_out(printed):
        return PageInk(whole, _picture(page, scale, extra_turn), scale)


def draw_text_alone(page: pdfium.PdfPage, extra_turn: int, others: Sequence[pdfium.PdfObject]) -> PageInk:
    """Draw the page large enough to see the shape of each glyph, without `others`, which are no text."""
    with _left_out(others):
        scale = _scale(page, SCALE_OF_GLYPHS)
        return PageInk(text := _picture(page, scale, extra_turn), text, scale)


def shares_seen(
    page: pdfium.PdfPage,
    extra_turn: int,
    ink: PageInk,
    texts: Sequence[pdfium.PdfObject],
    covers: Sequence[pdfium.PdfObject],
    boxes: Sequence[Box],
) -> list[float | None]:
    """For each box, how much (0 to 1) of the ink of `texts` there is seen past `covers`.

    None where the texts show nothing even without the covers.
    """
    with _left_out(texts):
        without_texts = _picture(page, ink.scale, extra_turn)
    with _left_out(covers):
        bare = _picture(page, ink.scale, extra_turn)
        with _left_out(texts):
            bare_without_texts = _picture(page, ink.scale, extra_turn)
    seen = PageInk(ink.whole, without_texts, ink.scale).changes(boxes)
    due = PageInk(bare, bare_without_texts, ink.scale).changes(boxes)
    return [min(1.0, s / d) if d else None for s, d in zip(seen, due, strict=True)]


def _scale(page: pdfium.PdfPage, wanted: float) -> float:
    width, height = page.get_size()
    most = float((MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    return min(wanted, max(SMALLEST_PICTURE, most))


@contextmanager
def _left_out(objects: Sequence[pdfium.PdfObject]) -> Iterator[None]:
    """The page is drawn without them."""
    for each in objects:
        pdfium_c.FPDFPageObj_SetIsActive(each, False)
    try:
        yield
    finally:
        for each in objects:
            pdfium_c.FPDFPageObj_SetIsActive(each, True)


def has_red(page: pdfium.PdfPage) -> bool:
    """Whether there is as much red on the page as a seal's ring has."""
    bitmap = page.render(scale=COLOUR_SCALE, rev_byteorder=True, prefer_bgrx=False, draw_annots=False)
    pixels = bitmap.to_numpy()[..., :3].astype(np.int16)
    bitmap.close()
    return int((pixels[..., 0] - pixels[..., 1:].max(axis=2) > RED).sum()) > MUCH_RED


def _picture(page: pdfium.PdfPage, scale: float, turn: int) -> Picture:
    bitmap = page.render(scale=scale, rotation=turn, grayscale=True, draw_annots=False)
    picture: Picture = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    bitmap.close()
    return picture
