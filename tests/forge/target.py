"""Finds on a rendered PDF what a seal should lie upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2

from forge.seal import SealSpec


@dataclass(frozen=True, slots=True)
class Target:
    """Words on a page, from 1; `box` is `(x0, top, x1, bottom)` in points of the upright page."""

    page: int
    box: tuple[float, float, float, float]


def find(pdf: bytes, words: str, occurrence: int = 0) -> Target:
    """Where the words stand on one line. Raises `LookupError` where they do not."""
    for number, target in enumerate(_all(pdf, words)):
        if number == occurrence:
            return target
    raise LookupError(words)


def pressed_on(
    target: Target, seal: SealSpec, at: tuple[float, float] = (0.5, 0.5), off: tuple[float, float] = (0, 0)
) -> SealSpec:
    """The seal with its middle on the target: `at` as shares of its box, `off` points beside that.

    `off=(0, -14)` puts the middle on the line above a value in a table.
    """
    x0, top, x1, bottom = target.box
    middle = x0 + at[0] * (x1 - x0) + off[0], top + at[1] * (bottom - top) + off[1]
    return replace(seal, page=target.page, middle=middle)


def _all(pdf: bytes, words: str) -> Iterator[Target]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            text, height = page.get_textpage(), page.get_height()
            search = text.search(words)
            while (hit := search.get_next()) is not None:
                boxes = [text.get_charbox(hit[0] + k) for k in range(hit[1])]
                left, low = min(b[0] for b in boxes), min(b[1] for b in boxes)
                right, high = max(b[2] for b in boxes), max(b[3] for b in boxes)
                if high - low < 60:
                    yield Target(number, (left, height - high, right, height - low))
    finally:
        document.close()
