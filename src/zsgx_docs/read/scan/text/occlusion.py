"""Trust rows of print under seals as far as the seal lets them be seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.layout import is_wide
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, cut
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow, read_pieces
from zsgx_docs.read.scan.text.regions import Piece, distinct
from zsgx_docs.read.seals import SealLettering

OVER = 2.0
"""Millimetres by which a piece may end early because a seal's stroke covers its end; a guess."""
LEAST_HEIGHT = 0.4
"""Share of a piece's height that its print must have to say how high the piece is; a guess."""
MISSING = 1.1
"""Heights of a row in which its first or last character may stand, taken for a seal's; a guess."""
CROSSED = 0.12
"""Share of a column's pixels that makes it crossed by a seal's stroke; a guess."""
APART = 0.6
"""Millimetres of paper between a row and what may be its end; a guess."""
PALER = 120
"""Grey level (0..255) that a seal's strokes are given for the second reading; a guess."""
DISAGREED = 0.5
"""Trust (0..1) in characters that two readings differ on; a guess."""
BESIDE_HIDDEN = 0.5
"""The same in those beside a spot that may hide another; a guess."""
AS_SURE = fitted_values(__package__)["as_sure"]
"""Mean natural logarithm by which a reading may be less sure and count as sure; fitted on forged pages."""
NARROW = 0.5
"""Ems that a Latin letter or a digit takes; the standard half width."""
TOO_FAR = 0.35
"""Ems more between two characters than they need, where a narrow one may be hidden; a guess."""
HIDES = 0.45
"""Ems of a seal's stroke beside the end of a row that may hide a character; a guess."""


def settled_pieces(
    pieces: Sequence[Piece],
    print_: Mask,
    strokes: Mask,
    text: SealLettering,
    cells: Sequence[Box],
    at: Resolution,
) -> list[Piece]:
    """Make pieces as high as their print where no seal's text runs into them, and as long as it may be.

    They are drawn out, within their cells, over a seal's strokes or letters that may cover their ends.
    """
    if not text.zone.any():
        return list(pieces)
    clear, covers = print_ & ~text.zone, strokes | text.letters
    lowered = [Piece(_lowered(p.box, clear, text.zone), p.cell) for p in pieces]
    return distinct(
        [
            Piece(_drawn_out(p.box, covers, cells[p.cell] if p.cell is not None else None, at), p.cell)
            for p in lowered
        ]
    )


def _lowered(box: Box, clear: Mask, zone: Mask) -> Box:
    """The box no higher than its ink outside the seal's text, where there is enough of that."""
    if not cut(zone, box).any():
        return box
    inked = cut(clear, box) > 0
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) == 0 or rows[-1] - rows[0] < LEAST_HEIGHT * box.height or len(columns) < rows[-1] - rows[0]:
        return box
    top = max(0, int(box.top))
    return box._replace(top=float(top + rows[0]), bottom=float(top + rows[-1] + 1))


def _drawn_out(box: Box, covers: Mask, cell: Box | None, at: Resolution) -> Box:
    x0, top, x1, bottom = box
    reach = max(at.mm(OVER), MISSING * (bottom - top))
    left = _covered(covers, Box(max(0.0, x0 - reach), top, x0, bottom))[::-1]
    right = _covered(covers, Box(x1, top, x1 + reach, bottom))
    x0, x1 = x0 - _run(left, at), x1 + _run(right, at)
    if cell is not None:
        x0, x1 = max(x0, min(box.x0, cell.x0)), min(x1, max(box.x1, cell.x1))
    return Box(x0, top, x1, bottom)


def _covered(strokes: Mask, box: Box) -> NDArray[np.bool_]:
    """Which columns of the box the strokes cross."""
    part = cut(strokes, box) > 0
    return np.asarray(part.mean(axis=0) > CROSSED if part.size else np.zeros(0), np.bool_)


def _run(covered: NDArray[np.bool_], at: Resolution) -> float:
    """How far the covered columns reach from the start, over small gaps."""
    there = np.flatnonzero(covered)
    if not len(there) or there[0] > at.mm(APART):
        return 0.0
    breaks = np.flatnonzero(np.diff(there) > at.mm(APART))
    return float(there[breaks[0]] if len(breaks) else there[-1]) + 1


