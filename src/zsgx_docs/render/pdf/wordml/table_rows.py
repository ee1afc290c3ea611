"""Reads the rows of a Word table as written, and what rows that differ in their text only share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zsgx_docs.render.folding import Folded, unfolded
from zsgx_docs.render.pdf.blocks import TableRow
from zsgx_docs.render.pdf.wordml.alike import pattern
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, length, toggled, unwrapped, value, whole_number

MOST_COLUMNS = 200
"""Columns of a table that are still read: a guess above the 63 that Word itself allows."""


@dataclass(frozen=True, slots=True)
class CellPattern:
    """A cell of rows that are alike; `words` are its texts' places, `continues`: merged with that above."""

    span: int
    continues: bool
    words: slice


@dataclass(frozen=True, slots=True)
class RowPattern:
    """What rows that are alike but for their text have in common."""

    number: int
    row: TableRow
    in_head: bool
    before: int
    cells: tuple[CellPattern, ...]


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of the file; `words` are its texts; a folded row has the XML of another, with other words."""

    pattern: RowPattern
    element: Element
    words: Sequence[str]
    is_folded: bool

    def cell(self, place: int) -> Element:
        return _cells(unfolded(self.element, self.words) if self.is_folded else self.element)[place]


def written_rows(table: Element, folded: Folded) -> Iterator[WrittenRow]:
    """Yield the rows of a `w:tbl` with those that were folded."""
    known: dict[bytes, RowPattern] = {}
    for row in unwrapped(table):
        if row.tag != f"{W}tr" or child(row, "trPr/del") is not None:
            continue
        key = pattern(row)
        if key not in known:
            known[key] = _pattern(row, len(known))
        alike = known[key]
        yield WrittenRow(alike, row, [text.text or "" for text in row.iter(f"{W}t")], False)
        for words in folded.get(row, ()):
            yield WrittenRow(alike, row, words, True)


def _pattern(row: Element, number: int) -> RowPattern:
    cells = _cells(row)
    places = {text: place for place, text in enumerate(row.iter(f"{W}t"))}
    return RowPattern(
        number=number,
        row=_row(row),
        in_head=toggled(child(row, "trPr/tblHeader")),
        before=max(0, whole_number(value(child(row, "trPr/gridBefore")), 0)),
        cells=tuple(CellPattern(_span(cell), _continues(cell), _words(cell, places)) for cell in cells),
    )


def _cells(row: Element) -> list[Element]:
    return [cell for cell in unwrapped(row) if cell.tag == f"{W}tc"]


def _words(cell: Element, places: Mapping[Element, int]) -> slice:
    texts = list(cell.iter(f"{W}t"))
    start = places[texts[0]] if texts else 0
    return slice(start, start + len(texts))


def _span(cell: Element) -> int:
    return min(MOST_COLUMNS, max(1, whole_number(value(child(cell, "tcPr/gridSpan")), 1)))


def _continues(cell: Element) -> bool:
    merge = child(cell, "tcPr/vMerge")
    return merge is not None and value(merge) != "restart"


def _row(row: Element) -> TableRow:
    height, rule = length(value(child(row, "trPr/trHeight"))), value(child(row, "trPr/trHeight"), "hRule")
    return TableRow(
        height=height if height and rule != "auto" else None,
        exact=rule == "exact",
        splits=not toggled(child(row, "trPr/cantSplit")),
        kept=toggled(child(row, "tc/p/pPr/keepNext")),
    )
