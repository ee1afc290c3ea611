"""Read the worksheets of an Excel workbook as written: rows of values, each with its kind, in one pass.

openpyxl would take longer to make its cells than all else, and to be loaded; it is asked for dates alone.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from string import ascii_uppercase
from typing import IO, Any, Literal, NamedTuple

from lxml import etree

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.workbook.package import WorkbookParts

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA, _INLINE, _PLAIN_TEXT = f"{_S}v", f"{_S}f", f"{_S}is", f"{_S}t"
_TEXT = {"s", "str", "inlineStr"}
_YES = {"1", "true", "t"}
_BROKEN = (
    *(zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError),
    etree.LxmlError,
    SyntaxError,
)
MOST_COLUMNS = 16_384
"""Columns of a worksheet (Excel's specification)."""
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
    """Raises ValueError."""
    if not 0 < len(name) <= 3:
        raise ValueError(name)
    number = 0
    for letter in name.upper():
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number


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
class Area:
    """Merged cells, by the first of them."""

    row: int
    column: int
    rows: int
    columns: int

    def hides(self, row: int, column: int) -> bool:
        """Tell whether the cell there is another one's."""
        inside = 0 <= row - self.row < self.rows and 0 <= column - self.column < self.columns
        return inside and (row, column) != (self.row, self.column)


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


def written_book(data: bytes, filename: str) -> WrittenBook:
    """Read a workbook as written.

    Raises UnreadableFile.
    """
    try:
        parts = WorkbookParts(data)
        strings = _shared_strings(parts)
        found = []
        for number, sheet in enumerate(parts.visible_sheets()):
            cells = _Cells(parts, *strings)
            with parts.open(sheet.path) as source:
                rows = tuple(cells.rows(source))
            read = _uncovered(rows, cells.merged), tuple(cells.merged), frozenset(cells.hidden_columns)
            found.append(Worksheet(number, sheet.title, *read, parts.from_1904))
        return WrittenBook(found, tuple(parts.hidden_titles()))
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
        for number, node in enumerate(_each(source, f"{_S}si")):
            texts.append(_said(node).replace("x005F_", ""))
            if len(node) > 1 and _has_struck_run(node):
                struck.append(number)
    return texts, frozenset(struck)


def _has_struck_run(node: Any) -> bool:
    marks = node.iterfind(f"{_S}r/{_S}rPr/{_S}strike")
    return any(mark.get("val", "1") in _YES for mark in marks)


def _each(source: IO[bytes], *tags: str) -> Iterator[Any]:
    """The elements one by one, each dropped when the next is wanted."""
    for _, node in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        yield node
        node.clear()
        while node.getprevious() is not None:
            del node.getparent()[0]


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
    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0

    def rows(self, source: IO[bytes]) -> Iterator[SheetRow]:
        for node in _each(source, f"{_S}row", f"{_S}mergeCell", f"{_S}col"):
            if node.tag == f"{_S}row":
                yield self._row_of(node)
            elif node.tag == f"{_S}mergeCell":
                self.merged.append(_area(node.get("ref")))
            elif node.get("hidden") in _YES:
                last = min(int(node.get("max")), MOST_COLUMNS)
                self.hidden_columns.update(range(int(node.get("min")), last + 1))

    def _row_of(self, node: Any) -> SheetRow:
        self._row = int(float(node.get("r"))) if node.get("r") else self._row + 1
        cells, column = [], 0
        for cell in node:
            place = cell.get("r")
            column = _column(place.rstrip("0123456789")) if place else column + 1
            written = self._cell(cell, column)
            if written is not None:
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

            return from_ISO8601(text), "date"  # type: ignore[no-untyped-call]
        number = float(text) if any(c in text for c in ".eE") else int(text)
        return self._dated(number, style) if self.parts.is_date(style) else (number, "number")

    def _dated(self, number: float, style: int) -> tuple[Any, Value]:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        epoch = MAC_EPOCH if self.parts.from_1904 else WINDOWS_EPOCH
        try:
            return from_excel(number, epoch, timedelta=self.parts.is_span(style)), "date"
        except (OverflowError, ValueError):
            return "#VALUE!", "error"


def _area(written: str) -> Area:
    found = _MERGED.fullmatch(written)
    if found is None:
        raise ValueError(f"whole rows or columns are merged: {written}")
    left, top = _column(found[1]), int(found[2])
    right, bottom = (_column(found[3]), int(found[4])) if found[3] else (left, top)
    return Area(top, left, bottom - top + 1, right - left + 1)


def _uncovered(rows: tuple[SheetRow, ...], merged: Sequence[Area]) -> tuple[SheetRow, ...]:
    """Without what stands under merged cells."""
    touched: Mapping[int, Collection[Area]] = {
        number: [a for a in merged if a.row <= number < a.row + a.rows]
        for number in {n for a in merged for n in range(a.row, a.row + a.rows)}
    }

    def own(row: SheetRow) -> SheetRow:
        areas = touched.get(row.number, ())
        seen = (c for c in row.cells if not any(a.hides(row.number, c.column) for a in areas))
        return SheetRow(row.number, tuple(seen), row.hidden) if areas else row

    return tuple(map(own, rows))
