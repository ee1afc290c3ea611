"""A page of print whose rows are known, for what pens and worn toner do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from PIL import Image

from forge import ScanSpec
from read.scan.drawing import SCALE, Drawing
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Picture, Resolution, grey, ink
from zsgx_docs.read.scan.marks import PenInk, pen_ink
from zsgx_docs.read.scan.rulings import find_rulings, without_rulings
from zsgx_docs.read.scan.text import Glyph, TextRow

INKS = {"black": (20, 20, 25), "blue": (35, 55, 150), "red": (200, 25, 30)}
AT = Resolution(200 / 72)


@dataclass
class Written:
    """Text put on a page with `say`, which also notes its row; boxes in points."""

    drawing: Drawing = field(default_factory=Drawing)
    rows: list[TextRow] = field(default_factory=list)

    def say(self, x: float, y: float, words: str, size: float = 14, cell: int | None = None) -> Box:
        """Put words on the page, and return the box round them."""
        end = self.drawing.text(x, y, words, size)
        widths = np.cumsum([0.0, *(1.0 if ord(c) > 0x2E80 else 0.5 for c in words)]) / sum(
            1.0 if ord(c) > 0x2E80 else 0.5 for c in words
        )
        box = Box(x, y, end, y + size * (0.95 if ord(words[0]) > 0x2E80 else 0.72))
        glyphs = tuple(
            Glyph(c, Box(x + a * (end - x), box.top, x + b * (end - x), box.bottom).scaled(AT.scale), 0.99)
            for c, a, b in zip(words, widths, widths[1:], strict=False)
        )
        self.rows.append(TextRow(glyphs, cell, box.scaled(AT.scale)))
        return box

    def pen(self, points: Sequence[tuple[float, float]], width: float = 1.0, colour: str = "black") -> None:
        """Draw with a pen, through points of the page."""
        page = np.array(self.drawing.image)
        line = np.rint(np.array(points) * SCALE).astype(np.int32)
        cv2.polylines(page, [line], False, INKS[colour], max(1, round(width * SCALE)), cv2.LINE_AA)
        self.drawing.image = Image.fromarray(page)

    def picture(self, spec: ScanSpec | None = None) -> Picture:
        return self.drawing.picture(spec or ScanSpec(skew=0.0))

    def ink(self, cells: Sequence[Box] = (), spec: ScanSpec | None = None) -> PenInk:
        """The page as scanned; `cells` in points."""
        picture = self.picture(spec)
        nothing = np.zeros(picture.shape[:2], np.uint8)
        inked = ink(grey(picture), AT)
        rules = inked & ~without_rulings(inked, find_rulings(inked, nothing, AT), AT)
        return pen_ink(picture, (), nothing, rules, [cell.scaled(AT.scale) for cell in cells], 1, AT)
