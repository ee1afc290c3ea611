"""Tell whether what looks like a seal is one on this side of the paper, by its ink and what it says.

What shines through from overleaf is pale and blurred, and reads in the mirror. Round figures without a star
in their middle, and with nothing to read along their ring, are dials, targets, charts; red ones with a star,
and not a letter, are badges.
"""

from __future__ import annotations

import cv2
import numpy as np

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.preprocess import Picture, Resolution
from zsgx_docs.read.seals.detect import Ring, Stamp
from zsgx_docs.read.seals.text import SealText, read_mirrored

_FITTED = fitted_values(__package__)
PALE, PALEST = _FITTED["pale"], _FITTED["palest"]
"""Shares of the paper's light below which a ring may, and must, shine through; fitted on forged seals."""
BLURRED = _FITTED["blurred"]
"""Steepest step of a ring's outer edge, in its whole depth a mm, that is blurred; fitted on forged scans."""
REACH, STEP = 3.0, 0.05
"""Millimetres to both sides of a ring in which its edge is measured, and how finely; a guess."""
EDGE = (-0.8, 1.2)
"""Millimetres outside the ring between which its outer edge lies; a guess."""
LINE = (-1.5, 0.8)
"""Millimetres outside the ring between which its line lies; a guess."""
LEAST_DEPTH = 8.0
"""Grey levels by which the ring must be darker than the paper to be seen there; a guess."""
FEWEST = {"red": 3, "dark": 4}
"""Letters that a ring without a star must have; a guess."""
WEAKEST = 0.5
"""Mean confidence (0..1) that they must have; a guess."""


def is_genuine(picture: Picture, seal: Stamp, told: SealText, engine: Engine, at: Resolution) -> bool:
    """Tell whether a seal that says `told` stands on this side; an engine that cannot read settles
    nothing."""
    if seal.ring is None or engine.name == "null":
        return True
    return _says_something(seal, told) and _on_this_side(picture, seal, told, engine, at)


def _says_something(seal: Stamp, told: SealText) -> bool:
    sure = [character.confidence for character in told.letters]
    if seal.star:
        return bool(sure) or seal.colour == "dark"
    return len(sure) >= FEWEST[seal.colour] and float(np.mean(sure)) >= WEAKEST


def _on_this_side(picture: Picture, seal: Stamp, told: SealText, engine: Engine, at: Resolution) -> bool:
    depth, steepness = ring_edge(picture, seal.ring, at) if seal.ring else (1.0, 1.0)
    if depth >= PALE:
        return True
    if depth < PALEST and steepness < BLURRED:
        return False
    return told.merit >= read_mirrored(picture, seal, engine).merit


def ring_edge(picture: Picture, ring: Ring, at: Resolution) -> tuple[float, float]:
    """Measure the share of the paper's light that a ring takes, and its outer edge's steepest fall a mm."""
    tone = (picture if picture.ndim == 2 else picture[..., 1]).astype(np.float32)
    offsets = np.arange(-REACH, REACH, STEP)
    spots = ring.rays(at.mm(1) * offsets)
    levels = cv2.remap(tone, spots[..., 0], spots[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    paper = np.percentile(levels, 90, axis=0)
    depth = paper - levels[(offsets > LINE[0]) & (offsets < LINE[1])].min(axis=0)
    steps = np.gradient(levels, STEP, axis=0)[(offsets > EDGE[0]) & (offsets < EDGE[1])].max(axis=0)
    seen = depth > LEAST_DEPTH
    steepness = float(np.median((steps / np.maximum(depth, 1.0))[seen])) if seen.any() else 0.0
    return float(np.median(depth) / max(1.0, float(np.median(paper)))), steepness
