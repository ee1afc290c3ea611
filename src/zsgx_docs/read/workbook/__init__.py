"""A workbook as sheets."""

from zsgx_docs.read.workbook.cells import Row, Worksheet, letters
from zsgx_docs.read.workbook.sheets import checked_worksheets, sheet_of, shown, workbook_sheet

__all__ = ["Row", "Worksheet", "checked_worksheets", "letters", "sheet_of", "shown", "workbook_sheet"]
