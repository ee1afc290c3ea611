"""Tell rules from what looks like them: a scanner's streaks, the strokes of letters one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from zsgx_docs.read.preprocess import Mask, Resolution, opened, swollen
from zsgx_docs.read.scan.rulings.gap_repair import MEETING, in_line
from zsgx_docs.read.scan.rulings.segments import SEED, Inked, Stroke, beside, strip, unbroken

OVERSHOOT = 5.0
"""Millimetres past a table, at both ends, of a scanner's streak; a guess."""
TELLING = 0.8
"""Share of the longest one's length from which rules tell how whole the page's rules are; a guess."""
LESS_WHOLE, CLEAN = 0.03, 0.95
"""By how much less whole (a share) a rule may be in a row than they are, and how whole they must be to tell;
a guess."""
WRITTEN = 0.2
"""Share of the paper beside a rule that is inked where letters may have made it; a guess."""
OPEN_ALIKE = 3
"""Rules ending together at both ends from which they are a table's that is open there; a guess."""
ARM = 0.4
"""Millimetres that ink goes on from a stroke to both sides where letters cross it; a guess."""
LOWEST = 2.5
"""Millimetres of the lowest row; a guess."""
OF_LETTERS = 0.5
"""Share of the rows that a rule runs through in which it may look like letters; a guess."""


def without_streaks(strokes: Sequence[Stroke], crossing: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """Leave out the scanner's, in one piece or in several; rules that end together draw an open table."""
    kept = []
    for stroke in strokes:
        line = [s for s in strokes if in_line(s, stroke, at)]
        whole = replace(stroke, start=min(s.start for s in line), end=max(s.end for s in line))
        alike = sum(
            max(abs(s.start - stroke.start), abs(s.end - stroke.end)) <= at.mm(MEETING) for s in strokes
        )
        if alike >= OPEN_ALIKE or not _is_streak(whole, crossing, at):
            kept.append(stroke)
    return kept


def _is_streak(stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> bool:
    """Past the table at both ends: the scanner's."""
    met = [c.level for c in met_by(stroke, crossing, at)] or [stroke.start]
    return min(min(met) - stroke.start, stroke.end - max(met)) > at.mm(OVERSHOOT)


def without_letters(
    page: Inked, strokes: Sequence[Stroke], crossing: Sequence[Stroke], at: Resolution
) -> list[Stroke]:
    """Leave out what letters make that touch the rules above and below them, row after row."""
    if not strokes:
        return []
    longest = max(s.length for s in strokes)
    whole = median(unbroken(page, s, at) for s in strokes if s.length >= TELLING * longest)
    ruled = swollen(opened(page.ink, 1, at.whole(SEED)), at.odd(0.3), at.odd(0.3))
    letters = np.asarray(page.ink & ~ruled, np.uint8)
    return [s for s in strokes if not _is_of_letters(page, letters, s, crossing, whole, at)]


def _is_of_letters(
    page: Inked, letters: Mask, stroke: Stroke, crossing: Sequence[Stroke], whole: float, at: Resolution
) -> bool:
    """In most rows it is less whole than the page's rules, or letters stick out of it."""
    met = met_by(stroke, crossing, at)
    levels = sorted({stroke.start, *(c.level for c in met), stroke.end})
    rows = [replace(stroke, start=a, end=b) for a, b in pairwise(levels) if b - a > at.mm(LOWEST)]
    inset = at.mm(ARM) + max((c.thickness for c in met), default=0.0) / 2
    odd = sum(
        (whole >= CLEAN and _is_less_whole(page, row, whole, at))
        or _has_arms(letters, replace(row, start=row.start + inset, end=row.end - inset), at)
        for row in rows
    )
    return odd > OF_LETTERS * len(rows)


def _is_less_whole(page: Inked, row: Stroke, whole: float, at: Resolution) -> bool:
    """Beside letters; where nothing is written a piece of the rule is lost."""
    return unbroken(page, row, at) < whole - LESS_WHOLE and max(beside(page.ink, row, at)) > WRITTEN


def _has_arms(letters: Mask, span: Stroke, at: Resolution) -> bool:
    """Tell whether ink goes on from a stroke to both sides: it is a letter's, crossed by another."""
    edge, arm = span.thickness / 2 + 1, at.whole(ARM)
    sides = (strip(letters, span, -edge - arm, arm, at), strip(letters, span, edge, arm, at))
    return all(bool((side > 0).all(axis=0).any()) for side in sides if side.size)


def met_by(stroke: Stroke, crossing: Sequence[Stroke], at: Resolution) -> list[Stroke]:
    """Return the strokes that it meets, or nearly."""
    reach = at.mm(MEETING)
    return [
        c
        for c in crossing
        if c.start - reach <= stroke.level <= c.end + reach
        and stroke.start - reach <= c.level <= stroke.end + reach
    ]
