"""The paper as it leaves the office: the printed pages, and the seals pressed on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from forge.seal import Mask, SealSpec, draw

PRINT_DPI = 300
Pixels = NDArray[np.uint8]
INK = {"red": (196, 22, 34), "dark": (46, 46, 52)}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal that was pressed: `box` is `(x0, top, x1, bottom)` in points of the upright page."""

    page: int
    box: tuple[float, float, float, float]
    text: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Paper:
    """`pages` are RGB rasters of `PRINT_DPI`."""

    pages: tuple[Pixels, ...]
    stamps: tuple[Stamp, ...] = ()


def printed(pdf: bytes) -> Paper:
    """The pages of a PDF on paper."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        scale = PRINT_DPI / 72
        return Paper(tuple(np.array(page.render(scale=scale).to_pil().convert("RGB")) for page in document))
    finally:
        document.close()


def stamp(pdf: bytes, seals: Sequence[SealSpec], seed: int = 0) -> Paper:
    """The printed pages with every seal pressed on its page.

    Raises `IndexError` for a page that the document does not have.
    """
    return pressed(printed(pdf), seals, seed)


def pressed(paper: Paper, seals: Sequence[SealSpec], seed: int = 0) -> Paper:
    """The pages with every seal pressed on its page, as `stamp`."""
    rng = np.random.default_rng(seed)
    pages = list(paper.pages)
    stamps = []
    for seal in seals:
        page = pages[seal.page - 1].copy()
        box = _press(page, draw(seal, PRINT_DPI, rng), seal)
        pages[seal.page - 1] = page
        stamps.append(Stamp(seal.page, box, seal.text, seal.shape, seal.colour))
    return Paper(tuple(pages), tuple(stamps))


def _press(page: Pixels, ink: Mask, seal: SealSpec) -> tuple[float, float, float, float]:
    """Multiply the ink into the page, so that print under it stays black; the part off the page is lost."""
    to_pixels = PRINT_DPI / 72
    left = round(seal.middle[0] * to_pixels - ink.shape[1] / 2)
    top = round(seal.middle[1] * to_pixels - ink.shape[0] / 2)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(page.shape[1], left + ink.shape[1]), min(page.shape[0], top + ink.shape[0])
    visible = ink[y0 - top : y1 - top, x0 - left : x1 - left, None]
    colour = np.array(seal.tint or INK[seal.colour], dtype=np.float32) / 255
    spot = page[y0:y1, x0:x1]
    spot[:] = np.rint(spot * (1 - visible * (1 - colour)))
    return x0 / to_pixels, y0 / to_pixels, x1 / to_pixels, y1 / to_pixels
