"""Templates and documents of a few cells or lines, written as they look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.match.anchors import DocumentView
from zsgx_docs.read.match.found import Found
from zsgx_docs.read.match.ways import Search, Way
from zsgx_docs.read.source import NO_SECOND_LOOK
from zsgx_docs.template.layout import Layout, layout_of

Text = str | tuple[str, int] | tuple[str, int, int]
"""A cell: its text, then over how many columns and rows it reaches."""
Part = str | Sequence[Sequence[Text]]
"""A paragraph, or a table row by row; a cell that an upper row reaches down to is not written again."""
Aliases = Mapping[str, Sequence[str]]


def paper(*parts: Part) -> tuple[Block, ...]:
    return tuple(
        Paragraph(Passage.at(part), place=Place(paragraph=number)) if isinstance(part, str) else table(part)
        for number, part in enumerate(parts)
    )


def table(rows: Sequence[Sequence[Text]]) -> Grid:
    return Grid(tuple(_cells(rows)))


def _cells(rows: Sequence[Sequence[Text]]) -> Iterator[Cell]:
    covered: set[tuple[int, int]] = set()
    for row, texts in enumerate(rows):
        column = 0
        for written in texts:
            text, width, height = (*((written,) if isinstance(written, str) else written), 1, 1)[:3]
            while (row, column) in covered:
                column += 1
            place = Place(table=0, row=row, cell=column)
            mark = Mark(place=place)
            yield Cell(row, column, Passage.at(text, mark), height, width, place=place)
            covered |= {(row + y, column + x) for y in range(height) for x in range(width)}
            column += width


def view(*parts: Part) -> DocumentView:
    return DocumentView(paper(*parts))


def form(*parts: Part) -> Layout:
    """A template: `{{ path|kind }}` are its blanks."""
    return layout_of(Sheet(paper(*parts)), {})


def search(template: Layout, document: DocumentView, aliases: Aliases | None = None) -> Search:
    return Search(template, document, aliases or {}, NO_SECOND_LOOK)


def look(way: Way, template: Layout, document: DocumentView, number: int = 0) -> Found | None:
    """What one way finds for one blank, where none was found before."""
    return way.look_for(search(template, document), number)


def slots(found: Found | None) -> list[str] | None:
    """The text of each slot of what was found."""
    return None if found is None else [text.text for text in found.aligned.slots]
