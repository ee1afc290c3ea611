"""Read pieces of lines: characters with place, confidence and second choices, tick boxes among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.ocr.engine import Character, Engine
from zsgx_docs.read.layout import TextLine, is_wide
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, cut
from zsgx_docs.read.scan.text.regions import Piece, with_margin

WORTH_SAYING_GAP = 0.25
"""Chance (0..1) of an unread character behind one from which that one is doubted; a guess."""
RARE = 0.85
"""Trust (0..1) at most in a character that is not in everyday use; a guess."""
COVERS = 0.12
"""Ems that a character reaches past its box; a guess."""
UNREAD = 0.3
"""Ems, across and down, of ink that nobody read; a guess."""
BESIDE_UNREAD = 0.5
"""Trust (0..1) left beside such ink; a guess."""
HIDDEN_SHARE = 0.06
"""Share of a character's box that a seal's stroke must cover to count; a guess."""
PALE = 0.6
"""Share of the page's usual darkness below which print under a lifted seal is poor; a guess."""
TRUST_UNDER_SEAL = 0.75
"""Factor on the confidence of such print; a guess."""
LOOKALIKES = {
    "（": "〔",
    "）": "〕",
    "(": "〔",
    ")": "〕",
    "O": "0",
    "0": "O",
    "o": "0",
    "l": "1",
    "I": "1",
    "1": "l",
    "一": "—",
    "—": "一",
    "曰": "日",
}
"""What the recogniser is known to confuse, offered as an alternative to what it says."""
WIDE = dict(zip("(),:;?!", "（），：；？！", strict=True))
MOST_TO_A_SQUARE = 3
"""Characters in a square of a row; a guess, one more than the two of the narrowest print, digits."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """Describe one character, its box in pixels; `seen` a tick box by its outline, not only read.

    `strangeness` is how far its shape lies from print, None where that was not looked at. `beside_hidden`: a
    seal beside it leaves room for another character.
    """

    text: str
    box: Box
    confidence: float
    alternatives: tuple[str, ...] = ()
    seen: bool = False
    strangeness: float | None = None
    beside_hidden: bool = False


@dataclass(frozen=True)
class TextRow:
    """Hold a piece as read; `extent` is the box of its ink, in pixels."""

    glyphs: tuple[Glyph, ...]
    cell: int | None
    extent: Box

    @cached_property
    def em(self) -> float:
        """Return the height of its characters in pixels."""
        return median(g.box.height for g in self.glyphs)

    @property
    def box(self) -> Box:
        """Return the box round the row's characters, in pixels."""
        return union(g.box for g in self.glyphs)

    def shifted(self, right: float, down: float) -> TextRow:
        """Move the row by so many pixels."""
        glyphs = (
            replace(g, box=Box(g.box.x0 + right, g.box.top + down, g.box.x1 + right, g.box.bottom + down))
            for g in self.glyphs
        )
        return replace(self, glyphs=tuple(glyphs))


def read_pieces(picture: Picture, pieces: Sequence[Piece], engine: Engine) -> list[TextRow]:
    """Read each piece; leave out what says nothing, or more than has room in it (a speck)."""
    crops = [with_margin(p.box) for p in pieces]
    readings = engine.recognise([np.ascontiguousarray(cut(picture, c)) for c in crops])
    rows = []
    for piece, crop, reading in zip(pieces, crops, readings, strict=True):
        clipped = Box(
            max(0.0, crop.x0), piece.box.top, min(crop.x1, float(picture.shape[1])), piece.box.bottom
        )
        glyphs = _glyphs(reading.characters, clipped, piece.box)
        if glyphs and len(glyphs) <= MOST_TO_A_SQUARE * piece.box.width / piece.box.height + 3:
            rows.append(TextRow(glyphs, piece.cell, piece.box))
    return rows


def _glyphs(characters: Sequence[Character], crop: Box, ink: Box) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(_settled(c, before, after), _placed(c, crop, ink), _sure(c, before), _offered(c))
        for before, c, after in zip([None, *characters], characters, [*characters[1:], None], strict=False)
        if not (c.text.isspace() and c in (characters[0], characters[-1])) and not _is_line(c, characters)
    )


def _settled(character: Character, before: Character | None, after: Character | None) -> str:
    """Beside Chinese a sign is as wide as Chinese, where the recogniser hesitates between the widths."""
    wide = WIDE.get(character.text)
    if wide is None or wide not in character.alternatives:
        return character.text
    beside = [c.text for c in (before, after) if c is not None]
    return wide if any(is_wide(text) for text in beside) else character.text


