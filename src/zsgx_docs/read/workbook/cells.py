"""Read the worksheets of an Excel workbook as written: rows of values, each with its kind, in one pass.

openpyxl would take longer to make its cells than all else, and to be loaded; it is asked for dates alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from string import ascii_uppercase
from typing import IO, Any, Literal, NamedTuple

from lxml import etree

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.workbook.bounds import MOST_CELLS, BookTooLarge, OutOfSheet, Room, each_element
from zsgx_docs.read.workbook.merged import Area, areas_apart, hidden_places
from zsgx_docs.read.workbook.package import WorkbookParts
from zsgx_docs.word.archive import BROKEN_ARCHIVE

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA, _INLINE, _PLAIN_TEXT = f"{_S}v", f"{_S}f", f"{_S}is", f"{_S}t"
_TEXT = {"s", "str", "inlineStr"}
_YES = {"1", "true", "t"}
_BROKEN = (
    *BROKEN_ARCHIVE,
    *(KeyError, TypeError, AttributeError, etree.LxmlError, SyntaxError),
)
MOST_ROWS = 1_048_576
"""Rows of a worksheet (Excel's specification)."""
MOST_COLUMNS = 16_384
"""Columns of a worksheet (Excel's specification)."""
MOST_MERGED = 10_000
"""Merged cells in one area, of more than which only those are kept that reach as far as anything is written;
a guess: whole rows and columns are merged by a slip of the mouse."""
LONGEST_WHOLE = 20
"""Digits and sign of a number that is read as a whole one; a guess, more than the 15 that Excel keeps."""
Value = Literal["text", "number", "date", "yes_no", "error"]
_MERGED = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?")


def letters(column: int) -> str:
    """Return what Excel calls a column, counted from 1."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = ascii_uppercase[letter] + name
    return name


@cache
def _column(name: str) -> int:
    """Raises ValueError, OutOfSheet."""
    if not 0 < len(name) <= 3:
        raise OutOfSheet(f"列号“{name[:9]}”不是 Excel 的列（A 至 XFD）")
    number = 0
    for letter in name.upper():
        number = number * 26 + ascii_uppercase.index(letter) + 1
    if number > MOST_COLUMNS:
        raise OutOfSheet(f"列号“{name}”超出 Excel 的列（A 至 XFD）")
    return number


def _row(said: str) -> int:
    """Raises ValueError, OutOfSheet."""
    number = float(said)
    if not 1 <= number <= MOST_ROWS:
        raise OutOfSheet(f"行号“{said[:9]}”不在 Excel 的 1 至 {MOST_ROWS} 行之内")
    return int(number)


class WrittenCell(NamedTuple):
    """A cell that holds something. `column` counts from 1; of a formula the value that Excel last showed.

    `struck`: a line is drawn through it, or through part of it.
    """

    column: int
    value: Any
    kind: Value
    is_formula: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a worksheet; `number` counts from 1."""

    number: int
    cells: tuple[WrittenCell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet.

    `rows` are those in which something is written; `number` counts the visible worksheets from 0.
    `hidden_columns` count from 1; `from_1904`: days are counted from then, as Excel on the Macintosh did.
    """

    number: int
    title: str
    rows: tuple[SheetRow, ...]
    merged: tuple[Area, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """A workbook: the worksheets that a person sees, and the titles of those that are hidden."""

    worksheets: list[Worksheet]
    hidden: tuple[str, ...] = ()


def visible_worksheets(data: bytes, filename: str) -> list[Worksheet]:
    """Read the worksheets that a person sees.

    Raises UnreadableFile.
    """
    return written_book(data, filename).worksheets


def written_book(data: bytes, filename: str, room: Room | None = None) -> WrittenBook:
    """Read a workbook as written, as long as there is room (None: for what any workbook may hold).

    Raises UnreadableFile, TooLarge.
    """
    try:
        parts = WorkbookParts(data)
        strings, left = _shared_strings(parts), room or Room()
        found = []
        for number, sheet in enumerate(parts.visible_sheets()):
            cells = _Cells(parts, *strings, left)
            with parts.open(sheet.path) as source:
                rows = list(cells.rows(source))
            found.append(_worksheet(number, sheet.title, rows, cells))
        return WrittenBook(found, tuple(parts.hidden_titles()))
    except OutOfSheet as why:
        raise UnreadableFile(f"「{filename}」的{why}，请用 Excel 打开、改正并另存后再试。") from why
    except BookTooLarge as why:
        raise TooLarge(f"「{filename}」{why}，请删去不用的部分，或拆成几个文件后再试。") from why
    except _BROKEN as why:
        raise UnreadableFile(
            f"「{filename}」这个 Excel 工作簿已损坏，打不开，请用 Excel 重新另存后再试。"
        ) from why


def _shared_strings(parts: WorkbookParts) -> tuple[list[str], frozenset[int]]:
    """The texts that cells share, and the numbers of those of which a part is struck out."""
    part = parts.shared_strings()
    if part is None:
        return [], frozenset()
    texts, struck = [], []
    with parts.open(part) as source:
        for number, node in enumerate(each_element(source, f"{_S}si")):
            if number == MOST_CELLS:
                raise BookTooLarge(f"有超过 {MOST_CELLS} 种文字")
            texts.append(_said(node).replace("x005F_", ""))
            if len(node) > 1 and _has_struck_run(node):
                struck.append(number)
    return texts, frozenset(struck)


def _has_struck_run(node: Any) -> bool:
    marks = node.iterfind(f"{_S}r/{_S}rPr/{_S}strike")
    return any(mark.get("val", "1") in _YES for mark in marks)


def _said(node: Any) -> str:
    """A text, plain or in runs of several looks, without the readings above it."""
    if len(node) == 1 and node[0].tag == _PLAIN_TEXT:
        return node[0].text or ""
    runs = (run.findtext(f"{_S}t") or "" for run in node.iterfind(f"{_S}r"))
    return (node.findtext(f"{_S}t") or "") + "".join(runs)


@dataclass(slots=True)
class _Cells:
    """Reads one worksheet; `merged` is full when the last row was read."""

    parts: WorkbookParts
    strings: Sequence[str]
    struck_strings: frozenset[int]
    room: Room
    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0
    _last_hidden: int = 0

    def rows(self, source: IO[bytes]) -> Iterator[SheetRow]:
        for node in each_element(source, f"{_S}row", f"{_S}mergeCell", f"{_S}col"):
            self.room.take(1 + len(node))
            if node.tag == f"{_S}row":
                yield self._row_of(node)
            elif node.tag == f"{_S}mergeCell":
                self.merged.append(_area(node.get("ref")))
            elif node.get("hidden") in _YES:
                first = max(int(node.get("min")), self._last_hidden + 1)
                self._last_hidden = max(self._last_hidden, min(int(node.get("max")), MOST_COLUMNS))
                self.hidden_columns.update(range(first, self._last_hidden + 1))

    def _row_of(self, node: Any) -> SheetRow:
        self._row = _row(node.get("r") or str(self._row + 1))
        cells, column = [], 0
        for cell in node:
            place = cell.get("r")
            column = _column(place.rstrip("0123456789") if place else letters(column + 1))
            written = self._cell(cell, column)
            if written is not None:
                self.room.hold(written.value)
                cells.append(written)
        return SheetRow(self._row, tuple(cells), node.get("hidden") in _YES)

    def _cell(self, node: Any, column: int) -> WrittenCell | None:
        text, is_formula, struck = None, False, False
        for part in node:
            tag = part.tag
            if tag == _VALUE:
                text = part.text
            elif tag == _INLINE:
                text = _said(part)
                struck = len(part) > 1 and _has_struck_run(part)
            elif tag == _FORMULA:
                is_formula = True
        if not text:
            return WrittenCell(column, None, "text", True) if is_formula else None
        kind = node.get("t", "n")
        struck = struck or node.get("s") in self.parts.struck_styles
        if kind == "s":
            number = int(text)
            if number < 0:
                raise IndexError(text)
            struck = struck or number in self.struck_strings
            return WrittenCell(column, self.strings[number], "text", is_formula, struck)
        if kind in _TEXT:
            return WrittenCell(column, text, "text", is_formula, struck)
        return WrittenCell(column, *self._typed(kind, text, int(node.get("s", 0))), is_formula, struck)

    def _typed(self, kind: str, text: str, style: int) -> tuple[Any, Value]:
        if kind == "b":
            return bool(int(text)), "yes_no"
        if kind == "e":
            return text, "error"
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            try:
                return from_ISO8601(text), "date"  # type: ignore[no-untyped-call]
            except ValueError:
                return "#VALUE!", "error"
        number = float(text) if len(text) > LONGEST_WHOLE or any(c in text for c in ".eEnN") else int(text)
        if not math.isfinite(number):
            return "#NUM!", "error"
        return self._dated(number, style) if self.parts.is_date(style) else (number, "number")

    def _dated(self, number: float, style: int) -> tuple[Any, Value]:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        epoch = MAC_EPOCH if self.parts.from_1904 else WINDOWS_EPOCH
        try:
            return from_excel(number, epoch, timedelta=self.parts.is_span(style)), "date"
        except (OverflowError, ValueError):
            return "#VALUE!", "error"


def _area(written: str | None) -> Area:
    found = _MERGED.fullmatch(written or "")
    if found is None:
        raise ValueError(f"whole rows or columns are merged: {written}")
    left, top = _column(found[1]), _row(found[2])
    right, bottom = (_column(found[3]), _row(found[4])) if found[3] else (left, top)
    return Area(top, left, max(1, bottom - top + 1), max(1, right - left + 1))


def _worksheet(number: int, title: str, rows: Sequence[SheetRow], cells: _Cells) -> Worksheet:
    """What was read, without what stands under merged cells."""
    rows = sorted(rows, key=attrgetter("number"))
    last_row = rows[-1].number if rows else 1
    last_column = max((cell.column for row in rows for cell in row.cells), default=1)
    merged = tuple(
        area.within(last_row, last_column) if area.rows * area.columns > MOST_MERGED else area
        for area in areas_apart(cells.merged)
    )
    if sum(area.rows * area.columns for area in merged) > MOST_CELLS:
        raise OutOfSheet(f"工作表「{title}」合并的单元格多得反常")
    if merged:
        places = ((row.number, cell.column) for row in rows for cell in row.cells)
        under = set(hidden_places(places, merged))
        rows = [_without(row, under) for row in rows]
    hidden = frozenset(cells.hidden_columns)
    return Worksheet(number, title, tuple(rows), merged, hidden, cells.parts.from_1904)


def _without(row: SheetRow, under: set[tuple[int, int]]) -> SheetRow:
    seen = tuple(cell for cell in row.cells if (row.number, cell.column) not in under)
    return row if len(seen) == len(row.cells) else SheetRow(row.number, seen, row.hidden)
