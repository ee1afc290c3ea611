"""Put together again what goes on overleaf: tables, rows cut by the page break, running prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import join
from zsgx_docs.model.sheet import Block, Grid, Paragraph, Sheet
from zsgx_docs.read.document.common_columns import extent
from zsgx_docs.read.document.table_continuation import IsLabel, continued
from zsgx_docs.read.layout import INDENT, SENTENCE_ENDS, is_page_number, last_line, wrap_separator

MARGIN_BAND = 0.09
"""The share (0..1) of the page's height, above and below, in which short lines are heads and feet; a guess
(GB/T 9704 leaves 37 of 297 mm above, 35 below)."""
SIDE = 0.08
"""The share (0..1) of the page's width, left and right, in which holes are punched: 17 mm of A4; ISO 838
has their middles 12 mm in."""
LEAST_TEXT = 3
"""Characters read surely that make a page without a table more than an empty one; a guess."""
SURE = 0.8
"""The confidence (0..1) from which a character counts as read surely; a guess."""
SHORT = 40
"""Characters; a longer line in the margin is text; a guess."""
_OWN_LINE = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}[、.．](?!\d)|（[一二三四五六七八九十]{1,3}）|[^，。；]{1,8}[：:]"
)
"""How lines begin that stand flush by themselves, after a sentence has ended."""
LOWEST_START = 0.35
"""The share (0..1) of the page's height above which a table must begin to go on from the
page before; a guess."""
HIGHEST_END = 0.5
"""The share (0..1) of the page's height below which a table must end to go on overleaf; a guess."""
AS_WIDE = 0.02
"""The share (0..1) of a table's width by which its second part's may differ: scans are
stretched unevenly; a guess."""
UNEVEN = 2.0
"""Points added to that, for rules and pixels; a guess."""
SHIFTED = 0.08
"""The share (0..1) of a table's width by which its second part may stand aside: sheets go askew
through a scanner; a guess."""
FULL_LINE = 1.2
"""Ems that a full line may leave at its end: one character would not fit; by how much more is a guess."""
FLUSH = 0.8
"""Ems from the left edge within which a line stands at it: less than one character set in; a guess."""
SAME_TYPE = 0.15
"""The share (0..1) of an em by which sizes of type may differ and be one; a guess."""
WITHIN = 0.9
"""The share (0..1) of a box that must lie on another to be within it; a guess."""


def join_overleaf(sheets: Sequence[Sheet], is_label: IsLabel = lambda text: False) -> tuple[Block, ...]:
    """Return the blocks of all sheets in a row, what goes on overleaf joined.

    A joined grid keeps the page and box of its first part and numbers its rows through; a joined
    cell likewise, while its text knows the pages of both parts. `is_label` helps to tell a row that the
    page break cuts from a new one.
    """
    blocks: list[Block] = []
    open_part: Block | None = None  # the latest part, on its own page, of what may still go on
    at = 0
    before: Sheet | None = None  # the latest sheet with text
    for sheet in sheets:
        body = body_of(sheet)
        first = body[0] if body else None
        whole = (
            _joined(blocks[at], open_part, before, first, sheet, is_label)
            if open_part and before and first
            else None
        )
        if whole is not None and first is not None:
            blocks[at] = whole
        start = len(blocks)
        kept = [b for b in sheet.blocks if whole is None or b is not first]
        blocks.extend(kept)
        last = _last(body)
        if last is None:
            continue
        at = at if whole is not None and last is first else start + _index(kept, last)
        open_part, before = last, sheet
    return tuple(blocks)


def body_of(sheet: Sheet) -> list[Block]:
    """Return a sheet's blocks without what stands round its text; none where only specks were read.

    Left out are page numbers, running heads and feet, punch holes, marks at a table's side.
    """
    tables = [b.box for b in sheet.blocks if isinstance(b, Grid) and b.box]
    body = [b for b in sheet.blocks if not _is_margin(b, sheet) and not _is_hole(b, sheet)]
    body = [b for b in body if not any(_is_beside(b, box) for box in tables)]
    lines = [b for b in body if isinstance(b, Paragraph)]
    is_written = len(lines) < len(body) or sum(map(_sure_characters, lines)) >= LEAST_TEXT
    return body if is_written else []


def _joined(
    whole: Block, part: Block, before: Sheet, first: Block, sheet: Sheet, is_label: IsLabel
) -> Block | None:
    """`whole` with `first`, if `first` goes on from `part`, the last part of `whole`; else None."""
    if isinstance(whole, Grid) and isinstance(part, Grid) and isinstance(first, Grid):
        if _may_go_on(part, before, first, sheet):
            return continued(whole, part, first, is_label)
        return None
    if not (isinstance(whole, Paragraph) and isinstance(part, Paragraph) and isinstance(first, Paragraph)):
        return None
    in_mid_sentence = _is_unfinished(part) and _goes_on_flush(part, first)
    if not (in_mid_sentence or _goes_on_set_out(part, before, first)):
        return None
    separator = wrap_separator(last_line(part.text).text, first.text.text)
    return replace(whole, text=join([whole.text, first.text], separator))


