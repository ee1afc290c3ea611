"""Tell the dash from the character 一: both are one stroke, and recognition is sure of either.

A dash is even and fills its em, or ends well short of it; 一 ends in a knob, or in sans-serif faces
stops a little short of both sides. Measured in six faces over five scanners at 12 points, where it halved
what was taken for the other. In sans-serif faces of low resolution much stays as the recogniser read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import cv2
import numpy as np

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, cut
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow

DASH, ONE = "—", "一"
_FITTED = fitted_values(__package__)
FULL, SHORT = _FITTED["full"], _FITTED["short"]
"""Ems that a wide dash has at least, a short one at most; fitted on forged dashes."""
EVEN, KNOBBED = _FITTED["even"], _FITTED["knobbed"]
"""Right end's darkness over the middle's: of a short dash at most, of 一 at least; fitted on forged ones."""
UNSURE_KNOB = _FITTED["unsure_knob"]
"""The same, of a wide dash whose end may be two pixels thick instead of one; fitted on forged dashes."""
THIN, THICK = _FITTED["thin"], _FITTED["thick"]
"""Ems that a short dash is high at most, 一 with its knob at least; fitted on forged dashes."""
DISPUTED = 0.3
"""Trust (0..1) in a character that shape and recogniser see otherwise, so that a person looks; a guess."""
FLAT = 0.25
"""Ems that a single stroke is high at most; a guess."""
SHORTEST_RUN = 5
"""Chinese characters side by side that tell the em; a guess."""


@dataclass(frozen=True, slots=True)
class _Stroke:
    """Width and height in ems; `knob`: its right end's darkness over its middle's."""

    width: float
    height: float
    knob: float

    @property
    def is_dash(self) -> bool:
        if self.width >= FULL:
            return self.knob < UNSURE_KNOB
        return self.width <= SHORT and self.knob <= EVEN and self.height <= THIN

    @property
    def is_one(self) -> bool:
        return self.width < FULL and self.knob >= KNOBBED and self.height >= THICK


def with_dashes(rows: Sequence[TextRow], picture: Picture, ink: Mask) -> list[TextRow]:
    """Tell dashes and 一 by their shape on the page, in grey, where the shape leaves no doubt."""
    return [_mended(row, picture, ink) for row in rows]


def _mended(row: TextRow, picture: Picture, ink: Mask) -> TextRow:
    em = _em(row)
    if em is None or not any(g.text in (DASH, ONE) for g in row.glyphs):
        return row
    return replace(row, glyphs=tuple(_told(g, row.extent, em, picture, ink) for g in row.glyphs))


def _em(row: TextRow) -> float | None:
    """From one Chinese character to the next, in pixels: over the longest run, as each is placed roughly."""
    runs = [list(run) for chinese, run in groupby(row.glyphs, key=_is_square) if chinese]
    longest = max(runs, key=len, default=[])
    if len(longest) < SHORTEST_RUN:
        return None
    return (longest[-1].box.middle[0] - longest[0].box.middle[0]) / (len(longest) - 1)


def _is_square(glyph: Glyph) -> bool:
    return "\u4e00" <= glyph.text <= "\u9fff" or glyph.text == DASH


def _told(glyph: Glyph, extent: Box, em: float, picture: Picture, ink: Mask) -> Glyph:
    if glyph.text not in (DASH, ONE):
        return glyph
    stroke = _stroke(glyph, extent, em, picture, ink)
    if stroke is None or not (stroke.is_dash or stroke.is_one):
        return glyph
    text = DASH if stroke.is_dash else ONE
    if text == glyph.text:
        return glyph
    disputed = min(glyph.confidence, DISPUTED)
    return replace(glyph, text=text, confidence=disputed, alternatives=(glyph.text,))


def _stroke(glyph: Glyph, extent: Box, em: float, picture: Picture, ink: Mask) -> _Stroke | None:
    """The flat piece of ink that lies across the glyph's middle, if there is one and nothing else."""
    middle = glyph.box.middle[0]
    around = Box(max(0.0, middle - 1.2 * em), extent.top, middle + 1.2 * em, extent.bottom)
    inked, darkness = cut(ink, around), 255.0 - cut(picture, around)
    if not inked.size:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    at = middle - int(around.x0)
    across = [
        s for s in stats[1:count] if s[0] <= at <= s[0] + s[2] and s[3] <= FLAT * em and s[2] > 0.4 * em
    ]
    if len(across) != 1:
        return None
    left, top, width, height = (int(v) for v in across[0][:4])
    weights = darkness[max(0, top - 1) : top + height + 1, left : left + width].sum(axis=0)
    body = float(np.median(weights[width // 5 : max(width // 5 + 1, 7 * width // 10)]))
    return _Stroke(width / em, height / em, float(weights[3 * width // 4 :].max()) / max(1.0, body))
