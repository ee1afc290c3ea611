"""Annotations of PDFs, and text layers that lie."""

from __future__ import annotations

import ctypes
import io
import re
import zlib
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

from changes.paper import NoPlace
from changes.pdf_objects import objects_of, rewritten, updated
from changes.printed import Printed
from changes.printed_changes import is_value, says_another
from changes.registry import change
from forge import Target


def _annotate(
    printed: Printed, target: Target, kind: int, dress: Callable[[object], None] = lambda annotation: None
) -> None:
    document = pypdfium2.PdfDocument(printed.data)
    try:
        page = document[target.page - 1]
        x0, top, x1, bottom = target.box
        high = page.get_height()
        annotation = pdfium.FPDFPage_CreateAnnot(page.raw, kind)
        box = pdfium.FS_RECTF(x0, high - top, x1, high - bottom)
        pdfium.FPDFAnnot_SetRect(annotation, box)
        quad = pdfium.FS_QUADPOINTSF(x0, high - top, x1, high - top, x0, high - bottom, x1, high - bottom)
        pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, 230, 30, 30, 255)
        dress(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        out = io.BytesIO()
        document.save(out)
        printed.data = out.getvalue()
    finally:
        document.close()


@change("pdf", prints=True)
def struck_by_an_annotation(printed: Printed) -> None:
    spot, target = printed.pick(is_value)
    _annotate(printed, target, pdfium.FPDF_ANNOT_STRIKEOUT)
    printed.truth.doubt(spot.leaves)


@change("pdf", prints=True, common=3)
def highlighted_by_an_annotation(printed: Printed) -> None:
    _, target = printed.pick(is_value)
    _annotate(printed, target, pdfium.FPDF_ANNOT_HIGHLIGHT)


@change("pdf", prints=True)
def note_beside_a_value(printed: Printed) -> None:
    """A sticky note; the value stands as it did."""
    _, target = printed.pick(is_value)

    def dress(annotation: object) -> None:
        words = "请核实".encode("utf-16-le") + b"\0\0"
        held = (ctypes.c_ushort * (len(words) // 2)).from_buffer_copy(words)
        pdfium.FPDFAnnot_SetStringValue(annotation, b"Contents", held)

    _annotate(printed, target, pdfium.FPDF_ANNOT_TEXT, dress)


@change("pdf", prints=True)
def free_text_over_a_value(printed: Printed) -> None:
    """A FreeText annotation with a white ground, and the new number on it."""
    _, target, other = says_another(printed)
    printed.data = rewritten(printed.data)
    objects = objects_of(printed.data)
    document = pypdfium2.PdfDocument(printed.data)
    high = document[target.page - 1].get_height()
    document.close()
    number = [n for n, body in objects.items() if re.search(rb"/Type\s*/Page\b", body)][target.page - 1]
    x0, top, x1, bottom = target.box
    box = (x0 - 2, high - bottom - 1.5, x1 + 2, high - top + 1.5)
    free = max(objects) + 1
    page = objects[number]
    if b"/Annots" in page:
        raise NoPlace
    page = re.sub(rb">>\s*$", b"/Annots [%d 0 R] >>" % (free + 1), page)
    fresh = {
        number: page,
        free: _look_of_free_text(other, box[2] - box[0], box[3] - box[1]),
        free + 1: _free_text(other, box, free),
    }
    printed.data = updated(printed.data, fresh)


def _look_of_free_text(words: str, wide: float, tall: float) -> bytes:
    ground = b"1 1 1 rg 0 0 %.1f %.1f re f" % (wide, tall)
    drawn = ground + b" BT 0 g /F %.1f Tf 2 3 Td (%s) Tj ET" % (tall - 4, words.encode())
    font = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 %.1f %.1f] /Resources %s" % (wide, tall, font)
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(drawn), drawn)


def _free_text(words: str, box: tuple[float, float, float, float], look: int) -> bytes:
    rect = b"/Rect [%.1f %.1f %.1f %.1f]" % box
    said = b"/Contents (%s) /DA (0 g /F 10 Tf) /C [1 1 1]" % words.encode()
    return b"<< /Type /Annot /Subtype /FreeText /F 4 %s %s /AP << /N %d 0 R >> >>" % (rect, said, look)


@change("pdf", prints=True, common=1)
def text_layer_that_lies(printed: Printed) -> None:
    """ToUnicode says 3 where the page shows 8, and 8 for 3: all values with one of them must be doubted."""
    if any(
        "3" in str(v) or "8" in str(v) for p, v in printed.truth.want.items() if p in printed.truth.touched
    ):
        raise NoPlace
    printed.data = rewritten(printed.data)
    fresh = {}
    for number, body in objects_of(printed.data).items():
        head, _, rest = body.partition(b"stream")
        if b"FlateDecode" not in head or b"/Subtype" in head:
            continue
        try:
            text = zlib.decompress(rest.strip(b"\r\n").removesuffix(b"endstream").rstrip(b"\r\n"))
        except zlib.error:
            continue
        if b"beginbfchar" not in text and b"beginbfrange" not in text:
            continue
        lied = re.sub(rb"<0033>(?=\s*\n)", b"<@>", text)
        lied = re.sub(rb"<0038>(?=\s*\n)", b"<0033>", lied).replace(b"<@>", b"<0038>")
        if lied != text:
            fresh[number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lied), lied)
    if not fresh:
        raise NoPlace
    printed.data = updated(printed.data, fresh)
    for path, value in printed.truth.want.items():
        if (
            isinstance(value, (str, int, float))
            and not isinstance(value, bool)
            and set("38") & set(str(value))
        ):
            printed.truth.touch(path)