def _is_line(character: Character, all_read: Sequence[Character]) -> bool:
    """A piece of an underline; the sign itself stands between Latin letters, as in addresses."""
    if character.text not in "_＿":
        return False
    index = all_read.index(character)
    beside = [c.text for c in (*all_read[max(0, index - 1) : index], *all_read[index + 1 : index + 2])]
    return not (len(beside) == 2 and all(t.isascii() and t.isalnum() for t in beside))


def _placed(character: Character, crop: Box, ink: Box) -> Box:
    x0 = max(ink.x0, crop.x0 + character.start * crop.width)
    x1 = min(ink.x1, crop.x0 + character.end * crop.width)
    return Box(min(x0, x1), crop.top, max(x0, x1), crop.bottom)


def _sure(character: Character, before: Character | None) -> float:
    """Less sure beside a spot where another character may stand unread."""
    gap = max(character.gap, before.gap if before else 0.0)
    sure = RARE if _is_rare(character.text) else 1.0
    return min(character.confidence, sure, 1.0 - gap if gap > WORTH_SAYING_GAP else 1.0)


def _is_rare(text: str) -> bool:
    """A Chinese character outside everyday print: right now and then, in names, but never without a look."""
    return "\u3400" <= text <= "\u9fff" and not text.encode("gb2312", "ignore")


def _offered(character: Character) -> tuple[str, ...]:
    lookalike = LOOKALIKES.get(character.text)
    if lookalike is None or lookalike in character.alternatives:
        return character.alternatives
    return (*character.alternatives, lookalike)


def doubted_where_unread(rows: Sequence[TextRow], ink: Mask) -> list[TextRow]:
    """Doubt characters beside ink, wide enough for a character, that none of them accounts for."""
    return [_doubted_beside_ink(row, ink) for row in rows]


def _doubted_beside_ink(row: TextRow, ink: Mask) -> TextRow:
    box = row.extent
    columns = np.array((cut(ink, box) > 0).any(axis=0), np.bool_)
    for glyph in row.glyphs:
        if not glyph.text.isspace():
            margin = COVERS * (glyph.box.width + row.em) / 2
            left, right = glyph.box.x0 - margin - box.x0, glyph.box.x1 + margin - box.x0
            columns[max(0, int(left)) : max(0, int(right) + 1)] = False
    unread = [
        (a + box.x0, b + box.x0)
        for a, b in stretches(columns)
        if b - a > UNREAD * row.em and _is_tall(cut(ink, box)[:, a:b], row.em)
    ]
    if not unread:
        return row
    glyphs = tuple(
        replace(g, confidence=min(g.confidence, BESIDE_UNREAD))
        if any(a - row.em < g.box.middle[0] < b + row.em for a, b in unread)
        else g
        for g in row.glyphs
    )
    return replace(row, glyphs=glyphs)


def _is_tall(ink: Mask, em: float) -> bool:
    """Higher than a line ruled under the text, or a dash."""
    rows = np.flatnonzero((ink > 0).any(axis=1))
    return len(rows) > 0 and float(rows[-1] - rows[0]) > UNREAD * em


def stretches(inked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Find where the array is True: from, to before."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def doubted_where_pale(rows: Sequence[TextRow], picture: Picture, ink: Mask, hidden: Mask) -> list[TextRow]:
    """Doubt characters under a lifted seal where they are pale."""
    if not hidden.any():
        return list(rows)
    typical = float(np.median(picture[ink > 0])) if ink.any() else 0.0
    return [
        replace(row, glyphs=tuple(_doubted(g, picture, ink, hidden, 255.0 - typical) for g in row.glyphs))
        for row in rows
    ]


def _doubted(glyph: Glyph, picture: Picture, ink: Mask, hidden: Mask, typical: float) -> Glyph:
    covered = cut(hidden, glyph.box)
    if not covered.size or float((covered > 0).mean()) < HIDDEN_SHARE or glyph.text.isspace():
        return glyph
    inked = cut(ink, glyph.box) > 0
    contrast = (
        (255.0 - float(np.median(cut(picture, glyph.box)[inked]))) / max(1.0, typical) if inked.any() else 0.0
    )
    return replace(glyph, confidence=glyph.confidence * (TRUST_UNDER_SEAL if contrast < PALE else 1.0))


def as_line(row: TextRow, page: int, serial: int, at: Resolution) -> TextLine:
    """Return the row in points."""
    marks = tuple(
        Mark(
            page,
            at.points(g.box),
            serial,
            round(g.confidence, 4),
            alternatives=g.alternatives,
            strangeness=g.strangeness,
        )
        for g in row.glyphs
    )
    return TextLine(Passage("".join(g.text for g in row.glyphs), marks), at.points(row.box))
