"""Reckons the line heights of a paragraph."""

from __future__ import annotations

import math
from dataclasses import dataclass

from zsgx_docs.render.pdf.blocks import LineGrid, ParagraphBlock, TextRun
from zsgx_docs.render.pdf.typst.scripts import script_of
from zsgx_docs.word.formats import LineRule

_MIDDLE = 0.38
"""Ems from the baseline up to a Chinese character's middle: by geometry, its body reaches from -0.12 to
0.88."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The line heights of one paragraph; `size` is its largest font size, `chinese`: has it Chinese text?"""

    rule: LineRule
    pitch: float | None
    extra: float
    size: float
    chinese: bool
    factor: float | None = None
    """Overrides everything: the line height in ems."""

    @classmethod
    def of(cls, paragraph: ParagraphBlock, grid: LineGrid) -> Lines:
        """Return the line heights of a paragraph on a grid."""
        texts = [p for p in paragraph.pieces if isinstance(p, TextRun)]
        snaps = paragraph.format.snap_to_grid
        return cls(
            paragraph.format.line,
            grid.pitch if snaps else None,
            grid.extra if snaps else 0,
            max((t.format.size for t in texts), default=paragraph.mark.size),
            any(script_of(c) == "east" for t in texts for c in t.text),
        )

    def edges(self, size: float, natural: float) -> tuple[float, float]:
        """Return the points above and below the baseline, for text of that size and natural line height."""
        if self.factor is not None:
            return size * (self.factor / 2 + _MIDDLE), size * (self.factor / 2 - _MIDDLE)
        height, own = self._height(natural), size if self._grows(natural) else self.size
        return height / 2 + _MIDDLE * own, height / 2 - _MIDDLE * own

    def _grows(self, natural: float) -> bool:
        if self.rule.kind == "at_least":
            return natural > self.rule.amount
        return self.rule.kind == "auto" and self.pitch is None

    def _height(self, natural: float) -> float:
        if self.rule.kind == "exact":
            return self.rule.amount
        if self.pitch:
            natural = max(1, math.ceil(natural / self.pitch - 0.01)) * self.pitch
        return max(natural, self.rule.amount) if self.rule.kind == "at_least" else natural * self.rule.amount
