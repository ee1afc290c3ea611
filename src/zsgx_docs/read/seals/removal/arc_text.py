"""Tell the text along a dark seal's ring from the print that it stands on.

Print stands in level rows, each within its cell, that go on outside the seal's text or have even edges; the
seal's characters stand along the ring, all from one share of its radius to another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close, cut, swollen
from zsgx_docs.read.seals.detect import Ring
from zsgx_docs.read.seals.removal.print_rows import LevelRow, even_rows, level_rows

INNER, OUTER = 0.53, 0.985
"""Shares of the radius from which to which a ring's text may stand; a guess."""
ABOUT = 45.0
"""Millimetres round the seal in which rows of print are looked for; a guess."""
GLYPH_GAP = 0.45
"""Millimetres between the parts of one character; a guess."""
LEVEL = 0.8
"""Share of a character that must stand in one row for it to be print; a guess."""
NEXT = 1.6
"""Heights of a row within which its next character stands; a guess."""
CUT = 0.7
"""Share of the usual height below which rows are cut by the seal; a guess."""
MOSTLY = 0.55
"""Share of a row's ink in characters that are certainly the seal's, from which it is no row of print; a
guess."""
FEWEST = 3
"""Characters that tell where all of the seal's stand; a guess."""
TALL = 2.5
"""Millimetres along the radius of the least character that tells where all of them stand; a guess."""
REACHES = 0.75
"""Share of the text's height that a character of it has at least; a guess."""
STICKS_OUT = 0.12
"""Share of it by which one may stand out; a guess."""
WIDEST = 1.35
"""Usual widths that a character of it may have; a guess."""
PARTLY = 0.5
"""Share of what is unlike the seal's characters that must stand in a row, beside its others, to be print; a
guess."""


@dataclass(frozen=True, slots=True)
class _Character:
    """Ink close together: between which shares of the ring's radius it stands, how many radians wide."""

    own: NDArray[np.bool_]
    box: Box
    inner: float
    outer: float
    width: float


@dataclass(frozen=True, slots=True)
class _Lettering:
    """Where all of the seal's characters stand, and how wide they are."""

    inner: float
    outer: float
    width: float

    def holds(self, character: _Character) -> bool:
        height = self.outer - self.inner
        inside = max(self.inner - character.inner, character.outer - self.outer) < STICKS_OUT * height
        whole = character.outer - character.inner > REACHES * height
        return inside and whole and character.width < WIDEST * self.width


@dataclass(frozen=True, slots=True)
class _Place:
    """One cell under the seal, or all that lies outside of cells, with its `ink`; boxes count from there."""

    corner: tuple[int, int]
    ink: Mask
    band: Mask
    is_cell: bool


def arc_text(letters: Mask, ring: Ring, cells: Sequence[Box], at: Resolution) -> Mask:
    """Return the ink of the seal's text alone; `letters` holds it and print, no rules, ring or star."""
    arc = np.zeros_like(letters)
    places = list(_places(letters, ring, cells, at))
    known = [level_rows(np.where(p.band > 0, 0, p.ink).astype(np.uint8), at) for p in places]
    usual = median([row.height for rows in known for row in rows] or [0.0])
    known = [[row for row in rows if row.height > CUT * usual] for rows in known]
    found = [list(_characters(place, ring, at)) for place in places]
    lettering = _lettering(found, known, ring, at)
    for place, characters, rows in zip(places, found, known, strict=True):
        if place.is_cell and usual:
            even = even_rows(_besides(rows, place.ink, at), usual, at, certain=bool(rows))
            certain = _drawn([c for c in characters if lettering and lettering.holds(c)], place)
            rows += [row for row in even if _share_of(certain, place.ink, row.box(at)) < MOSTLY]
    for place, characters, rows in zip(places, found, known, strict=True):
        x, y = place.corner
        height, width = place.ink.shape
        arc[y : y + height, x : x + width] |= _off_the_rows(place, characters, rows, lettering, at)
    return arc


def annulus(ring: Ring, shape: tuple[int, ...]) -> Mask:
    """Mark where a ring's text may stand."""
    page = np.zeros(shape, np.uint8)
    for share, value in ((OUTER, 255), (INNER, 0)):
        cv2.fillPoly(page, [np.rint(ring.points(share)).astype(np.int32)], value)
    return page


def _besides(rows: Sequence[LevelRow], ink: Mask, at: Resolution) -> Mask:
    """The ink that stands in none of the rows."""
    rest = ink.copy()
    for row in rows:
        cut(rest, row.box(at))[:] = 0
    return rest


def _drawn(characters: Sequence[_Character], place: _Place) -> Mask:
    page = np.zeros_like(place.ink)
    for character in characters:
        cut(page, character.box)[character.own] = 255
    return page


def _share_of(part: Mask, ink: Mask, box: Box) -> float:
    return float((cut(part, box) > 0).sum()) / max(1, int((cut(ink, box) > 0).sum()))


