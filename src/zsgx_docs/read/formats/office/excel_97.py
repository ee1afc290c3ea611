"""Excel workbooks from before 2007 as today's: values, number formats, merged, hidden and struck cells."""

from __future__ import annotations

import io
from typing import Any

import xlrd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 20 * 1024 * 1024
"""Bytes of a workbook that is read so; a guess: a list of 60,000 people has some 15 MB."""
MOST_CELLS = 2_000_000
"""Cells of a worksheet; a guess, above 65,536 rows of 26 columns."""


class Encrypted(Exception):
    """Nobody reads it without its password."""


def as_xlsx(data: bytes) -> bytes | None:
    """The workbook as .xlsx; None where this reader makes nothing of it. Raises Encrypted."""
    if len(data) > LARGEST:
        return None
    try:
        return _written(xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()))
    except xlrd.XLRDError as why:
        if "encrypt" in str(why).lower():
            raise Encrypted from why
        return None
    except Exception:  # xlrd checks little: what is broken fails anywhere in it
        return None


def _written(book: Any) -> bytes | None:
    made = Workbook()
    for sheet in list(made.worksheets):
        made.remove(sheet)
    for old in book.sheets():
        if old.nrows * old.ncols > MOST_CELLS:
            return None
        new = made.create_sheet(old.name)
        new.sheet_state = "visible" if old.visibility == 0 else "hidden"
        _copy_cells(book, old, new)
        _copy_shape(old, new)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _copy_cells(book: Any, old: Any, new: Worksheet) -> None:
    for row in range(old.nrows):
        for column in range(old.row_len(row)):
            cell = old.cell(row, column)
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                to = new.cell(row + 1, column + 1)
                assert isinstance(to, Cell)
                _copy_cell(book, cell, to)


def _copy_cell(book: Any, cell: Any, to: Cell) -> None:
    look = book.xf_list[cell.xf_index]
    if cell.ctype == xlrd.XL_CELL_DATE:
        to.value = _day(book, cell.value)
    elif cell.ctype == xlrd.XL_CELL_NUMBER:
        to.value = int(cell.value) if float(cell.value).is_integer() else cell.value
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        to.value = bool(cell.value)
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        to.value = xlrd.error_text_from_code.get(cell.value, "#N/A")
    else:
        to.value = str(cell.value)
        to.data_type = "s"  # what begins with = is no formula: it was text
    if cell.ctype in (xlrd.XL_CELL_DATE, xlrd.XL_CELL_NUMBER):
        to.number_format = book.format_map[look.format_key].format_str or "General"
    if book.font_list[look.font_index].struck_out:
        to.font = Font(strike=True)


def _day(book: Any, value: float) -> Any:
    """The moment; a number that is none stays a number."""
    try:
        return xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value


def _copy_shape(old: Any, new: Worksheet) -> None:
    """What is merged and what is hidden."""
    for top, below, left, right in old.merged_cells:
        new.merge_cells(start_row=top + 1, end_row=below, start_column=left + 1, end_column=right)
    for row, shown in old.rowinfo_map.items():
        new.row_dimensions[row + 1].hidden = bool(shown.hidden)
    for column, shown in old.colinfo_map.items():
        if shown.hidden:
            new.column_dimensions[get_column_letter(column + 1)].hidden = True
