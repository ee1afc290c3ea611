"""Offer an engine that sees nothing, so that callers without OCR need no `if`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.ocr.engine import Quad, Recognition

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image


class NullEngine:
    """See and read nothing."""

    name = "null"

    def detect(self, image: Image) -> list[Quad]:
        """Detect nothing."""
        return []

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        """Read nothing in each crop."""
        return [Recognition() for _ in images]
