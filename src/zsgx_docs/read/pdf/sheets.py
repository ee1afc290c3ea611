"""Make PDFs with text Sheets: characters into the cells the rules draw, the rest into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Paragraph, Sheet
from zsgx_docs.read.layout import (
    CLOSING,
    OPENING,
    FrameCell,
    GridFrame,
    TextLine,
    grid_of,
    in_reading_order,
    in_rows,
    lines_to_passage,
    page_numbers_apart,
    paragraphs_of,
    text_column,
    text_in_cell,
    without_ornament,
)
from zsgx_docs.read.pdf.believed import FontTrust
from zsgx_docs.read.pdf.glyphs import PrintedGlyph
from zsgx_docs.read.pdf.lines import set_lines
from zsgx_docs.read.pdf.page import PageContent, has_trustworthy_text, text_page
from zsgx_docs.read.source import OwnText

MOST_GLYPHS = 20_000
"""Characters of one page; a guess: a roster on A3 has 6,000."""
MOST_SHAPES = 100_000
"""Lines, pictures and pieces of text that one page draws; a guess: a page of drawn letters has 20,000."""
PAGE_BORDER = 0.85
"""Share of the page's width and height from which a single frame is the page's border; a guess."""


def text_sheets(data: bytes, filename: str = "文件") -> Iterator[Sheet | None]:
    """Read page after page; None for one whose own text is not to be trusted, to be read as a scan.

    Raises UnreadableFile as `pages_by_text` does.
    """
    return (text.sheet for text in pages_by_text(data, filename))


def pages_by_text(data: bytes, filename: str = "文件") -> Iterator[OwnText]:
    """Read page after page, with what is laid over those whose own text is not to be trusted.

    Raises UnreadableFile, naming `filename`, when it comes to a page that is broken, TooLarge when to one on
    which more is drawn than fits there.
    """
    document = open_pdf(data)
    trust = FontTrust()
    number = 0
    try:
        for number in range(1, len(document) + 1):
            _check_amount(document[number - 1], number, filename)
            page = text_page(document, number, trust)
            yield OwnText(page_sheet(page)) if has_trustworthy_text(page) else OwnText(None, page.unread)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"「{filename}」第 {number} 页已损坏，读不出来，请重新导出后再提交。") from error
    finally:
        document.close()


def _check_amount(page: pdfium.PdfPage, number: int, filename: str) -> None:
    """Raises TooLarge where more is drawn on a page than fits on paper."""
    textpage = page.get_textpage()
    glyphs, shapes = textpage.count_chars(), pdfium_c.FPDFPage_CountObjects(page)
    textpage.close()
    if glyphs > MOST_GLYPHS or shapes > MOST_SHAPES:
        cause = f"「{filename}」第 {number} 页有 {glyphs} 个字、{shapes} 个图形"
        raise TooLarge(f"{cause}，多得反常，请重新导出后再提交。")


def read_pdf_text(data: bytes) -> list[Sheet]:
    """Read all pages by their own text, also where it is not to be trusted."""
    document = open_pdf(data)
    trust = FontTrust()
    try:
        return [page_sheet(text_page(document, n, trust)) for n in range(1, len(document) + 1)]
    finally:
        document.close()


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a document with its form fields at hand; `data` must have been opened by `open_source` before."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    return document


def page_sheet(page: PageContent) -> Sheet:
    """Make a page's characters, rules and pictures a Sheet."""
    tables = _tables(page)
    by_cell, outside = _sorted_in(page.glyphs, tables)
    text, numbers = page_numbers_apart(set_lines(outside, page.number), page.height)
    last = [Paragraph(line.chars, line.box, page.number) for line in numbers]
    blocks = (*_in_reading_order(text, tables, by_cell, page), *last)
    return Sheet(
        blocks,
        page.number,
        page.width,
        page.height,
        page.turn,
        coloured=page.coloured,
        unread=page.unread,
    )


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


def _in_reading_order(
    lines: list[TextLine], tables: list[GridFrame], by_cell: dict[int, list[PrintedGlyph]], page: PageContent
) -> tuple[Block, ...]:
    """Text beside a table comes after it, where it is not higher than the table."""
    column = text_column(lines, tables, Box(0, 0, page.width, page.height))
    margin = min((line.box.x0 for line in lines), default=column.x0)

    def cell_text(cell: FrameCell) -> Passage:
        return text_in_cell(cell, set_lines(by_cell.get(id(cell), []), page.number))

    def paragraphs(run: Sequence[TextLine]) -> list[Paragraph]:
        return paragraphs_of(lines_to_passage(run, column.x0, column.x1, margin), page.number)

    grids = [(table.box.top, grid_of(table, page.number, cell_text)) for table in tables]
    return in_reading_order(in_rows(lines), grids, paragraphs)
