"""Make ruling lines into tables: connected rules, their lattice, the cells that the rules really part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.read.layout.lattice import Lattice, LatticeStroke, positions

SMALLEST_FRAME = 20.0
"""Points; what is smaller both ways is a tick box or a seal's stroke, not a table; a guess."""
LOWEST_FRAME = 8.0
"""Points; what is lower or narrower than any print is strokes of a large character; a guess."""
OPEN_SIDE = 8.0
"""Points by which rules must stick out past the last crossing rule before a side counts as open; a guess."""
MOST_CROSSINGS = 4_000_000
"""Horizontal times vertical rules, more only in drawings; for time and memory, a guess."""


class Ruling(NamedTuple):
    """Describe a straight ruling line in points, horizontal or vertical, its ends in any order."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class FrameCell:
    """Describe one cell of a frame, merged or not; `row` and `column` count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class GridFrame:
    """Describe a table without its text: cells by row, then column; `edges` are its columns' sides."""

    cells: tuple[FrameCell, ...]
    box: Box
    edges: tuple[float, ...]


def frames(rules: Sequence[Ruling], tolerance: float = 2.0) -> list[GridFrame]:
    """Find the tables that `rules` draw, from top to bottom; one within a cell is a frame of its own.

    `tolerance` (points) is how far ends may miss or overshoot a crossing rule, and how far apart
    the pieces of one rule may lie. Rules that part nothing (underlines, lone lines) are left out.
    """
    found = [f for f in outlines(rules, tolerance) if _is_large_enough(f.box)]
    return without_ornament(found)


def _is_large_enough(box: Box) -> bool:
    return max(box.width, box.height) >= SMALLEST_FRAME and min(box.width, box.height) >= LOWEST_FRAME


def without_ornament(found: Sequence[GridFrame]) -> list[GridFrame]:
    """Drop the empty frames that are only drawn round other frames."""

    def is_ornament(frame: GridFrame) -> bool:
        return len(frame.cells) == 1 and any(
            other is not frame and frame.box.grown(1).overlap(other.box) >= 0.99 * other.box.area
            for other in found
        )

    return [frame for frame in found if not is_ornament(frame)]


def outlines(rules: Sequence[Ruling], tolerance: float = 2.0) -> list[GridFrame]:
    """Do as `frames`, with all that is too small for a table (tick boxes) or mere ornament."""
    flat, upright = _strokes(rules)
    flat, upright = _joined(flat, tolerance), _joined(upright, tolerance)
    if len(flat) * len(upright) > MOST_CROSSINGS:
        return []
    found = []
    for across, down in _connected(flat, upright, tolerance):
        across, down = _closed(across, down, tolerance)
        across, down = _trimmed(across, down, tolerance)
        if len(across) >= 2 and len(down) >= 2:
            frame = _frame(across, down, tolerance)
            if frame is not None:
                found.append(frame)
    return sorted(found, key=lambda f: (f.box.top, f.box.x0))


def level_strokes(rules: Iterable[Ruling], tolerance: float = 2.0) -> list[LatticeStroke]:
    """Return the level rules, pieces of one made one."""
    return _joined(_strokes(rules)[0], tolerance)


def upright_strokes(rules: Iterable[Ruling], tolerance: float = 2.0) -> list[LatticeStroke]:
    """Return the upright rules, pieces of one made one."""
    return _joined(_strokes(rules)[1], tolerance)


