"""Look at a picture in the place of a signature or a seal: is it one, and what does the seal say?"""

from __future__ import annotations

import io
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from zsgx_docs.errors import MissingTool
from zsgx_docs.model.sheet import Seal
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.ocr.probe import load
from zsgx_docs.read.preprocess import Resolution
from zsgx_docs.read.seals import seals_on

USUAL_WIDTH = 110.0
"""Points (39 mm) of a picture that does not say how wide it is shown; a guess: a seal's usual size."""
WIDEST = 250.0
"""Points (88 mm) from which a picture is neither a seal nor a signature; a guess."""
MOST_PIXELS = 50_000_000
"""Of a picture that is looked at; as for pages."""
LONGEST = 1200
"""Pixels along the longer side at which it is looked at; for speed, a guess."""
MARGIN = 0.08
"""The share of its width that is added as paper round a picture, for a seal that fills it; a guess."""
GROUND, LEVEL = 150, 45
"""Grey level (0..255) above which the ground of a signature is paper, and levels within which it is even;
each a guess."""
EVEN = 0.85
"""The share of a picture's edge that is such ground; a guess."""
INK = 60
"""Levels by which ink stands out against the ground; a guess."""
SHARES = (0.003, 0.35)
"""The share of the picture that a signature's strokes may take; a guess."""
THICK, FILLED = 0.1, 0.1
"""The share of the picture's shorter side that no stroke is thick, and of the ink that may be thicker; each a
guess: logos and photos have filled areas."""
HUES = 40.0
"""Levels by which the colours of one ink may stray, on average; a guess."""

Picture = NDArray[np.uint8]
Shown = Literal["strokes", "other"]


def seen_in(data: bytes, width: float | None) -> tuple[Seal, ...] | Shown:
    """The seals that a picture shows, `width` points wide; else whether it shows strokes of a pen.

    What cannot be opened is something else.
    """
    rgb = _opened(data)
    if rgb is None:
        return "other"
    shown = width or USUAL_WIDTH
    if shown > WIDEST:
        return "other"
    at = Resolution(rgb.shape[1] / shown)
    margin = round(MARGIN * rgb.shape[1])
    framed = np.pad(rgb, ((margin, margin), (margin, margin), (0, 0)), constant_values=255)
    with np.errstate(invalid="ignore"):
        seals = seals_on(framed, 0, at, _engine)
    return seals or ("strokes" if _shows_strokes(rgb) else "other")


@cache
def _engine() -> Engine:
    try:
        return load()
    except MissingTool:
        return load("null")


def _opened(data: bytes) -> Picture | None:
    """On white paper, where it lets the ground through."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            clear = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    paper.thumbnail((LONGEST, LONGEST))
    return np.asarray(paper.convert("RGB"))


def _shows_strokes(rgb: Picture) -> bool:
    """Whether thin strokes of one ink stand on even paper."""
    if min(rgb.shape[:2]) < 8:
        return False
    edge = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(np.int16)
    ground = np.median(edge, axis=0)
    even = (np.abs(edge - ground).max(axis=1) < LEVEL).mean()
    ink = np.abs(rgb.astype(np.int16) - ground).max(axis=2) > INK
    if ground.mean() < GROUND or even < EVEN or not SHARES[0] < ink.mean() < SHARES[1]:
        return False
    side = 2 * max(1, round(THICK * min(rgb.shape[:2]) / 2)) + 1
    inked = Image.fromarray(ink.astype(np.uint8) * 255)
    thick = np.asarray(inked.filter(ImageFilter.MinFilter(side))) > 0
    colours = rgb[ink].astype(np.float32)
    hues = colours[:, :2] - colours[:, 1:]
    stray = float(np.abs(hues - np.median(hues, axis=0)).mean())
    return bool(thick.sum() < FILLED * ink.sum() and stray < HUES)
