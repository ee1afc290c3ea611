"""How like print each glyph is: compared with the character that was read, as the faces at hand draw it.

A glyph's strangeness is its distance from the nearest face's, less what the scanner adds on this page.
Print is near 0, in a face that we do not have up to 0.012 or so; handwriting lies beyond.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from zsgx_docs.read.scan.cutting import cut_glyphs
from zsgx_docs.read.scan.lines import Glyph, Row
from zsgx_docs.read.scan.pixels import Mask, Picture
from zsgx_docs.read.scan.shapes import Shape, shapes
from zsgx_docs.read.scan.typefaces import Typeface, chinese_faces, latin_faces

BLURS = (0.02, 0.035, 0.05)
"""In ems: how much a good scanner, a poor one and a camera out of focus soften an edge."""
SAMPLE_OF_ROW, SAMPLE_OF_PAGE, FACES_OF_SAMPLE = 10, 24, 4
TYPICAL = 10
"""The percentile of a page's distances that is taken for what the scanner adds: some of it is print."""
MOST_ADDED = 0.01
"""Chosen on forged pages: seven scanners, six faces that we do not have, nine hands."""
NEAR_ENOUGH = 0.004
FARTHEST = 0.12
TOO_SIMPLE = frozenset("一二三十工口日人1lIi")
"""Shapes that anything resembles."""


def with_strangeness(rows: Sequence[Row], picture: Picture, ink: Mask) -> list[Row]:
    """The rows of a page, some glyphs of each compared with print."""
    cuts = [_shapes_of(row, picture, ink) for row in rows]
    sample = list(_sample(rows, cuts))
    if not sample or not chinese_faces():
        return list(rows)
    blur, added = min(((blur, _added(sample, blur)) for blur in BLURS), key=lambda found: found[1])
    print_ = _Print(blur, min(MOST_ADDED, added))
    return [
        replace(row, glyphs=tuple(print_.told(g, cut.get(i)) for i, g in enumerate(row.glyphs)))
        for row, cut in zip(rows, cuts, strict=True)
    ]


def _shapes_of(row: Row, picture: Picture, ink: Mask) -> dict[int, Shape]:
    able = [i for i, glyph in enumerate(row.glyphs) if _is_telling(glyph.text)]
    spread = able[:: -(-len(able) // SAMPLE_OF_ROW)] if able else []
    cuts = cut_glyphs(row, picture, ink, spread)
    return dict(zip(cuts, shapes(list(cuts.values())), strict=True))


def _sample(rows: Sequence[Row], cuts: Sequence[dict[int, Shape]]) -> Iterator[tuple[str, Shape]]:
    """Chinese characters from all over the page."""
    found = [
        (row.glyphs[i].text, shape)
        for row, cut in zip(rows, cuts, strict=True)
        for i, shape in cut.items()
        if _is_chinese(row.glyphs[i].text)
    ]
    yield from found[:: -(-len(found) // SAMPLE_OF_PAGE)] if found else ()


def _added(sample: Sequence[tuple[str, Shape]], blur: float) -> float:
    faces = chinese_faces()[:FACES_OF_SAMPLE]
    distances = [min(_distance(shape, face.shape(text, blur)) for face in faces) for text, shape in sample]
    return float(np.percentile(distances, TYPICAL))


class _Print:
    """What print looks like on one page: its blur, and the distance that its scanner adds."""

    def __init__(self, blur: float, added: float) -> None:
        self._blur, self._added = blur, added
        self._chinese, self._latin = list(chinese_faces()), [*latin_faces(), *chinese_faces()]

    def told(self, glyph: Glyph, shape: Shape | None) -> Glyph:
        if shape is None:
            return glyph
        faces = self._chinese if _is_chinese(glyph.text) else self._latin
        return replace(glyph, strangeness=self._nearest(glyph.text, shape, faces) - self._added)

    def _nearest(self, text: str, shape: Shape, faces: list[Typeface]) -> float:
        """The distance from the nearest face; the first that is near enough, which is then asked first."""
        least = FARTHEST
        for place, face in enumerate(faces):
            least = min(least, _distance(shape, face.shape(text, self._blur)))
            if least < self._added + NEAR_ENOUGH:
                faces.insert(0, faces.pop(place))
                break
        return least


def _distance(shape: Shape, other: Shape | None) -> float:
    return FARTHEST if other is None else 1.0 - float(shape @ other)


def _is_telling(text: str) -> bool:
    return text not in TOO_SIMPLE and (_is_chinese(text) or (text.isascii() and text.isalnum()))


def _is_chinese(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff" or text >= "\U00020000"
