"""Writes what the rules say of papers as a workbook: a row a finding, errors coloured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zsgx_docs.render.tables.sheet_writing import (
    DOUBTFUL,
    add_row,
    finish_sheet,
    saved_book,
    write_heads,
)

FINDING_HEADS = ("材料", "文书", "程度", "规则", "说明", "依据", "位置")
ERROR = "错误"


def findings_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return an .xlsx with a row a finding, as under `FINDING_HEADS`."""
    import openpyxl
    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "检查结果"
    write_heads(sheet, FINDING_HEADS)
    for row in rows:
        number = add_row(sheet, row)
        if ERROR in row:
            for cell in sheet[number]:
                cell.fill = PatternFill("solid", fgColor=DOUBTFUL)
    finish_sheet(sheet)
    return saved_book(book)
