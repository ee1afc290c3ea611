"""Drop dust and a scanner's grain that recognition takes for characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from zsgx_docs.read.layout import is_wide
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow

FLAT = 0.3
"""Share of the usual height below which a row is dust, or a dash; a guess."""
DASHES = "—–-－一―─～~…"
SURE_DASH = 0.8
"""Confidence (0..1) from which such a flat row is one of dashes; a guess."""
POINTS, CENTRED = ".·'`", "·'`"
"""What a speck is taken for; of those, what stands in the middle of a row's height."""
LEADING, FIGURES = ".'`", frozenset("0123456789-")
"""No figures begin with the first, nor does a number made of the second end with a point."""
NUMBER = 4
"""Figures of a number that ends with no point; a guess, as items may be counted in fewer."""
SIGNS = "。，；：、）”"
"""Signs behind which no point stands."""
NUMERALS = "一二三四五六七八九十"
"""After these, items are numbered with a narrow full stop."""
MEASURES = "年月日时分人名元万亿个项批期次天周"
"""What is counted or measured: no item begins with these after its number."""
NARROW = 0.5
"""Ems that a Latin letter or a digit takes; the standard half width."""
FEW = 3
"""Characters of a row that may be dust, outside tables; a guess."""
UNSURE = 0.7
"""Confidence (0..1) below which they are; a guess."""
LOW, LOWEST = 0.78, 0.4
"""Shares of the usual height below which they are dust, and fewer are it however sure; a guess."""
ROOM, ROOM_BESIDE_FIGURES = 0.3, 0.5
"""Ems more than two characters need, where a point may stand between them, as figures stand off; a guess."""


def without_specks(rows: Sequence[TextRow]) -> list[TextRow]:
    """Drop the rows that are as flat as dust, and the points where no point can stand."""
    usual = median([row.extent.height for row in rows for _ in row.glyphs] or [0.0])
    kept = [row for row in rows if row.extent.height >= FLAT * usual or _is_dash(row)]
    kept = [row for row in kept if row.cell is not None or not _is_dust(row, usual)]
    return [without_stray_points(row) for row in kept]


def _is_dash(row: TextRow) -> bool:
    return all(g.text in DASHES and g.confidence >= SURE_DASH for g in row.glyphs)


def _is_dust(row: TextRow, usual: float) -> bool:
    """Whether a row that stands alone on the page is nothing but specks that were taken for characters."""
    height = row.extent.height / max(1.0, usual)
    unsure = max(glyph.confidence for glyph in row.glyphs) < UNSURE
    few = len(row.glyphs) <= FEW and height < LOW and unsure
    return few or (len(row.glyphs) < FEW and height < LOWEST and not _is_dash(row))


def without_stray_points(row: TextRow) -> TextRow:
    """Drop a row's points that print has not: narrow full stops in Chinese, centred dots without room."""
    glyphs = row.glyphs
    kept = tuple(g for i, g in enumerate(glyphs) if g.text not in POINTS or not _is_stray(i, glyphs, row.em))
    return replace(row, glyphs=kept) if kept else row


def _is_stray(index: int, glyphs: Sequence[Glyph], em: float) -> bool:
    glyph = glyphs[index]
    before = glyphs[index - 1] if index else None
    after = glyphs[index + 1] if index + 1 < len(glyphs) else None
    if before is None:
        return glyph.text in LEADING and after is not None and after.text.isdigit()
    if after is None and glyph.text in POINTS:
        figures = "".join(g.text for g in glyphs[:index])
        if len(figures) >= NUMBER and set(figures) <= FIGURES:
            return True
    if before.text in SIGNS:
        return True
    if glyph.text in CENTRED and (after is None or not (before.text.isalnum() and after.text.isalnum())):
        return is_wide(before.text)
    if after is None:
        return False
    if before.text.isdigit():
        return after.text in MEASURES and _counts(glyphs[:index])
    if not is_wide(before.text) or before.text in NUMERALS:
        return False
    room = (after.box.middle[0] - before.box.middle[0]) / em
    more = ROOM_BESIDE_FIGURES if after.text.isdigit() else ROOM
    return room < (1.0 + (1.0 if is_wide(after.text) else NARROW)) / 2 + more


def _counts(before: Sequence[Glyph]) -> bool:
    """Whether the figures that end here stand behind a word, and so number no item."""
    words = "".join(glyph.text for glyph in before).rstrip("0123456789")
    return bool(words) and words[-1].isalpha()
