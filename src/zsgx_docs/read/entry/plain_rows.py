"""Read a record typed in a workbook, quickly.

Rows in which every cell says plainly what its column asks for are taken as they stand. All other rows, and
what stands round them, are read and judged as any paper is; if anything there is wrong, so is all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from string import ascii_uppercase
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.model import paths
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.sheet import Grid
from zsgx_docs.read.document import Document
from zsgx_docs.read.entry.strict import numbered, refuse_wrong, strictly
from zsgx_docs.read.entry.unused_columns import unused_columns
from zsgx_docs.read.extract import taken_as
from zsgx_docs.read.identify import known_labels
from zsgx_docs.read.layout import begins_foot
from zsgx_docs.read.match import find_head
from zsgx_docs.read.source import NoSecondLook, Opened
from zsgx_docs.read.verify import GOOD_FIT
from zsgx_docs.read.workbook import SheetRow, Worksheet, checked_worksheets, sheet_of_tables, shown
from zsgx_docs.records.registry import doubts
from zsgx_docs.template.layout import Repeat
from zsgx_docs.template.pattern import Slot
from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so
from zsgx_docs.values.kind import Context, parts_of

TOP = 30
"""Rows that are always read with care: titles, the head, the first people; a guess."""
MOST_OTHERS = 300
"""Rows that are not plain, from which nothing would be gained over reading all with care; a guess."""


def record_typed_in(
    opened: Opened, template: Template, warn: Callable[[str], None] = lambda said: None
) -> dict[str, Any]:
    """Return the record of a workbook; `warn` hears of columns that are not used.

    Raises UnreadableFile; RecordError naming the columns, or sheet and cell.
    """
    sheets = checked_worksheets(opened.data, opened.filename)
    for said in unused_columns(sheets, template):
        warn(f"「{opened.filename}」{said}")
    quick = _quickly(opened, sheets, template)
    return strictly(_read(opened, sheets, template), template) if quick is None else quick


def _read(opened: Opened, sheets: Sequence[Worksheet], template: Template) -> Extraction:
    sheet = sheet_of_tables(sheets)
    return taken_as(opened, Document("xlsx", (sheet,), sheet.blocks, NoSecondLook()), template)


def _quickly(opened: Opened, sheets: Sequence[Worksheet], template: Template) -> dict[str, Any] | None:
    """None where that is not safe."""
    long = max(sheets, key=lambda sheet: len(sheet.rows), default=None)
    repeat = _only_repeat(template)
    if repeat is None or long is None or len(long.rows) <= TOP:
        return None
    top = replace(long, rows=long.rows[:TOP])

    def with_care(rows: Sequence[SheetRow]) -> Extraction:
        shorter = replace(long, rows=(*top.rows, *rows))
        taken = _read(opened, [shorter if sheet is long else sheet for sheet in sheets], template)
        refuse_wrong(taken, template)
        return taken

    try:
        taken = with_care(())
        columns = _columns(top, repeat, template, _year(taken.record, template))
        plain = _Plain(columns, long, repeat, template) if columns else None
        if plain is None or not plain.sorted_out(long.rows[TOP:]):
            return None
        if plain.others:
            taken = with_care(plain.others)
    except RecordError:
        return None
    return _joined(taken, plain.rows, long, repeat, template)


def _only_repeat(template: Template) -> Repeat | None:
    """The template's rows, if it has nothing else that comes several times, and a value to a column."""
    layout = template.layout
    if len(layout.repeats) != 1 or layout.loops or template.annexes:
        return None
    [repeat] = layout.repeats
    pieces = [column.pattern.pieces for column in repeat.columns]
    slots = [piece for (piece, *others) in pieces if isinstance(piece, Slot) and not others]
    beneath = {slot.path for slot in slots if slot.path.startswith(f"{repeat.path}[].")}
    return repeat if len(beneath) == len(pieces) else None


def _year(record: Mapping[str, Any], template: Template) -> int | None:
    found = (paths.get(record, field.path) for field in template.schema.in_role("year"))
    return next((year for year in found if isinstance(year, int)), None)


@dataclass(frozen=True, slots=True)
class _Column:
    """`at` counts from 1; `parse` gives a cell's values by their names, None if it is not plain."""

    at: int
    numbers_rows: bool
    parse: Callable[[str], dict[str, Any] | None]


def _columns(top: Worksheet, repeat: Repeat, template: Template, year: int | None) -> list[_Column]:
    """None where the heads are not sure."""
    [grid] = sheet_of_tables([top]).blocks
    head = find_head(repeat, grid, template.settings.aliases) if isinstance(grid, Grid) else None
    if head is None or min(head.fit.values()) < GOOD_FIT:
        return []
    if any(cell.column_span > 1 for cell in head.cells.values()):
        return []
    fields = {field.path: field for field in template.schema.fields}
    return [
        _column(fields[repeat.columns[index].pattern.slots[0].path], cell.column + 1, year)
        for index, cell in head.cells.items()
    ]


