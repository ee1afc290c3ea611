"""An engine that sees nothing, so that callers without OCR need no `if`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.ocr.engine import Quad, Recognition

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image


class NullEngine:
    name = "null"

    def detect(self, image: Image) -> list[Quad]:
        return []

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        return [Recognition() for _ in images]
