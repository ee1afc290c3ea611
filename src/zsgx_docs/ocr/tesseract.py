"""Read by Tesseract with its simplified Chinese model, through pytesseract."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytesseract
from lxml import html
from PIL import Image as Pictures

from zsgx_docs.ocr.engine import Character, Quad, Recognition

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image

LANGUAGE = "chi_sim"
TITLE = re.compile(r"x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)")
BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
PAGE_IN_PIECES, ONE_LINE = 11, 7
"""Page segmentation modes; by definition of Tesseract's."""
LEAST_CONTRAST = 24
"""Grey levels without which there is no text, as Tesseract sees letters in white paper; a guess."""


class TesseractEngine:
    """Detect and read by Tesseract."""

    name = "tesseract"

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    def detect(self, image: Image) -> list[Quad]:
        """Detect the lines of a page."""
        page = _hocr(image, PAGE_IN_PIECES)
        return [
            _quad(line.get("title", "")) for line in page.iter("span") if _is(line, "ocr_line", "ocr_header")
        ]

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        """Read each crop."""
        return [self._recognise(image) for image in images]

    def _recognise(self, image: Image) -> Recognition:
        height, width = image.shape[:2]
        if height < 4 or width < 4 or int(image.max()) - int(image.min()) < LEAST_CONTRAST:
            return Recognition()
        page = _hocr(image, ONE_LINE)
        found = [_character(span, width) for span in page.iter("span") if _is(span, "ocrx_cinfo")]
        return Recognition(tuple(c for c in found if c is not None))


def _hocr(image: Image, segmentation: int) -> html.HtmlElement:
    options = f"--psm {segmentation} -c hocr_char_boxes=1"
    written = pytesseract.image_to_pdf_or_hocr(
        Pictures.fromarray(image), lang=LANGUAGE, config=options, extension="hocr"
    )
    return html.fromstring(written)


def _is(element: html.HtmlElement, *classes: str) -> bool:
    return element.get("class") in classes


def _quad(title: str) -> Quad:
    found = BOX.search(title)
    x0, top, x1, bottom = (float(v) for v in found.groups()) if found else (0.0, 0.0, 0.0, 0.0)
    return (x0, top), (x1, top), (x1, bottom), (x0, bottom)


def _character(span: html.HtmlElement, width: int) -> Character | None:
    found, text = TITLE.search(span.get("title", "")), span.text_content().strip()
    if found is None or len(text) != 1:
        return None
    x0, _, x1, _, sure = (float(v) for v in found.groups())
    return Character(text, min(1.0, sure / 100), min(1.0, x0 / width), min(1.0, x1 / width))
