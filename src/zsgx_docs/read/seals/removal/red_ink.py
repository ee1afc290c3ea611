"""Lift red seals off the page: turn their ink to paper, leave black print under it standing."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, cut, grey, swollen
from zsgx_docs.read.seals.detect import REDNESS, Stamp

BLACK = 60.0
"""Level (0..255) of the red channel of black print under red ink; a guess."""
ROUND_ABOUT = 30
"""Pixels round about in which a seal's own level is measured; a guess."""
LEAST_STEP = 28.0
"""Grey levels by which a dark seal must be paler than print to be told from it; a guess."""


def lift_red(picture: Picture, red: Mask) -> Picture:
    """Return the page in grey without its red ink.

    Within red ink the red channel is stretched until the seal itself is white; print under it stays dark.
    At the ink's edges both pictures blend by how red the pixel is.
    """
    plain = grey(picture)
    if not red.any():
        return plain
    lifted = plain.copy()
    x, y, width, height = map(float, cv2.boundingRect(red))
    near = Box(x, y, x + width, y + height).grown(1.0 + ROUND_ABOUT)
    cut(lifted, near)[...] = _lifted(cut(picture, near), cut(plain, near), cut(red, near))
    return lifted


def _lifted(picture: Picture, plain: Picture, red: Mask) -> Picture:
    """The part of a page that has red ink."""
    channel = picture[..., 0].astype(np.float32)
    others = picture[..., 1:].max(axis=2).astype(np.float32)
    share = np.clip((channel - others) / (2 * REDNESS), 0.0, 1.0)
    near = swollen(red, 3, 3) > 0
    seal_level = _local_level(channel, red)
    stretched = np.clip((channel - BLACK) / np.maximum(40.0, seal_level - BLACK), 0.0, 1.0) * 255.0
    lifted = plain + share * (stretched - plain)
    result: Picture = np.where(near, np.maximum(lifted, plain), plain).astype(np.uint8)
    return result


def _local_level(channel: NDArray[np.float32], red: Mask) -> NDArray[np.float32]:
    """The red channel of the seal's own ink round each pixel, a little below its mean."""
    weight = (red > 0).astype(np.float32)
    size = (2 * ROUND_ABOUT + 1,) * 2
    total = cv2.blur(channel * weight, size)
    count = cv2.blur(weight, size)
    mean = total / np.maximum(count, 1e-3)
    return np.asarray(0.92 * mean, np.float32)


def seal_level(page: Picture, seal: Stamp) -> float | None:
    """Measure the level of the seal's ring, seldom crossed by print; None for seals without a ring."""
    if seal.ring is None:
        return None
    height, width = page.shape
    levels = []
    for share in (0.97, 0.98, 0.99, 1.0):
        points = np.rint(seal.ring.points(share)).astype(int)
        inside = (points[:, 0] >= 0) & (points[:, 0] < width) & (points[:, 1] >= 0) & (points[:, 1] < height)
        levels.append(page[points[inside, 1], points[inside, 0]])
    darkest = (
        np.min(np.stack(levels), axis=0) if len({len(one) for one in levels}) == 1 else np.concatenate(levels)
    )
    return float(np.median(darkest)) if len(darkest) else None
