"""Read what was typed or ticked into a PDF's own form fields."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.pdf.annotations import HIDDEN_FLAGS, annotations_of
from zsgx_docs.read.pdf.coordinates import PageSpace

_BOXES = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX)


@dataclass(frozen=True, slots=True)
class Widget:
    """Describe a form field's blank; `is_box` for check boxes, whose value is a tick box character."""

    value: str
    box: Box
    is_box: bool


def read_widgets(page: pdfium.PdfPage, upright: PageSpace) -> list[Widget]:
    """Read the page's visible fields of a document whose form environment is open."""
    if page.formenv is None:
        return []
    return [
        widget
        for annotation in annotations_of(page)
        if (widget := _widget(annotation, page.formenv, upright)) is not None
    ]


def _widget(annotation: object, form: pdfium.PdfFormEnv, upright: PageSpace) -> Widget | None:
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    rect = pdfium_c.FS_RECTF()
    if pdfium_c.FPDFAnnot_GetFlags(annotation) & HIDDEN_FLAGS or kind not in _BOXES + _TEXTS:
        return None
    if not pdfium_c.FPDFAnnot_GetRect(annotation, rect):
        return None
    box = upright.box(rect.left, rect.bottom, rect.right, rect.top)
    if kind in _BOXES:
        ticked = pdfium_c.FPDFAnnot_IsChecked(form, annotation)
        return Widget(TICKED if ticked else UNTICKED, box, is_box=True)
    return Widget(_value(form, annotation), box, is_box=False)


def _value(form: pdfium.PdfFormEnv, annotation: object) -> str:
    size = pdfium_c.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium_c.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
