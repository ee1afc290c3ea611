"""A Word document as blocks of the page model: paragraphs and grids in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from zsgx_docs.model.passage import Mark, Passage, Place, join
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.word.names import MC, W
from zsgx_docs.word.numbering import Numbering
from zsgx_docs.word.package import root_of
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.visible import RunLooks, read_paragraph, text_boxes

if TYPE_CHECKING:
    from docx.document import Document

MOST_COLUMNS = 1000
"""Word itself allows 63."""
RAGGED = 400
"""Twentieths of a point by which rows of one table may end apart without a cell being gone; a guess."""


def word_sheet(document: Document) -> Sheet:
    """The document's body as one sheet; every passage knows its paragraph or its table, row and cell."""
    return _Reader(document).sheet()


def elements_of(document: Document) -> tuple[Sheet, dict[Place, Any]]:
    """The same, and the `w:p` or `w:tc` that stands at each place."""
    reader = _Reader(document)
    return reader.sheet(), reader.elements


def _contents(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of a container, content controls and accepted insertions opened."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                yield from _contents(content)
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _contents(child)
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            if choice is not None:
                yield from _contents(choice)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, through content controls; deleted rows and cells are gone."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None and child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _children(content, tag)
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _children(child, tag)


def _cells(row: Any) -> list[tuple[Any, int]]:
    """The cells of a row and how many columns each covers; what `hMerge` joins to a cell is covered by it."""
    found: list[tuple[Any, int]] = []
    room = MOST_COLUMNS
    for element in _children(row, f"{W}tc"):
        width = max(1, min(_number(element.find(f"{W}tcPr/{W}gridSpan"), 1), room))
        room -= width
        merge = element.find(f"{W}tcPr/{W}hMerge")
        if merge is not None and merge.get(f"{W}val", "continue") == "continue" and found:
            first, covered = found[-1]
            found[-1] = (first, covered + width)
        else:
            found.append((element, width))
    return found


@dataclass(slots=True)
class _Span:
    """A cell under construction: vertical merges make it grow downwards."""

    cell: Cell
    rows: int = 1


class _Reader:
    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        self.elements: dict[Place, Any] = {}
        self._beside: list[Unread] = []
        self._tables = count()
        self._paragraphs = count()
        self._relationships = document.part.rels
        styles = StyleSheet(root_of(document, "styles"), None)
        self._looks = RunLooks(styles)
        self._numbering = Numbering(root_of(document, "numbering"), styles)

    def sheet(self) -> Sheet:
        blocks = tuple(self.blocks(self._body))
        return Sheet(blocks, unread=tuple(self._beside))

    def blocks(self, container: Any) -> Iterator[Block]:
        for element in _contents(container):
            if element.tag == f"{W}tbl":
                yield self._grid(element)
            else:
                place = Place(paragraph=next(self._paragraphs))
                self.elements[place] = element
                yield Paragraph(self._text(element, place), place=place)
                for box in text_boxes(element):
                    yield from self.blocks(box)

    def _text(self, paragraph: Any, place: Place) -> Passage:
        """What a person sees, the number that Word puts before it too."""
        label = self._numbering.label(paragraph)
        read = read_paragraph(paragraph, self._looks, self._part)
        self._beside += (thing.at(place) for thing in read.beside)
        return Passage.at(label.before(read.text) if label else read.text, Mark(place=place))

    def _part(self, relationship: str) -> bytes | None:
        found = self._relationships.get(relationship)
        if found is None or found.is_external:
            return None
        data: bytes = found.target_part.blob
        return data

    def _grid(self, table: Any) -> Grid:
        number = next(self._tables)
        done: list[_Span] = []
        open_spans: dict[int, _Span] = {}
        for row_number, row in enumerate(_children(table, f"{W}tr")):
            column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell_number, (element, width) in enumerate(_cells(row)):
                merge = element.find(f"{W}tcPr/{W}vMerge")
                above = open_spans.get(column)
                if merge is not None and merge.get(f"{W}val", "continue") == "continue" and above is not None:
                    above.rows += 1
                else:
                    place = Place(table=number, row=row_number, cell=cell_number)
                    span = _Span(self._cell(element, place, column, width))
                    done.append(span)
                    for covered in range(column, column + width):
                        open_spans[covered] = span
                column += width
            _widen(open_spans.get(column - 1), row)
        return Grid(tuple(replace(span.cell, row_span=span.rows) for span in done))

    def _cell(self, element: Any, place: Place, column: int, width: int) -> Cell:
        self.elements[place] = element
        lines: list[Passage] = []
        inner: list[Grid] = []
        for child in _contents(element):
            if child.tag == f"{W}tbl":
                grid = self._grid(child)
                inner.append(grid)
                lines.extend(join((c.text for c in grid.row(r)), " ") for r in range(grid.row_count))
            else:
                lines.append(self._text(child, place))
                for box in text_boxes(child):
                    lines.extend(self._text(p, place) for p in box.iter(f"{W}p"))
        text = join(lines, "\n") if len(lines) > 1 else (lines[0] if lines else Passage("", ()))
        return Cell(
            row=place.row or 0, column=column, text=text, column_span=width, place=place, inner=tuple(inner)
        )


def _widen(last: _Span | None, row: Any) -> None:
    """The last cell of a row whose right edge was drawn a little short reaches to the edge of the table."""
    left, room = row.find(f"{W}trPr/{W}gridAfter"), row.find(f"{W}trPr/{W}wAfter")
    told = room is not None and room.get(f"{W}type", "dxa") == "dxa"
    if last is not None and told and _count(room, "w", RAGGED + 1) <= RAGGED:
        last.cell = replace(last.cell, column_span=last.cell.column_span + _number(left, 0))


def _number(element: Any, default: int) -> int:
    """What an element counts, in columns; the default where that is no number a table could have."""
    found = _count(element, "val", default)
    return found if found <= MOST_COLUMNS else default


def _count(element: Any, name: str, default: int) -> int:
    said = element.get(f"{W}{name}", "") if element is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else default
