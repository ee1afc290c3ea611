"""Read an Excel workbook as a Sheet: each worksheet a Grid, each value as a person sees it in its cell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Sheet
from zsgx_docs.read.workbook.bounds import BookTooLarge
from zsgx_docs.read.workbook.cells import SheetRow, Worksheet, WrittenCell, letters, visible_worksheets

MOST_OF_A_FORM = 200_000
"""Cells of a worksheet that is read as a form or a list on paper, empty ones too; a guess: a roster of 20,000
people; lists that are typed to be written may have more."""
MOST_DIGITS = 15
"""Digits of a number that Excel keeps (its specification); longer ones have lost their end."""


def workbook_sheet(data: bytes, filename: str) -> Sheet:
    """Return all visible worksheets that hold anything as one Sheet.

    Raises UnreadableFile.
    """
    return sheet_of_tables(checked_worksheets(data, filename), filename)


def checked_worksheets(data: bytes, filename: str) -> list[Worksheet]:
    """Return the visible worksheets, without cells that cannot be read.

    Raises UnreadableFile.
    """
    found = visible_worksheets(data, filename)
    for cell, where in _odd_cells(found):
        if cell.is_formula and cell.value is None:
            raise UnreadableFile(f"「{filename}」{where}的公式没有算出结果，请在 Excel 里打开并保存一次。")
    for cell, where in _odd_cells(found):
        if cell.kind == "error":
            raise UnreadableFile(f"「{filename}」{where}是错误值 {cell.value}，请改正后再试。")
    return found


def sheet_of_tables(worksheets: Sequence[Worksheet], filename: str) -> Sheet:
    """Return the worksheets' tables, a Grid each, as one Sheet; empty ones are left out.

    Raises TooLarge.
    """
    try:
        grids = list(map(_grid, worksheets))
    except BookTooLarge as why:
        raise TooLarge(f"「{filename}」{why}，请删去不用的部分，或拆成几个文件后再试。") from why
    blocks: tuple[Block, ...] = tuple(grid for grid in grids if grid.cells)
    return Sheet(blocks)


def _odd_cells(sheets: Sequence[Worksheet]) -> Iterator[tuple[WrittenCell, str]]:
    for sheet in sheets:
        for row in sheet.rows:
            for cell in row.cells:
                if cell.is_formula or cell.kind == "error":
                    yield cell, f"工作表「{sheet.title}」{letters(cell.column)}{row.number} 单元格"


def _grid(sheet: Worksheet) -> Grid:
    """Its cells that are written in; merged ones once, with their spans; columns as in the worksheet.

    The empty cells of written rows too, so that an empty value has its place.
    """
    areas = {(area.row, area.column): area for area in sheet.merged}
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in sheet.rows:
        for written in row.cells:
            text = shown(written.value)
            if not text:
                continue
            area = areas.get((row.number, written.column))
            place = _place(sheet, row, written.column)
            cell = Cell(
                row=row.number - 1,
                column=written.column - 1,
                text=Passage.at(text, Mark(place=place)),
                row_span=area.rows if area else 1,
                column_span=area.columns if area else 1,
                place=place,
            )
            cells.append(cell)
            taken.update((r, c) for r in cell.rows for c in cell.columns)
    return Grid((*cells, *_blanks(taken, sheet)))


def _blanks(taken: set[tuple[int, int]], sheet: Worksheet) -> Iterator[Cell]:
    rows, columns = sorted({row for row, _ in taken}), sorted({column for _, column in taken})
    if len(rows) * len(columns) > MOST_OF_A_FORM:
        raise BookTooLarge(f"的工作表「{sheet.title}」有 {len(rows)} 行 {len(columns)} 列")
    for row in rows:
        for column in columns:
            if (row, column) not in taken:
                place = Place(
                    table=sheet.number, sheet=sheet.title, address=f"{letters(column + 1)}{row + 1}"
                )
                yield Cell(row, column, Passage.at(""), place=place)


def _place(sheet: Worksheet, row: SheetRow, column: int) -> Place:
    address = f"{letters(column)}{row.number}"
    return Place(table=sheet.number, sheet=sheet.title, address=address, hidden=row.hidden)


def shown(value: Any) -> str:
    """Return a cell's value as text; a number with more digits than Excel keeps in its scientific form."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float):
        return _number(value)
    return str(value)


def _moment(value: datetime.datetime) -> str:
    day = f"{value.year}年{value.month}月{value.day}日"
    return day if value.time() == datetime.time() else f"{day}{value.hour}:{value.minute:02}"


def _number(value: float) -> str:
    if abs(value) >= 10**MOST_DIGITS:
        return f"{float(value):.14E}"
    return str(int(value)) if value == int(value) else repr(value)
