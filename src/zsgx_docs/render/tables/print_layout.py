"""Shares the width of one page among the columns of a worksheet, long texts on several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.render.tables.printing import make_printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTH = 235.0
"""Units of width (a digit each) that all columns share: a guess; A4 landscape then prints at three fifths."""
ONE_LINE = 6
"""Units up to which a head stands on one line, three characters: a guess; longer ones have two lines."""
CENTRED = 12
"""Units up to which all that a column says stands in its middle: a guess, a mobile's number."""
GROWTH = 0.75
"""The power of what a column says by which it is wide: a guess, between all alike and in proportion."""
PADDING = 2.0
"""Units of white beside a cell's text, both sides together: a guess."""
LINE = 16.0
"""Points of height a line: a guess, what Chinese type of 11 points takes."""
_WORD = re.compile("[!-~]+")


def set_for_print(sheet: Worksheet) -> None:
    """Give the columns of a sheet whose first row is the head widths that fit one page, and print it so.

    The more a column says the wider it is, though not in proportion: long texts go on several lines.
    """
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    columns = list(sheet.iter_cols())
    texts = [[_shown(cell.value) for cell in column] for column in columns]
    widths = _widths([_least(column) for column in texts], [max(map(_units, column)) for column in texts])
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head, *cells = columns[number - 1]
        head.value = _on_lines(str(head.value), width - PADDING)
        side = "center" if max(map(_units, texts[number - 1][1:]), default=0) <= CENTRED else "left"
        for cell in cells:
            cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    for row in range(2, sheet.max_row + 1):
        lines = max(_lines(texts[at][row - 1], width) for at, width in enumerate(widths))
        sheet.row_dimensions[row].height = LINE * lines + 2
    sheet.row_dimensions[1].height = LINE * 2 + 2
    make_printable(sheet, 1)


def _widths(least: Sequence[float], longest: Sequence[float]) -> list[float]:
    """Widths of columns that need at least so much and say so much; WIDTH in all where that is too wide."""
    natural = [max(low, most + PADDING) for low, most in zip(least, longest, strict=True)]
    if sum(natural) <= WIDTH:
        return natural
    low, high = 0.0, WIDTH
    for _ in range(40):
        share = (low + high) / 2
        low, high = (share, high) if sum(_shared(share, least, natural)) < WIDTH else (low, share)
    return [round(width, 1) for width in _shared(low, least, natural)]


def _shared(share: float, least: Sequence[float], natural: Sequence[float]) -> list[float]:
    return [min(want, max(low, share * want**GROWTH)) for low, want in zip(least, natural, strict=True)]


def _least(column: Sequence[str]) -> float:
    """What a column needs for its head on two lines, and for words and numbers that are not broken."""
    head = _units(column[0])
    words = (len(word) for text in column[1:] for word in _WORD.findall(text))
    return max(head if head <= ONE_LINE else -(-head // 4) * 2, *words, 0) + PADDING


def _on_lines(head: str, room: float) -> str:
    """A head on two lines of the same length where it does not go on one."""
    if _units(head) <= room:
        return head
    middle = -(-len(head) // 2)
    slash = head.find("/") + 1
    cut = slash if slash > 1 else middle
    return f"{head[:cut]}\n{head[cut:]}"


def _lines(text: str, width: float) -> int:
    """Lines that a text takes, a character less a line as words are not cut."""
    room = max(width - PADDING, 2)
    return sum(max(1, -(-_units(line) // int(room))) for line in text.split("\n"))


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _units(text: str) -> int:
    """In half-width characters, of the longest line."""
    return max((sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text.split("\n")), default=0)
