"""Read what a square seal says: part its letters into a grid, set them in a line.

Seals are cut in columns from right to left, or in lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Character, Engine
from zsgx_docs.read.language import plausibility
from zsgx_docs.read.preprocess import Picture, blobs, cut
from zsgx_docs.read.seals.text.voting import majority

SIDE = 480
"""Pixels of a side of the seal made upright; a guess."""
INKED = 150
"""Grey level (0..255) below which a pixel is ink; a guess."""
CLOSED = 0.02
"""Share of its side: gaps in the frame that are closed; a guess."""
FRAME = 0.08
"""Share of the side within which the frame's line begins; a guess."""
FRAME_SHARE = 0.5
"""Share of a row that is inked where it is the frame's; a guess."""
MOST_COLUMNS, MOST_ROWS = 5, 6
"""Columns and rows of letters; a guess."""
FLATTEST, SLIMMEST = 0.5, 2.1
"""Width over height of a letter's place; a guess."""
VALLEY = 0.03
"""Share of the side by which a cut may miss its place; a guess."""
MOST_CUT = 0.8
"""Share of the mean ink that the worst cut of a grid may run through; a guess."""
GRIDS = 3
"""Grids that are read; for speed, a guess."""
FINER = 0.006
"""Share of the mean ink that each more place in a grid may cost; a guess."""
BLANK = 0.02
"""Share of ink below which a place is empty; a guess."""
GLYPH, APART, RIM = 52, 10, 6
"""Pixels of a letter, of white between two, and above and below, in the line that is read; a guess about the
model's 48."""
WHITE = 255
"""Level of white paper; by definition of 8 bits."""
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LetterGrid:
    """Describe the letters' places: where its columns and rows part, in pixels."""

    across: tuple[int, ...]
    down: tuple[int, ...]

    @property
    def columns(self) -> int:
        """Count the columns."""
        return len(self.across) - 1

    @property
    def rows(self) -> int:
        """Count the rows."""
        return len(self.down) - 1

    def spot(self, inside: Picture, column: int, row: int) -> Picture:
        """Cut out the place at that column and row."""
        return inside[self.down[row] : self.down[row + 1], self.across[column] : self.across[column + 1]]


def square_text(views: Sequence[Picture], box: Box, engine: Engine) -> tuple[Character, ...]:
    """Read a square seal; `views` hold little but it, dark on white, the first the least of other things."""
    frame = _frame(cut(np.minimum.reduce(list(views)), box))
    insides = [_inside(cut(view, box), frame) for view in views] if frame is not None else []
    if not insides:
        return ()
    told = []
    for cost, layout in _layouts(insides[0]):
        places = _places(insides[0], layout)
        readings = engine.recognise([_line(inside, layout, places) for inside in insides])
        letters = _told([_found(reading.characters, places) for reading in readings], places, layout)
        told.append(
            ((1 - cost) * sum(c.confidence for c in letters) / math.sqrt(max(1, len(places))), letters)
        )
    return max(told, key=lambda one: one[0], default=(0.0, ()))[1]


def _frame(spot: Picture) -> NDArray[np.float32] | None:
    """Its corners, from the upper left, clockwise."""
    dark = np.where(spot < INKED, 255, 0).astype(np.uint8)
    size = max(3, round(CLOSED * max(spot.shape))) | 1
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    pieces, labels = blobs(np.asarray(closed, np.uint8))
    if not pieces:
        return None
    frame = max(pieces, key=lambda piece: piece.box.area)
    rows, columns = np.nonzero(labels == frame.number)
    rectangle = cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32))
    return _upright(cv2.boxPoints(rectangle).astype(np.float32))


def _inside(spot: Picture, frame: NDArray[np.float32]) -> Picture:
    """(SIDE, SIDE): the seal upright, without its frame."""
    target = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float32)
    matrix = cv2.getPerspectiveTransform(frame, target)
    level = np.asarray(
        cv2.warpPerspective(spot, matrix, (SIDE, SIDE), flags=cv2.INTER_CUBIC, borderValue=WHITE), np.uint8
    )
    top, bottom = _frameless(level < INKED)
    left, right = _frameless((level < INKED).T)
    return np.asarray(cv2.resize(level[top:bottom, left:right], (SIDE, SIDE), interpolation=cv2.INTER_AREA))


def _upright(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """From the upper left, clockwise."""
    middle = corners.mean(axis=0)
    turns = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(turns)]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.asarray(np.roll(ordered, -first, axis=0), np.float32)