def _may_go_on(part: Grid, before: Sheet, first: Grid, sheet: Sheet) -> bool:
    """Tell whether the places and widths of two tables allow them to be one."""
    if part.box is None or first.box is None or not before.height or not sheet.height:
        return False
    (start, end), (left, right) = extent(part), extent(first)
    return (
        part.box.bottom > HIGHEST_END * before.height
        and first.box.top < LOWEST_START * sheet.height
        and abs((end - start) - (right - left)) < AS_WIDE * (end - start) + UNEVEN
        and abs(start - left) < SHIFTED * (end - start)
    )


def _is_unfinished(part: Paragraph) -> bool:
    """Prose whose last line is full and ends in mid-sentence."""
    line = last_line(part.text)
    boxes = line.boxes()
    if part.box is None or not boxes or line.text.rstrip()[-1:] in "。！？：；":
        return False
    em = boxes[0][1].height
    return len(line) < len(part.text) and part.box.x1 - boxes[0][1].x1 < FULL_LINE * em


def _goes_on_flush(part: Paragraph, first: Paragraph) -> bool:
    """Tell whether the next page's first line stands at the left edge, unlike a paragraph's first line."""
    start = first.text[:1].boxes()
    if part.box is None or first.box is None or not start:
        return False
    em = start[0][1].height
    return abs(start[0][1].x0 - part.box.x0) < FLUSH * em


def _goes_on_set_out(part: Paragraph, before: Sheet, first: Paragraph) -> bool:
    """Tell whether a full line is followed by one set out by an indent, where paragraphs begin set in."""
    ends, begins, start = last_line(part.text).boxes(), part.text[:1].boxes(), first.text[:1].boxes()
    if not (ends and begins and start):
        return False
    ended = part.text.text.rstrip().endswith(SENTENCE_ENDS)
    if first.text.text.startswith("附件") or (ended and _OWN_LINE.match(first.text.text)):
        return False
    em = begins[0][1].height
    right = max(b.box.x1 for b in before.blocks if isinstance(b, Paragraph) and b.box)
    left = min(b.box.x0 for b in before.blocks if isinstance(b, Paragraph) and b.box)
    set_in = begins[0][1].x0 - start[0][1].x0
    alike = abs(start[0][1].height - em) < SAME_TYPE * em
    return (
        alike
        and abs(start[0][1].x0 - left) < FLUSH * em
        and INDENT * em < set_in < 2 * INDENT * em
        and right - ends[-1][1].x1 < FULL_LINE * em
    )


def _is_beside(block: Block, table: Box) -> bool:
    """A mark in the margin at a table's side: dust, a note along the binding."""
    if isinstance(block, Grid) or block.box is None:
        return False
    apart = block.box.x1 < table.x0 or block.box.x0 > table.x1
    return apart and table.top < block.box.middle[1] < table.bottom


def _is_margin(block: Block, sheet: Sheet) -> bool:
    """Page numbers, running heads and feet."""
    if isinstance(block, Grid) or block.box is None or not sheet.height:
        return False
    text = block.text.text.strip()
    inside = MARGIN_BAND * sheet.height < block.box.middle[1] < (1 - MARGIN_BAND) * sheet.height
    outer = 2 * MARGIN_BAND * sheet.height < block.box.middle[1] < (1 - 2 * MARGIN_BAND) * sheet.height
    return (not inside and len(text) <= SHORT) or (not outer and is_page_number(text))


def _is_hole(block: Block, sheet: Sheet) -> bool:
    """A character or two at the very side of the page."""
    if isinstance(block, Grid) or block.box is None or not sheet.width:
        return False
    aside = not SIDE * sheet.width < block.box.middle[0] < (1 - SIDE) * sheet.width
    return aside and len("".join(block.text.text.split())) <= 2


def _sure_characters(paragraph: Paragraph) -> int:
    read = zip(paragraph.text.text, paragraph.text.marks, strict=True)
    return sum(character.isalnum() and mark.confidence >= SURE for character, mark in read)


def _last(body: Sequence[Block]) -> Block | None:
    """The last block that does not lie within another."""
    boxes = [b.box for b in body if isinstance(b, Grid) and b.box]
    outer = [b for b in body if b.box is None or not _within(b.box, boxes)]
    return outer[-1] if outer else None


def _within(box: Box, others: Iterable[Box]) -> bool:
    return any(other.area > box.area and other.overlap(box) > WITHIN * box.area for other in others)


def _index(blocks: Sequence[Block], wanted: Block) -> int:
    return next(i for i, b in enumerate(blocks) if b is wanted)
