"""How like print each glyph is: compared with the character that was read, as the faces at hand draw it.

A glyph's strangeness is its distance from the nearest face's, less what the scanner adds on this page.
Print is near 0, in a face that we do not have up to 0.01 or so; handwriting lies beyond.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.scan.cutting import cut_glyphs
from zsgx_docs.read.scan.lines import Row
from zsgx_docs.read.scan.pixels import Mask, Picture
from zsgx_docs.read.scan.shapes import Darkness, Shapes, shapes
from zsgx_docs.read.scan.typefaces import Typeface, chinese_faces, latin_faces

BLURS = (0.02, 0.035, 0.05)
"""In ems: how much a good scanner, a poor one and a camera out of focus soften an edge."""
SAMPLE_OF_ROW, SAMPLE_OF_PAGE, FACES_OF_SAMPLE = 8, 20, 4
TYPICAL = 10
"""The percentile of a page's distances that is taken for what the scanner adds: some of it is print."""
MOST_ADDED = 0.01
"""Chosen on forged pages: seven scanners, six faces that we do not have, nine hands."""
NEAR_ENOUGH = 0.004
FARTHEST = 0.12
TOO_SIMPLE = frozenset("一二三十工口日人1lIi")
"""Shapes that anything resembles."""


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """Glyphs cut out of a page: whose they are (row, number in it), what was read, and their shapes."""

    places: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    shapes: Shapes

    def only(self, wanted: Sequence[int]) -> _Glyphs:
        texts, places = tuple(self.texts[i] for i in wanted), tuple(self.places[i] for i in wanted)
        return _Glyphs(places, texts, self.shapes[list(wanted)])

    def of_script(self, chinese: bool) -> _Glyphs:
        return self.only([i for i, text in enumerate(self.texts) if _is_chinese(text) == chinese])

    def sample(self, size: int) -> _Glyphs:
        return self.only(range(0, len(self.texts), -(-len(self.texts) // size)) if self.texts else [])


def with_strangeness(rows: Sequence[Row], picture: Picture, ink: Mask) -> list[Row]:
    """The rows of a page, some glyphs of each compared with print."""
    glyphs = _cut(rows, picture, ink)
    chinese, latin = glyphs.of_script(chinese=True), glyphs.of_script(chinese=False)
    sample = chinese.sample(SAMPLE_OF_PAGE)
    if not sample.texts or not chinese_faces():
        return list(rows)
    blur, added = min(((blur, _added(sample, blur)) for blur in BLURS), key=lambda found: found[1])
    added = min(MOST_ADDED, added)
    strange: dict[tuple[int, int], float] = {}
    for part, faces in ((chinese, chinese_faces()), (latin, (*latin_faces(), *chinese_faces()))):
        distances = _distances(part, faces, blur, added + NEAR_ENOUGH)
        strange |= zip(part.places, (distances - added).tolist(), strict=True)
    return [_told(row, number, strange) for number, row in enumerate(rows)]


def _cut(rows: Sequence[Row], picture: Picture, ink: Mask) -> _Glyphs:
    places: list[tuple[int, int]] = []
    cuts: list[Darkness] = []
    for number, row in enumerate(rows):
        able = [i for i, glyph in enumerate(row.glyphs) if _is_telling(glyph.text)]
        spread = able[:: -(-len(able) // SAMPLE_OF_ROW)] if able else []
        for i, cut in cut_glyphs(row, picture, ink, spread).items():
            places.append((number, i))
            cuts.append(cut)
    return _Glyphs(tuple(places), tuple(rows[r].glyphs[i].text for r, i in places), shapes(cuts))


def _added(sample: _Glyphs, blur: float) -> float:
    """What the scanner adds to all distances, if its blur is such."""
    distances = _distances(sample, chinese_faces()[:FACES_OF_SAMPLE], blur, 0.0)
    return float(np.percentile(distances, TYPICAL))


def _distances(glyphs: _Glyphs, faces: Sequence[Typeface], blur: float, enough: float) -> NDArray[np.float32]:
    """From the nearest face to each glyph; of faces further on, once one is near enough, nothing is asked."""
    least = np.full(len(glyphs.texts), FARTHEST, np.float32)
    for face in faces:
        open_ = np.flatnonzero(least > enough)
        drawn = face.shapes([glyphs.texts[i] for i in open_], blur)
        least[open_] = np.minimum(least[open_], 1.0 - (glyphs.shapes[open_] * drawn).sum(axis=1))
    return least


def _told(row: Row, number: int, strange: Mapping[tuple[int, int], float]) -> Row:
    told = (replace(glyph, strangeness=strange.get((number, i))) for i, glyph in enumerate(row.glyphs))
    return replace(row, glyphs=tuple(told))


def _is_telling(text: str) -> bool:
    return text not in TOO_SIMPLE and (_is_chinese(text) or (text.isascii() and text.isalnum()))


def _is_chinese(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff" or text >= "\U00020000"
