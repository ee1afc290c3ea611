"""Struck text: a line drawn through the middle of a row of glyphs says that they do not count.

Other strokes over them say that a person should look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.model.unread import Unread, What
from zsgx_docs.read.layout import Ruling
from zsgx_docs.read.pdf.code_points import TICK_MARKS
from zsgx_docs.read.pdf.glyphs import PrintedGlyph
from zsgx_docs.read.pdf.lines import set_lines

MIDDLE = (0.28, 0.72)
"""Of a glyph's height from its top: where a line strikes it; above is an overline, below an underline;
a guess."""
LEVEL = 0.3
"""The steepest slope of a line that strikes a row of text; a guess."""
ACROSS = 0.5
"""The share of its width over which a struck glyph is struck; a guess."""
BEYOND, FAR_BEYOND = 2.0, 6.0
"""Ems by which a line that strikes words may be longer than they are: one that ends at upright rules, as
those of tables do, and any other; each a guess."""
JOINED = 1.5
"""Points within which a rule of a table ends at an upright one; a guess."""
INNER = 0.2
"""The share of a glyph's box at each side in which a stroke does not count as through it; a guess."""
FEWEST_CROSSED = 2
"""Glyphs from which a stroke is drawn over words, and not beside them; a guess."""
STEP, MOST_POINTS = 2.0, 400
"""Points between which a stroke is looked at, and how many of them of one piece; for speed, each a guess."""
STRUCK = "“{text}”已被划去，请核对"
CROSSED = "“{text}”上画有线条，请核对"
_NOTHING = np.empty(0, np.intp)
"""No glyphs, by definition."""
Stroke = Sequence[tuple[float, float]]
"""Points in a row, of the upright page."""
_TICKS = frozenset({TICKED, UNTICKED, *TICK_MARKS})


@dataclass(frozen=True, slots=True)
class Unstruck:
    """What is left of a page: glyphs that count, rules that part cells, and what must be said."""

    glyphs: list[PrintedGlyph]
    rules: list[Ruling]
    said: list[Unread]


def without_struck(
    glyphs: Sequence[PrintedGlyph],
    rules: Sequence[Ruling],
    strokes: Iterable[Stroke],
    areas: Sequence[Box],
    number: int,
) -> Unstruck:
    """Leave out glyphs that a rule strikes, or that stand in one of `areas`, which an annotation strikes, and
    the rules that strike. Tick boxes are left: a stroke through one is a tick.

    A rule of the table through words, and a stroke of a pen over them (`strokes`), are said, no more.
    """
    words = [glyph for glyph in glyphs if glyph.text.strip() and glyph.text not in _TICKS]
    boxes = np.array([glyph.box for glyph in words]).reshape(-1, 4)
    gone = {id(glyph) for glyph in words if any(area.holds(glyph.box.middle) for area in areas)}
    crossed = {id(words[index]) for stroke in strokes for index in _drawn_over(stroke, boxes)}
    parting = []
    for rule in rules:
        struck = _struck_by(rule, boxes)
        if not len(struck):
            parting.append(rule)
            continue
        is_of_table = _joins_uprights(rule, rules)
        is_strike = _fits(rule, boxes[struck], BEYOND if is_of_table else FAR_BEYOND)
        (gone if is_strike else crossed).update(id(words[index]) for index in struck)
        if is_of_table and not is_strike:
            parting.append(rule)
    said = [
        *_lines("text", STRUCK, [glyph for glyph in words if id(glyph) in gone], number),
        *_lines("drawing", CROSSED, [glyph for glyph in words if id(glyph) in crossed - gone], number),
    ]
    return Unstruck([glyph for glyph in glyphs if id(glyph) not in gone], parting, said)


def _lines(what: What, reason: str, glyphs: list[PrintedGlyph], number: int) -> Iterator[Unread]:
    for line in set_lines(glyphs, number):
        said = line.chars.text
        yield Unread(what, reason.format(text=said[:20]), number, line.box, text=said)


def _struck_by(rule: Ruling, boxes: NDArray[np.float64]) -> NDArray[np.intp]:
    """The numbers of the boxes through the middle of which a rule runs."""
    left, right = sorted((rule.x0, rule.x1))
    if right - left < 1 or abs(rule.y1 - rule.y0) > LEVEL * (right - left):
        return _NOTHING
    x0, top, x1, bottom = boxes.T
    level = rule.y0 + (rule.y1 - rule.y0) * ((x0 + x1) / 2 - rule.x0) / (rule.x1 - rule.x0)
    height = bottom - top
    inside = (level > top + MIDDLE[0] * height) & (level < top + MIDDLE[1] * height)
    along = np.minimum(x1, right) - np.maximum(x0, left) >= ACROSS * (x1 - x0)
    return np.flatnonzero(inside & along)


def _fits(rule: Ruling, struck: NDArray[np.float64], beyond: float) -> bool:
    """Whether the rule is at most so many ems longer than the words that it runs through."""
    x0, top, x1, bottom = struck.T
    return bool(abs(rule.x1 - rule.x0) <= x1.max() - x0.min() + beyond * (bottom - top).max())


def _joins_uprights(rule: Ruling, rules: Sequence[Ruling]) -> bool:
    """Whether upright rules stand at both its ends, as at those of a table's rules."""
    ends = ((rule.x0, rule.y0), (rule.x1, rule.y1))
    return all(any(_reaches(other, end) for other in rules if other is not rule) for end in ends)


def _reaches(upright: Ruling, end: tuple[float, float]) -> bool:
    low, high = sorted((upright.y0, upright.y1))
    x, y = end
    is_upright = abs(upright.x1 - upright.x0) < 1 < high - low
    return is_upright and abs(upright.x0 - x) < JOINED and low - JOINED < y < high + JOINED


def _drawn_over(stroke: Stroke, boxes: NDArray[np.float64]) -> NDArray[np.intp]:
    """The numbers of the boxes through whose inner part a stroke runs; none where it is only one of many."""
    if not len(boxes):
        return _NOTHING
    x, y = np.array(list(_points_of(stroke))).T[:, :, None]
    x0, top, x1, bottom = boxes.T[:, None, :]
    side, foot = INNER * (x1 - x0), INNER * (bottom - top)
    hit = (x > x0 + side) & (x < x1 - side) & (y > top + foot) & (y < bottom - foot)
    found = np.flatnonzero(hit.any(axis=0))
    return found if len(found) >= FEWEST_CROSSED else _NOTHING


def _points_of(stroke: Stroke) -> Iterator[tuple[float, float]]:
    """Points along a stroke, not far from each other."""
    for (x0, y0), (x1, y1) in pairwise(stroke):
        steps = min(MOST_POINTS, int(max(abs(x1 - x0), abs(y1 - y0)) / STEP) + 1)
        yield from ((x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps) for k in range(steps))
    yield stroke[-1]
