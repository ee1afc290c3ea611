"""Tell the strokes of letters from the columns of a list: nearly all its rows have the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zsgx_docs.read.preprocess import Resolution
from zsgx_docs.read.scan.rulings.gap_repair import MEETING
from zsgx_docs.read.scan.rulings.impostors import met_by
from zsgx_docs.read.scan.rulings.segments import Inked, Stroke, beside, inner, unbroken

WHOLE_LIST = 0.6
"""Share of the longest upright rule's length from which one is a column of the list; a guess."""
LEAST_ROWS, LEAST_SIDES = 8, 5
"""Rows of a list, and upright rules down it, from which they tell its columns: rows of a form differ;
a guess."""
IN_FEW_ROWS = 0.3
"""Share of the rows up to which a column is odd; a guess."""
SAME_PLACE = 0.6
"""Millimetres within which strokes of several rows are one column; a guess."""
AS_THICK = 0.88, 1.2
"""Times as thick as the columns that an odd one must be, if it is drawn; a guess."""
STRAIGHT = 0.95
"""Share of it that must be inked along one straight line; a guess."""
CLEAR = 0.1
"""Share of the paper on its emptier side that may be inked; a guess."""


def without_odd_columns(
    side: Inked, down: Sequence[Stroke], across: Sequence[Stroke], at: Resolution
) -> list[Stroke]:
    """Leave out upright strokes in few rows of a list, unless they are drawn just like its columns.

    `side` is the page laid on its side. Letters of a low row touch the rules above and below them.
    """
    longest = max((s.length for s in down), default=0.0)
    columns = [s for s in down if s.length >= WHOLE_LIST * longest]
    short = [s for s in down if s.length < WHOLE_LIST * longest]
    if len(columns) < LEAST_SIDES or not short:
        return list(down)
    usual = median(s.thickness for s in columns)

    def is_odd(stroke: Stroke) -> bool:
        left = [c for c in columns if c.level < stroke.level and _covers(c, stroke, at)]
        right = [c for c in columns if c.level > stroke.level and _covers(c, stroke, at)]
        if not (left and right):
            return False
        one, other = max(left, key=lambda c: c.level), min(right, key=lambda c: c.level)
        rows = _rows(one, other, across, at)
        alike = [s for s in short if abs(s.level - stroke.level) <= at.mm(SAME_PLACE)]
        ruled = [row for row in rows if any(s.start - 1 <= sum(row) / 2 <= s.end + 1 for s in alike)]
        if len(rows) < LEAST_ROWS or len(ruled) > IN_FEW_ROWS * len(rows):
            return False
        return not _is_drawn(side, stroke, across, usual, at)

    return [s for s in down if s not in short or not is_odd(s)]


def _covers(column: Stroke, stroke: Stroke, at: Resolution) -> bool:
    slack = at.mm(MEETING)
    return column.start - slack <= stroke.start and stroke.end <= column.end + slack


def _rows(one: Stroke, other: Stroke, across: Sequence[Stroke], at: Resolution) -> list[tuple[float, float]]:
    """The rows that both columns pass: from rule to rule."""
    top, bottom = max(one.start, other.start), min(one.end, other.end)
    slack = at.mm(MEETING)
    levels = sorted(
        a.level
        for a in across
        if top - slack <= a.level <= bottom + slack
        and a.start - slack <= one.level
        and other.level <= a.end + slack
    )
    return [(a, b) for a, b in pairwise(levels) if b - a > slack]


def _is_drawn(side: Inked, stroke: Stroke, across: Sequence[Stroke], usual: float, at: Resolution) -> bool:
    met = met_by(stroke, across, at)
    levels = sorted({stroke.start, *(c.level for c in met), stroke.end})
    rows = [
        inner(replace(stroke, start=a, end=b), met, at) for a, b in pairwise(levels) if b - a > at.mm(MEETING)
    ]
    as_thick = AS_THICK[0] * usual <= stroke.thickness <= AS_THICK[1] * usual
    straight = all(unbroken(side, row, at, jitter=0.0) >= STRAIGHT for row in rows)
    clear = all(min(beside(side.ink, row, at)) <= CLEAR for row in rows)
    return as_thick and straight and clear
