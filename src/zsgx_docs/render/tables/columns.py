"""Makes a template's leaves the columns of a table: heads in Chinese, each told from the others."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.wording import WORDINGS

PARTS = {"text": "", "start": "起", "end": "止", "start_month": "起始月", "end_month": "截止月"}
"""What a part of a composed value is called behind its field's label."""
MONEY_FORMAT, DATE_FORMAT = "#,##0.00", "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `path` as in a schema, with `[]` where it repeats."""

    path: str
    kind: str
    head: str

    @property
    def repeats(self) -> bool:
        return "[]" in self.path

    def path_in(self, row: int) -> str:
        """Return the leaf for a row of the table; one that does not repeat stands in each."""
        return self.path.replace("[]", f"[{row}]", 1)


def columns_of(template: Template) -> list[TableColumn]:
    """Return a column for each leaf; a head that several have is told apart by its part of the form."""
    columns = list(_columns(template))
    counts = Counter(column.head for column in columns)
    groups = _groups(template)
    told = [replace(c, head=_told(c, groups)) if counts[c.head] > 1 else c for c in columns]
    counts = Counter(column.head for column in told)
    return [replace(c, head=f"{c.head}（{c.path}）") if counts[c.head] > 1 else c for c in told]


def _told(column: TableColumn, groups: Mapping[str, str]) -> str:
    """With the part of the form before it; what stands on the line behind a tick box is its content."""
    behind_tick = column.kind != "tick" and column.path.endswith(".detail")
    return f"{groups.get(column.path, '')}{column.head}{'（内容）' if behind_tick else ''}"


def _columns(template: Template) -> Iterator[TableColumn]:
    fields = (*template.schema.fields, *(derived.field for derived in template.schema.derived))
    for field in fields:
        for leaf in field.leaf_paths:
            part = PARTS.get(leaf.rpartition(".")[2], "") if leaf != field.path else ""
            kind = field.kind if leaf == field.path or not part else "part"
            yield TableColumn(leaf, kind, f"{field.label}（{part}）" if part else field.label)


def _groups(template: Template) -> dict[str, str]:
    """The head over a blank's part of the form: 申报单位 where it says 申报单位信息."""
    return {
        slot.path: re.sub("信息$|情况$", "", blank.group or "")
        for blank in template.layout.blanks
        for slot in blank.pattern.slots
    }


WORDED = frozenset(wording.name for wording in WORDINGS)
"""Kinds whose values are shown as they are worded in print: 左右, not about."""


def typed_cell(value: Any, kind: str) -> tuple[Any, str]:
    """Return a leaf's value as a workbook holds it, and its number format; what names things stays text."""
    if isinstance(value, bool):
        return ("是" if value else "否"), "@"
    if kind in WORDED and isinstance(value, str):
        return kinds[kind].format(value), "@"
    if kind in ("money", "money_wan") and isinstance(value, str):
        return Decimal(value), MONEY_FORMAT
    if kind in ("date", "part") and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return datetime.date.fromisoformat(value), DATE_FORMAT
    if isinstance(value, int | float | Decimal) or value is None:
        return value, "General"
    return str(value), "@"
