"""Make pictures what the networks take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from zsgx_docs.ocr.session import Tensor

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image


def as_tensor(image: Image, width: int, height: int, padded: int | None = None) -> Tensor:
    """Resize the picture to (1, 3, height, width), blue first, black -1 and white 1.

    `padded` is a width to fill up to on the right, with grey.
    """
    method = cv2.INTER_AREA if height < image.shape[0] else cv2.INTER_LINEAR
    pixels = np.asarray(cv2.resize(image, (width, height), interpolation=method))
    tensor = np.zeros((1, 3, height, padded or width), np.float32)
    planes = [pixels] * 3 if pixels.ndim == 2 else [pixels[..., i] for i in (2, 1, 0)]
    for into, plane in zip(tensor[0], planes, strict=True):
        into[:, :width] = plane
    filled = tensor[..., :width]
    filled *= 1 / 127.5
    filled -= 1
    return tensor
