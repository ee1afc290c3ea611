"""Measure how like print each glyph is: how far from its character as the faces at hand draw it.

A glyph's strangeness is its distance from the nearest face's, less what the scanner adds on this page.
Print is near 0, in a face that we do not have up to 0.01 or so; handwriting lies beyond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.read.preprocess import Mask, Picture, cut
from zsgx_docs.read.scan.glyphs.descriptors import Darkness, Shapes, is_chinese, shapes
from zsgx_docs.read.scan.glyphs.lookalike_vote import NEAR_ENOUGH, voted
from zsgx_docs.read.scan.glyphs.repetition import repeats_itself
from zsgx_docs.read.scan.glyphs.segmentation import cut_glyphs
from zsgx_docs.read.scan.glyphs.typefaces import Typeface, chinese_faces, latin_faces
from zsgx_docs.read.scan.text import Glyph, TextRow

BLURS = (0.02, 0.035, 0.05)
"""Ems by which a good scanner, a poor one and a camera out of focus soften an edge; a guess."""
SAMPLE_OF_ROW = 8
"""Glyphs of one row that are looked at; for speed, a guess."""
SAMPLE_OF_PAGE = 20
"""Glyphs of a page that tell what its scanner does; for speed, a guess."""
FACES_OF_SAMPLE = 4
"""Faces that these are compared with; for speed, a guess."""
TYPICAL = 10
"""Percentile of a page's distances taken for what the scanner adds, since some of it is print; a guess."""
MOST_ADDED = fitted_values(__package__)["most_added"]
"""Distance (1 - cosine) that a scanner adds at most; fitted on forged pages, print and hands."""
UNKNOWN = 0.006
"""Strangeness from which on a glyph is of no face at hand; a guess."""
FARTHEST = 0.12
"""Distance (1 - cosine) beyond which it is not told how far a glyph is from print; a guess."""
LONGEST_NAME = 5
"""Characters of a row that may be a name; a guess."""
CERTAIN, SURE = 0.9995, 0.98
"""Confidence (0..1) from which no second vote is needed, in such a row and in others; a guess."""
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
        return self.only([i for i, text in enumerate(self.texts) if is_chinese(text) == chinese])

    def sample(self, size: int) -> _Glyphs:
        return self.only(range(0, len(self.texts), -(-len(self.texts) // size)) if self.texts else [])


@dataclass(frozen=True, slots=True)
class _Scanner:
    """What the scanner does to a page: it blurs by so many ems, and adds so much to all distances."""

    blur: float
    added: float


def compared_with_print(rows: Sequence[TextRow], picture: Picture, ink: Mask, covers: Mask) -> list[TextRow]:
    """Return the rows of a page, some glyphs with their strangeness, some after a second vote.

    Of what lies under `covers`, strokes of seals and rules, no strangeness is told: they make it strange, not
    a hand.
    """
    glyphs = _cut(rows, picture, ink, covers)
    bare = [i for i, (r, n) in enumerate(glyphs.places) if not _is_covered(rows[r].glyphs[n], covers)]
    comparable = glyphs.only(bare)
    sample = comparable.of_script(chinese=True).sample(SAMPLE_OF_PAGE)
    if not sample.texts or not chinese_faces():
        return list(rows)
    scanner = _scanner(sample)
    strange = _without_type(comparable, _strangeness(comparable, scanner))
    told: dict[tuple[int, int], Glyph] = {}
    for place, shape in zip(glyphs.places, glyphs.shapes, strict=True):
        row, number = rows[place[0]], place[1]
        glyph = replace(row.glyphs[number], strangeness=strange.get(place))
        vote = _is_to_vote(row, glyph)
        told[place] = voted(glyph, shape, scanner.blur, scanner.added) if vote else glyph
    return [
        replace(row, glyphs=tuple(told.get((r, i), glyph) for i, glyph in enumerate(row.glyphs)))
        for r, row in enumerate(rows)
    ]


def _is_covered(glyph: Glyph, covers: Mask) -> bool:
    return bool(cut(covers, glyph.box).any())


def _cut(rows: Sequence[TextRow], picture: Picture, ink: Mask, covers: Mask) -> _Glyphs:
    places: list[tuple[int, int]] = []
    cuts: list[Darkness] = []
    for number, row in enumerate(rows):
        able = [i for i, g in enumerate(row.glyphs) if _is_telling(g.text) and not _is_covered(g, covers)]
        spread = able[:: -(-len(able) // SAMPLE_OF_ROW)] if able else []
        wanted = {*spread, *(i for i, glyph in enumerate(row.glyphs) if _is_to_vote(row, glyph))}
        for i, dark in cut_glyphs(row, picture, ink, sorted(wanted)).items():
            places.append((number, i))
            cuts.append(dark)
    return _Glyphs(tuple(places), tuple(rows[r].glyphs[i].text for r, i in places), shapes(cuts))


def _is_to_vote(row: TextRow, glyph: Glyph) -> bool:
    """Names, and what the recogniser is not sure of."""
    least = CERTAIN if len(row.glyphs) <= LONGEST_NAME else SURE
    return is_chinese(glyph.text) and glyph.confidence < least


def _scanner(sample: _Glyphs) -> _Scanner:
    found = (_Scanner(blur, _added(sample, blur)) for blur in BLURS)
    likeliest = min(found, key=lambda scanner: scanner.added)
    return _Scanner(likeliest.blur, min(MOST_ADDED, likeliest.added))


def _strangeness(glyphs: _Glyphs, scanner: _Scanner) -> dict[tuple[int, int], float]:
    telling = glyphs.only([i for i, text in enumerate(glyphs.texts) if _is_telling(text)])
    strange: dict[tuple[int, int], float] = {}
    for chinese, faces in ((True, chinese_faces()), (False, (*latin_faces(), *chinese_faces()))):
        part = telling.of_script(chinese)
        distances = _distances(part, faces, scanner.blur, scanner.added + NEAR_ENOUGH)
        strange |= zip(part.places, (distances - scanner.added).tolist(), strict=True)
    return strange


def _without_type(glyphs: _Glyphs, strange: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Without those of a face that is not at hand: of type nothing is strange."""
    unknown = glyphs.only([i for i, place in enumerate(glyphs.places) if strange.get(place, 0.0) > UNKNOWN])
    if not repeats_itself(unknown.texts, unknown.shapes):
        return strange
    return {place: min(told, UNKNOWN) for place, told in strange.items()}


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


def _is_telling(text: str) -> bool:
    return text not in TOO_SIMPLE and (is_chinese(text) or (text.isascii() and text.isalnum()))
