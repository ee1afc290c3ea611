"""Find struck text: a stroke along a row of print, through its characters, says that they do not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.layout import is_wide
from zsgx_docs.read.scan.marks.pen_ink import PenInk
from zsgx_docs.read.scan.marks.strokes import longest_stroke
from zsgx_docs.read.scan.text import Glyph, TextRow

MIDDLE = 0.22
"""Share of a row's height, from its top and from its bottom, within which no stroke strikes it, as lines over
and under text run there; a guess."""
LONGER_THAN_PRINT = 2.5
"""Heights of a row; characters that touch each other make strokes of 2.4 at most, measured on scans of four
makers."""
STICKS_OUT = 0.3
"""Heights of a row by which a short stroke is longer than what it strikes; a guess."""
NARROW, NARROW_AMONG_FIGURES = 0.5, 0.72
"""Heights of a row that a figure takes: beside Chinese, and where the row is as high as its figures; by
geometry of common typefaces."""
WHOLE = 0.7
"""Share of a row's characters that a short stroke must strike, as ticks and flourishes strike its last; a
guess."""
LOWEST = 12
"""Pixels of a row's height below which its characters run into each other; a guess."""
MOST_ROWS, MANY = 0.4, 15
"""Share of a page's rows, and number of them, beyond which strokes along them are no pen's, but the
scanner's; a guess."""
COVERED = 0.5
"""Share of a character's width over which it must be struck; a guess."""
STRUCK = "“{text}”已被划去，请核对"
_STROKES = frozenset("—–-－一―─～~…_＿")
"""Print that is itself a level stroke."""


def unstruck_rows(rows: Sequence[TextRow], pen: PenInk) -> tuple[list[TextRow], list[Unread]]:
    """The rows without characters that a stroke strikes; and what was struck."""
    found = [_struck(row, pen) for row in rows]
    if sum(map(bool, found)) > max(MANY, MOST_ROWS * len(rows)):
        return list(rows), []
    kept: list[TextRow] = []
    said: list[Unread] = []
    for row, struck in zip(rows, found, strict=True):
        if not struck:
            kept.append(row)
            continue
        gone = {id(glyph) for glyph in struck}
        text = "".join(glyph.text for glyph in struck)
        area = TextRow(tuple(struck), row.cell, row.extent).box
        said.append(pen.unread("text", STRUCK.format(text=text[:20]), area, text))
        left = tuple(glyph for glyph in row.glyphs if id(glyph) not in gone)
        if any(not glyph.text.isspace() for glyph in left):
            kept.append(replace(row, glyphs=left))
    return kept, said


def _struck(row: TextRow, pen: PenInk) -> list[Glyph]:
    if row.extent.height < LOWEST:
        return []
    stroke = longest_stroke(pen.strong, _band(row, pen.cells), pen.at)
    if stroke is None:
        return []
    touched = [g for g in row.glyphs if _shared(g.box, stroke) > 0 and not g.text.isspace()]
    words = [g for g in touched if g.text not in _STROKES and _shared(g.box, stroke) >= COVERED * g.box.width]
    print_ = sum(_usual_width(g, row) for g in touched)
    dashes = sum(_shared(g.box, stroke) for g in touched if g.text in _STROKES)
    long = stroke.width - dashes > LONGER_THAN_PRINT * row.em
    most = len(words) >= WHOLE * sum(not glyph.text.isspace() for glyph in row.glyphs)
    is_strike = words and (long or (most and stroke.width > print_ + STICKS_OUT * row.em))
    return _with_whole_numbers(row.glyphs, words) if is_strike else []


def _with_whole_numbers(glyphs: Sequence[Glyph], struck: Sequence[Glyph]) -> list[Glyph]:
    """With the rest of the numbers that they are part of: none counts by half."""
    gone = {id(glyph) for glyph in struck}
    runs = (list(run) for _, run in groupby(glyphs, key=lambda g: g.text.isascii() and not g.text.isspace()))
    whole = [run for run in runs if run[0].text.isascii() and any(id(glyph) in gone for glyph in run)]
    gone |= {id(glyph) for run in whole for glyph in run}
    return [glyph for glyph in glyphs if id(glyph) in gone]


def _band(row: TextRow, cells: Sequence[Box]) -> Box:
    """The middle of a row, drawn out to both sides within its cell."""
    x0, top, x1, bottom = row.extent
    height = bottom - top
    left, right = x0 - height, x1 + height
    if row.cell is not None:
        left, right = max(left, cells[row.cell].x0), min(right, cells[row.cell].x1)
    return Box(min(left, x0), top + MIDDLE * height, max(right, x1), bottom - MIDDLE * height)


def _shared(one: Box, other: Box) -> float:
    return max(0.0, min(one.x1, other.x1) - max(one.x0, other.x0))


def _usual_width(glyph: Glyph, row: TextRow) -> float:
    if is_wide(glyph.text):
        return row.em
    return row.em * (NARROW if any(is_wide(g.text) for g in row.glyphs) else NARROW_AMONG_FIGURES)
