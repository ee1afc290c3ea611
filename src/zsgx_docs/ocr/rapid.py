"""Read by PP-OCRv6 in two sizes: the tiny one everything, the small one what that was unsure of.

rapidocr's own pipeline gives one confidence a line; reviewing a form needs one a character, with second
choices, so only its model files are used here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from zsgx_docs.ocr.cascade import doubtful, is_sure, may_be_rare
from zsgx_docs.ocr.detector import Detector
from zsgx_docs.ocr.engine import Quad, Recognition
from zsgx_docs.ocr.models import small_models, tiny_models
from zsgx_docs.ocr.recogniser import Recogniser
from zsgx_docs.ocr.session import open_session
from zsgx_docs.ocr.stretches import stretches_reread

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image


class RapidEngine:
    """Detect and read by PP-OCRv6."""

    name = "rapidocr"

    def __init__(self) -> None:
        self._small = small_models()
        tiny = tiny_models()
        self._detector = Detector(open_session((tiny or self._small).detector))
        self._first = Recogniser.of(tiny) if tiny else None

    @property
    def runtime(self) -> str:
        """Return the runtime that runs the networks."""
        return (self._first or self._second).runtime

    def detect(self, image: Image) -> list[Quad]:
        """Detect the lines of a page."""
        return self._detector.lines(image)

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        """Read each crop, those in doubt again by the small recogniser."""
        return [self._recognise(image) for image in images]

    def _recognise(self, image: Image) -> Recognition:
        if self._first is None:
            return self._second.read(image)
        reading = self._first.read(image)
        if is_sure(reading):
            return reading
        if may_be_rare(reading):
            return self._second.read(image)
        return stretches_reread(image, reading, doubtful(reading), self._second.read)

    @cached_property
    def _second(self) -> Recogniser:
        return Recogniser.of(self._small)
