"""The PP-OCRv6 models that the rapidocr wheel carries, run directly.

rapidocr's own pipeline gives one confidence a line; reviewing a form needs one a character, with second
choices, so only its model files are used here.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.ocr.ctc import decode
from zsgx_docs.ocr.engine import Quad, Reading
from zsgx_docs.ocr.session import Session, Tensor, open_session

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image

DETECTOR, RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"

LONG_SIDE = 1344
"""Pages are shrunk to this many pixels for detection: about 16 for a character of 10 points."""
TEXT_LIKELY, LINE_LIKELY = 0.3, 0.5
UNCLIP = 1.6
"""The detector marks the core of a line; its box is grown by area x UNCLIP / perimeter."""

HEIGHT = 48
STEP = 64
"""Crops are padded to a multiple of this width: each new width costs the runtime a new plan."""
WIDEST = 3200


class RapidEngine:
    name = "rapidocr"

    def __init__(self) -> None:
        models = models_folder()
        self._detector = open_session(models / DETECTOR)
        self._recogniser = open_session(models / RECOGNISER)
        self._characters = self._recogniser.characters()

    @property
    def runtime(self) -> str:
        return self._recogniser.runtime

    def detect(self, image: Image) -> list[Quad]:
        height, width = image.shape[:2]
        likely = _text_likelihood(self._detector, image)
        scale = width / likely.shape[1], height / likely.shape[0]
        return [_scaled(box, scale) for box in _lines(likely)]

    def recognise(self, images: Sequence[Image]) -> list[Reading]:
        return [self._recognise(image) for image in images]

    def _recognise(self, image: Image) -> Reading:
        height, width = image.shape[:2]
        if height < 2 or width < 2:
            return Reading()
        batch, used = _crop_tensor(image)
        return decode(self._recogniser.run(batch)[0], self._characters, width / height, used)


def models_folder() -> Path:
    """Where the rapidocr package keeps its models. Raises ImportError where it is not installed."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise ImportError("rapidocr")
    return Path(spec.origin).parent / "models"


def _coloured(image: Image) -> Image:
    return np.repeat(image[..., None], 3, axis=2) if image.ndim == 2 else image[..., ::-1]


def _resized(image: Image, width: int, height: int) -> Image:
    method = cv2.INTER_AREA if height < image.shape[0] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (width, height), interpolation=method), np.uint8)


def _normal(image: Image) -> Tensor:
    scaled = (_coloured(image).astype(np.float32) / 255.0 - 0.5) / 0.5
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])


def _text_likelihood(detector: Session, image: Image) -> NDArray[np.float32]:
    height, width = image.shape[:2]
    scale = min(1.0, LONG_SIDE / max(height, width))
    across, down = (max(32, round(side * scale / 32) * 32) for side in (width, height))
    likely: NDArray[np.float32] = detector.run(_normal(_resized(image, across, down)))[0, 0]
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


def _crop_tensor(image: Image) -> tuple[Tensor, float]:
    """The crop, 48 pixels high and padded on the right; and the share of the width that it fills."""
    height, width = image.shape[:2]
    filled = min(WIDEST, max(8, round(HEIGHT * width / height)))
    padded = -(-filled // STEP) * STEP
    tensor = np.zeros((1, 3, HEIGHT, padded), np.float32)
    tensor[:, :, :, :filled] = _normal(_resized(image, filled, HEIGHT))
    return tensor, filled / padded
