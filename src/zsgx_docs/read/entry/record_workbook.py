"""Read a record from a workbook: a list, or a sheet 内容 of labels and values and a sheet for each list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.model.decision import Note
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.fault import Fault
from zsgx_docs.read.document import Document
from zsgx_docs.read.entry.content_sheet import Content, ContentReader, is_content
from zsgx_docs.read.entry.lists import (
    Faults,
    FittingSheet,
    ListRows,
    Receipt,
    TypedBook,
    WantedList,
    choose_sheets,
    judge_columns,
    number_rows,
    read_list,
    rest_left_out,
    wanted_lists,
)
from zsgx_docs.read.entry.record_doubts import note_doubts
from zsgx_docs.read.entry.strict import another_list, how_to_type, wrong_in
from zsgx_docs.read.entry.surroundings import round_list
from zsgx_docs.read.extract import extract, taken_as
from zsgx_docs.read.source import NoSecondLook
from zsgx_docs.read.workbook import Worksheet, sheet_of_tables
from zsgx_docs.template.catalogue import Catalogue
from zsgx_docs.template.template import Template


def record_in_workbook(
    data: bytes, filename: str, template: Template, catalogue: Catalogue, note: Note
) -> dict[str, Any]:
    """Return a workbook's record; `note` hears, a sentence each, what was taken and what was not.

    Raises InputError; FaultyWorkbook with all that is wrong, by sheet and cell.
    """
    book = TypedBook.of(data, filename)
    faults, receipt = Faults(filename), Receipt(filename)
    if book is None:
        taken = extract(data, filename, catalogue, template)
        faults.found += wrong_in(taken, template)
        record = {"document_type": taken.document_type, **taken.record}
        receipt.used.append(f"「{filename}」不是工作簿，里面的表按表格的样子读。")
    else:
        record = _Reading(book, template, catalogue, faults, receipt).record()
    faults.refuse()
    receipt.tell(note)
    return record


@dataclass(slots=True)
class _Reading:
    book: TypedBook
    template: Template
    catalogue: Catalogue
    faults: Faults
    receipt: Receipt
    content: Content = field(default_factory=Content)
    lists: dict[str, ListRows] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """The record as typed. What is wrong is noted in `faults`."""
        sheets, wanted = self.book.worksheets, [*wanted_lists(self.template)]
        contents = [sheet for sheet in sheets if is_content(sheet)]
        others = [sheet for sheet in sheets if not is_content(sheet)]
        reader = ContentReader(self.template, wanted, self.faults, self.receipt)
        for sheet in contents[:1]:
            self.content = reader.read(sheet)
        chosen = choose_sheets(others, wanted, self.faults, self.receipt)
        if not contents and not chosen:
            return self._as_a_form(others)
        for each, candidate in chosen:
            round_list(reader, candidate, each, self.content)
        record = self._singles(chosen, contents)
        for each, candidate in chosen:
            self._list(candidate, each, record)
        used = [*contents, *(candidate.sheet for _, candidate in chosen)]
        rest_left_out(sheets, used, self.receipt, self.book.hidden)
        return self._finished(record)

    def _as_a_form(self, sheets: Sequence[Worksheet]) -> dict[str, Any]:
        """What is typed into cells as they stand on the form; nothing where sheets are in doubt."""
        record: dict[str, Any] = {}
        if not self.faults.found:
            taken = self._read(sheets)
            wrong = wrong_in(taken, self.template)
            self.faults.found += (wrong and another_list(sheets, self.template, self.catalogue)) or wrong
            record = dict(taken.record)
            self.receipt.used.append(f"按表格的样子读了工作表「{'」「'.join(s.title for s in sheets)}」。")
        return {"document_type": self.template.settings.document_type, **record}

    def _singles(
        self, chosen: Sequence[tuple[WantedList, FittingSheet]], contents: Sequence[Worksheet]
    ) -> Any:
        """What stands outside lists: in the sheet 内容, with a label beside a list, or in its title."""
        record = self.template.schema.empty()
        alone = [f for f in self.template.schema.fields if "[]" not in f.path]
        if alone and not contents:
            for _, candidate in chosen:
                self._from_titles(candidate, record)
        for path, value in self.content.values.items():
            paths.put(record, path.removesuffix("[]"), value)
        return record

    def _from_titles(self, candidate: FittingSheet, record: dict[str, Any]) -> None:
        """Values in words round the list, such as the year in its title, read as those of any paper are."""
        head = candidate.head
        people = [row for row in candidate.sheet.rows if row.number > head.row]
        round_it = [row for row in candidate.sheet.rows if row.number <= head.row] + people[:1]
        for leaf in self._read([replace(candidate.sheet, rows=tuple(round_it))]).fields:
            if "[" not in leaf.path and leaf.value is not None and not leaf.needs_review:
                paths.put(record, leaf.path, leaf.value)

    def _list(self, candidate: FittingSheet, wanted: WantedList, record: dict[str, Any]) -> None:
        found = (paths.get(record, f.path) for f in self.template.schema.in_role("year"))
        year = next((year for year in found if isinstance(year, int)), None)
        sheet, head = candidate.sheet, candidate.head
        shared = self.content.of_rows.get(wanted.path, {})
        judge_columns(sheet, head, wanted, self.faults, self.receipt, shared, how_to_type(self.template))
        read = read_list(
            sheet, head, wanted, year if isinstance(year, int) else None, self.faults, self.receipt
        )
        number_rows(read, wanted, self.receipt)
        for column, value in shared.items():
            if column in head.missing(wanted):
                for row in read.rows:
                    for name, part in column.values(value).items():
                        paths.put(row, name, part)
        if not read.rows and not self.content.values:
            self.faults.add(Fault("表头下没有内容", sheet.title, remedy="请填写后再试"))
        self.lists[wanted.path] = read
        is_plain = wanted.columns[0].name == ""
        paths.put(record, wanted.path, [row[""] for row in read.rows] if is_plain else read.rows)
        self.receipt.used.append(_used(read, wanted))

    def _finished(self, record: dict[str, Any]) -> dict[str, Any]:
        for derived in self.template.schema.derived:
            paths.put(record, derived.field.path, derived.value(record))
        whole = {"document_type": self.template.settings.document_type, **record}
        note_doubts(whole, self.template, self.lists, self.content, self.faults)
        return whole

    def _read(self, sheets: Sequence[Worksheet]) -> Extraction:
        sheet = sheet_of_tables(sheets, self.book.opened.filename)
        document = Document("xlsx", (sheet,), sheet.blocks, NoSecondLook())
        return taken_as(self.book.opened, document, self.template)


def _used(read: ListRows, wanted: WantedList) -> str:
    head = read.head
    where = f"第{head.row}行" if head.first_row == head.row else f"第{head.first_row}、{head.row}行"
    what = "人" if any(column.role == "id" for column in wanted.columns) else "行"
    return f"工作表「{read.sheet.title}」（表头在{where}），取 {len(read.rows)} {what}。"
