"""Read the rows under a list's head, each cell by its column's kind; what is wrong is noted, not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists.cell_values import cut_by_excel, days_of_serial, without_blanks_of_export
from zsgx_docs.read.entry.lists.faults import Faults
from zsgx_docs.read.entry.lists.heads import ListHead, cell_name
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.row_sorter import Columns, RowSorter
from zsgx_docs.read.entry.lists.rows_apart import is_example, words_in
from zsgx_docs.read.entry.lists.wanted import WantedColumn, WantedList
from zsgx_docs.read.workbook import SheetRow, Worksheet, WrittenCell
from zsgx_docs.values import kinds
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so
from zsgx_docs.values.kind import Context, Parsed

NOT_GIVEN = "没有填写"
MOST_CELLS = 3
"""Cells that are named of those whose days were numbers; a guess."""
LONGEST_NUMBER = 6
"""Figures of a running number; a guess."""
Parse = Callable[[str], Parsed]


@dataclass(slots=True)
class ListRows:
    """The rows of a list as read, and the row of the worksheet that each stands in."""

    sheet: Worksheet
    head: ListHead
    rows: list[dict[str, Any]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    parts: list[Columns] = field(default_factory=list)

    def cell_of(self, index: int, name: str) -> str | None:
        """Return the cell of a value by its row in the list and its name; None where no column has it."""
        at = next((at for at, c in self.parts[index].items() if name == c.name or name in c.leaves), None)
        return None if at is None else cell_name(at, self.numbers[index])


def read_list(
    sheet: Worksheet, head: ListHead, wanted: WantedList, year: int | None, faults: Faults, receipt: Receipt
) -> ListRows:
    """Return the rows; `year` is the one that days without a year mean."""
    found = ListRows(sheet, head)
    reader = _Reader(sheet, wanted, Context(year), faults)
    for part in (head.columns, *head.beside):
        sorter = RowSorter(sheet, head, part, wanted, faults, receipt)
        for row, values in reader.read(part, sorter):
            found.rows.append(values)
            found.numbers.append(row.number)
            found.parts.append(part)
    reader.judge_ids()
    for label, cells in reader.serial.items():
        some = "、".join(cells[:MOST_CELLS]) + "等" * (len(cells) > MOST_CELLS)
        receipt.derived.append(f"“{label}”有 {len(cells)} 格是 Excel 的日期序号（{some}），已换算成日期。")
    return found


@dataclass(slots=True)
class _Reader:
    sheet: Worksheet
    wanted: WantedList
    context: Context
    faults: Faults
    serial: dict[str, list[str]] = field(default_factory=dict)
    """Cells by label whose days were written as numbers."""
    ids: list[tuple[WantedColumn, str, str, str]] = field(default_factory=list)
    """ID numbers of which only their end may speak against: column, cell, number, doubt."""

    def read(self, columns: Columns, sorter: RowSorter) -> Iterator[tuple[SheetRow, dict[str, Any]]]:
        """The rows of one part of the list."""
        parsers = {at: self._parser(column) for at, column in columns.items()}
        there = {column.name for column in columns.values()}
        absent = [column.leaves for column in self.wanted.columns if column.name not in there]
        for row, cells, texts in sorter.rows():
            values: dict[str, Any] = {}
            for leaves in absent:
                for name, value in leaves.items():
                    _put(values, name, value)
            for at, column in columns.items():
                read = self._value(row, at, column, cells.get(at), texts.get(at, ""), parsers[at])
                if column.is_plain:
                    values[column.name] = read
                else:
                    for name, value in column.values(read).items():
                        _put(values, name, value)
            yield row, values

    def judge_ids(self) -> None:
        """Say which numbers Excel has cut, once all were seen."""
        numbers = [number for _, _, number, _ in self.ids]
        for column, cell, number, doubt in self.ids:
            if not may_end_so(number, numbers):
                self.faults.add(Fault(doubt, self.sheet.title, (cell,), column.label))

    def _value(
        self, row: SheetRow, at: int, column: WantedColumn, cell: WrittenCell | None, said: str, parse: Parse
    ) -> Any:
        if column.numbers_rows:
            return _number(without_blanks_of_export(said))
        is_odd = cell is not None and (cell.struck or cell.value is None or cell.kind == "error")
        if cell is not None and is_odd and (fault := fault_of_cell(cell)):
            self._doubt(row, at, column, fault)
            return None
        text = without_blanks_of_export(said)
        day = days_of_serial(cell, column.kind, self.sheet.from_1904) if cell and column.is_day else None
        if day is not None:
            self.serial.setdefault(column.label, []).append(cell_name(at, row.number))
            text = day
        parsed = parse(text)
        if cell is not None and column.kind == "certno" and (cut := cut_by_excel(cell)):
            parsed = Parsed(parsed.value, cut)
        if parsed.doubt is not None:
            if column.kind == "id_number" and parsed.doubt == doubt_of_id_number(str(parsed.value)):
                self.ids.append((column, cell_name(at, row.number), str(parsed.value), parsed.doubt))
            else:
                self._doubt(row, at, column, parsed.doubt)
        elif parsed.value is None and column.needed:
            self._doubt(row, at, column, NOT_GIVEN)
        return parsed.value

    def _doubt(self, row: SheetRow, at: int, column: WantedColumn, said: str) -> None:
        self.faults.add(Fault(said, self.sheet.title, (cell_name(at, row.number),), column.label))

    def _parser(self, column: WantedColumn) -> Parse:
        @cache
        def parse(text: str) -> Parsed:
            return parsed_as(column.kind, text, self.context)

        return parse


_STAND_IN = re.compile(
    "[同与和][上左前](?:一?[栏行格项])?|[〃″]+|[×ⅹ✕╳]{2,}.*|[xX]{2,}|[*＊]{2,}|[_＿.…]{3,}"
)
_YES, _NO = frozenset("是√✓✔☑有1"), frozenset("否×✗✘□☐无0—-/")


def parsed_as(kind: str, text: str, context: Context) -> Parsed:
    """Read what somebody typed as a value of that kind; what a form reads from ink alone is 是 or 否."""
    if kind == "name" and "\n" in text.strip():
        text = " ".join(text.split("\n"))
    if is_example(text):
        return Parsed(None, f"还是示例的内容：{text}")
    if _STAND_IN.fullmatch("".join(text.split())):
        return Parsed(None, f"写着“{text}”，不是内容，请写明")
    if kinds[kind].unfound is False:
        return _ticked(text)
    return kinds[kind].parse(text, context)


def _ticked(text: str) -> Parsed:
    said = text.strip()
    if said and said not in _YES | _NO:
        return Parsed(None, f"应填“是”或“否”，这里是“{said}”")
    return Parsed(said in _YES)


def _number(text: str) -> int | None:
    figures = "".join(text.split()).rstrip(".、")
    return int(figures) if figures.isdecimal() and len(figures) <= LONGEST_NUMBER else None


def _put(values: dict[str, Any], name: str, value: Any) -> None:
    if "." in name:
        paths.put(values, name, value)
    else:
        values[name] = value


def fault_of_cell(cell: WrittenCell) -> str | None:
    """Say why a cell has no value that can be taken."""
    if cell.kind == "error":
        return f"是错误值 {cell.value}"
    if cell.is_formula and cell.value is None:
        return "公式没有算出结果（请在 Excel 里打开并保存一次）"
    return f"有划掉的字：{words_in(cell)}" if cell.struck else None
