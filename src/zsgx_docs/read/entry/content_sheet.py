"""Read the sheet 内容: a label and its value a row, for whatever of a paper is no list."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists import (
    Faults,
    Receipt,
    WantedColumn,
    WantedList,
    cell_name,
    days_of_serial,
    fault_of_cell,
    parsed_as,
    without_blanks_of_export,
    words_in,
)
from zsgx_docs.read.match import label_form, names
from zsgx_docs.read.workbook import Worksheet, WrittenCell
from zsgx_docs.template.naming import distinct_names
from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template
from zsgx_docs.template.typing_sheets import CONTENT, REQUIRED, single_fields
from zsgx_docs.values.kind import Context

LABEL_HEADS = frozenset({"栏目", "栏目名称", "项目", "名称", "字段"})
VALUE_HEADS = frozenset({"内容", "填写内容", "值"})
_ITEMS = re.compile(r"[\n；;]")


@dataclass(slots=True)
class Content:
    """What the sheet says: values by their paths, with cells; and what all rows of a list have alike."""

    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    of_rows: dict[str, dict[WantedColumn, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class ContentReader:
    """Reads labels and values of a template; `lists` are the lists whose rows may share a value."""

    template: Template
    lists: Sequence[WantedList]
    faults: Faults
    receipt: Receipt
    year: int | None = None

    def read(self, sheet: Worksheet) -> Content:
        """Return what the rows of the sheet say."""
        found = Content()
        only: int | None = None
        for row in sheet.rows:
            cells = [cell for cell in row.cells if words_in(cell) or fault_of_cell(cell)]
            if not cells or (head := self._value_column(cells)) is not None:
                only = head if cells else only
                continue
            if row.hidden:
                self.receipt.skip(sheet.title, "隐藏的行", f"第{row.number}行（{words_in(cells[0])[:20]}）")
                continue
            values = [c for c in cells[1:] if only is None or c.column == only]
            if values:
                self.take(
                    sheet,
                    words_in(cells[0]),
                    cell_name(cells[0].column, row.number),
                    values,
                    row.number,
                    found,
                )
        return found

    def take(
        self, sheet: Worksheet, said: str, at: str, cells: Sequence[WrittenCell], row: int, found: Content
    ) -> None:
        """Note what one row says."""
        field_ = self._field(said)
        where = cell_name(cells[0].column, row)
        if field_ is None:
            self._shared_or_unknown(sheet, said, at, cells[0], row, found)
            return
        if field_.path in found.values:
            self._fault(sheet, at, f"“{said}”写了两次", "请删去一处")
            return
        found.cells[field_.path] = where
        if field_.path.endswith("[]"):
            parts = [(c, part.strip()) for c in cells for part in _ITEMS.split(words_in(c))]
            found.values[field_.path] = [
                self._value(sheet, field_, c, row, part) for c, part in parts if part
            ]
        else:
            found.values[field_.path] = self._value(sheet, field_, cells[0], row)

    def _value_column(self, cells: Sequence[WrittenCell]) -> int | None:
        """The column of values, where the row is the head over labels and values."""
        forms = [label_form(words_in(cell)) for cell in cells]
        if len(forms) > 1 and forms[0] in LABEL_HEADS and forms[1] in VALUE_HEADS:
            return cells[1].column
        return None

    def _value(
        self, sheet: Worksheet, field_: Field, cell: WrittenCell, row: int, part: str | None = None
    ) -> Any:
        where = cell_name(cell.column, row)
        if fault := fault_of_cell(cell):
            self.faults.add(Fault(fault, sheet.title, (where,), field_.label))
            return None
        text = part if part is not None else without_blanks_of_export(words_in(cell))
        if (day := days_of_serial(cell, field_.kind, sheet.from_1904)) is not None:
            self.receipt.derived.append(f"“{field_.label}”（{where}）是 Excel 的日期序号，已换算成{day}。")
            text = day
        parsed = parsed_as(field_.kind, text, Context(self.year))
        if parsed.doubt is not None:
            self.faults.add(Fault(parsed.doubt, sheet.title, (where,), field_.label))
        return parsed.value

    def _field(self, said: str) -> Field | None:
        """The field of that label, if it means one alone."""
        singles, called = single_fields(self.template), distinct_names(self.template)
        plain = _plain(said)
        exactly = [f for f in singles if plain in (_plain(called[f.path]), f.path, f.path.removesuffix("[]"))]
        alike = self._alike(said)
        return exactly[0] if len(exactly) == 1 else alike[0] if len(alike) == 1 else None

    def _alike(self, said: str) -> list[Field]:
        aliases = self.template.settings.aliases
        form = label_form(said)
        return [f for f in single_fields(self.template) if form in names(f.label, aliases)]

    def _shared_or_unknown(
        self, sheet: Worksheet, said: str, at: str, cell: WrittenCell, row: int, found: Content
    ) -> None:
        """A value that all rows of a list have; else a fault."""
        called = distinct_names(self.template)
        if alike := self._alike(said):
            ways = "、".join(called[f.path] for f in alike)
            self._fault(sheet, at, f"有几处都叫“{said}”", f"请改写为其中之一：{ways}")
            return
        form = label_form(said)
        columns = [(each, c) for each in self.lists for c in each.columns if form in c.called and not c.role]
        if len(columns) == 1:
            [(wanted, column)] = columns
            as_field = Field(column.name, column.kind, column.label)
            found.of_rows.setdefault(wanted.path, {})[column] = self._value(sheet, as_field, cell, row)
            return
        known = [called[f.path] for f in single_fields(self.template)]
        near = difflib.get_close_matches(said, known, 1, 0.5)
        self._fault(sheet, at, f"不认识的栏目“{said}”", f"是否想写“{near[0]}”？" if near else "请核对")

    def _fault(self, sheet: Worksheet, at: str, said: str, remedy: str) -> None:
        self.faults.add(Fault(said, sheet.title, (at,), remedy=remedy))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", "".join(words.split())).rstrip(f":{REQUIRED}")


def is_content(sheet: Worksheet) -> bool:
    """Tell whether it is the sheet of labels and values."""
    return sheet.title.strip() == CONTENT


def by_forms(fields: Sequence[Field], aliases: Mapping[str, Sequence[str]]) -> dict[str, Field]:
    """Return the fields by all the words for them that mean one of them alone."""
    found: dict[str, list[Field]] = {}
    for each in fields:
        for form in names(each.label, aliases):
            found.setdefault(form, []).append(each)
    return {form: some[0] for form, some in found.items() if len(some) == 1}
