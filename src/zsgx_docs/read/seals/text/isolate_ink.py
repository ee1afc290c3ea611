"""Tell a seal's own ink from the print that it stands on: the seal dark on white, nothing else."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Picture, cut, grey, swollen
from zsgx_docs.read.seals.detect import Stamp
from zsgx_docs.read.seals.removal import LEAST_STEP, seal_level

TINTED = 10
"""Levels (of 255) by which the seal's ink, however thin, is redder than the paper; a guess."""
THROUGH = 0.8
"""Share of its usual red that light keeps in thin red strokes: what keeps less is under print; a guess."""
SEEN = (0.3, 0.6)
"""Shares between which what shines through print grows from unknown to known; a guess."""
FILL = 1.4
"""Pixels (standard deviation) over which what print hides is guessed from beside it; a guess."""


def lifted_seal(picture: Picture, seal: Stamp) -> Picture:
    """Return the page with nothing but the seal, dark on white, print under it taken away."""
    tone = grey(picture) if seal.colour == "dark" else picture[..., 0]
    return _without_print(ink_picture(picture, seal), tone, _level(tone, picture, seal), seal)


def ink_picture(picture: Picture, seal: Stamp) -> Picture:
    """Return the seal's own ink, dark on white; print only where it stands on it.

    Red ink is darkest in the green channel, which keeps the strokes that a JPEG's colours have lost; the
    colours only say where the seal is.
    """
    tone = grey(picture) if seal.colour == "dark" else picture[..., 1]
    return _darkness(picture, tone, seal)


def shining_through(picture: Picture, seal: Stamp) -> Picture:
    """Show a red seal's ink seen through print, which takes as much of the green light as of the red."""
    red, green = (cut(picture[..., i], seal.box).astype(np.float32) for i in (0, 1))
    level = _level(picture[..., 0], picture, seal) or 200.0
    kept = np.clip(red / (THROUGH * level), 0.05, 1.0)
    known = np.clip((kept - SEEN[0]) / (SEEN[1] - SEEN[0]), 0.0, 1.0)
    alone = np.minimum(green / kept, 255.0)
    weight = cv2.GaussianBlur(known, (0, 0), FILL)
    beside = cv2.GaussianBlur(alone * known, (0, 0), FILL) / np.maximum(weight, 1e-3)
    filled = known * alone + (1 - known) * np.where(weight > 0.02, beside, 255.0)
    tone = picture[..., 1].copy()
    cut(tone, seal.box)[:] = filled.astype(np.uint8)
    return _darkness(picture, tone, seal)


def _level(tone: Picture, picture: Picture, seal: Stamp) -> float | None:
    """The level of the seal's ink, by its ring; of a square red one by what is red."""
    if seal.ring is not None or seal.colour == "dark":
        return seal_level(tone, seal)
    tinted = _tinted(cut(picture, seal.box))
    return float(np.percentile(cut(tone, seal.box)[tinted], 25)) if tinted.any() else None


def _darkness(picture: Picture, tone: Picture, seal: Stamp) -> Picture:
    inside = cut(tone, seal.box).astype(np.float32)
    level, paper = seal_level(tone, seal), float(np.percentile(inside, 90))
    strong = min(paper - 20.0, float(np.percentile(inside, 5)) if level is None else level)
    scaled = np.clip((inside - strong) * 255.0 / (paper - strong), 0, 255)
    if seal.colour == "red":
        scaled = np.where(_tinted(cut(picture, seal.box)), scaled, 255)
    dark = np.full(tone.shape, 255, np.uint8)
    cut(dark, seal.box)[:] = scaled.astype(np.uint8)
    return dark


def _tinted(spot: Picture) -> NDArray[np.bool_]:
    """Where there is red, and close by."""
    redness = spot[..., 0].astype(np.int16) - spot[..., 1:].max(axis=2)
    near = redness - np.median(redness[::4, ::4]) > TINTED
    return np.asarray(swollen(np.where(near, 255, 0).astype(np.uint8), 3, 3) > 0, np.bool_)


def _without_print(dark: Picture, tone: Picture, level: float | None, seal: Stamp) -> Picture:
    """`tone` is a picture in which print is darker than the seal; where it is not, nothing changes."""
    spot, seen = cut(dark, seal.box), cut(tone, seal.box)
    print_level = float(np.percentile(cut(tone, seal.box.grown(seal.box.width / 2)), 1.5))
    if level is None or level - print_level < LEAST_STEP:
        return dark
    printed = np.where(seen < (level + print_level) / 2, 255, 0).astype(np.uint8)
    filled = dark.copy()
    cut(filled, seal.box)[:] = cv2.inpaint(spot, swollen(printed, 3, 3), 3, cv2.INPAINT_TELEA)
    return filled
