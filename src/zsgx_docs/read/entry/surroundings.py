"""Read what stands round a list: labels with their values above it and below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zsgx_docs.read.entry.content_sheet import Content, ContentReader, by_forms
from zsgx_docs.read.entry.lists import (
    FittingSheet,
    ListHead,
    WantedColumn,
    WantedList,
    cell_name,
    days_of_serial,
    parsed_as,
    words_in,
)
from zsgx_docs.read.match import label_form
from zsgx_docs.read.workbook import Worksheet, WrittenCell
from zsgx_docs.template.typing_sheets import single_fields
from zsgx_docs.values.kind import Context

_PAIR = re.compile(
    r"(?P<label>[^\s：:；;，,]{2,20})\s*[：:]\s*(?P<value>.+?)(?=\s{2,}|\s+[^\s：:；;]{2,10}[：:]|[；;]|$)"
)
SHARED_KINDS = frozenset({"text", "unit", "date", "dates", "months", "number", "int", "level", "year"})
OF_PERSONS = frozenset({"employer", "professional_title", "position", "gender"})
LONGEST_LABEL = 20
"""Characters of a label; a guess."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value beside or behind its label; `cell` is where it stands."""

    label: str
    text: str
    cell: str
    written: WrittenCell | None = None

    @property
    def form(self) -> str:
        return label_form(self.label)


def labelled_round(sheet: Worksheet, head: ListHead, last: int) -> Iterator[Labelled]:
    """Yield the labels and values above the head and below row `last`."""
    for row in sheet.rows:
        if head.first_row <= row.number <= last:
            continue
        cells = [(cell, text) for cell in row.cells if (text := words_in(cell))]
        for position, (cell, text) in enumerate(cells):
            pairs = [*_PAIR.finditer(text)]
            for pair in pairs:
                yield Labelled(pair["label"], pair["value"].strip(), cell_name(cell.column, row.number))
            if not pairs and position + 1 < len(cells) and len(text) <= LONGEST_LABEL:
                beside, value = cells[position + 1]
                yield Labelled(text.rstrip("：: "), value, cell_name(beside.column, row.number), beside)


def round_list(reader: ContentReader, candidate: FittingSheet, wanted: WantedList, content: Content) -> None:
    """Take what labels round a list say: values outside it, and what all its rows have alike."""
    sheet, head = candidate.sheet, candidate.head
    last = sheet.rows[-1].number
    singles = by_forms(single_fields(reader.template), reader.template.settings.aliases)
    for found in labelled_round(sheet, head, last):
        single = singles.get(found.form)
        column = next((c for c in head.missing(wanted) if found.form in c.called and may_be_shared(c)), None)
        kind = single.kind if single else column.kind if column else None
        if kind is None:
            continue
        day = days_of_serial(found.written, kind, sheet.from_1904) if found.written else None
        parsed = parsed_as(kind, day or found.text, Context(reader.year))
        if parsed.doubt is not None or parsed.value is None:
            continue
        if single is not None and single.path not in content.values:
            content.values[single.path] = [parsed.value] if single.path.endswith("[]") else parsed.value
            content.cells[single.path] = found.cell
            reader.receipt.derived.append(f"“{single.label}”取自工作表「{sheet.title}」{found.cell}。")
        elif single is None and column is not None:
            content.of_rows.setdefault(wanted.path, {}).setdefault(column, parsed.value)


def may_be_shared(column: WantedColumn) -> bool:
    """Tell whether all rows of a list may have one value there: a class's, not a person's."""
    return column.role is None and column.kind in SHARED_KINDS and column.name not in OF_PERSONS
