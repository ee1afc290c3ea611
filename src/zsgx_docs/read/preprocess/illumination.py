"""Uneven light taken off a photo: paper white all over, ink and seals in their own colours."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.image import Picture, Resolution, close, grey, shrunk

SMALL = Resolution(40 / 72)
PRINT = 5.0
"""Millimetres: strokes of print and of seals are thinner."""
LARGEST_MARK = 20.0
"""Millimetres: stars of seals and dark fields are smaller."""
MARKED, TINTED = 0.82, 0.05
"""What is darker than this share of the paper round it, or of a hue this far from it, is ink."""
SMOOTH = 3.0
WHITE = 250.0
EVEN = 0.85
"""The least share of the brightest paper that the dimmest has on a flatbed, and blue light of red."""
DARKEST = 0.4
"""Of the paper: what is darker is no paper in shadow but something else, such as a scanner's lid."""


def evened(picture: Picture, at: Resolution) -> Picture:
    """The picture (RGB or grey) divided by its own light, shadows and the light's hue included."""
    return _divided(picture, _light(shrunk(picture, SMALL.scale / at.scale)))


def evened_if_uneven(picture: Picture, at: Resolution) -> Picture:
    """The same, but a page as evenly lit as a flatbed does it stays as it is."""
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
