"""Put pictures of pages away on disk, so that a long file takes no more memory than a short one."""

from __future__ import annotations

from tempfile import TemporaryFile

import cv2
import numpy as np

from zsgx_docs.read.preprocess.image import Picture

QUALITY = 92
"""JPEG quality (0..100) of pictures put away; a guess."""


class PackedPictures:
    """Keep grey pictures by page number, the last one at hand, in a file that is gone with this object."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="zsgx-")  # noqa: SIM115
        self._places: dict[int, tuple[int, int]] = {}
        self._at_hand: tuple[int, Picture] | None = None

    def add(self, page: int, picture: Picture) -> None:
        """Put the picture of a page away."""
        _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        self._places[page] = self._file.seek(0, 2), self._file.write(packed.tobytes())

    def __getitem__(self, page: int) -> Picture:
        """Raises KeyError where the page was not added."""
        if self._at_hand is None or self._at_hand[0] != page:
            start, length = self._places[page]
            self._file.seek(start)
            packed = np.frombuffer(self._file.read(length), np.uint8)
            self._at_hand = page, np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
        return self._at_hand[1]
