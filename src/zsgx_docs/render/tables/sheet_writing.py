"""Write the cells, heads and columns of a worksheet, text always as text."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.tables.printing import make_printable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

DOUBTFUL, HEAD = "FFF2CC", "DDEBF7"
WIDEST = 48
"""Widest column in a workbook's units, a digit each: a guess; longer text wraps."""
NARROWEST = 8
"""Narrowest column in a workbook's units, a digit each: a guess."""
LINE = 15.0
"""Points of height a line: a guess, what Chinese type of 11 points takes."""
HIGHEST = 409.0
"""Points that a row may be high (Excel's specification)."""
MOST_IN_CELL = 32_000
"""Characters written into a cell: below the 32,767 that Excel holds."""


def write_value(cell: Cell | MergedCell, value: Any, number_format: str = "@") -> None:
    """Write a value; nothing for None."""
    if isinstance(value, str):
        as_text(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = number_format if number_format != "@" else "General"


def as_text(cell: Cell | MergedCell, text: str) -> None:
    """Store text as text: Excel never runs it as a formula nor takes it for a number."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:MOST_IN_CELL]
    cell.data_type = "s"
    cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@", "\t", "\r"))
    cell.number_format = "@"


def colour_and_note(cell: Cell | MergedCell, why: str, colour: str) -> None:
    """Colour a cell and say why in a note."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=colour)
    cell.comment = Comment(why[:MOST_IN_CELL], "zsgx")


def add_row(sheet: Worksheet, values: Iterable[Any]) -> int:
    """Write values below the last row; return its number."""
    row = sheet.max_row + 1
    for number, value in enumerate(values, start=1):
        write_value(sheet.cell(row, number), value)
    return row


def write_heads(sheet: Worksheet, heads: Iterable[str]) -> None:
    """Write the first row."""
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, head in enumerate(heads, start=1):
        cell = sheet.cell(1, number)
        write_value(cell, head)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def finish_sheet(sheet: Worksheet) -> None:
    """Make a sheet fit to be looked through and printed: columns, a filter over all, the page set up."""
    fitted_columns(sheet, head=1)
    sheet.auto_filter.ref = sheet.dimensions
    make_printable(sheet, 1)


def fitted_columns(sheet: Worksheet, head: int) -> None:
    """Make columns as wide as what stands in them, within reason; longer text wraps, in rows as high."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    lines: dict[int, int] = {}
    for number, column in enumerate(sheet.iter_cols(), start=1):
        longest = max(_width(cell.value) for cell in column)
        width = min(WIDEST, max(NARROWEST, longest + 2))
        sheet.column_dimensions[get_column_letter(number)].width = width
        for row, cell in enumerate(column[head:], head + 1):
            cell.alignment = Alignment(vertical="top", wrap_text=longest + 2 > WIDEST)
            lines[row] = max(lines.get(row, 1), _lines(cell.value, width))
    for row, most in lines.items():
        sheet.row_dimensions[row].height = min(HIGHEST, LINE * most + 3)


def saved_book(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(value: Any) -> int:
    """In half-width characters, of the longest line."""
    lines = str(value if value is not None else "").split("\n")
    return max(sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in lines)


def _lines(value: Any, width: float) -> int:
    """Lines that a value takes in a column of that width."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(_width(line) / max(1, width - 2))) for line in value.split("\n"))
