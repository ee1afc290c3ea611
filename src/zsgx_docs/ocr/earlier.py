"""Read by PP-OCRv5, a recogniser of an earlier training: a third voice where the others are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.ocr.engine import Quad, Recognition
from zsgx_docs.ocr.models import Models
from zsgx_docs.ocr.recogniser import Recogniser

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image


class EarlierEngine:
    """Recognise only: where the lines stand is known before it is asked."""

    name = "ppocrv5"

    def __init__(self, models: Models) -> None:
        self._recogniser = Recogniser.of(models)

    def detect(self, image: Image) -> list[Quad]:
        """Detect nothing."""
        return []

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        """Read each crop."""
        return [self._recogniser.read(image) for image in images]
