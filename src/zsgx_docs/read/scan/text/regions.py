"""Find where the text of a page stands: pieces of lines, each within one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.ocr.engine import Engine, Quad
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, blobs, close, cut

LEAST_INK = 1.1
"""Millimetres across, either way, of ink that may be a character; a guess."""
LEAST_SHARE = 0.3
"""Share of a detected line's height that must lie in a cell for the cell to have a part of it; a guess."""
MARGIN = 0.14
"""Share of a piece's height left white round it; a guess."""
GLUE = 4.0
"""Millimetres between marks that still belong to one piece; a guess."""
LINE_GAP = 0.35
"""Millimetres of white between two rows of text taken for one line; a guess."""
TALLEST = 16.0
"""Millimetres of text in one piece; a guess."""
TWICE = 0.7
"""Share of a piece in a larger one of its cell from which the engine has seen it twice; a guess."""
AMID = 0.25
"""Share of a box on text that was found, from which what lies in it is thought to lie about that text; a
guess."""
ON_A_LINE = 0.7
"""Share of the lower piece's height in common from which two stand on one line; a guess."""
SHARED = 0.3
"""Heights of the lower piece by which two of one line overlap where they share a character; a guess."""
HIDDEN = 0.8
"""Share of a piece's ink in a seal's strokes that makes it a part of the seal; a guess."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Describe a stretch of one line, in pixels; `cell` is its cell's number, None outside all tables."""

    box: Box
    cell: int | None


def find_pieces(
    picture: Picture,
    ink: Mask,
    cells: Sequence[Box],
    hidden: Mask,
    ring: Mask,
    engine: Engine,
    at: Resolution,
) -> list[Piece]:
    """Find all text of the page, cell by cell.

    What the engine detects is cut at the borders of the cells (pixels); ink that it missed is taken up
    too, save under the strokes of seals (`hidden`); what lies mostly on a dark seal's `ring` is no text.
    """
    letters = _without_specks(ink, at)
    detected = [_hull(quad) for quad in engine.detect(picture)]
    parts = [Piece(part, cell) for box in detected for part, cell in _parts(box, cells)]
    found = [q for p in parts for q in _fitted(p, letters, at)]
    found = distinct([p for p in found if not _is_seal(p.box, letters, ring)])
    found = _parted(found, letters)
    return found + _missed(letters, found, cells, hidden, at)


