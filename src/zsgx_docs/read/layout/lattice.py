"""Lay the lattice of a table's rules, and flood its squares that no rule parts into cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

RULED = 0.6
"""Share of a lattice edge that rules must cover for it to part two squares; a guess."""
ENCLOSED = 0.7
"""Share of its outline that rules must cover for a part of the lattice to be a cell at all; a guess."""


class LatticeStroke(NamedTuple):
    """Describe a rule along one axis: at `at`, from `start` to `end` on the other axis, in points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Return its length in points."""
        return self.end - self.start

    def meets(self, other: LatticeStroke, slack: float) -> bool:
        """Tell whether the two, at right angles to each other, cross or nearly touch."""
        return (
            self.start - slack <= other.at <= self.end + slack
            and other.start - slack <= self.at <= other.end + slack
        )


class LatticeArea(NamedTuple):
    """Describe a rectangle of squares: rows `top` to `bottom`, columns `left` to `right`, ends excluded."""

    top: int
    left: int
    bottom: int
    right: int


Square = tuple[int, int]


def positions(strokes: Sequence[LatticeStroke], apart: float) -> list[float]:
    """Return where lattice lines lie: strokes less than `apart` from each other (double rules) share one."""
    clusters: list[list[LatticeStroke]] = []
    for stroke in sorted(strokes):
        if clusters and stroke.at - clusters[-1][0].at <= apart:
            clusters[-1].append(stroke)
        else:
            clusters.append([stroke])
    return [sum(s.at * s.length for s in c) / sum(s.length for s in c) for c in clusters]


class Lattice:
    """Lay the lines that a table's rules lie on, and tell which edges are ruled."""

    def __init__(
        self,
        xs: list[float],
        ys: list[float],
        across: list[LatticeStroke],
        down: list[LatticeStroke],
        reach: float,
    ) -> None:
        """`across` and `down` are snapped to the nearest of `ys` and `xs`, if nearer than `reach`."""
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        self._xs, self._ys = xs, ys
        self._across = _edges(across, ys, xs, reach)
        self._down = _edges(down, xs, ys, reach)

    def cells(self) -> list[LatticeArea]:
        """Find the rectangles of squares that no rule parts, by row, then column."""
        found: list[LatticeArea] = []
        for region in self._regions():
            if self._enclosure(region) >= ENCLOSED:
                found.extend(_rectangles(region))
        return sorted(found)

    def _regions(self) -> Iterator[set[Square]]:
        unseen = {(r, c) for r in range(self.rows) for c in range(self.columns)}
        while unseen:
            start = min(unseen)
            region, waiting = {start}, [start]
            while waiting:
                for neighbour, parted, _ in self._sides(waiting.pop()):
                    if not parted and neighbour in unseen and neighbour not in region:
                        region.add(neighbour)
                        waiting.append(neighbour)
            unseen -= region
            yield region

    def _sides(self, square: Square) -> list[tuple[Square, bool, float]]:
        """Each neighbour of a square: where, whether a rule lies between, how long that edge is."""
        r, c = square
        width, height = self._xs[c + 1] - self._xs[c], self._ys[r + 1] - self._ys[r]
        return [
            ((r - 1, c), (r, c) in self._across, width),
            ((r + 1, c), (r + 1, c) in self._across, width),
            ((r, c - 1), (c, r) in self._down, height),
            ((r, c + 1), (c + 1, r) in self._down, height),
        ]

    def _enclosure(self, region: set[Square]) -> float:
        outline = [side for square in region for side in self._sides(square) if side[0] not in region]
        ruled = sum(length for _, parted, length in outline if parted)
        return ruled / sum(length for _, _, length in outline)


def _edges(strokes: list[LatticeStroke], lines: list[float], stops: list[float], reach: float) -> set[Square]:
    """(line, k) for every lattice edge on that line, from stop k to stop k + 1, that strokes cover."""
    covered: dict[Square, float] = {}
    for stroke in strokes:
        line = min(range(len(lines)), key=lambda i: abs(lines[i] - stroke.at))
        if abs(lines[line] - stroke.at) > reach:
            continue
        for k, (low, high) in enumerate(pairwise(stops)):
            shared = min(high, stroke.end + reach / 2) - max(low, stroke.start - reach / 2)
            if shared > 0:
                covered[line, k] = covered.get((line, k), 0.0) + shared / (high - low)
    return {edge for edge, share in covered.items() if share >= RULED}


def _rectangles(region: set[Square]) -> Iterator[LatticeArea]:
    """The region itself if it is a rectangle, else cut into the widest rectangles from the top."""
    left_over = set(region)
    while left_over:
        top, left = min(left_over)
        right = left
        while (top, right) in left_over:
            right += 1
        bottom = top + 1
        while all((bottom, c) in left_over for c in range(left, right)):
            bottom += 1
        yield LatticeArea(top, left, bottom, right)
        left_over -= {(r, c) for r in range(top, bottom) for c in range(left, right)}
