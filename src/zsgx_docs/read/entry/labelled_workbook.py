"""Read a workbook for any template: a sheet 内容 of labels and values, and a sheet for each list.

Labels are those that the template prints; where several values share one, their paths are written instead.
Every cell must be right, or it is refused by its name.
"""

from __future__ import annotations

import difflib
import html
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.model import paths
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.entry.strict import HOW, numbered, refuse_hidden
from zsgx_docs.read.match import label_form, names
from zsgx_docs.read.workbook import workbook_sheet
from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

CONTENT = "内容"
_YES, _NO = frozenset("是√✓☑有1"), frozenset("否×✗□☐无0")


def is_labelled_book(data: bytes) -> bool:
    """Tell whether there is a sheet of that name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            book = package.read("xl/workbook.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False
    return f'name="{CONTENT}"' in html.unescape(book)


def labelled_record(data: bytes, filename: str, template: Template) -> dict[str, Any]:
    """Return the record of a workbook of labels and values.

    Raises UnreadableFile; RecordError naming sheet and cell.
    """
    return _Book(filename, template).record(workbook_sheet(data, filename).blocks)


@dataclass(frozen=True, slots=True)
class _Book:
    filename: str
    template: Template

    def record(self, blocks: Sequence[Any]) -> dict[str, Any]:
        grids = [block for block in blocks if isinstance(block, Grid)]
        for grid in grids:
            refuse_hidden(f"「{self.filename}」", (cell.place for cell in grid.cells if cell.text.text))
        record = self.template.schema.empty()
        for grid in grids:
            if _sheet_name(grid) == CONTENT:
                self._content(grid, record)
            else:
                self._list(grid, record)
        for derived in self.template.schema.derived:
            paths.put(record, derived.field.path, derived.value(record))
        schema = self.template.schema
        return numbered({"document_type": schema.document_type, **record}, schema)

    def _content(self, grid: Grid, record: dict[str, Any]) -> None:
        seen: set[str] = set()
        for row in range(grid.row_count):
            cells = [cell for cell in grid.row(row) if cell.text.text]
            if len(cells) < 2:
                continue
            field = self._field(cells[0], self._single())
            if field.path in seen:
                raise self._refused(cells[0], f"“{cells[0].text.text}”写了两次，请删去一处。")
            seen.add(field.path)
            if field.path.endswith("[]"):
                parts = [(c, part) for c in cells[1:] for part in re.split(r"[\n；;]", c.text.text)]
                items = [self._value(field, cell, part.strip()) for cell, part in parts if part.strip()]
                paths.put(record, field.path.removesuffix("[]"), items)
            else:
                paths.put(record, field.path, self._value(field, cells[1], cells[1].text.text))

    def _list(self, grid: Grid, record: dict[str, Any]) -> None:
        rows = [[c for c in grid.row(row) if c.text.text] for row in range(grid.row_count)]
        rows = [row for row in rows if row]
        path = self._list_of(rows[0])
        fields = [f for f in self.template.schema.fields if f.path.partition("[]")[0] == path]
        heads = {cell.column: self._field(cell, fields) for cell in rows[0]}
        twice = [c for c in rows[0] if sum(heads[c.column] is f for f in heads.values()) > 1]
        if twice:
            raise self._refused(twice[-1], f"有两栏“{twice[-1].text.text}”，请删去一栏。")
        for number, row in enumerate(rows[1:]):
            item = f"{path}[{number}]"
            for field in fields:
                for leaf in field.leaf_paths:
                    paths.put(record, leaf.replace(f"{path}[]", item, 1), kinds[field.kind].unfound)
            for cell in row:
                if cell.column not in heads:
                    raise self._refused(cell, f"上方没有栏目名称，不知“{cell.text.text[:12]}”属于哪一栏。")
                own = heads[cell.column]
                value = self._value(own, cell, cell.text.text)
                paths.put(record, own.path.replace(f"{path}[]", item, 1), value)

    def _list_of(self, head: Sequence[Cell]) -> str:
        """The list that has all these columns; of several, the one that the sheet is named after."""
        lists = dict.fromkeys(
            f.path.partition("[]")[0] for f in self.template.schema.fields if "[]" in f.path
        )

        def fits(path: str) -> int:
            fields = [f for f in self.template.schema.fields if f.path.startswith(f"{path}[]")]
            return sum(any(_called(cell, f, self._aliases) for f in fields) for cell in head)

        named = [path for path in lists if path == _sheet_name_of(head[0])]
        best = named[0] if named else max(lists, key=fits, default="")
        if not best or not (named or fits(best)):
            raise self._refused(head[0], f"这一行不是哪个列表的栏目名称；{HOW}。")
        return best

    def _single(self) -> list[Field]:
        """What takes one row: values outside lists, and lists of plain values."""
        return [f for f in self.template.schema.fields if "[]" not in f.path or f.path.endswith("[]")]

    @property
    def _aliases(self) -> Mapping[str, Sequence[str]]:
        return self.template.settings.aliases

    def _field(self, cell: Cell, fields: Sequence[Field]) -> Field:
        found = [field for field in fields if _called(cell, field, self._aliases)]
        said = cell.text.text.strip()
        exactly = [field for field in found if said in (field.label, field.path)]
        if len(found) == 1 or len(exactly) == 1:
            return (exactly or found)[0]
        if found:
            ways = "、".join(field.path for field in found)
            raise self._refused(cell, f"有几处都叫“{said}”，请改写为其中之一：{ways}。")
        near = difflib.get_close_matches(said, [field.label for field in fields], 1, 0.5)
        hint = f"是否想写“{near[0]}”？" if near else "请核对。"
        raise self._refused(cell, f"不认识的栏目“{said}”，{hint}")

    def _value(self, field: Field, cell: Cell, text: str) -> Any:
        if kinds[field.kind].unfound is False:
            if text.strip() not in _YES | _NO:
                raise self._refused(cell, f"“{field.label}”请填“是”或“否”。")
            return text.strip() in _YES
        parsed = kinds[field.kind].parse(text, Context())
        if parsed.doubt:
            raise self._refused(cell, f"“{field.label}”：{parsed.doubt}，请改正后再试。")
        return parsed.value

    def _refused(self, cell: Cell, said: str) -> RecordError:
        place = cell.place
        where = f"工作表「{place.sheet}」{place.address} 单元格" if place else ""
        return RecordError(f"「{self.filename}」{where}：{said}")


def _called(cell: Cell, field: Field, aliases: Mapping[str, Sequence[str]]) -> bool:
    """By its label, another word for it, its path, or within a list by the last part of that."""
    said = cell.text.text.strip()
    last = field.path.rpartition("[].")[2] if "[]." in field.path else ""
    return said in (field.path, last, field.path.removesuffix("[]")) or label_form(said) in names(
        field.label, aliases
    )


def _sheet_name(grid: Grid) -> str:
    return _sheet_name_of(grid.cells[0])


def _sheet_name_of(cell: Cell) -> str:
    return (cell.place.sheet or "").strip() if cell.place else ""
