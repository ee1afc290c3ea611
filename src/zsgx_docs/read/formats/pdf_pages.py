"""Draw the pages of a PDF as pictures: scans, and pages whose own text is not to be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.pdf import shown_page, user_units
from zsgx_docs.read.source import MOST_DPI, POINTS, UNSTATED_DPI, Limits, PageImage, paper_of

LEAST_DPI = 150.0
"""Pixels an inch: the lowest resolution in which a page is drawn, up to `MOST_DPI`,
whatever its scan has; a guess."""
WHOLE_PAGE = 0.5
"""The share (0..1) of a page from which a picture on it is its scan; a guess."""


def pdf_pages(
    data: bytes, filename: str, limits: Limits, pages: Collection[int] | None = None
) -> Iterator[PageImage]:
    """Yield the pages of a PDF that was opened before, each drawn as a reader of PDFs shows it.

    Each is as large as its paper, whatever its points say; only `pages` (from 1) where given. Raises
    UnreadableFile when it comes to a page that is broken.
    """
    document = pdfium.PdfDocument(data)
    try:
        document.init_forms()
        units = user_units(data)
        for number in range(1, len(document) + 1):
            if pages is None or number in pages:
                try:
                    yield _drawn(document, number, units.get(number, 1.0), limits)
                except pdfium.PdfiumError as error:
                    cause = f"「{filename}」第 {number} 页已损坏，画不出来"
                    raise UnreadableFile(f"{cause}，请重新扫描或导出后再提交。") from error
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, unit: float, limits: Limits) -> PageImage:
    """A PDF page at its scan's own resolution where it is one; `unit` is its user unit in points."""
    page = shown_page(document, number)
    width, height = (side * unit for side in page.get_size())
    paper = paper_of(width, height)
    width_pt, height_pt = width * paper.scale, height * paper.scale
    dpi = min(max(_own_dpi(page, width_pt, height_pt), LEAST_DPI), MOST_DPI)
    dpi = min(dpi, POINTS * (limits.page_pixels / (width_pt * height_pt)) ** 0.5)
    scale = dpi / POINTS * unit * paper.scale
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    rgb = np.ascontiguousarray(_three_channels(bitmap.to_numpy()))
    bitmap.close()
    page.close()
    return PageImage(number, rgb, width_pt, height_pt, dpi, 1 / paper.scale, paper.whole)


def _own_dpi(page: pdfium.PdfPage, width_pt: float, height_pt: float) -> float:
    """Pixels an inch of paper of the finest picture that fills the page, else of ordinary scans.

    Of several that lie on each other, print has a layer of its own, of which only a mask is fine.
    """
    area: float = page.get_width() * page.get_height()
    found: list[float] = []
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        covered = (right - left) * (top - bottom)
        if covered > WHOLE_PAGE * area:
            across, down = picture.get_px_size()
            found.append(POINTS * (across * down * area / (covered * width_pt * height_pt)) ** 0.5)
    return max(found) if len(found) == 1 else max([UNSTATED_DPI, *found])


def _three_channels(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.ndim == 2:
        return np.stack([pixels] * 3, axis=2)
    return pixels[:, :, :3] if pixels.shape[2] >= 3 else np.repeat(pixels[:, :, :1], 3, axis=2)
