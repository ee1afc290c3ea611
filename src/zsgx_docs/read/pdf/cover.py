"""Glyphs under cover: what is drawn before a filled shape or picture that lies over it is not on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.layout import TextLine
from zsgx_docs.read.pdf.coordinates import PageSpace
from zsgx_docs.read.pdf.glyphs import PrintedGlyph, address_of
from zsgx_docs.read.pdf.lines import set_lines
from zsgx_docs.read.pdf.rulings import THICKEST, shape_box
from zsgx_docs.read.pdf.visible_ink import PageInk, shares_seen

LEAST_OVERLAP = 0.2
"""The share of a glyph's box from which what lies over it may hide it; a guess."""
HIDDEN, WHOLE = 0.25, 0.6
"""The shares of its ink up to which a glyph is not to be seen, and from which it can be read for sure;
each a guess."""
UNDER_PICTURE = "这里盖着图片，下面的文字看不到，请对照原件核对"
UNDER_COVER = "这里的文字被盖住，看不到，请核对"
HALF_COVERED = "“{text}”有一部分被盖住，请核对"


@dataclass(frozen=True, slots=True)
class _Cover:
    """A shape that may hide what is drawn before it; `order` counts the page's objects as they are drawn."""

    shape: pdfium.PdfObject
    order: int
    box: Box

    @property
    def is_picture(self) -> bool:
        return bool(self.shape.type == pdfium_c.FPDF_PAGEOBJ_IMAGE)


@dataclass(frozen=True, slots=True)
class _Suspect:
    glyph: PrintedGlyph
    under: tuple[_Cover, ...]


def without_covered(
    page: pdfium.PdfPage,
    shapes: Sequence[pdfium.PdfObject],
    glyphs: Sequence[PrintedGlyph],
    upright: PageSpace,
    ink: PageInk,
    number: int,
) -> tuple[list[PrintedGlyph], list[Unread]]:
    """The glyphs without those under cover, and what must be said of these: where nothing is set in their
    place, where a picture is, and where glyphs are covered in part. `shapes` stand as they are drawn.
    """
    suspects = _suspects(glyphs, shapes, upright)
    if not suspects:
        return list(glyphs), []
    setters = {suspect.glyph.text_object for suspect in suspects}
    texts = [shape for shape in shapes if address_of(shape.raw) in setters]
    covers = list({id(cover): cover.shape for suspect in suspects for cover in suspect.under}.values())
    turn = (upright.turn - page.get_rotation()) % 360
    seen = shares_seen(page, turn, ink, texts, covers, [s.glyph.box for s in suspects])
    share = {id(s.glyph): part for s, part in zip(suspects, seen, strict=True) if part is not None}
    hidden = [s for s in suspects if share.get(id(s.glyph), 1.0) <= HIDDEN]
    halves = [s.glyph for s in suspects if HIDDEN < share.get(id(s.glyph), 1.0) < WHOLE]
    gone = {id(s.glyph) for s in hidden}
    kept = [glyph for glyph in glyphs if id(glyph) not in gone]
    return kept, [*_said_of_hidden(hidden, kept, number), *_said_of_halves(halves, number)]


def _suspects(
    glyphs: Sequence[PrintedGlyph], shapes: Sequence[pdfium.PdfObject], upright: PageSpace
) -> list[_Suspect]:
    """Glyphs of which a shape drawn later covers a part."""
    covers = [
        _Cover(shape, order, box)
        for order, shape in enumerate(shapes)
        if _may_hide(shape) and min((box := shape_box(shape, upright)).width, box.height) > THICKEST
    ]
    printed = [glyph for glyph in glyphs if glyph.text.strip() and glyph.box.area]
    if not covers or not printed:
        return []
    orders = {address_of(shape.raw): order for order, shape in enumerate(shapes)}
    order = np.array([orders.get(glyph.text_object, len(shapes)) for glyph in printed])
    boxes = np.array([glyph.box for glyph in printed])
    under: dict[int, list[_Cover]] = {}
    for cover in covers:
        for index in np.flatnonzero((order < cover.order) & (_overlaps(boxes, cover.box) > LEAST_OVERLAP)):
            under.setdefault(int(index), []).append(cover)
    return [_Suspect(printed[index], tuple(under[index])) for index in sorted(under)]


def _overlaps(boxes: NDArray[np.float64], cover: Box) -> NDArray[np.float64]:
    """The share of each box that lies under the cover."""
    x0, top, x1, bottom = boxes.T
    across = np.minimum(x1, cover.x1) - np.maximum(x0, cover.x0)
    down = np.minimum(bottom, cover.bottom) - np.maximum(top, cover.top)
    shared = np.clip(across, 0, None) * np.clip(down, 0, None)
    return np.asarray(shared / ((x1 - x0) * (bottom - top)), np.float64)


def _may_hide(shape: pdfium.PdfObject) -> bool:
    if shape.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return True
    if shape.type != pdfium_c.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(fill.value)


def _said_of_hidden(hidden: Sequence[_Suspect], kept: Sequence[PrintedGlyph], number: int) -> list[Unread]:
    """Nothing is said where a correction is set in the hidden words' place: that is the text now."""
    found = []
    for by_picture, group in groupby(hidden, key=lambda suspect: any(c.is_picture for c in suspect.under)):
        for line in set_lines([suspect.glyph for suspect in group], number):
            if by_picture:
                found.append(Unread("picture", UNDER_PICTURE, number, line.box))
            elif not _is_replaced(line, kept):
                found.append(Unread("text", UNDER_COVER, number, line.box))
    return found


def _is_replaced(line: TextLine, kept: Sequence[PrintedGlyph]) -> bool:
    return any(line.box.holds(glyph.box.middle) for glyph in kept if glyph.text.strip())


def _said_of_halves(halves: Sequence[PrintedGlyph], number: int) -> list[Unread]:
    return [
        Unread("text", HALF_COVERED.format(text=line.chars.text), number, line.box, text=line.chars.text)
        for line in set_lines(halves, number)
    ]
