"""What reviewers lay over a PDF page: struck text, typewriter text, strokes, notes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread, What
from zsgx_docs.read.pdf.coordinates import PageSpace

HIDDEN_FLAGS = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
NOTE = "这里有批注“{text}”，请核对"
SILENT_NOTE = "这里有批注，请核对"
STRUCK_OUT = "这里被批注划去，请核对"
DRAWN = "这里有手写或手画的线条，请核对"
TO_BE_REDACTED = "这里已被标记为要涂黑，请核对"
_DRAWN: dict[int, What] = {
    pdfium_c.FPDF_ANNOT_INK: "ink",
    pdfium_c.FPDF_ANNOT_LINE: "drawing",
    pdfium_c.FPDF_ANNOT_SQUARE: "drawing",
    pdfium_c.FPDF_ANNOT_CIRCLE: "drawing",
    pdfium_c.FPDF_ANNOT_POLYGON: "drawing",
    pdfium_c.FPDF_ANNOT_POLYLINE: "drawing",
}
_NOTES = (
    pdfium_c.FPDF_ANNOT_TEXT,
    pdfium_c.FPDF_ANNOT_CARET,
    pdfium_c.FPDF_ANNOT_FILEATTACHMENT,
    pdfium_c.FPDF_ANNOT_SOUND,
)
_NO_OVERLAYS = (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_TEXT)

Rect = tuple[float, float, float, float]
"""left, bottom, right, top in the page's own space."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """`kind` is its FPDF_ANNOT_ number; `areas` are the rows that markup marks, else where it lies;
    `has_look`: it brings a picture of itself along.
    """

    kind: int
    areas: tuple[Rect, ...]
    text: str
    has_look: bool

    def boxes(self, upright: PageSpace) -> list[Box]:
        return [upright.box(*area) for area in self.areas]


def shown_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """Return page `number` (from 1) on which PDFium draws all that readers show.

    It draws no annotation that is said to be invisible, and no field that the document's form does not list.
    """
    page = document[number - 1]
    show_invisible(page)
    widgets = (a for a in annotations_of(page) if _is_widget(a))
    return flattened(document, page, number) if any(_is_of_no_form(w, page) for w in widgets) else page


def show_invisible(page: pdfium.PdfPage) -> None:
    """Let all annotations be drawn but those of unknown kinds, for which alone the flag is meant (PDF 1.7,
    12.5.3)."""
    flag = pdfium_c.FPDF_ANNOT_FLAG_INVISIBLE
    for each in annotations_of(page):
        flags = pdfium_c.FPDFAnnot_GetFlags(each)
        if flags & flag and pdfium_c.FPDFAnnot_GetSubtype(each) != pdfium_c.FPDF_ANNOT_UNKNOWN:
            pdfium_c.FPDFAnnot_SetFlags(each, flags & ~flag)


def flattened(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> pdfium.PdfPage:
    """The page with its fields and notes printed into it, as they look on screen."""
    pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]


def _is_widget(annotation: object) -> bool:
    return bool(pdfium_c.FPDFAnnot_GetSubtype(annotation) == pdfium_c.FPDF_ANNOT_WIDGET)


def _is_of_no_form(widget: object, page: pdfium.PdfPage) -> bool:
    form = page.formenv
    return form is None or pdfium_c.FPDFAnnot_GetFormFieldType(form, widget) < 0


def read_annotations(page: pdfium.PdfPage) -> list[Annotation]:
    """Those that can be seen, but for form fields."""
    return [
        _annotation(each)
        for each in annotations_of(page)
        if not pdfium_c.FPDFAnnot_GetFlags(each) & HIDDEN_FLAGS
        and pdfium_c.FPDFAnnot_GetSubtype(each) != pdfium_c.FPDF_ANNOT_WIDGET
    ]


def has_overlays(page: pdfium.PdfPage) -> bool:
    """Whether anything is laid over the page: fields, typewriter text, stamps."""
    return any(pdfium_c.FPDFAnnot_GetSubtype(each) not in _NO_OVERLAYS for each in annotations_of(page))


def annotations_of(page: pdfium.PdfPage) -> Iterator[object]:
    """PDFium's handle of one after another, good until the next is asked for."""
    for i in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, i)
        if annotation:
            try:
                yield annotation
            finally:
                pdfium_c.FPDFPage_CloseAnnot(annotation)


def struck_areas(annotations: Sequence[Annotation], upright: PageSpace) -> list[Box]:
    """Where StrikeOut annotations strike text."""
    struck = (a for a in annotations if a.kind == pdfium_c.FPDF_ANNOT_STRIKEOUT)
    return [box for each in struck for box in each.boxes(upright)]


def unread_annotations(
    annotations: Sequence[Annotation],
    upright: PageSpace,
    ticks: Sequence[Box],
    struck: Sequence[Unread],
    number: int,
) -> list[Unread]:
    """What they say or draw that is not on the page as text; a stroke over one of `ticks` is a tick.

    Of `struck` words was told before what strikes them: on a scan nothing was.
    """
    told = [thing.box for thing in struck if thing.box]
    bare = (a for a in struck_areas(annotations, upright) if not any(a.overlap(box) > 0 for box in told))
    return [
        *(Unread("annotation", STRUCK_OUT, number, area) for area in bare),
        *_laid_over(annotations, upright, ticks, number),
    ]


def _laid_over(
    annotations: Sequence[Annotation], upright: PageSpace, ticks: Sequence[Box], number: int
) -> list[Unread]:
    return [
        thing
        for each in annotations
        for box in each.boxes(upright)
        if (thing := _unread(each, box, ticks, number)) is not None
    ]


def _unread(each: Annotation, box: Box, ticks: Sequence[Box], number: int) -> Unread | None:
    if each.kind in _DRAWN:
        is_tick = any(_ticks(box, tick) for tick in ticks)
        return None if is_tick else Unread(_DRAWN[each.kind], DRAWN, number, box)
    if each.kind == pdfium_c.FPDF_ANNOT_REDACT:
        return Unread("annotation", TO_BE_REDACTED, number, box, text=each.text or None)
    is_undrawn_text = each.kind == pdfium_c.FPDF_ANNOT_FREETEXT and not each.has_look and each.text
    if is_undrawn_text or each.kind in _NOTES:
        reason = NOTE.format(text=each.text[:20]) if each.text else SILENT_NOTE
        return Unread("annotation", reason, number, box, text=each.text or None)
    return None


def _ticks(stroke: Box, box: Box) -> bool:
    return stroke.area < 9 * box.area and stroke.overlap(box.grown(0.3 * box.width)) > 0


def _annotation(handle: object) -> Annotation:
    return Annotation(
        pdfium_c.FPDFAnnot_GetSubtype(handle),
        tuple(_rows(handle)) or _place(handle),
        " ".join(_string(handle).split()),
        pdfium_c.FPDFAnnot_GetAP(handle, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2,
    )


def _rows(handle: object) -> Iterator[Rect]:
    """The rows that a markup annotation marks."""
    quad = pdfium_c.FS_QUADPOINTSF()
    if not pdfium_c.FPDFAnnot_HasAttachmentPoints(handle):
        return
    for i in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(handle)):
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(handle, i, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)


def _place(handle: object) -> tuple[Rect, ...]:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(handle, rect):
        return ()
    return ((rect.left, rect.bottom, rect.right, rect.top),)


def _string(handle: object) -> str:
    """What its Contents say."""
    size = pdfium_c.FPDFAnnot_GetStringValue(handle, b"Contents", None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium_c.FPDFAnnot_GetStringValue(handle, b"Contents", buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0]