def _places(letters: Mask, ring: Ring, cells: Sequence[Box], at: Resolution) -> Iterator[_Place]:
    area, band = ring.box.grown(at.mm(ABOUT)), annulus(ring, letters.shape)
    free = letters.copy()
    for cell in cells:
        cut(free, cell)[:] = 0
        if cell.overlap(ring.box) > 0:
            spot = Box(max(cell.x0, area.x0), cell.top, min(cell.x1, area.x1), cell.bottom)
            yield _Place(_corner(spot), cut(letters, spot), cut(band, spot), is_cell=True)
    yield _Place(_corner(area), cut(free, area), cut(band, area), is_cell=False)


def _corner(box: Box) -> tuple[int, int]:
    return max(0, int(box.x0)), max(0, int(box.top))


def _characters(place: _Place, ring: Ring, at: Resolution) -> Iterator[_Character]:
    ink, size = place.ink & place.band, at.odd(GLYPH_GAP)
    found, labels = blobs(close(ink, size, size))
    for blob in found:
        x0, top, x1, bottom = (int(v) for v in blob.box)
        own = (labels[top:bottom, x0:x1] == blob.number) & (ink[top:bottom, x0:x1] > 0)
        rows, columns = np.nonzero(own)
        if len(rows):
            share, turn = ring.polar(columns + x0 + place.corner[0], rows + top + place.corner[1])
            inner, outer = np.percentile(share, (2, 98)).tolist()
            off = (turn - turn[0] + math.pi) % (2 * math.pi)
            left, right = np.percentile(off, (2, 98)).tolist()
            yield _Character(own, blob.box, inner, outer, right - left)


def _lettering(
    found: Sequence[Sequence[_Character]], known: Sequence[Sequence[LevelRow]], ring: Ring, at: Resolution
) -> _Lettering | None:
    """By the characters that stand free of all rows; None where there are too few."""
    free = [
        c for cs, rows in zip(found, known, strict=True) for c in cs if _row_of(c, rows, None, at) is None
    ]
    tall = [c for c in free if (c.outer - c.inner) * ring.radius >= at.mm(TALL)]
    if len(tall) < FEWEST:
        return None
    return _Lettering(
        median(c.inner for c in tall), median(c.outer for c in tall), median(c.width for c in tall)
    )


def _off_the_rows(
    place: _Place,
    characters: Sequence[_Character],
    rows: list[LevelRow],
    lettering: _Lettering | None,
    at: Resolution,
) -> Mask:
    """Whole characters that stand in no row; of those that run into print, what sticks out of the rows."""
    arc, waiting = np.zeros_like(place.ink), list(characters)
    while True:
        in_row = [(c, index) for c in waiting if (index := _row_of(c, rows, lettering, at)) is not None]
        if not in_row:
            break
        for character, index in in_row:
            rows[index] = rows[index].with_(character.box)
        waiting = [c for c in waiting if all(c is not other for other, _ in in_row)]
    in_rows = np.zeros_like(place.ink)
    for row in rows:
        cut(in_rows, row.box(at))[:] = 255
    for character in waiting:
        x0, top, x1, bottom = (int(v) for v in character.box)
        own = character.own
        is_seals = lettering is not None and lettering.holds(character)
        mixed = not is_seals and any(row.gap(character.box) <= NEXT * row.height for row in rows)
        if mixed or _touches(place.ink & ~place.band, character.box, own):
            own = own & (in_rows[top:bottom, x0:x1] == 0)
        arc[top:bottom, x0:x1][own] = 255
    return arc


def _row_of(
    character: _Character, rows: Sequence[LevelRow], lettering: _Lettering | None, at: Resolution
) -> int | None:
    """The number of the row in which the character stands as print, near the others or unlike a seal's."""
    is_seals = lettering is not None and lettering.holds(character)
    for index, row in enumerate(rows):
        near, level = row.gap(character.box) <= NEXT * row.height, _share_in(row.box(at), character)
        if level >= LEVEL and (near or not is_seals):
            return index
        if near and not is_seals and level >= PARTLY and row.may_be_as_high_as(character.box):
            return index
    return None


def _share_in(row: Box, character: _Character) -> float:
    top, bottom = max(0, int(row.top - character.box.top)), max(0, int(row.bottom - character.box.top) + 1)
    return float(character.own[top:bottom].sum()) / max(1, int(character.own.sum()))


def _touches(others: Mask, box: Box, own: NDArray[np.bool_]) -> bool:
    """Whether the character's ink goes on outside the ring's text."""
    around = box.grown(1)
    grown = np.zeros(cut(others, around).shape, np.uint8)
    x, y = int(box.x0) - max(0, int(around.x0)), int(box.top) - max(0, int(around.top))
    grown[y : y + own.shape[0], x : x + own.shape[1]] = own
    return bool(np.logical_and(swollen(grown, 3, 3), cut(others, around)).any())
