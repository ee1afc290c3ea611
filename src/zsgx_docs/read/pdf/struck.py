"""Struck text: a line drawn through the middle of a row of glyphs says that they do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.model.unread import Unread
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
BEYOND = 2.0
"""Ems by which such a line may be longer than the words that it strikes; rules of tables are;
a guess."""
STRUCK = "“{text}”已被划去，请核对"
_NOTHING = np.empty(0, np.intp)
"""No glyphs, by definition."""
_TICKS = frozenset({TICKED, UNTICKED, *TICK_MARKS})


def without_struck(
    glyphs: Sequence[PrintedGlyph], rules: Iterable[Ruling], areas: Sequence[Box], number: int
) -> tuple[list[PrintedGlyph], list[Unread]]:
    """The glyphs without those that a rule strikes or that stand in one of `areas`, which an annotation
    strikes; and what was struck. Tick boxes are left: a stroke through one is a tick.
    """
    words = [glyph for glyph in glyphs if glyph.text.strip() and glyph.text not in _TICKS]
    marked = [glyph for glyph in words if any(area.holds(glyph.box.middle) for area in areas)]
    boxes = np.array([glyph.box for glyph in words]).reshape(-1, 4)
    ruled = [words[index] for rule in rules for index in _struck_by(rule, boxes)]
    gone = {id(glyph) for glyph in (*marked, *ruled)}
    struck = [glyph for glyph in glyphs if id(glyph) in gone]
    said = [
        Unread("text", STRUCK.format(text=line.chars.text[:20]), number, line.box, text=line.chars.text)
        for line in set_lines(struck, number)
    ]
    return [glyph for glyph in glyphs if id(glyph) not in gone], said


def _struck_by(rule: Ruling, boxes: NDArray[np.float64]) -> NDArray[np.intp]:
    """The numbers of the boxes that a rule strikes; none where it runs on far beyond them."""
    left, right = sorted((rule.x0, rule.x1))
    if right - left < 1 or abs(rule.y1 - rule.y0) > LEVEL * (right - left):
        return _NOTHING
    x0, top, x1, bottom = boxes.T
    level = rule.y0 + (rule.y1 - rule.y0) * ((x0 + x1) / 2 - rule.x0) / (rule.x1 - rule.x0)
    height = bottom - top
    inside = (level > top + MIDDLE[0] * height) & (level < top + MIDDLE[1] * height)
    along = np.minimum(x1, right) - np.maximum(x0, left) >= ACROSS * (x1 - x0)
    struck = np.flatnonzero(inside & along)
    if not len(struck):
        return _NOTHING
    longest = x1[struck].max() - x0[struck].min() + BEYOND * height[struck].max()
    return struck if right - left <= longest else _NOTHING
