"""Makes the columns of filled tables as wide as what stands in them wants, within the table's width.

The template's widths stay where everything fits. Labels take no more lines than they were drawn for, and what
is to be written by hand keeps its room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import TYPE_CHECKING

from zsgx_docs.render.docx.column_search import CellSpan, balanced, line_count
from zsgx_docs.render.docx.pieces import Breakable, breakable
from zsgx_docs.render.folding import Folded, unfolded
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, length, number, value, whole_number
from zsgx_docs.word.package import root_of
from zsgx_docs.word.styles import StyleSheet

if TYPE_CHECKING:
    from docx.document import Document

FIRST_ROWS = 30
"""Rows of a table that are looked at whatever is in them: a guess."""
LONGEST_ROWS = 5
"""Rows further that are looked at for each column, those with the longest text there: a guess."""
MOST_WHOLE = 15
"""Lines of a row that stays on one page whole, at most: a guess, some half a page."""
_USUAL_MARGIN = 5.4
"""Points beside the text of a cell where the file says nothing: Word's own."""
_USUAL_SIZE = 20.0
"""Half points of type where the file says nothing: Word's own."""
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def printed_cells(body: Element) -> frozenset[str]:
    """Return what the cells of a template say without its blanks, if they say anything."""
    return frozenset(_TAG.sub("", _said(cell)) for cell in body.iter(f"{W}tc"))


def fit_columns(document: Document, folded: Folded, printed: frozenset[str]) -> None:
    """Widen columns whose text is broken at the cost of those with room, in place.

    `printed` is what `printed_cells` found in the template: cells that say no more are its labels.
    """
    styles = StyleSheet(root_of(document, "styles"), None)
    for table in document.element.body.findall(f"{W}tbl"):
        widths = [length(value(column, "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        if len(widths) > 1 and min(widths) > 0 and table.find(f".//{W}tc//{W}tbl") is None:
            rows = _rows_to_see(table, folded)
            spans = _Measured(table, widths, styles, printed).spans(rows)
            wanted = balanced(widths, spans) if spans else None
            if wanted:
                _set_widths(table, wanted)
            for row in _rows_of_prose(rows, spans, wanted or widths):
                row.remove(child(row, "cantSplit"))


def _rows_of_prose(
    rows: Sequence[Element], spans: Sequence[CellSpan], widths: Sequence[float]
) -> Iterator[Element]:
    """The properties of rows that are to be whole though they hold prose, which may go on overleaf."""
    long = {
        row
        for span in spans
        for row, texts in span.values.items()
        if line_count(texts, span.room(sum(widths[span.start : span.end]))) > MOST_WHOLE
    }
    for place in sorted(long):
        properties = child(rows[place], "trPr")
        if child(properties, "cantSplit") is not None:
            yield properties


def _rows_to_see(table: Element, folded: Folded) -> list[Element]:
    """The first rows, and those with the longest text in a column."""
    rows: list[tuple[Element, Sequence[str] | None]] = []
    for row in table.findall(f"{W}tr"):
        rows.append((row, None))
        rows.extend((row, words) for words in folded.get(row, ()))
    chosen = set(range(min(FIRST_ROWS, len(rows))))
    if len(rows) > FIRST_ROWS:
        lengths = [_lengths(row, words) for row, words in rows]
        for column in range(max(map(len, lengths))):
            with_it = [number for number, each in enumerate(lengths) if column < len(each)]
            chosen.update(nlargest(LONGEST_ROWS, with_it, key=lambda n, c=column: lengths[n][c]))  # type: ignore[misc]
    seen = (rows[number] for number in sorted(chosen))
    return [row if words is None else unfolded(row, words) for row, words in seen]


def _lengths(row: Element, words: Sequence[str] | None) -> list[int]:
    """How many characters each text of a row has."""
    return [len(text.text or "") for text in row.iter(f"{W}t")] if words is None else list(map(len, words))


@dataclass(slots=True)
class _Measured:
    """The cells of one table as spans of columns with what they hold."""

    table: Element
    widths: Sequence[float]
    styles: StyleSheet
    printed: frozenset[str]
    _sizes: dict[str | None, float] = field(default_factory=dict)

    def spans(self, rows: Sequence[Element]) -> list[CellSpan]:
        """Return the spans, none where a row does not lie on the table's grid."""
        inset = sum(self._margin(side) for side in ("left", "right"))
        found: dict[tuple[int, int], CellSpan] = {}
        for place, row in enumerate(rows):
            column = whole_number(value(child(row, "trPr/gridBefore")), 0)
            for cell in row.findall(f"{W}tc"):
                end = column + max(1, whole_number(value(child(cell, "tcPr/gridSpan")), 1))
                if end > len(self.widths):
                    return []
                span = found.setdefault((column, end), CellSpan(column, end, inset))
                self._add(cell, span, place)
                column = end
        return list(found.values())

    def _add(self, cell: Element, span: CellSpan, row: int) -> None:
        said = _said(cell)
        texts = tuple(self._wordings(cell))
        if not said.strip():
            span.blanks += 1
        elif said in self.printed:
            span.labels.add(texts)
        else:
            span.values[row] = texts

    def _wordings(self, cell: Element) -> Iterator[Breakable]:
        for paragraph in cell.findall(f"{W}p"):
            if text := "".join(t.text or "" for t in paragraph.iter(f"{W}t")):
                yield breakable(text, self._size(paragraph))

    def _size(self, paragraph: Element) -> float:
        own = number(value(child(paragraph, "r/rPr/sz")))
        if own:
            return own / 2
        style = value(child(paragraph, "pPr/pStyle"))
        if style not in self._sizes:
            table_style = value(child(self.table, "tblPr/tblStyle"))
            said = self.styles.bases(style, table_style)[1].val("sz")
            self._sizes[style] = (number(said) or _USUAL_SIZE) / 2
        return self._sizes[style]

    def _margin(self, side: str) -> float:
        given = length(value(child(self.table, f"tblPr/tblCellMar/{side}"), "w"))
        return _USUAL_MARGIN if given is None else given


def _said(cell: Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))


def _set_widths(table: Element, widths: Sequence[float]) -> None:
    edges = [0]
    for width in widths:
        edges.append(edges[-1] + round(width * 20))
    for place, column in enumerate(table.iterfind(f"{W}tblGrid/{W}gridCol")):
        column.set(f"{W}w", str(edges[place + 1] - edges[place]))
    for row in table.findall(f"{W}tr"):
        start = whole_number(value(child(row, "trPr/gridBefore")), 0)
        for cell in row.findall(f"{W}tc"):
            end = start + max(1, whole_number(value(child(cell, "tcPr/gridSpan")), 1))
            if (own := child(cell, "tcPr/tcW")) is not None:
                own.set(f"{W}w", str(edges[end] - edges[start]))
                own.set(f"{W}type", "dxa")
            start = end
