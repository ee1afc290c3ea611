"""Draw characters as print would: in the faces of this machine, as shapes to compare glyphs with.

Faces are looked for by their file names in `ZSGX_FONTS`, under `sys.prefix/share/zsgx-docs/fonts`, then in
the system's font folders. Shapes are drawn when they are asked for and kept, a kilobyte each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from zsgx_docs.read.scan.glyphs.descriptors import INKED, LENGTH, Darkness, Shapes, shapes

CHINESE = {
    "FandolSong-Regular.otf": 0, "FandolFang-Regular.otf": 0, "FandolKai-Regular.otf": 0,
    "FandolHei-Regular.otf": 0, "FandolSong-Bold.otf": 0, "FandolHei-Bold.otf": 0,
    "NotoSerifCJK-Regular.ttc": 2, "NotoSansCJK-Regular.ttc": 2,
    "simsun.ttc": 0, "simfang.ttf": 0, "simkai.ttf": 0, "simhei.ttf": 0, "msyh.ttc": 0,
    "STSONG.TTF": 0, "STFANGSO.TTF": 0, "STKAITI.TTF": 0,
    "uming.ttc": 0, "ukai.ttc": 0, "wqy-zenhei.ttc": 0, "wqy-microhei.ttc": 0,
}  # fmt: skip
"""File names of faces that papers are printed in, and the number of the face in its file; by definition of
the files."""
LATIN = {
    "LiberationSerif-Regular.ttf": 0, "LiberationSans-Regular.ttf": 0, "DejaVuSans.ttf": 0,
    "times.ttf": 0, "arial.ttf": 0, "calibri.ttf": 0,
}  # fmt: skip
"""The same of faces for Latin letters and digits; by definition of the files."""
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
    return tuple(_faces(CHINESE))


@cache
def latin_faces() -> tuple[Typeface, ...]:
    """Open those for Latin letters and digits; Chinese faces have some too."""
    return tuple(_faces(LATIN))


def _faces(wanted: dict[str, int]) -> Iterator[Typeface]:
    files = _files(_folders())
    for name, index in wanted.items():
        if (file := files.get(name.lower())) is not None:
            yield Typeface(file, index)


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    """Font files by their lowered names, those of the first folder that has them."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                found.setdefault(name.lower(), Path(place) / name)
    return found


def _folders() -> list[Path]:
    own = [Path(part) for part in os.environ.get("ZSGX_FONTS", "").split(os.pathsep) if part]
    home = Path.home()
    system = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
    windows = os.environ.get("WINDIR")
    return [
        *own,
        Path(sys.prefix) / "share" / "zsgx-docs" / "fonts",
        home / ".local" / "share" / "fonts",
        *map(Path, system),
        *([Path(windows) / "Fonts"] if windows else []),
    ]
