"""Read a workbook as sheets."""

from zsgx_docs.read.workbook.cells import SheetRow, Worksheet, letters
from zsgx_docs.read.workbook.sheets import checked_worksheets, sheet_of_tables, shown, workbook_sheet

__all__ = [
    "SheetRow",
    "Worksheet",
    "checked_worksheets",
    "letters",
    "sheet_of_tables",
    "shown",
    "workbook_sheet",
]
