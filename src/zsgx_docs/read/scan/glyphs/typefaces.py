"""Draw characters as print would: in the faces of this machine, as shapes to compare glyphs with.

Shapes are drawn when they are asked for and kept, a kilobyte each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from zsgx_docs.read.scan.glyphs.descriptors import INKED, LENGTH, Darkness, Shapes, shapes
from zsgx_docs.read.typefaces import CHINESE, LATIN, face_files

EM = 40
"""Pixels at which characters are drawn; a guess."""
MOST_KEPT = 10_000
"""Shapes of a face kept at once, a kilobyte each; for memory, a guess."""
_NO_CHARACTER = "\U0010fffd"


class Typeface:
    """Draw characters in one face of a font file."""

    def __init__(self, file: Path, index: int) -> None:
        self.name = file.stem
        self._font = ImageFont.truetype(str(file), EM, index=index, layout_engine=ImageFont.Layout.BASIC)
        self._missing = self._drawn(_NO_CHARACTER).tobytes()
        self._kept: dict[tuple[str, float], NDArray[np.float16]] = {}

    def shapes(self, characters: Sequence[str], blur: float) -> Shapes:
        """Draw the characters as this face prints them, blurred by `blur` ems; zeros for those it lacks."""
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._learn([c for c in dict.fromkeys(characters) if (c, blur) not in self._kept], blur)
        return np.array([self._kept[c, blur] for c in characters], np.float32).reshape(-1, LENGTH)

    def _learn(self, characters: Sequence[str], blur: float) -> None:
        glyphs = {c: glyph for c in characters if (glyph := self._glyph(c, blur)) is not None}
        drawn = dict(zip(glyphs, shapes(list(glyphs.values())), strict=True))
        nothing = np.zeros(LENGTH, np.float16)
        for character in characters:
            shape = drawn.get(character)
            self._kept[character, blur] = nothing if shape is None else shape.astype(np.float16)

    def _glyph(self, character: str, blur: float) -> Darkness | None:
        drawn = self._drawn(character)
        if drawn.tobytes() == self._missing:
            return None
        dark = cv2.GaussianBlur(drawn, (0, 0), blur * EM)
        inked = cv2.boundingRect((dark > INKED).astype(np.uint8))
        x, y, width, height = (int(side) for side in inked)
        return np.asarray(dark[y : y + height, x : x + width], np.float32) if width else None

    def _drawn(self, character: str) -> Darkness:
        canvas = Image.new("L", (2 * EM, 2 * EM), 0)
        ImageDraw.Draw(canvas).text((EM // 2, EM * 3 // 2), character, fill=255, font=self._font, anchor="ls")
        return np.asarray(canvas, np.float32) / np.float32(255)


@cache
def chinese_faces() -> tuple[Typeface, ...]:
    """Open the faces for Chinese that this machine has, in the order of `CHINESE`."""
    return tuple(Typeface(*face) for face in face_files(CHINESE))


@cache
def latin_faces() -> tuple[Typeface, ...]:
    """Open those for Latin letters and digits; Chinese faces have some too."""
    return tuple(Typeface(*face) for face in face_files(LATIN))
