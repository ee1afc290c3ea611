"""Join characters of a PDF page into pieces of printed lines."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.layout import BLANK, TextLine, is_wide
from zsgx_docs.read.pdf.code_points import UNKNOWN
from zsgx_docs.read.pdf.glyphs import PrintedGlyph

_LOOSE = (" ", UNKNOWN)
"""What may be taller than its line (pictures) or say nothing of it, and so makes no line of its own."""
WORD_GAP = 0.28
"""Ems between two Latin characters that stand for a blank the PDF does not hold; a guess."""


def set_lines(glyphs: Sequence[PrintedGlyph], page: int) -> list[TextLine]:
    """Join characters into pieces of lines, top to bottom; a wide blank parts two pieces."""
    pieces: list[TextLine] = []
    for number, row in enumerate(_rows(glyphs)):
        start = 0
        for i, (before, after) in enumerate(pairwise(row), start=1):
            if after.box.x0 - before.box.x1 > BLANK * max(before.box.height, after.box.height):
                pieces.append(_piece(row[start:i], page, number))
                start = i
        pieces.append(_piece(row[start:], page, number))
    return pieces


def _rows(glyphs: Sequence[PrintedGlyph]) -> list[list[PrintedGlyph]]:
    """Characters on one line, from left to right; superscripts and mixed sizes stay with their line."""
    rows: list[tuple[PrintedGlyph, list[PrintedGlyph]]] = []
    for glyph in sorted((g for g in glyphs if g.text not in _LOOSE), key=lambda g: g.box.middle[1]):
        latest = range(len(rows) - 1, max(-1, len(rows) - 4), -1)
        at = next((i for i in latest if _level(rows[i][0], glyph)), None)
        if at is None:
            rows.append((glyph, [glyph]))
        else:
            tallest, row = rows[at]
            row.append(glyph)
            rows[at] = (max(tallest, glyph, key=lambda g: g.box.height), row)
    alone = _put_in(rows, [g for g in glyphs if g.text in _LOOSE])
    rows.extend((g, [g]) for g in alone if g.text != " ")
    rows.sort(key=lambda r: r[0].box.middle[1])
    return [sorted(row, key=lambda g: g.box.x0) for _, row in rows]


def _put_in(
    rows: list[tuple[PrintedGlyph, list[PrintedGlyph]]], loose: Sequence[PrintedGlyph]
) -> list[PrintedGlyph]:
    """Each loose glyph to the line it is level with; returns those that stand alone."""
    rows.sort(key=lambda r: r[0].box.middle[1])
    heights = [tallest.box.middle[1] for tallest, _ in rows]
    alone: list[PrintedGlyph] = []
    for glyph in loose:
        at = bisect(heights, glyph.box.middle[1])
        home = next((row for tallest, row in rows[max(0, at - 1) : at + 1] if _level(tallest, glyph)), None)
        (alone if home is None else home).append(glyph)
    return alone


def _level(a: PrintedGlyph, b: PrintedGlyph) -> bool:
    shared = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return shared > 0.5 * min(a.box.height, b.box.height)


def _piece(row: list[PrintedGlyph], page: int, number: int) -> TextLine:
    text: list[str] = []
    marks: list[Mark] = []
    for before, glyph in zip([None, *row], row, strict=False):
        mark = Mark(page, glyph.box, number, glyph.confidence)
        if before is not None and _gap_is_blank(before, glyph):
            text.append(" ")
            marks.append(marks[-1])
        if glyph.text == " " and (not text or text[-1] == " "):
            continue
        text.extend(glyph.text)
        marks.extend([mark] * len(glyph.text))
    chars = Passage("".join(text), tuple(marks)).strip()
    boxes: list[Box] = [m.box for m in chars.marks if m.box] or [g.box for g in row]
    return TextLine(chars, union(boxes))


def _gap_is_blank(before: PrintedGlyph, after: PrintedGlyph) -> bool:
    if " " in (before.text, after.text) or is_wide(before.text[-1]) or is_wide(after.text[0]):
        return False
    return after.box.x0 - before.box.x1 > WORD_GAP * min(before.box.height, after.box.height)
