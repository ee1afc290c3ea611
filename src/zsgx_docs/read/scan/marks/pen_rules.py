"""Tell a pen's level strokes from a table's rules: they are thicker, or of another colour, in one cell."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, cut, grey, ink
from zsgx_docs.read.scan.marks.pen_ink import coloured
from zsgx_docs.read.scan.rulings import Rulings, Stroke

THICKER = 1.8
"""Times as thick as the usual rule of its page that a pen's stroke is at least; a guess."""
THICKER_BY = 0.2
"""Millimetres thicker that it is at least; a guess."""
SHORT_OF = 3.0
"""Millimetres by which it ends before the table's side, at one end at least; a guess."""
MOSTLY = 0.6
"""Share of a stroke's ink that is coloured where a coloured pen drew it; a guess."""
FEWEST = 4
"""Rules that tell what is usual; a guess."""


def without_pen_rules(rules: Rulings, picture: Picture, at: Resolution) -> Rulings:
    """The rules without the level strokes, inside a table, that a pen drew."""
    if len(rules.across) < FEWEST:
        return rules
    usual = median(rule.thickness for rule in rules.across)
    left, right = min(r.start for r in rules.across), max(r.end for r in rules.across)
    inked, colours = ink(grey(picture), at), coloured(picture)
    is_black = median(_colour(rule, inked, colours) for rule in rules.across) < MOSTLY

    def is_pen(rule: Stroke) -> bool:
        if rule.start - left < at.mm(SHORT_OF) and right - rule.end < at.mm(SHORT_OF):
            return False
        thick = rule.thickness > max(THICKER * usual, usual + at.mm(THICKER_BY))
        return thick or (is_black and _colour(rule, inked, colours) > MOSTLY)

    return replace(rules, across=tuple(rule for rule in rules.across if not is_pen(rule)))


def _colour(rule: Stroke, inked: Mask, colours: Mask) -> float:
    """The share of its ink that is coloured."""
    half = rule.thickness / 2 + 1
    box = Box(rule.start, rule.level - half, rule.end, rule.level + half)
    own = cut(inked, box) > 0
    return float(np.mean(cut(colours, box)[own] > 0)) if own.any() else 0.0
