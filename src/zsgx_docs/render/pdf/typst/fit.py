"""Reckons roughly what fits, so that nothing that must not be cut or grow ever hides any text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from zsgx_docs.render.pdf.blocks import (
    Block,
    CellLook,
    DrawnShape,
    LineBreak,
    ParagraphBlock,
    Picture,
    Table,
    TableCell,
    TableRow,
    TextRun,
    block_text,
)

_LINE = 1.3
"""Ems of a single line: Word's own for Chinese faces."""
_MOST_OF_PAGE = 0.85
"""Share of a page's height that may stay in one piece: a guess, as the heights are rough."""
_MOST_HEAD = 0.5
"""Share of a page's height that a repeated head may take: a guess."""
_MOST_KEPT = 0.5
"""Share of a page's height that rows kept with the next may take: a guess."""
_CLIPPED = 0.4
"""Share of a line that may stick out of a row of exact height before the row is made higher: a guess."""


def fitted(table: Table, page_height: float) -> Table:
    """Return the table with rows that show all text.

    Rows of exact height grow where text would not show; rows above a page split; heads are low.
    """
    rows = list(table.rows)
    heights = [row.height or 0 for row in rows]
    brief: dict[tuple[CellLook, int], bool] = {}
    for cell in table.cells:
        row = rows[cell.row]
        alike = (cell.look, len(block_text(cell)))
        if alike not in brief:
            brief[alike] = _is_brief(cell, _MOST_OF_PAGE * page_height)
        if cell.row >= table.head and not row.exact and not row.kept and brief[alike]:
            continue
        needed = _cell_height(cell, table)
        if cell.row_span == 1:
            heights[cell.row] = max(heights[cell.row], needed)
            if row.exact and needed > (row.height or 0) + _CLIPPED * _LINE * _largest(cell.blocks):
                rows[cell.row] = replace(row, exact=False)
        if needed > _MOST_OF_PAGE * page_height:
            covered = slice(cell.row, cell.row + cell.row_span)
            rows[covered] = [replace(row, splits=True) for row in rows[covered]]
    head = table.head if sum(heights[: table.head]) < _MOST_HEAD * page_height else 0
    return replace(table, rows=tuple(_loosened(rows, heights, page_height)), head=head)


def _loosened(rows: list[TableRow], heights: list[float], page_height: float) -> Iterator[TableRow]:
    """The rows, of which none is kept in a run that is too high."""
    for kept, run in groupby(zip(rows, heights, strict=True), key=lambda each: each[0].kept):
        alike = list(run)
        too_high = kept and sum(height for _, height in alike) > _MOST_KEPT * page_height
        yield from (replace(row, kept=False) if too_high else row for row, _ in alike)


def _is_brief(cell: TableCell, most: float) -> bool:
    """Is it a paragraph that would stay low even with each character on a line of its own?"""
    (block, *others) = cell.blocks or (None,)
    if others or not isinstance(block, ParagraphBlock):
        return False
    characters = 1
    for piece in block.pieces:
        if not isinstance(piece, TextRun):
            return False
        characters += len(piece.text)
    _, top, _, bottom = cell.look.inset
    form = block.format
    return top + form.before + characters * _line_height(block) + form.after + bottom < most


def fits_page(paragraph: ParagraphBlock, width: float, page_height: float) -> bool:
    """Tell whether a paragraph surely fits a page of that height; points."""
    return _paragraph_height(paragraph, width) < _MOST_OF_PAGE * page_height


def cell_width(cell: TableCell, table: Table) -> float:
    """Return the points that a cell has for its text."""
    left, _, right, _ = cell.look.inset
    return max(1.0, sum(table.widths[cell.column : cell.column + cell.column_span]) - left - right)


def text_width(text: str, size: float) -> float:
    """Return about how wide the text is, in points; a little too much rather than too little."""
    if text.isascii():
        return size * 0.6 * len(text)
    return size * sum([1.0 if c >= "\u2e80" else 0.6 for c in text])


def _cell_height(cell: TableCell, table: Table) -> float:
    if cell.look.stacked:
        return 0
    _, top, _, bottom = cell.look.inset
    return top + bottom + sum(_height(block, cell_width(cell, table)) for block in cell.blocks)


def _height(block: Block, width: float) -> float:
    if isinstance(block, ParagraphBlock):
        return _paragraph_height(block, width)
    if isinstance(block, Table):
        rows = [row.height or 0 for row in block.rows]
        for cell in block.cells:
            rows[cell.row] = max(rows[cell.row], _cell_height(cell, block) / cell.row_span)
        return sum(rows)
    return 0


def _paragraph_height(paragraph: ParagraphBlock, width: float) -> float:
    form = paragraph.format
    room = max(1.0, width - form.left - form.right)
    widths, figures = [max(0.0, form.first)], 0.0
    for piece in paragraph.pieces:
        if isinstance(piece, TextRun):
            text, look = piece.text, piece.format
            widths[-1] += text_width(text, look.size) * 0.95 + look.tracking * len(text)
        elif isinstance(piece, LineBreak):
            widths.append(0)
        elif isinstance(piece, Picture | DrawnShape):
            figures += piece.height
    lines = sum([math.ceil(w / room) if w > room else 1 for w in widths])
    return form.before + form.after + lines * _line_height(paragraph) + figures


def _line_height(paragraph: ParagraphBlock) -> float:
    line, natural = paragraph.format.line, _LINE * _largest((paragraph,))
    if line.kind == "exact":
        return line.amount
    return natural * line.amount if line.kind == "auto" else max(natural, line.amount)


def _largest(blocks: tuple[Block, ...]) -> float:
    """The largest font size among the paragraphs."""
    sizes = [
        max((p.format.size for p in block.pieces if isinstance(p, TextRun)), default=block.mark.size)
        for block in blocks
        if isinstance(block, ParagraphBlock)
    ]
    return max(sizes, default=0.0)
