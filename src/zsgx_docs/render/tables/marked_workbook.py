"""Give a workbook back with each faulty cell coloured and noted, everything else in it as it was."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.model.fault import Fault
from zsgx_docs.render.tables.printing import make_printable
from zsgx_docs.render.tables.sheet_writing import as_text, fitted_columns, saved_book
from zsgx_docs.template.typing_sheets import worksheet_title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_MERGED_CELLS = 500_000
"""Merged cells that are written again, one by one; a guess: they take some 200 MB."""
_MERGED = re.compile(
    rb"mergeCell\b[^<>]*?\bref=[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"
)
FAULTY = "FFC7CE"
AUTHOR = "zsgx"
NOTE_WIDTH, NOTE_HEIGHT = 260, 90
"""The box of a note in pixels: three lines of some twenty characters; a guess."""


def marked_workbook(data: bytes, faults: Sequence[Fault]) -> bytes:
    """Return the .xlsx that was given, marked; macros are left out, and nothing is run.

    Raises TooLarge, UnreadableFile where it can be read, but not be written again.
    """
    import openpyxl

    if _merged_cells(data) > MOST_MERGED_CELLS:
        raise TooLarge("工作簿里合并的单元格多得反常，标不出问题，请取消合并后再试。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
            _mark(book, faults)
            return saved_book(book)
    except Exception as why:  # openpyxl checks little: what strays from the standard fails anywhere in it
        raise UnreadableFile("工作簿的写法特殊，标不出问题，请用 Excel 重新另存后再试。") from why


def _merged_cells(data: bytes) -> int:
    """How many cells openpyxl would make of those that are merged, each as often as it is."""
    from openpyxl.utils import column_index_from_string as column

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    return sum(
        (abs(int(bottom) - int(top)) + 1) * (abs(column(right.decode()) - column(left.decode())) + 1)
        for sheet in sheets
        for left, top, right, bottom in _MERGED.findall(sheet)
    )


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
