"""Sort out which rows under a list's head are its own, and note all others with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists.certificates_barred import BARRED, speaks_against
from zsgx_docs.read.entry.lists.faults import Faults
from zsgx_docs.read.entry.lists.heads import ListHead, cell_name
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.rows_apart import (
    is_example,
    is_of_learners,
    kind_of_row,
    names_others,
    sets_apart,
    words_in,
)
from zsgx_docs.read.entry.lists.wanted import WantedColumn, WantedList
from zsgx_docs.read.match import label_form
from zsgx_docs.read.workbook import Area, SheetRow, Worksheet, WrittenCell, letters

Columns = Mapping[int, WantedColumn]
CellsOfRow = Mapping[int, WrittenCell]
Texts = Mapping[int, str]
Place = tuple[int, int]
LONGEST_QUOTE = 20
"""Characters of a row that are quoted where it is not taken; a guess."""
REMARKS = frozenset({"备注", "说明", "附注", "情况", "情况说明", "备注说明"})


@dataclass(slots=True)
class RowSorter:
    """Goes through the rows under a head, for one part of the list with those columns."""

    sheet: Worksheet
    head: ListHead
    columns: Columns
    wanted: WantedList
    faults: Faults
    receipt: Receipt
    _ended: bool = field(init=False)
    """What comes now is not of the list."""
    _heading: str | None = None
    """What stood alone right above, behind the first people."""
    _taken: int = 0
    _below: dict[Place, WrittenCell] = field(default_factory=dict)
    _named: int | None = field(init=False)
    """The column that rows go by."""

    def __post_init__(self) -> None:
        self._named = next((at for at, column in self.columns.items() if column.role == "name"), None)
        self._ended = self._begins_apart()

    def rows(self) -> Iterator[tuple[SheetRow, CellsOfRow, Texts]]:
        """Yield the list's own rows, each with the cells of its columns and their texts."""
        self._below = self._under_merged()
        wide = {(area.row, area.column): area for area in self.sheet.merged if area.columns > 1}
        for row in self.sheet.rows:
            if row.number > self.head.row:
                cells = self._cells(row)
                texts = {cell.column: text for cell in row.cells if (text := words_in(cell))}
                of_list = {at: text for at, c in cells.items() if (text := texts.get(at) or words_in(c))}
                if self._is_taken(row, cells, texts, of_list, wide):
                    self._taken += 1
                    self._tell_heading()
                    yield row, cells, of_list

    def _begins_apart(self) -> bool:
        """Tell whether the list's own people come further down only: 退学人员, …, 结业学员, …"""
        alone = [(row.number, words) for row in self.sheet.rows if (words := _alone_in(row))]
        title = next((words for at, words in reversed(alone) if at < self.head.first_row), "")
        is_apart = sets_apart(title) or (self.wanted.of_learners and names_others(title))
        return is_apart and any(is_of_learners(words) for at, words in alone if at > self.head.row)

    def _under_merged(self) -> dict[Place, WrittenCell]:
        """What stands in cells that are merged with one above them."""
        tall = {
            (area.row, area.column): area
            for area in self.sheet.merged
            if area.rows > 1 and area.column in self.columns and area.row > self.head.row
        }
        return {
            (below, cell.column): cell
            for row in (self.sheet.rows if tall else ())
            for cell in row.cells
            if (area := tall.get((row.number, cell.column)))
            for below in range(row.number + 1, row.number + area.rows)
        }

    def _cells(self, row: SheetRow) -> CellsOfRow:
        cells = {cell.column: cell for cell in row.cells if cell.column in self.columns}
        if self._below and cells:
            above = {at: self._below.get((row.number, at)) for at in self.columns if at not in cells}
            cells |= {at: cell for at, cell in above.items() if cell is not None}
        return cells

    def _is_taken(
        self, row: SheetRow, cells: CellsOfRow, texts: Texts, of_list: Texts, wide: Mapping[Place, Area]
    ) -> bool:
        is_odd = any(
            (cell.kind == "error" or cell.value is None) and not self.columns[at].numbers_rows
            for at, cell in cells.items()
        )
        if len(self.columns) > 1:
            counts = all(self.columns[at].numbers_rows for at in of_list)
            first = wide.get((row.number, next(iter(texts), 0)))
            kind = kind_of_row(texts, of_list, counts, first.columns if first else 1, self.wanted.of_learners)
            if is_odd and kind not in ("total", "end"):
                kind = "row"
            if kind in ("blank", "number"):
                return False
            self._ended = kind == "end" or (self._ended and kind != "begin")
            if self._ended or kind != "row":
                self._note(row, texts, "total" if kind == "total" else "note")
                return False
        if not of_list and not is_odd:
            return False
        reason = self._reason_against(row, cells, of_list)
        name = of_list.get(self._named or 0, "")
        where = f"第{row.number}行{f'（{name}）' if name else ''}"
        if reason is None and self._named is not None:
            reason = self._reason_beside(where, texts)
        if reason is not None:
            self.receipt.skip(self.sheet.title, reason, where)
        return reason is None

    def _tell_heading(self) -> None:
        if self._heading is not None:
            self.receipt.heading(self.sheet.title, self._heading)
            self._heading = None

    def _reason_beside(self, where: str, texts: Texts) -> str | None:
        """What columns without a place say against the person of a row; remarks are noted."""
        beside = {at: text for at, text in texts.items() if self._is_beside(at)}
        if not beside:
            return None
        heads = {at: self.head.unknown.get(at, f"{letters(at)} 列") for at in beside}
        said = speaks_against(heads, beside)
        if said is not None and self.wanted.gives_certificates:
            return f"{BARRED}（{said}）"
        if said is not None:
            self.receipt.to_look.append(f"工作表「{self.sheet.title}」{where}的{said}，仍列入名单。")
        for at, text in beside.items():
            if at not in self.head.unknown or label_form(heads[at]) in REMARKS:
                self.receipt.remark(self.sheet.title, heads[at], f"{where}“{text[:LONGEST_QUOTE]}”")
        return None

    def _is_beside(self, at: int) -> bool:
        """Tell whether a column belongs to no place of the list, and stands in or beside this part of it."""
        parts = (self.head.columns, *self.head.beside)
        if at in self.head.twice or any(at in part for part in parts):
            return False
        return max((part for part in parts if min(part) < at), key=min, default=parts[0]) is self.columns

    def _note(self, row: SheetRow, texts: Texts, kind: str) -> None:
        reason = "不在名单之列的部分" if self._ended else "合计行" if kind == "total" else "说明行"
        quoted = texts.get(self._named or 0, next(iter(texts.values())))[:LONGEST_QUOTE]
        self.receipt.skip(self.sheet.title, reason, f"第{row.number}行“{quoted}”")
        is_heading = kind == "note" and len(texts) == 1 and self._taken and not is_of_learners(quoted)
        self._heading = f"第{row.number}行“{quoted}”" if is_heading else None

    def _reason_against(self, row: SheetRow, cells: CellsOfRow, of_list: Texts) -> str | None:
        """Why a row with something in the list's columns is nobody's."""
        named = self._named if self._named is not None else next(iter(of_list), 0)
        if row.hidden:
            return "隐藏的行（如筛选掉的）"
        if (named in cells and cells[named].struck) or all(cell.struck for cell in cells.values()):
            return "划掉的行"
        if is_example(of_list.get(named, "")):
            return "示例行"
        if not self.head.repeated_in(of_list):
            return None
        for at in self.head.moved_in(of_list):
            label = self.columns[at].label
            said = f"又一个表头里这一栏是“{of_list[at]}”，与第{self.head.row}行的“{label}”不同"
            cell = cell_name(at, row.number)
            self.faults.add(Fault(said, self.sheet.title, (cell,), remedy="请把两个表分在两个工作表里"))
        return "重复的表头"


def _alone_in(row: SheetRow) -> str | None:
    """The only words of a row."""
    words = [text for cell in row.cells if (text := words_in(cell))]
    return words[0] if len(words) == 1 else None
