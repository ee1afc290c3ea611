"""Judge the columns of a list: what is missing, written twice, misspelt, or has no place in the paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists.faults import Faults
from zsgx_docs.read.entry.lists.heads import ListHead, cell_name
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.wanted import WantedColumn, WantedList
from zsgx_docs.read.workbook import Worksheet, letters
from zsgx_docs.values import kinds

RUNNING_NUMBER = "序号"


def judge_columns(
    sheet: Worksheet,
    head: ListHead,
    wanted: WantedList,
    faults: Faults,
    receipt: Receipt,
    shared: Mapping[WantedColumn, Any] = MappingProxyType({}),
    hint: str = "",
) -> None:
    """Note faults, and say what is left out.

    `shared` are values that all rows have alike, `hint` how a paper is typed that is more than a list.
    """
    asked: set[int] = set()
    for at, column in head.twice.items():
        other = cell_name(head.column_of(column.name) or at, head.row)
        said = f"表头里有两栏“{column.label}”（另一栏在 {other}）"
        faults.add(Fault(said, sheet.title, (cell_name(at, head.row),), remedy="请删去一栏或改名"))
    absent = []
    for column in head.missing(wanted):
        slip = head.slip_for(column)
        if slip is not None and slip not in asked and column not in shared:
            asked.add(slip)
            said = f"不认识的栏目“{head.unknown[slip]}”"
            remedy = f"是否想写“{column.label}”？请改正，或删去这一栏"
            faults.add(Fault(said, sheet.title, (cell_name(slip, head.row),), remedy=remedy))
        elif column.needed:
            faults.add(Fault(f"缺少“{column.label}”栏", sheet.title, remedy=f"请补上后再试{hint}"))
        elif not column.numbers_rows and column not in shared and kinds[column.kind].unfound is None:
            absent.append(column.label)
    _say(sheet, head, wanted, shared, absent, asked, receipt)


def _without_head(sheet: Worksheet, head: ListHead) -> list[int]:
    """Columns in which something stands below the head, but nothing in it."""
    named = {*head.columns, *head.unknown, *head.twice, *(at for part in head.beside for at in part)}
    below = (row for row in sheet.rows if row.number > head.row)
    filled = {cell.column for row in below for cell in row.cells if cell.value is not None}
    return sorted(filled - named)


def _say(
    sheet: Worksheet,
    head: ListHead,
    wanted: WantedList,
    shared: Mapping[WantedColumn, Any],
    absent: list[str],
    asked: set[int],
    receipt: Receipt,
) -> None:
    title = f"工作表「{sheet.title}」"
    for at in _without_head(sheet, head):
        receipt.unused.append(f"{title}{letters(at)} 列有内容而没有表头，没有取。")
    unknown: dict[str, int] = {}
    for at, words in head.unknown.items():
        if at not in asked and words != RUNNING_NUMBER:
            unknown.setdefault(words, at)
    if unknown:
        heads = "、".join(f"“{words}”（{cell_name(at, head.row)}）" for words, at in unknown.items())
        receipt.unused.append(f"{title}的{heads}不在这张表的栏目里。")
    if absent:
        receipt.blank.append(f"{title}没有“{'”“'.join(absent)}”栏，写出的表上留空。")
    hidden = [column.label for at, column in head.columns.items() if at in sheet.hidden_columns]
    if hidden:
        receipt.derived.append(f"{title}的“{'”“'.join(hidden)}”栏是隐藏的列，仍然用了。")
    alike = [column.label for column in shared if column in head.missing(wanted)]
    if alike:
        receipt.derived.append(f"“{'”“'.join(alike)}”没有单独的栏，各行都用名单外写的那一个。")
