"""Sort out which rows under a list's head are its own, and note all others with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zsgx_docs.read.entry.lists.certificates_barred import barred
from zsgx_docs.read.entry.lists.heads import ListHead
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.rows_apart import is_example, kind_of_row, words_in
from zsgx_docs.read.entry.lists.wanted import WantedColumn
from zsgx_docs.read.workbook import Area, SheetRow, Worksheet, WrittenCell

Columns = Mapping[int, WantedColumn]
CellsOfRow = Mapping[int, WrittenCell]
Texts = Mapping[int, str]
Place = tuple[int, int]
LONGEST_QUOTE = 20
"""Characters of a row that are quoted where it is not taken; a guess."""


@dataclass(slots=True)
class RowSorter:
    """Goes through the rows under a head, for one part of the list with those columns."""

    sheet: Worksheet
    head: ListHead
    columns: Columns
    receipt: Receipt
    gives_certificates: bool = False
    _ended: bool = False
    _below: dict[Place, WrittenCell] = field(default_factory=dict)
    _named: int | None = field(init=False)
    """The column that rows go by."""

    def __post_init__(self) -> None:
        self._named = next((at for at, column in self.columns.items() if column.role == "name"), None)

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
                    yield row, cells, of_list

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
        is_odd = any(cell.kind == "error" or cell.value is None for cell in cells.values())
        if not is_odd and len(self.columns) > 1:
            counts = all(self.columns[at].numbers_rows for at in of_list)
            first = wide.get((row.number, next(iter(texts), 0)))
            kind = kind_of_row(texts, of_list, counts, first.columns if first else 1)
            if kind in ("blank", "number"):
                return False
            self._ended = self._ended or kind == "end"
            if self._ended or kind != "row":
                self._note(row, texts, "total" if kind == "total" else "note")
                return False
        if not of_list and not is_odd:
            return False
        reason = self._reason_against(row, cells, of_list)
        if reason is None and self.gives_certificates:
            reason = barred(self.head.unknown, texts)
        if reason is not None:
            name = of_list.get(self._named or 0, "")
            self.receipt.skip(self.sheet.title, reason, f"第{row.number}行{f'（{name}）' if name else ''}")
        return reason is None

    def _note(self, row: SheetRow, texts: Texts, kind: str) -> None:
        reason = "不在名单之列的部分" if self._ended else "合计行" if kind == "total" else "说明行"
        quoted = next(iter(texts.values()))[:LONGEST_QUOTE]
        self.receipt.skip(self.sheet.title, reason, f"第{row.number}行“{quoted}”")

    def _reason_against(self, row: SheetRow, cells: CellsOfRow, of_list: Texts) -> str | None:
        """Why a row with something in the list's columns is nobody's."""
        named = self._named if self._named is not None else next(iter(of_list), 0)
        if row.hidden:
            return "隐藏的行（如筛选掉的）"
        if (named in cells and cells[named].struck) or all(cell.struck for cell in cells.values()):
            return "划掉的行"
        if is_example(of_list.get(named, "")):
            return "示例行"
        return "重复的表头" if self.head.repeated_in(of_list) else None
