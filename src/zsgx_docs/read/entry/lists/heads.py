"""Find the head of a list in a worksheet: the row, or the two rows, that name its columns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zsgx_docs.read.entry.lists.wanted import WantedColumn, WantedList
from zsgx_docs.read.match import label_form
from zsgx_docs.read.workbook import Area, SheetRow, Worksheet, letters, shown

TOP = 60
"""Written rows among which the head stands: titles, hints and labels come before it; a guess."""
SHARE = 0.5
"""The share (0..1) of a list's columns that show its head where the column that names people is not there; a
guess."""
FIGURES = 5
"""Figures at the beginning of a text that no head begins with: a guess; telephones and ID numbers do."""
NEAR = 0.6
"""The likeness (0..1, difflib) from which a head is asked about as a slip for another; a guess."""


@dataclass(frozen=True)
class ListHead:
    """A head as found. Columns count from 1; `row` is its last row, `first_row` where it begins.

    `unknown` are heads of columns that the list has no place for, `twice` second heads for a column, `beside`
    the columns of further parts of the list that stand on the right of the first.
    """

    first_row: int
    row: int
    columns: Mapping[int, WantedColumn]
    unknown: Mapping[int, str]
    twice: Mapping[int, WantedColumn]
    beside: tuple[Mapping[int, WantedColumn], ...] = ()

    @property
    def score(self) -> int:
        """Count the columns that are known."""
        return len(self.columns)

    def column_of(self, name: str) -> int | None:
        """Return the number of the column of that name."""
        return next((at for at, column in self.columns.items() if column.name == name), None)

    def missing(self, wanted: WantedList) -> list[WantedColumn]:
        """List the columns of the list that it does not have."""
        there = {column.name for column in self.columns.values()}
        return [column for column in wanted.columns if column.name not in there]

    def repeated_in(self, texts: Mapping[int, str]) -> bool:
        """Tell whether a row with these texts is the head again, as on each page of a printed list."""
        if any(text[:FIGURES].isdigit() and len(text) > FIGURES for text in texts.values()):
            return False
        known = [at for at in self.columns if at in texts]
        same = sum(label_form(texts[at]) in self.columns[at].called for at in known)
        return same >= 2 and 2 * same > len(known)

    def moved_in(self, texts: Mapping[int, str]) -> list[int]:
        """Return the columns in which a repeated head names something else."""
        return [
            at for at in self.columns if at in texts and label_form(texts[at]) not in self.columns[at].called
        ]

    def slip_for(self, column: WantedColumn) -> int | None:
        """Return the column whose unknown head is nearly this one's."""
        forms = {label_form(words): at for at, words in self.unknown.items()}
        near = [form for word in column.called for form in difflib.get_close_matches(word, forms, 1, NEAR)]
        return forms[near[0]] if near else None


def find_list_head(sheet: Worksheet, wanted: WantedList) -> ListHead | None:
    """Return the first of the best heads of that list; None where the sheet has none."""
    rows = sheet.rows[:TOP]
    heads = [
        head
        for at in range(len(rows))
        for head in _heads_at(rows, at, sheet, wanted)
        if _is_head(head, wanted)
    ]
    return max(heads, key=lambda head: head.score, default=None)


def _heads_at(rows: Sequence[SheetRow], at: int, sheet: Worksheet, wanted: WantedList) -> Iterator[ListHead]:
    """The row as a head, and with the row below it as one."""
    upper = _spread(rows[at], sheet.merged)
    single = _head(rows[at].number, rows[at].number, {c: [words] for c, words in upper.items()}, wanted)
    if at + 1 == len(rows) or rows[at + 1].number != rows[at].number + 1:
        yield single
        return
    lower = _spread(rows[at + 1], sheet.merged)
    both = {
        column: [lower[column], upper.get(column, "") + lower[column]] if column in lower else [upper[column]]
        for column in sorted({*upper, *lower})
    }
    double = _head(rows[at].number, rows[at + 1].number, both, wanted)
    alone = _head(rows[at + 1].number, rows[at + 1].number, {c: [w] for c, w in lower.items()}, wanted)
    is_below = double.score == single.score > alone.score and _is_below(lower, single, wanted)
    if not is_below:
        yield single
    if double.score > max(single.score, alone.score) or is_below:
        yield double


def _is_below(lower: Mapping[int, str], single: ListHead, wanted: WantedList) -> bool:
    """Tell whether the words below a head are the lower half of it: without figures, and no person's."""
    named = wanted.who and single.column_of(wanted.who.name)
    return bool(lower) and named not in lower and not re.search(r"\d", "".join(lower.values()))


def _spread(row: SheetRow, merged: Sequence[Area]) -> dict[int, str]:
    """The words by column; those of cells merged sideways stand over all their columns."""
    wide = {area.column: area.columns for area in merged if area.row == row.number}
    found: dict[int, str] = {}
    for cell in row.cells:
        words = "".join(shown(cell.value).split())
        if words:
            columns = range(cell.column, cell.column + wide.get(cell.column, 1))
            found.update(dict.fromkeys(columns, words))
    return found


def _head(first: int, last: int, words: Mapping[int, Sequence[str]], wanted: WantedList) -> ListHead:
    parts: list[dict[int, WantedColumn]] = [{}]
    twice: dict[int, WantedColumn] = {}
    unknown: dict[int, str] = {}
    for at, tries in words.items():
        found = next((c for said in tries for c in wanted.columns if label_form(said) in c.called), None)
        if found is None:
            unknown[at] = tries[0]
        elif found not in parts[-1].values():
            parts[-1][at] = found
        elif len(parts[-1]) > 1 and found is next(iter(parts[0].values())):
            parts.append({at: found})
        else:
            twice[at] = found
    whole = [part for part in parts if len(part) == len(parts[0])]
    if len(whole) < len(parts):
        twice |= {at: column for part in parts[1:] for at, column in part.items()}
        whole = parts[:1]
    unknown |= {at: words[at][0] for at, column in twice.items() if column.numbers_rows}
    twice = {at: column for at, column in twice.items() if not column.numbers_rows}
    return ListHead(first, last, parts[0], unknown, twice, tuple(whole[1:]))


def _is_head(head: ListHead, wanted: WantedList) -> bool:
    if len(wanted.columns) == 1:
        return head.score == 1 and not head.unknown
    if wanted.who is not None and head.column_of(wanted.who.name) is not None:
        return head.score >= 2
    return head.score >= max(2, SHARE * len(wanted.columns))


def cell_name(column: int, row: int) -> str:
    """Return what Excel calls a cell."""
    return f"{letters(column)}{row}"
