"""Show pages as a person sees them beside their values: upright, of a photo the sheet of paper alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PIL import Image

from zsgx_docs.read.formats import open_source
from zsgx_docs.read.source import PageImage

SHOWN_DPI = 130.0
"""Pixels an inch of a page that is shown: small print can be read on a screen; a guess."""


def upright_pages(
    data: bytes, filename: str, source: Mapping[str, Any]
) -> Iterator[tuple[Mapping[str, Any], Image.Image]]:
    """Yield the `sheets` of a result's `source`, each with its picture, on which the boxes of values fit.

    `source` is as in JSON. Nothing for files without pages of their own. Raises InputError.
    """
    draw = open_source(data, filename).readable.draw
    if draw is None:
        return
    sheets: Sequence[Mapping[str, Any]] = source["sheets"]
    for sheet, picture in zip(sheets, draw(None), strict=False):
        yield sheet, _upright(picture, sheet, photographed=source["kind"] != "pdf-text")


def printed_pages(pdf: bytes) -> Iterator[Image.Image]:
    """Yield the pages of a PDF of our own, as a printed file is shown. Raises InputError."""
    draw = open_source(pdf, "print.pdf").readable.draw
    for picture in draw(None) if draw else ():
        yield _shown(Image.fromarray(picture.rgb), picture.width_pt, picture.height_pt)


def _upright(picture: PageImage, sheet: Mapping[str, Any], photographed: bool) -> Image.Image:
    from zsgx_docs.read.preprocess import cut_to_paper, paper_corners, turned

    corners = paper_corners(picture.rgb) if photographed else None
    page, width, height = picture.rgb, picture.width_pt, picture.height_pt
    if corners is not None:
        page, width, height = cut_to_paper(picture.rgb, corners)
    return _shown(Image.fromarray(turned(page, sheet["turn"])), width, height)


def _shown(page: Image.Image, width: float, height: float) -> Image.Image:
    most = round(max(width, height) * SHOWN_DPI / 72)
    page.thumbnail((most, most))
    return page
