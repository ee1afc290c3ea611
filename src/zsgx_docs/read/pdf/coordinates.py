"""Turn a PDF page's own space into points from the top left corner of the upright page."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from zsgx_docs.model.geometry import Box

_SAID = re.compile(rb"/UserUnit\b|/ObjStm\b")
"""Says it, or hides its pages in packed objects, where it may be said."""


@dataclass(frozen=True, slots=True)
class PageSpace:
    """Hold the visible page in its own space: its four sides; `turn` in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the upright page in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turn % 180 == 0 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page's own space on the upright page."""
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a box of the page's own space on the upright page."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def user_units(data: bytes) -> Mapping[int, float]:
    """Points a unit of the pages (from 1) that are not measured in points (PDF 1.7, 14.11.1, UserUnit)."""
    if not _SAID.search(data):
        return {}
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    found = {}
    try:
        pages = PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
        for number, page in enumerate(pages, start=1):
            unit = page.attrs.get("UserUnit")
            if isinstance(unit, int | float) and unit > 0:
                found[number] = float(unit)
    except Exception:  # what PDFium opens may be too broken for pdfminer, which raises all kinds
        return found
    return found