def _hull(quad: Quad) -> Box:
    xs, ys = [p[0] for p in quad], [p[1] for p in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _without_specks(ink: Mask, at: Resolution) -> Mask:
    pieces, labels = blobs(ink)
    large = np.zeros(len(pieces) + 1, np.uint8)
    for piece in pieces:
        if max(piece.box.width, piece.box.height) >= at.mm(0.45):
            large[piece.number] = 255
    return np.asarray(large[labels], np.uint8)


def _parts(box: Box, cells: Sequence[Box]) -> Iterator[tuple[Box, int | None]]:
    """The detected line cut at the cells' borders; what lies outside all cells comes last."""
    inside = [(number, cell) for number, cell in enumerate(cells) if _shares(box, cell)]
    if not inside:
        yield box, None
        return
    for number, cell in inside:
        yield _clipped(box, cell), number
    left, right = min(c.x0 for _, c in inside), max(c.x1 for _, c in inside)
    for x0, x1 in ((box.x0, left), (right, box.x1)):
        if x1 - x0 > 0.8 * box.height:
            yield Box(x0, box.top, x1, box.bottom), None


def _shares(box: Box, cell: Box) -> bool:
    width = min(box.x1, cell.x1) - max(box.x0, cell.x0)
    height = min(box.bottom, cell.bottom) - max(box.top, cell.top)
    return width > 0.2 * min(box.height, box.width) and height > LEAST_SHARE * min(box.height, cell.height)


def _clipped(box: Box, cell: Box) -> Box:
    return Box(
        max(box.x0, cell.x0), max(box.top, cell.top), min(box.x1, cell.x1), min(box.bottom, cell.bottom)
    )


def rows_of_text(ink: Mask, at: Resolution) -> list[Piece]:
    """Find the rows of text in a crop, without asking an engine."""
    whole = Piece(Box(0.0, 0.0, float(ink.shape[1]), float(ink.shape[0])), None)
    return list(_fitted(whole, _without_specks(ink, at), at))


def _fitted(piece: Piece, ink: Mask, at: Resolution) -> Iterator[Piece]:
    """The piece drawn in to its ink, as several where it holds several rows; none without ink."""
    part = cut(ink, piece.box)
    if not part.any():
        return
    x, y = float(max(0, int(piece.box.x0))), float(max(0, int(piece.box.top)))
    for top, bottom in _rows(part, at):
        columns = np.flatnonzero(part[top:bottom].any(axis=0))
        if len(columns) and max(bottom - top, columns[-1] - columns[0]) >= at.mm(0.5):
            first, last = float(columns[0]), float(columns[-1])
            yield Piece(Box(x + first, y + top, x + last + 1, y + bottom), piece.cell)


def _rows(part: Mask, at: Resolution) -> list[tuple[int, int]]:
    """One row of text as a rule; more where white runs through a crop too tall for one."""
    inked = np.asarray((part > 0).any(axis=1), np.bool_)
    rows = np.flatnonzero(inked)
    whole = [(int(rows[0]), int(rows[-1]) + 1)]
    if whole[0][1] - whole[0][0] < at.mm(5.5):
        return whole
    runs = [r for r in _runs(inked, at.whole(LINE_GAP)) if r[1] - r[0] >= at.mm(LEAST_INK)]
    return runs if len(runs) > 1 and min(b - a for a, b in runs) > at.mm(2) else whole


def _runs(inked: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Stretches of True, parted by at least `gap` of False."""
    runs: list[tuple[int, int]] = []
    for i in np.flatnonzero(inked).tolist():
        if runs and i - runs[-1][1] < gap:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def distinct(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop pieces that lie in larger ones of their cell, and join those that share characters.

    The engine saw them twice, or they were drawn out over one another.
    """
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: -p.box.area):
        if not any(p.cell == piece.cell and p.box.overlap(piece.box) > TWICE * piece.box.area for p in kept):
            kept.append(piece)
    return _overlapping_joined(kept)


def _overlapping_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one line that share characters made one."""
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.box.x0):
        while partner := next((p for p in joined if _shares_characters(p, piece)), None):
            joined.remove(partner)
            piece = Piece(union((partner.box, piece.box)), piece.cell)
        joined.append(piece)
    return joined


def _shares_characters(left: Piece, right: Piece) -> bool:
    lowest = min(left.box.height, right.box.height)
    level = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top) > ON_A_LINE * lowest
    over = min(left.box.x1, right.box.x1) - max(left.box.x0, right.box.x0) > SHARED * lowest
    return left.cell == right.cell and level and over and max(left.box.height, right.box.height) < 2 * lowest


def _parted(pieces: Sequence[Piece], ink: Mask) -> list[Piece]:
    """Lines set so close that their boxes overlap, parted where least ink runs between them."""
    tops, bottoms = [p.box.top for p in pieces], [p.box.bottom for p in pieces]
    for (i, upper), (j, lower) in permutations(enumerate(pieces), 2):
        if upper.cell == lower.cell and _runs_into(upper.box, lower.box):
            border = _least_ink(upper.box, lower.box, ink)
            bottoms[i], tops[j] = min(bottoms[i], border), max(tops[j], border)
    return [
        Piece(piece.box._replace(top=top, bottom=bottom), piece.cell)
        for piece, top, bottom in zip(pieces, tops, bottoms, strict=True)
    ]


def _least_ink(upper: Box, lower: Box, ink: Mask) -> float:
    """The height, where both boxes overlap, that the fewest strokes cross."""
    left, right = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
    amount = (cut(ink, Box(left, lower.top, right, upper.bottom)) > 0).sum(axis=1)
    return lower.top + float(amount.argmin())


def _runs_into(upper: Box, lower: Box) -> bool:
    """The upper line's box reaches into the lower one's, but not as far as its middle."""
    beside = min(upper.x1, lower.x1) - max(upper.x0, lower.x0) > 0.5 * min(upper.height, lower.height)
    below = lower.middle[1] - upper.middle[1] > 0.5 * min(upper.height, lower.height)
    return beside and below and upper.top < lower.top < upper.bottom < lower.bottom


def _missed(
    ink: Mask, found: Sequence[Piece], cells: Sequence[Box], hidden: Mask, at: Resolution
) -> list[Piece]:
    rest = ink.copy()
    for piece in found:
        cut(rest, piece.box.grown(at.mm(0.5)))[:] = 0
    marks = close(rest, at.odd(GLUE), at.odd(0.6))
    for piece in found:
        cut(marks, piece.box)[:] = 0
    pieces = []
    left_over, labels = blobs(marks)
    for blob in left_over:
        if max(blob.box.width, blob.box.height) < at.mm(LEAST_INK) or _is_seal(blob.box, rest, hidden):
            continue
        around = blob.box.height > at.mm(TALLEST)  # a dark edge, a fold: what it runs round is not its own
        own = np.where(labels == blob.number, rest, 0).astype(np.uint8) if around else rest
        for part, cell in _parts(blob.box, cells):
            fitted = _fitted(Piece(part, cell), own, at)
            pieces += [
                p for p in fitted if _may_be_text(p.box, at) and not _is_dust_about(p.box, own, found, at)
            ]
    return pieces


def _is_dust_about(box: Box, rest: Mask, found: Sequence[Piece], at: Resolution) -> bool:
    """Specks that only the way they lie makes one, on both sides of text that was found."""
    covered = sum(box.overlap(piece.box) for piece in found)
    specks = [max(b.box.width, b.box.height) for b in blobs(cut(rest, box))[0]]
    return covered > AMID * box.area and max(specks, default=0.0) < at.mm(LEAST_INK)


def _is_seal(box: Box, ink: Mask, hidden: Mask) -> bool:
    inked = cut(ink, box) > 0
    return bool(inked.any()) and float((cut(hidden, box)[inked] > 0).mean()) > HIDDEN


def _may_be_text(box: Box, at: Resolution) -> bool:
    """Not a streak, not a spot."""
    long, short = max(box.width, box.height), min(box.width, box.height)
    return long >= at.mm(LEAST_INK) and short >= at.mm(0.25) and box.height <= at.mm(TALLEST)


def with_margin(box: Box) -> Box:
    """Return the box of a piece with its white margin, in pixels."""
    return box.grown(max(2.0, MARGIN * box.height))
