"""PDFs with text into Sheets: characters into the cells the rules draw, the rest into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.layout import (
    CLOSING,
    OPENING,
    FrameCell,
    GridFrame,
    TextLine,
    by_size,
    in_rows,
    lines_to_passage,
    page_numbers_apart,
    without_ornament,
)
from zsgx_docs.read.pdf.glyphs import PrintedGlyph
from zsgx_docs.read.pdf.lines import set_lines
from zsgx_docs.read.pdf.page import PageContent, has_trustworthy_text, text_page

PAGE_BORDER = 0.85
"""The share of the page's width and height from which a single frame is the page's border."""


def text_sheets(data: bytes, filename: str = "文件") -> Iterator[Sheet | None]:
    """One page after another; None for a page whose own text is not to be trusted: read it as a scan.

    Raises UnreadableFile, naming `filename`, when it comes to a page that is broken.
    """
    document = open_pdf(data)
    number = 0
    try:
        for number in range(1, len(document) + 1):
            page = text_page(document, number)
            yield page_sheet(page) if has_trustworthy_text(page) else None
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"「{filename}」第 {number} 页已损坏，读不出来，请重新导出后再提交。") from error
    finally:
        document.close()


def read_pdf_text(data: bytes) -> list[Sheet]:
    """All pages by their own text, also where it is not to be trusted."""
    document = open_pdf(data)
    try:
        return [page_sheet(text_page(document, n)) for n in range(1, len(document) + 1)]
    finally:
        document.close()


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """A document with its form fields at hand; `data` must have been opened by `open_source` before."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    return document


def page_sheet(page: PageContent) -> Sheet:
    tables = _tables(page)
    by_cell, outside = _sorted_in(page.glyphs, tables)
    grids = [_grid(table, by_cell, page.number) for table in tables]
    text, numbers = page_numbers_apart(set_lines(outside, page.number), page.height)
    blocks = _in_reading_order(text, grids, page)
    blocks += [Paragraph(line.chars, line.box, page.number) for line in numbers]
    return Sheet(tuple(blocks), page.number, page.width, page.height, page.turn, coloured=page.coloured)


def _tables(page: PageContent) -> list[GridFrame]:
    """Without page borders, and without boxes drawn round some words of a cell."""

    def is_border(frame: GridFrame) -> bool:
        return len(frame.cells) == 1 and (
            frame.box.width > PAGE_BORDER * page.width and frame.box.height > PAGE_BORDER * page.height
        )

    def is_boxed_text(frame: GridFrame) -> bool:
        return len(frame.cells) == 1 and any(
            other is not frame and other.box.holds(frame.box.middle) for other in found
        )

    found = [f for f in without_ornament(page.frames) if not is_border(f)]
    return [f for f in found if not is_boxed_text(f)]


def _sorted_in(
    glyphs: list[PrintedGlyph], tables: list[GridFrame]
) -> tuple[dict[int, list[PrintedGlyph]], list[PrintedGlyph]]:
    """Characters by the id of the smallest cell that holds them, and those outside all cells."""
    cells = sorted((c for t in tables for c in t.cells), key=lambda c: c.box.area)
    if not cells or not glyphs:
        return {}, glyphs
    x, y = np.array([_anchor(g) for g in glyphs]).T[:, :, None]
    x0, top, x1, bottom = np.array([c.box for c in cells]).T[:, None, :]
    holds = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    by_cell: dict[int, list[PrintedGlyph]] = {}
    outside: list[PrintedGlyph] = []
    for glyph, housed, home in zip(glyphs, holds.any(axis=1), holds.argmax(axis=1), strict=True):
        (by_cell.setdefault(id(cells[home]), []) if housed else outside).append(glyph)
    return by_cell, outside


def _anchor(glyph: PrintedGlyph) -> tuple[float, float]:
    """Where the ink stands: in full-width punctuation, which may hang over a cell's rule, to one side."""
    side = 0.2 if glyph.text in CLOSING else 0.8 if glyph.text in OPENING else 0.5
    return glyph.box.x0 + side * glyph.box.width, glyph.box.middle[1]


def _grid(table: GridFrame, by_cell: dict[int, list[PrintedGlyph]], page: int) -> Grid:
    return Grid(tuple(_cell(c, by_cell.get(id(c), []), page) for c in table.cells), table.box, page)


def _cell(cell: FrameCell, glyphs: list[PrintedGlyph], page: int) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        text=lines_to_passage(set_lines(glyphs, page), cell.box.x0, cell.box.x1),
        row_span=cell.row_span,
        column_span=cell.column_span,
        box=cell.box,
        page=page,
    )


def _in_reading_order(lines: list[TextLine], grids: list[Grid], page: PageContent) -> list[Block]:
    """Paragraphs and grids from top to bottom; text beside a grid comes before it."""
    column = _text_column(lines, grids, page)
    margin = min((line.box.x0 for line in lines), default=column.x0)
    blocks: list[Block] = []
    waiting = in_rows(lines)
    for grid in sorted(grids, key=lambda g: g.box or column):
        top = grid.box.top if grid.box else 0.0
        above = [row for row in waiting if row.box.middle[1] < top]
        blocks.extend(_paragraphs(above, column, margin, page.number))
        blocks.append(grid)
        waiting = waiting[len(above) :]
    blocks.extend(_paragraphs(waiting, column, margin, page.number))
    return blocks


def _text_column(lines: list[TextLine], grids: list[Grid], page: PageContent) -> Box:
    boxes = [line.box for line in lines] + [g.box for g in grids if g.box]
    return union(boxes) if boxes else Box(0, 0, page.width, page.height)


def _paragraphs(rows: list[TextLine], column: Box, margin: float, page: int) -> list[Paragraph]:
    texts = [lines_to_passage(run, column.x0, column.x1, margin) for run in by_size(rows)]
    parts = [part.strip() for text in texts for part in text.split("\n")]
    return [Paragraph(part, part.boxes()[0][1], page) for part in parts if part]
