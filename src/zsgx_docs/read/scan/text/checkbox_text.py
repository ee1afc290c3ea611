"""Put tick boxes in their place in the text, one character each, instead of what was read there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.layout import is_wide
from zsgx_docs.read.preprocess import Mask, cut
from zsgx_docs.read.scan.text.checkboxes import TickBox
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow

BOX_CHARACTERS = frozenset("□☐☑☒■▢▣◻◼▪▫回囗区团因囚凶闪囧口[]日田目曰国图0OoDQ")
"""What a tick box may be read as."""
SURE_BOX_CHARACTERS = frozenset("□☐☑☒■▣◻◼")
READ_TICKED = frozenset("☑☒■▣◼")
TICK_CHARACTERS = frozenset("√✓✔∨")
LIKE_TICKS = frozenset("VvJ丿/ν")
REACH, DUST = 0.4, 0.1
"""Sides of a box by which its tick may stick out, share of its area that dust may have beside it; a guess."""
OVER_BOX, OVER_TEXT = 0.4, 0.6
"""Shares of a box from which it lies on a character that may be the box, on any other, of which it would then
be a part; a guess: places of characters are off by a fifth of their width."""
CERTAIN_TEXT = 0.9
"""Confidence (0..1) from which characters read over a box are text after all; a guess."""
BARE_TICK = 0.9
"""Trust (0..1) at most in a tick read as one, without a box; a guess."""
LIKE_BARE_TICK = 0.55
"""The same where what was read only resembles a tick; a guess."""
ONLY_READ = 0.7
"""The same of a box that was read but not seen by its outline; a guess."""
TOUCHING = 0.9
"""Ems between a box and a tick behind it that belong together; a guess."""
STRETCHED = 1.25
"""Usual widths of a row's characters from which one was also given the place of the box before it; a
guess."""
BEYOND = 0.75
"""Usual widths of such a character that must lie behind the box; a guess."""


def with_ticks(
    rows: Sequence[TextRow], boxes: Sequence[TickBox], cells: Sequence[Box], ink: Mask, seal: Mask
) -> tuple[list[TextRow], list[TickBox]]:
    """Return the rows with □ and ☑ in place, and the boxes that are tick boxes, ticks behind them counted.

    A box that is all the `ink` in one of the `cells` (of tables, in pixels), where nothing was read, is a row
    of its own, unless a `seal` lies there.
    """
    result, kept = list(rows), []
    read = {row.cell for row in rows}
    for found in boxes:
        number, cell = _row_of(found, result), _cell_of(found, cells)
        is_lone = number is None and cell is not None and cell not in read
        if is_lone and cell is not None and _is_all_ink(found.box, cells[cell], ink, seal):
            result.append(_alone(found, cell))
            kept.append(found)
        if number is None or _is_text(found, result[number]):
            continue
        result[number], settled = _inserted(found, result[number])
        kept.append(settled)
    return [_with_bare_ticks(row) for row in result], kept


def _cell_of(found: TickBox, cells: Sequence[Box]) -> int | None:
    return next((number for number, cell in enumerate(cells) if cell.holds(found.box.middle)), None)


def _is_all_ink(box: Box, cell: Box, ink: Mask, seal: Mask) -> bool:
    """Tell whether a cell holds nothing else but the box, with what sticks out of it, and dust; no seal."""
    near = box.grown(REACH * box.width)
    beside = np.count_nonzero(cut(ink, cell)) - np.count_nonzero(cut(ink, near))
    return bool(beside < DUST * box.area) and not cut(seal, box).any()


def _alone(found: TickBox, cell: int) -> TextRow:
    return TextRow((_as_glyph(found),), cell, found.box)


def _as_glyph(tick: TickBox) -> Glyph:
    mark, other = (TICKED, UNTICKED) if tick.ticked else (UNTICKED, TICKED)
    return Glyph(mark, tick.box, tick.confidence, (other,), seen=True)


def _row_of(found: TickBox, rows: Sequence[TextRow]) -> int | None:
    """The row on whose line the box stands, within it or next to its ends; the nearest one."""
    distances = [
        (_distance(found.box, row), number) for number, row in enumerate(rows) if _level(found.box, row.box)
    ]
    near = [(d, n) for d, n in distances if d < 1.2 * max(rows[n].em, found.box.height)]
    return min(near)[1] if near else None


def _level(box: Box, row: Box) -> bool:
    shared = min(box.bottom, row.bottom) - max(box.top, row.top)
    return shared > 0.5 * min(box.height, row.height)


def _distance(box: Box, row: TextRow) -> float:
    return max(0.0, row.box.x0 - box.x1, box.x0 - row.box.x1)


def _is_text(found: TickBox, row: TextRow) -> bool:
    """Whether the outline is (part of) a character that was read there."""
    over = [(i, g) for i, g in enumerate(row.glyphs) if _overlaps(found.box, g, row)]
    sure = [(i, g) for i, g in over if g.confidence >= CERTAIN_TEXT]
    if any(g.text in SURE_BOX_CHARACTERS for _, g in over):
        return False
    empty_like = frozenset("口囗") | TICK_CHARACTERS
    if any(g.text not in empty_like for _, g in sure):
        return True
    if any(g.text == "日" and _ends_a_date(row, i) for i, g in over):
        return True
    if found.ticked and any(g.text not in BOX_CHARACTERS | TICK_CHARACTERS | LIKE_TICKS for _, g in over):
        return True
    return any(g.text == "口" and (found.legs or _follows_text(row, i)) for i, g in sure)


def _overlaps(box: Box, glyph: Glyph, row: TextRow) -> bool:
    place = glyph.box
    shared = min(box.x1, place.x1) - max(box.x0, place.x0)
    least = OVER_BOX if glyph.text in BOX_CHARACTERS else OVER_TEXT
    return shared > least * min(box.width, max(1.0, place.width)) and not _is_behind(box, glyph, row)


def _is_behind(box: Box, glyph: Glyph, row: TextRow) -> bool:
    """Whether a character stands behind the box, though its place reaches over it."""
    if not _is_chinese(glyph.text):
        return False
    usual = median(g.box.width for g in row.glyphs if is_wide(g.text))
    return glyph.box.width > STRETCHED * usual and glyph.box.x1 - box.x1 > BEYOND * usual


def _ends_a_date(row: TextRow, index: int) -> bool:
    """Whether two figures stand directly before, or one and before it the month."""
    before = "".join(g.text for g in row.glyphs[max(0, index - 2) : index])
    return len(before) == 2 and before[1].isdigit() and (before[0].isdigit() or before[0] == "月")


def _follows_text(row: TextRow, index: int) -> bool:
    """A Chinese character stands directly before."""
    if index == 0:
        return False
    before, here = row.glyphs[index - 1], row.glyphs[index]
    return _is_chinese(before.text) and here.box.x0 - before.box.x1 < 0.3 * row.em


def _inserted(found: TickBox, row: TextRow) -> tuple[TextRow, TickBox]:
    kept = [g for g in row.glyphs if not _overlaps(found.box, g, row)]
    position = sum(g.box.middle[0] < found.box.middle[0] for g in kept)
    settled, behind = _with_tick_behind(found, kept[position:], row.em)
    before, after = kept[:position], [_clear_of(g, settled.box) for g in behind]
    glyphs = (*before, _as_glyph(settled), *after)
    return replace(row, glyphs=glyphs), settled


def _clear_of(glyph: Glyph, tick: Box) -> Glyph:
    box = glyph.box
    return replace(glyph, box=box._replace(x0=min(box.x1, max(box.x0, tick.x1))))


def _with_tick_behind(
    found: TickBox, following: Sequence[Glyph], em: float
) -> tuple[TickBox, Sequence[Glyph]]:
    """`□√` is one ticked box: the tick printed or drawn behind an empty outline."""
    printed = [i for i, g in enumerate(following[:2]) if not g.text.isspace()][:1]
    if not printed:
        return found, following
    tick = following[printed[0]]
    close_by = tick.box.x0 - found.box.x1 < TOUCHING * em
    if tick.text in TICK_CHARACTERS and close_by:
        sure = min(0.95, max(0.8, tick.confidence))
        return TickBox(found.box, True, sure), following[printed[0] + 1 :]
    if tick.text in LIKE_TICKS and close_by and _chinese_next(following, printed[0]):
        return TickBox(found.box, True, LIKE_BARE_TICK), following[printed[0] + 1 :]
    return found, following


def _chinese_next(glyphs: Sequence[Glyph], index: int) -> bool:
    rest = [g.text for g in glyphs[index + 1 :] if not g.text.isspace()]
    return bool(rest) and _is_chinese(rest[0])


def _with_bare_ticks(row: TextRow) -> TextRow:
    """A tick in place of a box, before a label; and boxes that were read but not found by their outline."""
    glyphs = [_settled(row, i) for i in range(len(row.glyphs))]
    return replace(row, glyphs=tuple(_joined_ticks(glyphs)))


def _settled(row: TextRow, index: int) -> Glyph:
    glyph = row.glyphs[index]
    if glyph.seen:
        return glyph
    if glyph.text in SURE_BOX_CHARACTERS:
        ticked = glyph.text in READ_TICKED
        mark, other = (TICKED, UNTICKED) if ticked else (UNTICKED, TICKED)
        return Glyph(mark, glyph.box, min(glyph.confidence, ONLY_READ), (other,))
    if not _chinese_next(row.glyphs, index) or _follows_text(row, index):
        return glyph
    if glyph.text in TICK_CHARACTERS:
        return Glyph(TICKED, glyph.box, min(glyph.confidence, BARE_TICK), (UNTICKED,))
    at_start = index == 0 or row.glyphs[index - 1].text.isspace()
    if glyph.text in LIKE_TICKS and at_start and glyph.confidence < CERTAIN_TEXT:
        return Glyph(TICKED, glyph.box, LIKE_BARE_TICK, (glyph.text, UNTICKED))
    return glyph


def _joined_ticks(glyphs: Sequence[Glyph]) -> Iterable[Glyph]:
    """□ that was only read, with a tick behind it, is one ticked box."""
    skip = False
    for i, glyph in enumerate(glyphs):
        if skip:
            skip = False
            continue
        following = glyphs[i + 1] if i + 1 < len(glyphs) else None
        if glyph.text == UNTICKED and following is not None and _is_drawn_behind(following):
            skip = True
            yield Glyph(TICKED, glyph.box, min(ONLY_READ, following.confidence), (UNTICKED,))
        else:
            yield glyph


def _is_drawn_behind(glyph: Glyph) -> bool:
    return glyph.text in TICK_CHARACTERS or (glyph.text == TICKED and not glyph.seen)


def _is_chinese(text: str) -> bool:
    return unicodedata.category(text[0]) == "Lo" and "\u3400" <= text[0] <= "\u9fff"