def _column(field: Field, at: int, year: int | None) -> _Column:
    kind, context = kinds[field.kind], Context(year)
    _, _, name = field.path.partition("[].")
    leaves = {leaf: f"{name}.{leaf}" if leaf else name for leaf in parts_of(kind, None)}

    @cache
    def parse(text: str) -> dict[str, Any] | None:
        parsed = kind.parse(text, context)
        if parsed.doubt and not _may_be_right(field, parsed.value, parsed.doubt):
            return None
        if parsed.value is None and field.role in ("name", "id"):
            return None
        return {leaves[leaf]: value for leaf, value in parts_of(kind, parsed.value).items()}

    return _Column(at, field.role == "number", parse)


def _may_be_right(field: Field, value: Any, doubt: str) -> bool:
    """An ID number that by its end might have been cut, but whose check digit is right."""
    is_number = field.kind == "id_number" and isinstance(value, str)
    return is_number and doubt == doubt_of_id_number(value) and may_end_so(value, (value,))


@dataclass(slots=True)
class _Plain:
    """Sorts rows out: `rows` by their numbers are plain, `others` are not."""

    columns: Sequence[_Column]
    sheet: Worksheet
    repeat: Repeat
    template: Template
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    others: list[SheetRow] = field(default_factory=list)

    def sorted_out(self, rows: Sequence[SheetRow]) -> bool:
        """False where too few of them are plain."""
        merged = {n for area in self.sheet.merged for n in range(area.row, area.row + area.rows)}
        is_label = cache(known_labels([self.template]))
        empty = _empty_row(self.repeat, self.template)
        for row in rows:
            texts = {cell.column: text for cell in row.cells if (text := shown(cell.value))}
            first = next(iter(texts.values()), "")
            odd = row.hidden or row.number in merged or begins_foot(first)
            if odd or any(map(is_label, _words(texts))):
                self.others.append(row)
            elif self._says_something(texts):
                self._take(row, texts, empty())
            if len(self.others) > MOST_OTHERS:
                return False
        return True

    def _says_something(self, texts: Mapping[int, str]) -> bool:
        return any(column.at in texts for column in self.columns if not column.numbers_rows)

    def _take(self, row: SheetRow, texts: Mapping[int, str], record: dict[str, Any]) -> None:
        for column in self.columns:
            values = column.parse(texts.get(column.at, ""))
            if values is None:
                self.others.append(row)
                return
            for name, value in values.items():
                if "." in name:
                    paths.put(record, name, value)
                else:
                    record[name] = value
        self.rows[row.number] = record


def _words(texts: Mapping[int, str]) -> Iterator[str]:
    """Labels have Chinese characters in them."""
    return (text for text in texts.values() if not text.isascii())


def _empty_row(repeat: Repeat, template: Template) -> Callable[[], dict[str, Any]]:
    """What is said of a row of which nothing was found."""
    start = f"{repeat.path}[]."
    leaves = [
        (leaf.removeprefix(start), kinds[item.kind].unfound)
        for item in template.schema.fields
        if item.path.startswith(start)
        for leaf in item.leaf_paths
    ]

    def empty() -> dict[str, Any]:
        row: dict[str, Any] = {}
        for leaf, value in leaves:
            if "." in leaf:
                paths.put(row, leaf, value)
            else:
                row[leaf] = value
        return row

    return empty


def _joined(
    taken: Extraction,
    rows: Mapping[int, dict[str, Any]],
    sheet: Worksheet,
    repeat: Repeat,
    template: Template,
) -> dict[str, Any] | None:
    """The record with all rows in their order; None where something in it does not go together."""
    found = _row_numbers(taken, sheet, repeat)
    record = dict(taken.record)
    careful: list[dict[str, Any]] = paths.get(record, repeat.path) or []
    if "." in repeat.path or set(found) != set(range(len(careful))):
        return None
    every = {**rows, **{found[number]: row for number, row in enumerate(careful)}}
    record[repeat.path] = [every[number] for number in sorted(every)]
    for derived in template.schema.derived:
        paths.put(record, derived.field.path, derived.value(record))
    if any(not doubt.of_matter for doubt in doubts(taken.document_type, record)):
        return None
    return numbered({"document_type": taken.document_type, **record}, template.schema)


def _row_numbers(taken: Extraction, sheet: Worksheet, repeat: Repeat) -> dict[int, int]:
    """The row in the worksheet of each item read with care."""
    found: dict[int, int] = {}
    for leaf in taken.fields:
        head, _, rest = leaf.path.partition("[")
        if head == repeat.path and leaf.place is not None and leaf.place.sheet == sheet.title:
            number, _, _ = rest.partition("]")
            found[int(number)] = int((leaf.place.address or "").lstrip(ascii_uppercase))
    return found