def _frameless(dark: NDArray[np.bool_]) -> tuple[int, int]:
    """The rows between the frame's upper and lower side."""
    share = dark[:, SIDE // 8 : -SIDE // 8].mean(axis=1) > FRAME_SHARE
    return _line_ends(share), SIDE - _line_ends(share[::-1])


def _line_ends(lined: NDArray[np.bool_]) -> int:
    """How deep the frame's line reaches from a side; 0 where there is none."""
    near = np.flatnonzero(lined[: round(FRAME * SIDE)])
    if not len(near):
        return 0
    after = np.flatnonzero(~lined[near[0] :])
    return int(near[0] + after[0]) + 2 if len(after) else 0


def _layouts(inside: Picture) -> Iterator[tuple[float, LetterGrid]]:
    """The likeliest grids: those whose cuts run through the least ink, how much of the mean."""
    dark = inside < INKED
    ink = float(dark.mean())
    scored = []
    for columns, rows in product(range(1, MOST_COLUMNS + 1), range(1, MOST_ROWS + 1)):
        if columns * rows < 2 or not FLATTEST <= rows / columns <= SLIMMEST:
            continue
        across, cost = _cuts(dark.mean(axis=0), columns)
        down, other = _cuts(dark.mean(axis=1), rows)
        worst = max([*cost, *other], default=0.0) / max(1e-6, ink)
        if worst < MOST_CUT:
            scored.append((worst - FINER * columns * rows, worst, LetterGrid(across, down)))
    scored.sort(key=lambda one: one[0])
    yield from ((worst, layout) for _, worst, layout in scored[:GRIDS])


def _cuts(profile: NDArray[np.float64], parts: int) -> tuple[tuple[int, ...], list[float]]:
    """Where the profile is cut into so many equal parts, each cut moved to the least ink; what that is."""
    smooth = np.convolve(profile, np.ones(5) / 5, mode="same")
    reach, cuts, costs = round(VALLEY * SIDE), [0], []
    for part in range(1, parts):
        at = round(part * SIDE / parts)
        near = smooth[at - reach : at + reach + 1]
        spot = at - reach + int(near.argmin())
        cuts.append(spot)
        costs.append(float(smooth[spot]))
    return (*cuts, SIDE), costs


def _places(inside: Picture, layout: LetterGrid) -> list[Place]:
    """(column, row) of all places with a letter, columns from the right."""
    order = product(range(layout.columns - 1, -1, -1), range(layout.rows))
    return [place for place in order if (layout.spot(inside, *place) < INKED).mean() >= BLANK]


def _line(inside: Picture, layout: LetterGrid, places: Sequence[Place]) -> Picture:
    """The letters of the places in a line."""
    letters = [np.full((GLYPH + 2 * RIM, APART), WHITE, np.uint8)]
    for place in places:
        tight = _tight(layout.spot(inside, *place))
        letter = cv2.resize(tight, (GLYPH, GLYPH), interpolation=cv2.INTER_AREA)
        sides = (RIM, RIM, APART // 2, APART // 2)
        letters.append(np.asarray(cv2.copyMakeBorder(letter, *sides, cv2.BORDER_CONSTANT, value=WHITE)))
    return np.ascontiguousarray(np.hstack(letters[1:] or letters))


def _tight(spot: Picture) -> Picture:
    """Drawn in to its ink, but not much: a letter's height and width tell it from others."""
    rows, columns = np.nonzero(spot < INKED)
    if not len(rows):
        return spot
    slack_down, slack_across = spot.shape[0] // 6, spot.shape[1] // 6
    top, bottom = min(int(rows.min()), slack_down), max(int(rows.max()) + 1, spot.shape[0] - slack_down)
    left, right = (
        min(int(columns.min()), slack_across),
        max(int(columns.max()) + 1, spot.shape[1] - slack_across),
    )
    return spot[top:bottom, left:right]


def _found(characters: Sequence[Character], places: Sequence[Place]) -> dict[Place, Character]:
    """The likeliest letter of each place."""
    found: dict[Place, Character] = {}
    for character in sorted(characters, key=lambda character: character.confidence):
        at = min(len(places) - 1, int((character.start + character.end) / 2 * len(places)))
        if at >= 0:
            found[places[at]] = character
    return found


def _told(
    readings: Sequence[Mapping[Place, Character]], places: Sequence[Place], layout: LetterGrid
) -> tuple[Character, ...]:
    """The letters in the order in which the seal is read: a blank place at the end, or known words, tell."""
    columns = _voted(readings, sorted(places, key=lambda place: (-place[0], place[1])))
    lines = _voted(readings, sorted(places, key=lambda place: (place[1], place[0])))
    blank = set(product(range(layout.columns), range(layout.rows))) - set(places)
    if blank:
        return columns if (0, layout.rows - 1) in blank else lines
    in_lines, in_columns = (plausibility("".join(c.text for c in told)) for told in (lines, columns))
    return lines if in_lines > in_columns else columns


def _voted(readings: Sequence[Mapping[Place, Character]], order: Sequence[Place]) -> tuple[Character, ...]:
    count = len(order)
    return majority(
        [
            [
                replace(reading[place], start=at / count, end=(at + 1) / count)
                for at, place in enumerate(order)
                if place in reading
            ]
            for reading in readings
        ]
    )
