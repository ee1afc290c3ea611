"""Joins the ruled lines of one page of a table, each as long as it goes on in one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from zsgx_docs.render.pdf.blocks import CellLook, TableCell
from zsgx_docs.word.formats import BorderLine

_Row = tuple[TableCell, ...]
_Lines = list[BorderLine | None]


class Ruled(NamedTuple):
    """A ruled line: its start, in points from the page's top left cell, its length to the right or down."""

    x: float
    y: float
    length: float
    upright: bool
    line: BorderLine


class DifferentLines(Exception):
    """Two lines between two cells of which only Typst can say which one is seen."""


def ruled_lines(rows: Sequence[_Row], widths: Sequence[float], ys: Sequence[float]) -> list[Ruled]:
    """Return the lines round cells that span no rows; `ys` are the rows' edges. Raises DifferentLines."""
    xs = [0.0, *accumulate(widths)]
    beside, above, below = zip(
        *(_edges(tuple((c.look, c.column_span) for c in row)) for row in rows), strict=True
    )
    blank: _Lines = [None] * len(widths)
    level = [_between(up, down) for up, down in zip((blank, *below), (*above, blank), strict=True)]
    found = [
        Ruled(xs[start], y, xs[end] - xs[start], False, line)
        for y, lines in zip(ys, level, strict=True)
        for start, end, line in _stretches(lines)
    ]
    for x, column in zip(xs, zip(*beside, strict=True), strict=True):
        for start, end, line in _stretches(column):
            found.append(Ruled(x, ys[start], ys[end] - ys[start], True, line))
    return found


@lru_cache(maxsize=64)
def _edges(row: tuple[tuple[CellLook, int], ...]) -> tuple[_Lines, _Lines, _Lines]:
    """The upright lines of a row of cells by their looks and spans; by columns those above and below it."""
    beside: _Lines = [None]
    above: _Lines = []
    below: _Lines = []
    for look, span in row:
        beside[-1] = _met(beside[-1], look.edges.left)
        beside += [*[None] * (span - 1), look.edges.right]
        above += [look.edges.top] * span
        below += [look.edges.bottom] * span
    return beside, above, below


def _between(upper: _Lines, lower: _Lines) -> _Lines:
    return [_met(one, other) for one, other in zip(upper, lower, strict=True)]


def _met(one: BorderLine | None, other: BorderLine | None) -> BorderLine | None:
    if one is not None and other is not None and one != other:
        raise DifferentLines
    return other if one is None else one


def _stretches(lines: Sequence[BorderLine | None]) -> Iterator[tuple[int, int, BorderLine]]:
    """Where each line starts and ends."""
    start = 0
    for line, alike in groupby(lines):
        end = start + len(list(alike))
        if line is not None:
            yield start, end, line
        start = end
