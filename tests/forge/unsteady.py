"""What tells a hand from a face of handwriting: no letter comes out twice alike."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pdfplumber
from numpy.typing import NDArray

from forge.paper import PRINT_DPI, Paper, Pixels

SWAY = 0.026
"""Widths and heights of a letter by which its points stray from where the face has them: the standard
deviation of each wave."""
WAVES = 3
REACH = 1.25
"""Of a letter's box, how far its own strokes may reach."""


def unsteady(paper: Paper, pdf: bytes, face: str, seed: int) -> Paper:
    """The printed pages with each letter of one face drawn otherwise, as a hand does."""
    rng = np.random.default_rng(seed)
    named = face.replace(" ", "")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        boxes = [
            [(c["x0"], c["top"], c["x1"], c["bottom"]) for c in page.chars if named in c["fontname"]]
            for page in document.pages
        ]
    pages = zip(paper.pages, boxes, strict=True)
    return Paper(tuple(_swayed(page, letters, rng) for page, letters in pages), paper.stamps)


def _swayed(
    page: Pixels, letters: list[tuple[float, float, float, float]], rng: np.random.Generator
) -> Pixels:
    height, width = page.shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    for x0, top, x1, bottom in letters:
        wide, em = (x1 - x0) * PRINT_DPI / 72, (bottom - top) * PRINT_DPI / 72
        middle = (x0 + x1) / 2 * PRINT_DPI / 72, (top + bottom) / 2 * PRINT_DPI / 72
        half = REACH * max(x1 - x0, (bottom - top) / 2) * PRINT_DPI / 144, REACH * em / 2
        left, right = max(0, int(middle[0] - half[0])), min(width, int(middle[0] + half[0]) + 1)
        upper, lower = max(0, int(middle[1] - half[1])), min(height, int(middle[1] + half[1]) + 1)
        u = (np.arange(left, right) - middle[0]) / half[0]
        v = (np.arange(upper, lower)[:, None] - middle[1]) / half[1]
        fading = np.clip(1 - u**4, 0, 1) * np.clip(1 - v**4, 0, 1)
        spot = slice(upper, lower), slice(left, right)
        across[spot] += (wide * fading * _waves(u, v, rng)).astype(np.float32)
        down[spot] += (em * fading * _waves(u, v, rng)).astype(np.float32)
    return np.asarray(cv2.remap(page, across, down, cv2.INTER_LINEAR, borderValue=(255, 255, 255)), np.uint8)


def _waves(u: NDArray[np.float64], v: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """A smooth field over a letter, slow waves each way, in shares of it."""
    field = np.zeros(np.broadcast_shapes(u.shape, v.shape))
    for _ in range(WAVES):
        turn_u, turn_v = rng.uniform(0.3, 1.6, 2) * rng.choice((-1, 1), 2)
        field = field + rng.normal(0, SWAY) * np.sin(np.pi * (turn_u * u + turn_v * v) + rng.uniform(0, 6.3))
    return field
