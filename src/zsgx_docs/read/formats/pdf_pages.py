"""Draw the pages of a PDF as pictures: scans, and pages whose own text is not to be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.source import LARGEST_PAPER, MOST_DPI, POINTS, UNSTATED_DPI, Limits, PageImage

LEAST_DPI = 150.0
"""Pixels an inch: the lowest resolution in which a page is drawn, up to `MOST_DPI`,
whatever its scan has; a guess."""
WHOLE_PAGE = 0.5
"""The share (0..1) of a page from which a picture on it is its scan; a guess."""


def pdf_pages(
    data: bytes, filename: str, limits: Limits, pages: Collection[int] | None = None
) -> Iterator[PageImage]:
    """Yield the pages of a PDF that was opened before, each drawn as a reader of PDFs shows it.

    Only `pages` (from 1) where given. Raises UnreadableFile when it comes to a page that is broken.
    """
    document = pdfium.PdfDocument(data)
    try:
        document.init_forms()
        for number in range(1, len(document) + 1):
            if pages is None or number in pages:
                try:
                    yield _drawn(document[number - 1], number, limits)
                except pdfium.PdfiumError as error:
                    cause = f"「{filename}」第 {number} 页已损坏，画不出来"
                    raise UnreadableFile(f"{cause}，请重新扫描或导出后再提交。") from error
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage, number: int, limits: Limits) -> PageImage:
    """A PDF page at its scan's own resolution where it is one."""
    width, height = page.get_size()
    dpi = min(_own_dpi(page, width, height), MOST_DPI)
    if max(width, height) <= LARGEST_PAPER:
        dpi = max(dpi, LEAST_DPI)
    dpi = min(dpi, POINTS * (limits.page_pixels / (width * height)) ** 0.5)
    bitmap = page.render(scale=dpi / POINTS, rev_byteorder=True, prefer_bgrx=False)
    rgb = np.ascontiguousarray(_three_channels(bitmap.to_numpy()))
    bitmap.close()
    page.close()
    return PageImage(number, rgb, width, height, dpi)


def _own_dpi(page: pdfium.PdfPage, width: float, height: float) -> float:
    """The resolution of the picture that fills the page, else of ordinary scans."""
    found = UNSTATED_DPI
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > WHOLE_PAGE * width * height:
            across, down = picture.get_px_size()
            found = POINTS * (across * down / ((right - left) * (top - bottom))) ** 0.5
    return found


def _three_channels(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.ndim == 2:
        return np.stack([pixels] * 3, axis=2)
    return pixels[:, :, :3] if pixels.shape[2] >= 3 else np.repeat(pixels[:, :, :1], 3, axis=2)
