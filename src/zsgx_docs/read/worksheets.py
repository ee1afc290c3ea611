"""The worksheets of an Excel workbook as written: rows of values, each with its kind, in one pass.

openpyxl opens the package and knows its formats; to make its own cells would take longer than all else.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any, Literal

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHARED_STRINGS

from zsgx_docs.errors import UnreadableFile

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT = {"s", "str", "inlineStr"}
_YES = {"1", "true", "t"}
_BROKEN = (
    *(zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError),
    etree.LxmlError,
    SyntaxError,
)
Value = Literal["text", "number", "date", "yes_no", "error"]
letters = cache(get_column_letter)
_column = cache(column_index_from_string)


@dataclass(frozen=True, slots=True)
class Written:
    """A cell that holds something. `column` counts from 1; of a formula the value that Excel last showed."""

    column: int
    value: Any
    kind: Value
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts from 1."""

    number: int
    cells: tuple[Written, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, by the first of them."""

    row: int
    column: int
    rows: int
    columns: int

    def hides(self, row: int, column: int) -> bool:
        """Whether the cell there is another one's."""
        inside = 0 <= row - self.row < self.rows and 0 <= column - self.column < self.columns
        return inside and (row, column) != (self.row, self.column)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """`rows` are those in which something is written; `number` counts the visible worksheets from 0."""

    number: int
    title: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()


def visible_worksheets(data: bytes, filename: str) -> list[Worksheet]:
    """Raises UnreadableFile."""
    try:
        reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        strings = _shared_strings(reader)
        found = []
        for number, (title, path) in enumerate(_visible(reader)):
            cells = _Cells(reader.wb, strings)
            with reader.archive.open(path) as source:
                rows = tuple(cells.rows(source))
            found.append(Worksheet(number, title, _uncovered(rows, cells.merged), tuple(cells.merged)))
    except _BROKEN as why:
        raise UnreadableFile(
            f"「{filename}」这个 Excel 工作簿已损坏，打不开，请用 Excel 重新另存后再试。"
        ) from why
    return found


def _visible(reader: ExcelReader) -> Iterator[tuple[str, str]]:
    """Title and part of each."""
    for sheet, relation in reader.parser.find_sheets():
        is_there = relation.target in reader.valid_files and "chartsheet" not in relation.Type
        if is_there and sheet.state == "visible":
            yield sheet.name, relation.target


def _shared_strings(reader: ExcelReader) -> list[str]:
    part: Any = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    if part is None:
        return []
    with reader.archive.open(part.PartName[1:]) as source:
        return [_said(node).replace("x005F_", "") for node in _each(source, f"{_S}si")]


def _each(source: IO[bytes], *tags: str) -> Iterator[Any]:
    """The elements one by one, each dropped when the next is wanted."""
    for _, node in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        yield node
        node.clear()
        while node.getprevious() is not None:
            del node.getparent()[0]


def _said(node: Any) -> str:
    """A text, plain or in runs of several looks, without the readings above it."""
    if len(node) == 1 and node[0].tag == f"{_S}t":
        return node[0].text or ""
    runs = (run.findtext(f"{_S}t") or "" for run in node.iterfind(f"{_S}r"))
    return (node.findtext(f"{_S}t") or "") + "".join(runs)


@dataclass(slots=True)
class _Cells:
    """Reads one worksheet; `merged` is full when the last row was read."""

    book: Any
    strings: Sequence[str]
    merged: list[Area] = field(default_factory=list)
    _row: int = 0

    def rows(self, source: IO[bytes]) -> Iterator[Row]:
        for node in _each(source, f"{_S}row", f"{_S}mergeCell"):
            if node.tag == f"{_S}row":
                yield self._row_of(node)
            else:
                self.merged.append(_area(*range_boundaries(node.get("ref"))))

    def _row_of(self, node: Any) -> Row:
        self._row = int(float(node.get("r"))) if node.get("r") else self._row + 1
        cells, column = [], 0
        for cell in node:
            place = cell.get("r")
            column = _column(place.rstrip("0123456789")) if place else column + 1
            written = self._cell(cell, column)
            if written is not None:
                cells.append(written)
        return Row(self._row, tuple(cells), node.get("hidden") in _YES)

    def _cell(self, node: Any, column: int) -> Written | None:
        kind = node.get("t", "n")
        text, is_formula = None, False
        for part in node:
            if part.tag == f"{_S}v":
                text = part.text
            elif part.tag == f"{_S}f":
                is_formula = True
            elif part.tag == f"{_S}is":
                text = _said(part)
        if not text:
            return Written(column, None, "text", True) if is_formula else None
        if kind == "s":
            return Written(column, self.strings[int(text)], "text", is_formula)
        if kind in _TEXT:
            return Written(column, text, "text", is_formula)
        return Written(column, *self._typed(kind, text, int(node.get("s", 0))), is_formula)

    def _typed(self, kind: str, text: str, style: int) -> tuple[Any, Value]:
        if kind == "b":
            return bool(int(text)), "yes_no"
        if kind == "d":
            return from_ISO8601(text), "date"  # type: ignore[no-untyped-call]
        if kind == "e":
            return text, "error"
        number = float(text) if any(c in text for c in ".eE") else int(text)
        if style not in self.book._date_formats:
            return number, "number"
        try:
            is_span = style in self.book._timedelta_formats
            return from_excel(number, self.book.epoch, timedelta=is_span), "date"
        except (OverflowError, ValueError):
            return "#VALUE!", "error"


def _area(left: int | None, top: int | None, right: int | None, bottom: int | None) -> Area:
    if left is None or top is None or right is None or bottom is None:
        raise ValueError("whole rows or columns are merged")
    return Area(top, left, bottom - top + 1, right - left + 1)


def _uncovered(rows: tuple[Row, ...], merged: Sequence[Area]) -> tuple[Row, ...]:
    """Without what stands under merged cells."""
    touched: Mapping[int, Collection[Area]] = {
        number: [a for a in merged if a.row <= number < a.row + a.rows]
        for number in {n for a in merged for n in range(a.row, a.row + a.rows)}
    }

    def own(row: Row) -> Row:
        areas = touched.get(row.number, ())
        seen = (c for c in row.cells if not any(a.hides(row.number, c.column) for a in areas))
        return Row(row.number, tuple(seen), row.hidden) if areas else row

    return tuple(map(own, rows))
