"""Draws pages and cuts places out of them, as a worker does."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

Keep = Callable[[int, bytes, int, int], None]
"""Hears of each page as it is drawn: its number, the PNG, its width and height in pixels."""


def cut_from(pictures: Sequence[bytes], places: Sequence[Sequence[Any]], around: float) -> bytes:
    """Return cut-outs below each other as PNG.

    Each place: the number of its picture, a box and the page's size, in points.
    """
    from PIL import Image

    opened = [Image.open(io.BytesIO(picture)) for picture in pictures]
    cuts = [_cut_one(opened[number], box, (width, height), around) for number, box, width, height in places]
    joined = Image.new("RGB", (max(cut.width for cut in cuts), sum(cut.height for cut in cuts)), "white")
    top = 0
    for cut in cuts:
        joined.paste(cut, (0, top))
        top += cut.height
    return _png(joined)


def _cut_one(picture: Image, box: Sequence[float], size: tuple[float, float], around: float) -> Image:
    across, down = picture.width / size[0], picture.height / size[1]
    left, top, right, bottom = box
    x0, y0 = max(0, round((left - around) * across)), max(0, round((top - around) * down))
    x1, y1 = round((right + around) * across), round((bottom + around) * down)
    return picture.crop((x0, y0, max(x0 + 1, min(picture.width, x1)), max(y0 + 1, min(picture.height, y1))))


def draw_pages(data: bytes, filename: str, source: Mapping[str, Any], drawn: Keep) -> int:
    """Draw the pages of a file, one after the other; return how many there were. Raises InputError."""
    number = 0
    for number, picture in enumerate(_pages(data, filename, source), start=1):
        drawn(number, _png(picture), picture.width, picture.height)
    return number


def _pages(data: bytes, filename: str, source: Mapping[str, Any]) -> Iterator[Image]:
    from zsgx_docs.read.document import printed_pages, upright_pages
    from zsgx_docs.read.formats import open_source
    from zsgx_docs.render.pdf import word_to_pdf

    opened = open_source(data, filename)
    if opened.format.name == "docx":
        yield from printed_pages(word_to_pdf(opened.data).pdf)
        return
    for _, picture in upright_pages(data, filename, source):
        yield picture


def _png(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
