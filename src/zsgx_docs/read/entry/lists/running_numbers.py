"""Keep the running numbers of a list where they run on, else count its rows anew, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zsgx_docs.read.entry.lists.list_rows import ListRows
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.wanted import WantedList


def number_rows(read: ListRows, wanted: WantedList, receipt: Receipt) -> None:
    """Give every row its number."""
    column = next((column for column in wanted.columns if column.numbers_rows), None)
    if column is None or not read.rows:
        return
    written: list[int | None] = [row[column.name] for row in read.rows]
    if runs_on(written):
        return
    for number, row in enumerate(read.rows, 1):
        row[column.name] = number
    if any(number is not None for number in written):
        changed = [n for n, number in enumerate(written) if number != n + 1]
        first = read.cell_of(changed[0], column.name)
        was = written[changed[0]]
        receipt.derived.append(
            f"工作表「{read.sheet.title}」的“{column.label}”不连续（自 {first} 起，原写"
            f"“{'' if was is None else was}”），已按 1—{len(written)} 重新编号。"
        )


def runs_on(numbers: Sequence[Any]) -> bool:
    """Tell whether numbers go up by one; a list may begin again at 1 (trainees, then staff)."""
    before = 0
    for number in numbers:
        if number is None or number not in (before + 1, 1):
            return False
        before = number
    return True
