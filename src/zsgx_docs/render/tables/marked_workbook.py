"""Give a workbook back with each faulty cell coloured and noted, everything else in it as it was."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zsgx_docs.model.fault import Fault
from zsgx_docs.render.tables.printing import make_printable
from zsgx_docs.render.tables.sheet_writing import as_text, fitted_columns, saved_book
from zsgx_docs.template.typing_sheets import worksheet_title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FAULTY = "FFC7CE"
AUTHOR = "zsgx"
NOTE_WIDTH, NOTE_HEIGHT = 260, 90
"""The box of a note in pixels: three lines of some twenty characters; a guess."""


def marked_workbook(data: bytes, faults: Sequence[Fault]) -> bytes:
    """Return the .xlsx that was given, marked; macros are left out, and nothing is run."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    _mark(book, faults)
    return saved_book(book)


def marked_table(title: str, rows: Iterable[Sequence[str]], faults: Sequence[Fault]) -> bytes:
    """Return a table of separated values as a workbook, marked; all its cells are text."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = worksheet_title(title)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                as_text(sheet.cell(number, column), text)
    fitted_columns(sheet, head=1)
    make_printable(sheet, 1)
    _mark(book, faults)
    return saved_book(book)


def _mark(book: Workbook, faults: Sequence[Fault]) -> None:
    notes: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        said = f"{f'“{fault.label}”：' if fault.label else ''}{fault.said}，{fault.remedy}。"
        for cell in fault.cells or ("A1",):
            notes.setdefault((fault.sheet or book.sheetnames[0], cell), []).append(said)
    for (title, cell), sentences in notes.items():
        sheet = next((s for s in book.worksheets if s.title == title), book.worksheets[0])
        _mark_cell(sheet, cell, "\n".join(sentences))


def _mark_cell(sheet: Worksheet, address: str, said: str) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        cell = sheet.cell(area.min_row, area.min_col)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(before + said, AUTHOR, NOTE_HEIGHT, NOTE_WIDTH)
    cell.fill = PatternFill("solid", fgColor=FAULTY)
