"""Take what Excel and exporting programs make of a value back to what somebody typed."""

from __future__ import annotations

import re

from zsgx_docs.read.workbook import WrittenCell, shown

SERIALS = range(25_569, 73_051)
"""Numbers of days since 1900 that are taken for days: those of 1970 to 2099; a guess at what papers name."""
OFFSET_OF_1904 = 1462
"""Days between Excel's two beginnings of time, those of Windows and of the old Macintosh (Microsoft)."""
FIGURES_OF_EXCEL = 15
"""Figures of a number that Excel keeps (Microsoft)."""
KINDS_OF_DAYS = frozenset({"date", "datetime", "dates", "month_day"})
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")


def days_of_serial(cell: WrittenCell, kind: str, from_1904: bool) -> str | None:
    """Return the day that a bare number in a column of days stands for; None where it is none."""
    if kind not in KINDS_OF_DAYS or cell.kind not in ("number", "text"):
        return None
    written = _SERIAL.fullmatch(str(cell.value).strip())
    days = int(written[1]) + (OFFSET_OF_1904 if from_1904 else 0) if written else 0
    if days not in SERIALS:
        return None
    from openpyxl.utils.datetime import from_excel

    return shown(from_excel(days))


def cut_by_excel(cell: WrittenCell) -> str | None:
    """Say that a number is longer than Excel keeps, so that its last figures are lost."""
    is_long = isinstance(cell.value, int | float) and abs(cell.value) >= 10**FIGURES_OF_EXCEL
    return f"是数字，Excel 只保留前 {FIGURES_OF_EXCEL} 位，须重新索取" if is_long else None


def without_blanks_of_export(text: str) -> str:
    """Return a text without the marks that programs put before numbers so that Excel leaves them alone."""
    return text.strip("\u200b\ufeff\u200e\u200f\u202a\u202c\t ")
