"""Seals lifted off the page: their ink turned to paper, black print under it left standing."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.scan.pixels import Mask, Picture, Resolution, close, cut, grey, swollen
from zsgx_docs.read.scan.ring import Ring
from zsgx_docs.read.scan.seals import REDNESS, Stamp

BLACK = 60.0
"""The red channel of black print under red ink."""
RING_WIDTH, STAR = 2.4, 0.3
"""Millimetres of a ring with its blur; the star's part of the radius."""
LEAST_STEP = 28.0
"""Grey levels by which a dark seal must be paler than print to be told from it."""


def lift_red(picture: Picture, red: Mask) -> Picture:
    """The page in grey without its red ink.

    Within red ink the red channel is stretched until the seal itself is white; print under it stays dark.
    At the ink's edges both pictures blend by how red the pixel is.
    """
    plain = grey(picture)
    if not red.any():
        return plain
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
    size = (61, 61)
    total = cv2.blur(channel * weight, size)
    count = cv2.blur(weight, size)
    mean = total / np.maximum(count, 1e-3)
    return np.asarray(0.92 * mean, np.float32)


def lift_dark(page: Picture, seals: Sequence[Stamp], at: Resolution) -> Picture:
    """The page with the strokes of dark seals paled where they are paler than print.

    A black-and-white scan keeps them: nothing there tells a seal's stroke from a letter's.
    """
    lifted = page
    for seal in seals:
        level = seal_level(page, seal)
        print_level = float(np.percentile(cut(page, seal.box.grown(at.mm(25))), 1.5))
        if seal.colour == "dark" and level is not None and level - print_level > LEAST_STEP:
            lifted = lifted.copy() if lifted is page else lifted
            spot = cut(lifted, seal.box.grown(at.mm(1.5)))
            top = level - 0.2 * (level - print_level)
            stretched = (spot.astype(np.float32) - print_level) / (top - print_level) * 255.0
            inside = cut(_disc(seal, page, at), seal.box.grown(at.mm(1.5))) > 0
            spot[inside] = np.maximum(spot, np.clip(stretched, 0, 255).astype(np.uint8))[inside]
    return lifted


def _disc(seal: Stamp, page: Picture, at: Resolution) -> Mask:
    disc = np.zeros(page.shape, np.uint8)
    if seal.ring is not None:
        cv2.fillPoly(disc, [_polygon(seal.ring)], 255)
        cv2.polylines(disc, [_polygon(seal.ring)], True, 255, at.whole(RING_WIDTH))
    return disc


def seal_level(page: Picture, seal: Stamp) -> float | None:
    """The level of the seal's ring, seldom crossed by print; None for seals without a ring."""
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


def seal_strokes(page: Picture, red: Mask, seals: Sequence[Stamp], at: Resolution) -> Mask:
    """Where a seal's ink may hide print: under red ink in red seals, anywhere in dark ones."""
    hidden = np.zeros(page.shape, np.uint8)
    for seal in seals:
        area = seal.box.grown(at.mm(0.5))
        if seal.colour == "red":
            cut(hidden, area)[:] = close(cut(red, area), at.odd(0.3), at.odd(0.3))
        else:
            hidden |= _disc(seal, page, at)
    return hidden


def dark_strokes(page: Picture, seals: Sequence[Stamp], at: Resolution) -> Mask:
    """Rings and stars of the dark seals."""
    strokes = np.zeros(page.shape, np.uint8)
    for seal in seals:
        if seal.colour == "dark" and seal.ring is not None:
            cv2.polylines(strokes, [_polygon(seal.ring)], True, 255, at.whole(RING_WIDTH))
            cv2.fillPoly(strokes, [_polygon(seal.ring, STAR)], 255)
    return strokes


def _polygon(ring: Ring, share: float = 1.0) -> NDArray[np.int32]:
    return np.rint(ring.points(share)).astype(np.int32)
