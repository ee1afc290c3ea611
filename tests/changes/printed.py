"""A printed paper, a PDF, open for what PDF editors do to it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import pypdfium2
import typst
from PIL import Image

from changes.paper import NoPlace, Spot
from changes.truth import Truth
from forge import Target, find

FACES = ("FandolSong", "Noto Serif CJK SC", "Noto Sans CJK SC")


@dataclass
class Printed:
    """`spots` tell what is printed; their places are found by their words.

    `turned`: degrees by which all pages are turned once everything else is done.
    """

    data: bytes
    truth: Truth
    spots: list[Spot]
    rng: Random
    turned: int = 0

    def pick(self, fits: Callable[[Spot], bool]) -> tuple[Spot, Target]:
        """A value that stands on one line and nowhere else, and nothing was done to. Raises NoPlace."""
        for spot in self.rng.sample(self.spots, len(self.spots)):
            words = spot.text.strip()
            if (
                len(words) < 2
                or not spot.is_filled
                or not self.truth.touched.keys().isdisjoint(spot.leaves)
                or not fits(spot)
            ):
                continue
            target = only_place(self.data, words)
            if target is not None:
                self.truth.touch(*spot.leaves)
                return spot, target
        raise NoPlace

    def overlay(self, page: int, drawing: str) -> None:
        """Typst drawn over a page: coordinates in points from its upper left corner."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            under = document[page - 1]
            width, height = under.get_size()
            source = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n{drawing}"
            layer = pypdfium2.PdfDocument(typst.compile(source.encode()))
            drawn = layer.page_as_xobject(0, document).as_pageobject()
            under.insert_obj(drawn)
            under.gen_content()
            out = io.BytesIO()
            document.save(out)
            self.data = out.getvalue()
        finally:
            document.close()

    def paste(self, page: int, picture: Image.Image, box: tuple[float, float, float, float]) -> None:
        """A picture over a page; what is clear in it lets the page through."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            under = document[page - 1]
            x0, top, x1, bottom = box
            pasted = pypdfium2.PdfImage.new(document)
            pasted.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture))
            low = under.get_height() - bottom
            pasted.set_matrix(pypdfium2.PdfMatrix().scale(x1 - x0, bottom - top).translate(x0, low))
            under.insert_obj(pasted)
            under.gen_content()
            out = io.BytesIO()
            document.save(out)
            self.data = out.getvalue()
        finally:
            document.close()

    def finished(self) -> bytes:
        """The file, its pages turned as a viewer turns them."""
        if not self.turned:
            return self.data
        document = pypdfium2.PdfDocument(self.data)
        for page in document:
            page.set_rotation(self.turned)
        out = io.BytesIO()
        document.save(out)
        document.close()
        return out.getvalue()


def only_place(pdf: bytes, words: str) -> Target | None:
    """Where the words stand, if they do so once and on one line."""
    try:
        target = find(pdf, words)
    except LookupError:
        return None
    try:
        find(pdf, words, 1)
    except LookupError:
        pass
    else:
        return None
    _, top, _, bottom = target.box
    return target if bottom - top < 22 else None


def words_at(x: float, y: float, words: str, size: float) -> str:
    """Typst for words whose upper left corner is there."""
    faces = ", ".join(f'"{face}"' for face in FACES)
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#place(top + left, dx: {x}pt, dy: {y}pt, text(font: ({faces}), size: {size}pt)[#"{quoted}"])\n'


def box_at(box: tuple[float, float, float, float], fill: str, spare: float = 1.5) -> str:
    x0, top, x1, bottom = box
    size = f"width: {x1 - x0 + 2 * spare}pt, height: {bottom - top + 2 * spare}pt"
    filled = f"rect({size}, fill: {fill}, stroke: none)"
    return f"#place(top + left, dx: {x0 - spare}pt, dy: {top - spare}pt, {filled})\n"


def line_at(x0: float, y0: float, x1: float, y1: float, stroke: str = "1pt + black") -> str:
    return f"#place(top + left, line(start: ({x0}pt, {y0}pt), end: ({x1}pt, {y1}pt), stroke: {stroke}))\n"
