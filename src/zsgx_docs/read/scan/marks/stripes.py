"""Find stripes down or across a page in which print is pale or gone: worn toner, a feeder's gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.layout import GridFrame
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, cut, grey
from zsgx_docs.read.scan.marks.pen_ink import PenInk
from zsgx_docs.read.scan.rulings import Rulings, Stroke
from zsgx_docs.read.scan.text import TextRow, stretches

PALE = 0.4
"""Share of the usual darkness of a page's rules below which print is lost; a guess, as it was measured on
scans of four makers without stripes to be 0.79 and more."""
LEAST_RULES = 3
"""Rules that must be pale side by side: one alone is broken; a guess."""
LONG = 40.0
"""Millimetres of a rule that tells how dark print is along it; a guess."""
AROUND = 0.7
"""Millimetres above and below a rule within which it is looked for; a guess."""
PAPER = 2.5
"""Millimetres above and below within which its paper is seen; a guess."""
WHITEST = 95
"""Percentile of the levels there that its bare paper has; a guess."""
BIN = 1.0
"""Millimetres of a stripe told apart; a guess."""
USUAL = 75
"""Percentile of the darkness of rules that is usual; a guess."""
REACH = 1.0
"""Heights of a row beyond its ends within which characters may be lost; a guess."""
LEAST = 2.0
"""Millimetres of a cell, across and down, that a stripe must cross for text to be lost in it; a guess."""
SOME_INK = 0.01
"""Share of a part of a cell that is inked where text stands in it; a guess."""
LOST = "这一条印得特别淡或没有印出，可能漏字，请核对"


def pale_stripes(picture: Picture, rules: Rulings, at: Resolution) -> list[Box]:
    """The stripes of an upright page, over its whole height or width, in pixels."""
    page = grey(picture)
    height, width = page.shape
    side = np.ascontiguousarray(page.T)
    down = [Box(a, 0.0, b, float(height)) for a, b in _stripes(page, rules.across, at)]
    across = [Box(0.0, a, float(width), b) for a, b in _stripes(side, rules.down, at)]
    return down + across


def with_lost_rules(
    rules: Rulings, stripes: Sequence[Box], letters: Mask, tables: Sequence[GridFrame], at: Resolution
) -> Rulings:
    """Draw the rules between two rows of a table that a stripe across the page has taken."""
    cells = [cell.box.scaled(at.scale) for table in tables for cell in table.cells]
    lost = []
    for stripe in stripes:
        middle = (stripe.top + stripe.bottom) / 2
        crossed = [cell for cell in cells if cell.top < middle < cell.bottom]
        sides = [
            (
                _is_written(letters, c._replace(bottom=stripe.top)),
                _is_written(letters, c._replace(top=stripe.bottom)),
            )
            for c in crossed
        ]
        both, some = sum(map(all, sides)), sum(map(any, sides))
        if stripe.width > stripe.height and both >= LEAST_RULES and both > some / 2:
            x0, x1 = min(c.x0 for c in crossed), max(c.x1 for c in crossed)
            lost.append(Stroke(middle, x0, x1, 1.0, 0.0))
    return replace(rules, across=(*rules.across, *lost))


def _is_written(letters: Mask, part: Box) -> bool:
    inked = cut(letters, part) if part.height > 0 else letters[:0]
    return bool(inked.size) and float((inked > 0).mean()) > SOME_INK


def lost_in_stripes(rows: Sequence[TextRow], stripes: Sequence[Box], pen: PenInk) -> list[Unread]:
    """The rows of text that a stripe crosses or cuts off, and the empty cells that it crosses.

    Of cells that one across the page crosses the full ones too: a line of their text may be gone.
    """
    places = [
        row.extent._replace(x0=row.extent.x0 - REACH * row.em, x1=row.extent.x1 + REACH * row.em)
        for row in rows
    ]
    crossed = [
        row.extent
        for row, place in zip(rows, places, strict=True)
        if any(s.overlap(place) > 0 for s in stripes)
    ]
    filled = {row.cell for row in rows}
    hidden = [
        cell
        for number, cell in enumerate(pen.cells)
        for stripe in stripes
        if _is_crossed(cell, stripe, pen.at) and (number not in filled or stripe.width > stripe.height)
    ]
    return [pen.unread("text", LOST, area) for area in crossed + hidden]


def _is_crossed(cell: Box, stripe: Box, at: Resolution) -> bool:
    across = min(cell.x1, stripe.x1) - max(cell.x0, stripe.x0)
    down = min(cell.bottom, stripe.bottom) - max(cell.top, stripe.top)
    return min(across, down) >= at.mm(LEAST)


def _stripes(page: Picture, rules: Sequence[Stroke], at: Resolution) -> list[tuple[float, float]]:
    """Where most rules that run there are pale: from column, to column."""
    long = [rule for rule in rules if rule.length >= at.mm(LONG)]
    if len(long) < LEAST_RULES:
        return []
    width = at.whole(BIN)
    bins = -(-page.shape[1] // width)
    darkness = np.stack([_darkness(page, rule, width, bins, at) for rule in long])
    enough = np.isfinite(darkness).sum(axis=0) >= LEAST_RULES
    if not enough.any():
        return []
    usual = float(np.nanpercentile(darkness, USUAL))
    typical = np.full(bins, np.inf)
    typical[enough] = np.nanmedian(darkness[:, enough], axis=0)
    return [
        (float(a * width), float(b * width))
        for a, b in stretches(np.asarray(typical < PALE * usual, np.bool_))
    ]


def _darkness(page: Picture, rule: Stroke, width: int, bins: int, at: Resolution) -> NDArray[np.float64]:
    """How much darker than its paper the rule is, bin by bin; NaN where it does not run."""
    found = np.full(bins, np.nan)

    def rows(number: int) -> list[slice]:
        level = rule.level + rule.slope * ((number + 0.5) * width - rule.pivot)
        reaches = at.mm(AROUND), at.mm(PAPER)
        return [slice(max(0, int(level - far)), max(0, ceil(level + far + 1))) for far in reaches]

    first, last = max(0, -(-int(rule.start) // width)), min(int(rule.end), page.shape[1]) // width
    for (near, wide), run in groupby(range(first, last), key=rows):  # a level rule's bins at once
        numbers = list(run)
        columns = slice(numbers[0] * width, (numbers[-1] + 1) * width)
        line = page[near, columns].reshape(-1, len(numbers), width)
        if line.size:
            ground = page[wide, columns].reshape(-1, len(numbers), width)
            paper = np.percentile(ground, WHITEST, axis=(0, 2))
            found[numbers] = paper - np.median(line.min(axis=0), axis=1)
    return found
