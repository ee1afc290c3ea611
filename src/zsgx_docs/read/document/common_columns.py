"""Lay a table and its part overleaf on one set of columns, however far each page lay askew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.model.geometry import union
from zsgx_docs.model.passage import EMPTY, join
from zsgx_docs.model.sheet import Cell, Grid

EDGE = 4.0
"""Points within which two column edges are one, beside `EDGE_SHARE` of the table's width; a guess."""
EDGE_SHARE = 0.01
"""The share (0..1) of a table's width that is added to that, for scans that are stretched; a guess."""
SHARED_EDGES = 1 / 3
"""The share (0..1) of the inner column edges that both parts of one table have; a guess."""

EDGES_OF_LIST, MOST_LEFT_OUT = 6, 2
"""Edges of columns from which both parts of a table are a list's, and those that one may lack; a guess."""

_Sides = tuple[float, float]
"""The abscissas of a cell's left and right side."""


def on_common_columns(
    whole: Grid, part: Grid, following: Grid
) -> tuple[list[Cell], list[Cell], tuple[float, ...]] | None:
    """Return the cells of `whole` and of `following` numbered by one set of columns, and their edges.

    `part` is the last part of `whole`, as it stood on its own page. None where its columns and those of
    `following` have nothing in common.
    """
    own, theirs = _sides(whole), _sides(following, onto=whole)
    before = _sides(part, onto=whole)
    if not _columns_agree(_edges(before, whole), _edges(theirs, whole), whole):
        return None
    if min(len(_edges(before, whole)), len(_edges(theirs, whole))) >= EDGES_OF_LIST:
        for edge in _only_in(theirs, before, whole):
            following, theirs = _run_together(following, theirs, edge, _near(whole))
        for edge in _only_in(before, theirs, whole):
            following, theirs = _parted(following, theirs, edge)
    edges = _edges([*own, *theirs], whole)
    return _numbered(whole, own, edges), _numbered(following, theirs, edges), tuple(edges)


def _only_in(these: Sequence[_Sides | None], others: Sequence[_Sides | None], whole: Grid) -> list[float]:
    """The few edges of a list's columns that one part has alone, as happens without upright rules."""
    edges, near = _edges([*these, *others], whole), _near(whole)
    known = [x for pair in others if pair for x in pair]
    alone = [x for x in edges if not any(abs(x - other) < near for other in known)]
    return alone if len(alone) <= MOST_LEFT_OUT else []


def _run_together(
    grid: Grid, sides: list[_Sides | None], edge: float, near: float
) -> tuple[Grid, list[_Sides | None]]:
    """The cells on both sides of that edge as one."""
    cells: list[Cell] = []
    joined: list[_Sides | None] = []
    for cell, pair in zip(grid.cells, sides, strict=True):
        before = joined[-1] if joined and cells[-1].rows == cell.rows else None
        if pair and before and abs(before[1] - edge) < near and abs(pair[0] - edge) < near:
            parts = [part.text for part in (cells[-1], cell) if part.text.text.strip()]
            box = union([b for b in (cells[-1].box, cell.box) if b]) if cell.box else None
            cells[-1] = replace(cells[-1], text=join(parts, " "), box=box)
            joined[-1] = before[0], pair[1]
        else:
            cells.append(cell)
            joined.append(pair)
    return replace(grid, cells=tuple(cells), edges=()), joined


def _parted(grid: Grid, sides: list[_Sides | None], edge: float) -> tuple[Grid, list[_Sides | None]]:
    """The cells parted at that edge, each with its text on one side of it; as they are if any text is not."""
    cells: list[Cell] = []
    parted: list[_Sides | None] = []
    for cell, pair in zip(grid.cells, sides, strict=True):
        if pair is None or cell.box is None or not pair[0] < edge < pair[1]:
            cells.append(cell)
            parted.append(pair)
            continue
        at = cell.box.x0 + (edge - pair[0]) / (pair[1] - pair[0]) * cell.box.width
        places = [box for _, box in cell.text.boxes()]
        is_left = [box.x1 <= at for box in places]
        if any(box.x0 < at < box.x1 for box in places) or len(set(is_left)) > 1:
            return grid, sides
        texts = (cell.text, EMPTY) if all(is_left) else (EMPTY, cell.text)
        halves = (cell.box._replace(x1=at), cell.box._replace(x0=at))
        cells += [replace(cell, text=t, box=b) for t, b in zip(texts, halves, strict=True)]
        parted += [(pair[0], edge), (edge, pair[1])]
    return replace(grid, cells=tuple(cells), edges=()), parted


def extent(grid: Grid) -> tuple[float, float]:
    """Return the abscissas between which a table stands, by the straightened page where that is known."""
    if grid.edges:
        return grid.edges[0], grid.edges[-1]
    return (grid.box.x0, grid.box.x1) if grid.box else (0.0, 0.0)


def _columns_agree(own: Sequence[float], theirs: Sequence[float], part: Grid) -> bool:
    """Tell whether a fair part of the inner column edges is common to both."""
    near = _near(part)
    inner, others = ([x for x in edges if own[0] + near < x < own[-1] - near] for edges in (own, theirs))
    common = sum(any(abs(x - y) < near for y in inner) for x in others)
    return common >= SHARED_EDGES * min(len(inner), len(others))


def _near(grid: Grid) -> float:
    left, right = extent(grid)
    return EDGE + EDGE_SHARE * (right - left)


def _sides(grid: Grid, onto: Grid | None = None) -> list[_Sides | None]:
    """Each cell's, by the straightened page where that is known; shifted and stretched over `onto`."""
    sides = [_sides_of(cell, grid) for cell in grid.cells]
    if onto is None:
        return sides
    (start, end), (left, right) = extent(onto), extent(grid)
    stretch = (end - start) / max(1e-6, right - left)
    return [s and (start + (s[0] - left) * stretch, start + (s[1] - left) * stretch) for s in sides]


def _sides_of(cell: Cell, grid: Grid) -> _Sides | None:
    if grid.edges:
        return grid.edges[cell.column], grid.edges[cell.column + cell.column_span]
    return (cell.box.x0, cell.box.x1) if cell.box else None


def _edges(sides: Sequence[_Sides | None], grid: Grid) -> list[float]:
    """The abscissas of all cells' sides, those of one rule taken together."""
    edges: list[list[float]] = []
    for x in sorted(x for pair in sides if pair for x in pair):
        if edges and x - edges[-1][0] < _near(grid):
            edges[-1].append(x)
        else:
            edges.append([x])
    return [sum(e) / len(e) for e in edges]


def _numbered(grid: Grid, sides: Sequence[_Sides | None], edges: Sequence[float]) -> list[Cell]:
    """The cells in the columns that these edges part; boxes stay those of their pages."""

    def column(x: float) -> int:
        return min(range(len(edges)), key=lambda i: abs(edges[i] - x))

    def numbered(cell: Cell, pair: _Sides | None) -> Cell:
        if pair is None:
            return cell
        start = column(pair[0])
        return replace(cell, column=start, column_span=max(1, column(pair[1]) - start))

    return [numbered(c, pair) for c, pair in zip(grid.cells, sides, strict=True)]