def doubted_where_hidden(rows: Sequence[TextRow], strokes: Mask) -> list[TextRow]:
    """Doubt characters beside a stroke of a seal that leaves room for another, hidden by it."""
    return [_doubted_beside(row, strokes) if cut(strokes, row.extent).any() else row for row in rows]


def _doubted_beside(row: TextRow, strokes: Mask) -> TextRow:
    columns = _covered(strokes, row.extent)
    glyphs = list(row.glyphs)
    seen = [i for i, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    if not seen:
        return row
    doubtful: set[int] = set()
    for i, j in pairwise(seen):
        room = (_middle(glyphs[j]) - _middle(glyphs[i])) / row.em
        needed = (_width(glyphs[i]) + _width(glyphs[j])) / 2
        between = columns[_column(glyphs[i], row) : _column(glyphs[j], row)]
        if room - needed > TOO_FAR and between.any():
            doubtful |= {i, j}
    first, last = glyphs[seen[0]], glyphs[seen[-1]]
    before = columns[: max(0, int(_column(first, row) - _width(first) * row.em / 2))]
    after = columns[int(_column(last, row) + _width(last) * row.em / 2) :]
    doubtful |= {seen[0]} if before.sum() > HIDES * row.em else set()
    doubtful |= {seen[-1]} if after.sum() > HIDES * row.em else set()
    told = _with_trust(row, doubtful, BESIDE_HIDDEN)
    marked = (replace(g, beside_hidden=i in doubtful) for i, g in enumerate(told.glyphs))
    return replace(told, glyphs=tuple(marked))


def _middle(glyph: Glyph) -> float:
    return glyph.box.middle[0]


def _width(glyph: Glyph) -> float:
    return 1.0 if is_wide(glyph.text) else NARROW


def _column(glyph: Glyph, row: TextRow) -> int:
    return max(0, int(_middle(glyph) - row.extent.x0))


def read_twice(rows: Sequence[TextRow], picture: Picture, strokes: Mask, engine: Engine) -> list[TextRow]:
    """Read rows that a seal's strokes cross again with these paler; doubt what changes by that.

    The second reading is taken where it has more characters and is as sure: strokes mostly hide characters.
    """
    crossed = [i for i, row in enumerate(rows) if cut(strokes, row.extent).any()]
    if not crossed:
        return list(rows)
    softer = np.where(strokes > 0, np.maximum(picture, PALER), picture).astype(np.uint8)
    softer = np.asarray(cv2.GaussianBlur(softer, (0, 0), 0.6), np.uint8)
    result = list(rows)
    for i in crossed:
        for again in read_pieces(softer, [Piece(rows[i].extent, rows[i].cell)], engine):
            fuller = len(again.glyphs) > len(rows[i].glyphs) and _merit(again) > _merit(rows[i]) - AS_SURE
            result[i] = _agreed(again, _text(rows[i])) if fuller else _agreed(rows[i], _text(again))
    return result


def _merit(row: TextRow) -> float:
    """The mean logarithm of the characters' confidence."""
    return float(np.mean([math.log(max(1e-4, glyph.confidence)) for glyph in row.glyphs]))


def _text(row: TextRow) -> str:
    return "".join(glyph.text for glyph in row.glyphs)


def _agreed(row: TextRow, other: str) -> TextRow:
    text = _text(row)
    if len(text) != len(row.glyphs):
        return row
    doubtful: set[int] = set()
    for edit in Levenshtein.editops(text, other):
        near = (edit.src_pos - 1, edit.src_pos) if edit.tag == "insert" else (edit.src_pos,)
        doubtful |= {i for i in near if 0 <= i < len(text)}
    return _with_trust(row, doubtful, DISAGREED)


def _with_trust(row: TextRow, doubtful: Iterable[int], trust: float) -> TextRow:
    which = set(doubtful)
    glyphs = (
        replace(g, confidence=min(g.confidence, trust)) if i in which else g for i, g in enumerate(row.glyphs)
    )
    return replace(row, glyphs=tuple(glyphs))
