"""Detect where the lines of text stand on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.ocr.engine import Quad
from zsgx_docs.ocr.session import Session
from zsgx_docs.ocr.tensor import as_tensor

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image

LONG_SIDE = 1344
"""Pixels that pages are shrunk to for detection: about 16 for a character of 10 points; a guess."""
TEXT_LIKELY = 0.2
"""Probability (0..1) from which a pixel is text; a guess below the model's usual 0.3."""
LINE_LIKELY = 0.4
"""Mean probability (0..1) from which a region is a line; a guess below the model's usual 0.6."""
UNCLIP = 1.4
"""Factor by which the core of a line that the detector marks is grown, area x UNCLIP / perimeter; a guess
near the model's usual 1.5."""


class Detector:
    """Run the detection model on pages."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lines(self, image: Image) -> list[Quad]:
        """Detect lines in pixels of the image, in no particular order."""
        height, width = image.shape[:2]
        likely = self._likelihood(image)
        scale = width / likely.shape[1], height / likely.shape[0]
        return [_scaled(box, scale) for box in _lines(likely)]

    def _likelihood(self, image: Image) -> NDArray[np.float32]:
        """How likely each spot is text; (height, width) of the shrunk page."""
        height, width = image.shape[:2]
        scale = min(1.0, LONG_SIDE / max(height, width))
        across, down = (max(32, round(side * scale / 32) * 32) for side in (width, height))
        likely: NDArray[np.float32] = self._session.run(as_tensor(image, across, down))[0, 0]
        return likely


def _lines(likely: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The corners of each line, in pixels of the likelihood map."""
    mask = cv2.dilate((likely > TEXT_LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    return [_grown(outline) for outline in map(_points, outlines) if _is_line(likely, outline)]


def _points(outline: Any) -> NDArray[np.int32]:
    return np.asarray(outline, np.int32)


def _is_line(likely: NDArray[np.float32], outline: NDArray[np.int32]) -> bool:
    x, y, width, height = cv2.boundingRect(outline)
    if min(width, height) < 3:
        return False
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [outline - np.array([x, y])], 1)
    return bool(cv2.mean(likely[y : y + height, x : x + width], inside)[0] >= LINE_LIKELY)


def _grown(outline: NDArray[np.int32]) -> NDArray[np.float32]:
    middle, (width, height), angle = cv2.minAreaRect(outline)
    by = 2 * width * height * UNCLIP / max(1.0, 2 * (width + height))
    return np.asarray(cv2.boxPoints((middle, (width + by, height + by), angle)), np.float32)


def _scaled(corners: NDArray[np.float32], scale: tuple[float, float]) -> Quad:
    """Corners in any order, as a Quad of the full image."""
    points = [(float(x) * scale[0], float(y) * scale[1]) for x, y in corners]
    left, right = sorted(points)[:2], sorted(points)[2:]
    (top_left, bottom_left), (top_right, bottom_right) = (
        sorted(side, key=lambda point: point[1]) for side in (left, right)
    )
    return top_left, top_right, bottom_right, bottom_left
