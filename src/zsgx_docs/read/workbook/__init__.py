"""Read a workbook as sheets."""

from zsgx_docs.read.workbook.cells import (
    SheetRow,
    Worksheet,
    WrittenBook,
    WrittenCell,
    letters,
    written_book,
)
from zsgx_docs.read.workbook.delimited import delimited_text, delimited_worksheet
from zsgx_docs.read.workbook.merged import Area
from zsgx_docs.read.workbook.sheets import sheet_of_tables, shown, workbook_sheet

__all__ = [
    "Area",
    "SheetRow",
    "Worksheet",
    "WrittenBook",
    "WrittenCell",
    "delimited_text",
    "delimited_worksheet",
    "letters",
    "sheet_of_tables",
    "shown",
    "workbook_sheet",
    "written_book",
]