def _strokes(rules: Iterable[Ruling]) -> tuple[list[LatticeStroke], list[LatticeStroke]]:
    """Horizontal and vertical strokes; slanting rules are dropped."""
    flat, upright = [], []
    for x0, y0, x1, y1 in rules:
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= 0.1 * width:
            flat.append(LatticeStroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif width <= 0.1 * height:
            upright.append(LatticeStroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return flat, upright


def _joined(strokes: list[LatticeStroke], tolerance: float) -> list[LatticeStroke]:
    """Pieces of one rule made one: touching, overlapping, or dashes in a row."""
    dash, dash_gap, gap = 4 * tolerance, 3 * tolerance, 1.5 * tolerance
    whole: list[LatticeStroke] = []
    for level in _levels(strokes, tolerance):
        run: list[LatticeStroke] = []
        for stroke in sorted(level, key=lambda s: s.start):
            end = max((s.end for s in run), default=0.0)
            dashed = run and (stroke.length < dash or run[-1].length < dash)
            if run and stroke.start - end > (dash_gap if dashed else gap):
                whole.append(_one(run))
                run = []
            run.append(stroke)
        whole.append(_one(run))
    return whole


def _levels(strokes: list[LatticeStroke], tolerance: float) -> list[list[LatticeStroke]]:
    """Strokes at nearly the same height (or, for upright ones, abscissa)."""
    levels: list[list[LatticeStroke]] = []
    for stroke in sorted(strokes):
        if levels and stroke.at - levels[-1][0].at <= tolerance:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    return levels


def _one(run: list[LatticeStroke]) -> LatticeStroke:
    weight = sum(s.length for s in run) or 1.0
    at = sum(s.at * s.length for s in run) / weight if weight > 1e-6 else run[0].at
    return LatticeStroke(at, min(s.start for s in run), max(s.end for s in run))


def _connected(
    flat: list[LatticeStroke], upright: list[LatticeStroke], tolerance: float
) -> list[tuple[list[LatticeStroke], list[LatticeStroke]]]:
    """Groups of rules that cross or touch, directly or through others."""
    parent = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, across in enumerate(flat):
        for j, down in enumerate(upright, start=len(flat)):
            if across.meets(down, 1.5 * tolerance):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[LatticeStroke], list[LatticeStroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate(flat + upright):
        groups[root(i)][i >= len(flat)].append(stroke)
    return [(across, down) for across, down in groups.values() if across and down]


def _closed(
    across: list[LatticeStroke], down: list[LatticeStroke], tolerance: float
) -> tuple[list[LatticeStroke], list[LatticeStroke]]:
    """A side without a border is closed where the rules that should meet it end."""
    more_down = _missing_sides(across, down, tolerance)
    more_across = _missing_sides(down, across, tolerance)
    return across + more_across, down + more_down


def _missing_sides(
    rules: list[LatticeStroke], crossing: list[LatticeStroke], tolerance: float
) -> list[LatticeStroke]:
    if len(rules) < 2:
        return []
    first, last = min(rules), max(rules)
    added = []
    sides: list[tuple[Callable[[LatticeStroke], float], float, int]] = [
        (lambda s: s.start, min(c.at for c in crossing), -1),
        (lambda s: s.end, max(c.at for c in crossing), 1),
    ]
    for end_of, border, outward in sides:
        ends = [end_of(first), end_of(last)]
        if abs(ends[0] - ends[1]) <= 2 * tolerance and all(outward * (e - border) > OPEN_SIDE for e in ends):
            added.append(LatticeStroke(sum(ends) / 2, first.at, last.at))
    return added


def _trimmed(
    across: list[LatticeStroke], down: list[LatticeStroke], tolerance: float
) -> tuple[list[LatticeStroke], list[LatticeStroke]]:
    """Rules cut back to their outermost crossings; those that cross fewer than two others are dropped."""
    while True:
        kept_across = [s for r in across if (s := _cut_back(r, down, tolerance))]
        kept_down = [s for r in down if (s := _cut_back(r, kept_across, tolerance))]
        if len(kept_across) == len(across) and len(kept_down) == len(down):
            return kept_across, kept_down
        across, down = kept_across, kept_down


def _cut_back(rule: LatticeStroke, crossing: list[LatticeStroke], tolerance: float) -> LatticeStroke | None:
    met = [c.at for c in crossing if rule.meets(c, 1.5 * tolerance)]
    if not met or max(met) - min(met) <= 2 * tolerance:
        return None
    return LatticeStroke(rule.at, min(met), max(met))


def _frame(across: list[LatticeStroke], down: list[LatticeStroke], tolerance: float) -> GridFrame | None:
    ys, xs = positions(across, 2 * tolerance), positions(down, 2 * tolerance)
    cells = tuple(
        FrameCell(
            row=part.top,
            column=part.left,
            row_span=part.bottom - part.top,
            column_span=part.right - part.left,
            box=Box(xs[part.left], ys[part.top], xs[part.right], ys[part.bottom]),
        )
        for part in Lattice(xs, ys, across, down, 2 * tolerance).cells()
    )
    return GridFrame(cells, union(c.box for c in cells), tuple(xs)) if cells else None
