"""Take uneven light off a photo: paper white all over, ink and seals in their own colours."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.image import Picture, Resolution, close, grey, shrunk

SMALL = Resolution(40 / 72)
"""Pixels a point of the picture that the light is measured on; for speed, a guess."""
PRINT = 5.0
"""Millimetres that strokes of print and of seals are thinner than; a guess."""
LARGEST_MARK = 20.0
"""Millimetres that stars of seals and dark fields are smaller than; a guess."""
MARKED = 0.82
"""Share of the brightness of the paper round it below which a spot is ink; a guess."""
TINTED = 0.05
"""Shares of red, green and blue, summed, by which its hue differs from the paper's; a guess."""
SMOOTH = 3.0
"""Millimetres (standard deviation) over which light changes little; a guess."""
WHITE = 250.0
"""Level (of 255) that paper is brought to; a guess, with room for grain."""
EVEN = 0.85
"""Share of the brightest paper that the dimmest has on a flatbed, and blue light of red; a guess."""
DARKEST = 0.4
"""Share of the paper's brightness below which it is no paper in shadow but, say, a scanner's lid; a guess."""


def evened(picture: Picture, at: Resolution) -> Picture:
    """Divide the picture (RGB or grey) by its own light, shadows and the light's hue included."""
    return _divided(picture, _light(shrunk(picture, SMALL.scale / at.scale)))


def evened_if_uneven(picture: Picture, at: Resolution) -> Picture:
    """Do the same, but leave a page as evenly lit as a flatbed does it as it is."""
    light = _light(shrunk(picture, SMALL.scale / at.scale))
    dim, bright = np.percentile(grey(light), (10, 90))
    channels = np.median(light, axis=(0, 1))
    if dim > EVEN * bright and channels.min() > EVEN * channels.max():
        return picture
    return _divided(picture, np.maximum(light, np.uint8(DARKEST * bright)))


def _divided(picture: Picture, light: Picture) -> Picture:
    full = cv2.resize(light, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, np.asarray(full, np.uint8), scale=WHITE), np.uint8)


def _light(small: Picture) -> Picture:
    """What the bare paper looks like at each spot; where ink hides it, as it looks round about."""
    size = SMALL.odd(PRINT)
    paper = close(small, size, size)
    weight = (_unmarked(paper) * 0.999 + 0.001).astype(np.float32)
    channels = paper if paper.ndim == 3 else paper[..., None]
    sigma = SMALL.mm(SMOOTH)
    total = cv2.GaussianBlur(channels * weight[..., None], (0, 0), sigma).reshape(channels.shape)
    light = total / cv2.GaussianBlur(weight, (0, 0), sigma)[..., None]
    return np.asarray(np.clip(np.rint(light), 1, 255).reshape(paper.shape), np.uint8)


def _unmarked(paper: Picture) -> NDArray[np.bool_]:
    size = SMALL.odd(LARGEST_MARK)
    plain = grey(paper)
    bare: NDArray[np.bool_] = plain > MARKED * close(plain, size, size)
    if paper.ndim == 3:
        hue = paper / np.maximum(1.0, paper.sum(axis=2, keepdims=True))
        bare &= np.abs(hue - np.median(hue, axis=(0, 1))).sum(axis=2) < TINTED
    return bare
