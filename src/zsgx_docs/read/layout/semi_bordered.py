"""Complete tables without rules one way.

With level rules only, where their columns part is told by what stands between the rules. With upright rules
only, down a whole page, one row fills the page: it began on the page before and goes on overleaf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.layout.ruled_tables import Ruling, level_strokes, upright_strokes

LEAST_RULES = 2
"""Level rules of one length, one below the other, that make a table; by definition of a row."""
LEAST_COLUMNS, LEAST_IN_ONE_ROW = 3, 4
"""Columns that make a table of several rows, and one of a single row; a guess."""
ALIKE = 4.0
"""Points by which the rules' ends may differ; a guess."""
GAP = 3.0
"""Points of nothing between two columns, in every row; a guess."""
TALLEST_ROW = 120.0
"""Points of a row at most; a guess."""
LEAST_UPRIGHTS = 3
"""Upright rules that make a row which fills the page; a guess."""
WHOLE_PAGE = 0.6
"""Share of the page's height that they run down; a guess."""


def missing_uprights(rules: Sequence[Ruling], written: Sequence[Box]) -> list[Ruling]:
    """Add upright rules between columns and at the sides of open tables; `written` are characters' boxes."""
    upright = [rule for rule in rules if abs(rule.x1 - rule.x0) < abs(rule.y1 - rule.y0)]
    return [rule for run in _runs(rules) if not _crossed(run, upright) for rule in _uprights(run, written)]


def missing_levels(rules: Sequence[Ruling], height: float) -> list[Ruling]:
    """Add the top and foot of a row that fills a page of `height` points, where nothing else is ruled."""
    upright = [stroke for stroke in upright_strokes(rules) if stroke.length > WHOLE_PAGE * height]
    if len(upright) < LEAST_UPRIGHTS:
        return []
    top, foot = min(s.start for s in upright), max(s.end for s in upright)
    left, right = min(s.at for s in upright), max(s.at for s in upright)
    as_long = all(s.start - top <= ALIKE and foot - s.end <= ALIKE for s in upright)
    crossed = any(
        top - ALIKE < s.at < foot + ALIKE and min(s.end, right) - max(s.start, left) > ALIKE
        for s in level_strokes(rules)
    )
    return [Ruling(left, y, right, y) for y in (top, foot)] if as_long and not crossed else []


def has_open_table(rules: Sequence[Ruling]) -> bool:
    """Tell whether there are level rules that may draw one."""
    return next(_runs(rules), None) is not None


def _runs(rules: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Level rules of one length and place, from top to bottom."""
    whole = (Ruling(stroke.start, stroke.at, stroke.end, stroke.at) for stroke in level_strokes(rules))
    runs: list[list[Ruling]] = []
    for rule in sorted(whole, key=lambda r: r.y0):
        run = next((run for run in runs if _goes_on(run[-1], rule)), None)
        if run is None:
            runs.append([rule])
        elif rule.y0 - run[-1].y0 > ALIKE:
            run.append(rule)
    yield from (run for run in runs if len(run) >= LEAST_RULES)


def _goes_on(last: Ruling, rule: Ruling) -> bool:
    ends = zip(_ends(last), _ends(rule), strict=True)
    return all(abs(a - b) <= ALIKE for a, b in ends) and rule.y0 - last.y0 <= TALLEST_ROW


def _ends(rule: Ruling) -> tuple[float, float]:
    return min(rule.x0, rule.x1), max(rule.x0, rule.x1)


def _crossed(run: Sequence[Ruling], upright: Sequence[Ruling]) -> bool:
    left, right = _ends(run[0])
    return any(
        left - ALIKE <= rule.x0 <= right + ALIKE
        and min(rule.y0, rule.y1) < run[-1].y0 - ALIKE
        and max(rule.y0, rule.y1) > run[0].y0 + ALIKE
        for rule in upright
    )


def _uprights(run: Sequence[Ruling], written: Sequence[Box]) -> Iterator[Ruling]:
    left, right = _ends(run[0])
    rows = [
        [box for box in written if a.y0 <= box.middle[1] <= b.y0 and left <= box.middle[0] <= right]
        for a, b in pairwise(run)
    ]
    of_columns = [row for row in rows if len(_stretches(row)) > 1]
    if not of_columns:
        return
    gaps = _gaps([box for row in of_columns for box in row])
    gaps = _between_heads(gaps, of_columns[0])
    if len(gaps) + 1 < (LEAST_COLUMNS if len(rows) > 1 else LEAST_IN_ONE_ROW):
        return
    tops = [upper.y0 for upper, row in zip(run, rows, strict=False) if row in of_columns]
    top, bottom = min(tops), run[-1].y0
    for x in (left, *gaps, right):
        yield Ruling(x, run[0].y0 if x in (left, right) else top, x, bottom)


def _stretches(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The characters' extents across the page, joined where less than a gap lies between."""
    found: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        if found and box.x0 - found[-1][1] < GAP:
            found[-1] = (found[-1][0], max(found[-1][1], box.x1))
        else:
            found.append((box.x0, box.x1))
    return found


def _gaps(boxes: Sequence[Box]) -> list[float]:
    return [(a[1] + b[0]) / 2 for a, b in pairwise(_stretches(boxes))]


def _between_heads(gaps: Sequence[float], heads: Sequence[Box]) -> list[float]:
    """Without the gaps that have no head on one side: these part what stands in one column."""
    kept: list[float] = []
    for x in gaps:
        before = kept[-1] if kept else float("-inf")
        if any(before < box.middle[0] < x for box in heads) and any(box.middle[0] > x for box in heads):
            kept.append(x)
    return kept
