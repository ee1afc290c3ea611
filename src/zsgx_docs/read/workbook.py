"""An Excel workbook as a Sheet: each worksheet's table a Grid, each value as a person sees it in its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as Cell_
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_DIGITS = 15
"""Excel keeps no more of a number; longer ones have lost their end."""


def workbook_sheet(data: bytes, filename: str) -> Sheet:
    """All visible worksheets that hold anything. Raises UnreadableFile."""
    book = _opened(data, filename, formulas=True)
    kinds = {cell.data_type for cell in _cells(book)}
    if "f" in kinds:
        values = _opened(data, filename, formulas=False)
        _check_formulas(book, values, filename)
        book = values
    if not kinds.isdisjoint("fe"):
        _check_errors(book, filename)
    grids = (_grid(sheet, number) for number, sheet in enumerate(_visible(book)))
    blocks: tuple[Block, ...] = tuple(grid for grid in grids if grid.cells)
    return Sheet(blocks)


def _opened(data: bytes, filename: str, formulas: bool) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=not formulas)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError) as why:
        raise UnreadableFile(
            f"「{filename}」这个 Excel 工作簿已损坏，打不开，请用 Excel 重新另存后再试。"
        ) from why


def _visible(book: Workbook) -> Iterator[Worksheet]:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet


def _cells(book: Workbook) -> Iterator[Cell_ | MergedCell]:
    for sheet in _visible(book):
        for row in sheet.iter_rows():
            yield from row


def _check_formulas(book: Workbook, values: Workbook, filename: str) -> None:
    """A formula without the value that Excel last showed cannot be read."""
    for cell in _cells(book):
        title = cell.parent.title
        if cell.data_type == "f" and values[title][cell.coordinate].value is None:
            where = f"工作表「{title}」{cell.coordinate} 单元格"
            raise UnreadableFile(f"「{filename}」{where}的公式没有算出结果，请在 Excel 里打开并保存一次。")


def _check_errors(book: Workbook, filename: str) -> None:
    """#N/A, #REF! and their like are no values."""
    for cell in _cells(book):
        if cell.data_type == "e":
            where = f"工作表「{cell.parent.title}」{cell.coordinate} 单元格"
            raise UnreadableFile(f"「{filename}」{where}是错误值 {cell.value}，请改正后再试。")


def _grid(sheet: Worksheet, number: int) -> Grid:
    """Its cells that are written in; merged ones once, with their spans; columns as in the worksheet."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    cells = []
    for row, written in enumerate(sheet.iter_rows()):
        for column, cell in enumerate(written):
            text = shown(cell.value)
            if not text:
                continue
            area = merged.get((row + 1, column + 1))
            unseen = row + 1 in hidden
            place = Place(table=number, sheet=sheet.title, address=cell.coordinate, hidden=unseen)
            cells.append(
                Cell(
                    row=row,
                    column=column,
                    text=Passage.at(text, Mark(place=place)),
                    row_span=area.size["rows"] if area else 1,
                    column_span=area.size["columns"] if area else 1,
                    place=place,
                )
            )
    return Grid(tuple(_with_blanks(cells, sheet, number)))


def _with_blanks(cells: list[Cell], sheet: Worksheet, number: int) -> Iterator[Cell]:
    """The empty cells of written rows too, so that an empty value has its place."""
    from openpyxl.utils import get_column_letter

    taken = {(row, column) for cell in cells for row in cell.rows for column in cell.columns}
    columns = sorted({column for _, column in taken})
    yield from cells
    for row in sorted({row for row, _ in taken}):
        for column in columns:
            if (row, column) not in taken:
                address = f"{get_column_letter(column + 1)}{row + 1}"
                place = Place(table=number, sheet=sheet.title, address=address)
                yield Cell(row, column, Passage.at(""), place=place)


def shown(value: Any) -> str:
    """A cell's value as text; a number with more digits than Excel keeps in its scientific form."""
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
    return str(value).replace("\r\n", "\n").strip()


def _moment(value: datetime.datetime) -> str:
    day = f"{value.year}年{value.month}月{value.day}日"
    return day if value.time() == datetime.time() else f"{day}{value.hour}:{value.minute:02}"


def _number(value: float) -> str:
    if abs(value) >= 10**MOST_DIGITS:
        return f"{value:.14E}"
    return str(int(value)) if value == int(value) else repr(value)
