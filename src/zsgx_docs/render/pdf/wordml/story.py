"""Reads a run of paragraphs and tables (the body, a cell, a header, a text box) into blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from zsgx_docs.render.pdf.blocks import NO_GRID, Block, Break, LineGrid, ParagraphBlock, Piece, Tab, TextRun
from zsgx_docs.render.pdf.wordml.inline import Inline
from zsgx_docs.render.pdf.wordml.source import WordSource
from zsgx_docs.render.pdf.wordml.table import read_table
from zsgx_docs.word.effective import paragraph_format, run_format
from zsgx_docs.word.formats import TabStop
from zsgx_docs.word.names import W
from zsgx_docs.word.numbering import Label
from zsgx_docs.word.ooxml import Element, child, unwrapped, value
from zsgx_docs.word.styles import Properties

_DEEPEST = 12
"""Tables, text boxes and notes within each other that are still read: a guess, against endless nesting."""


@dataclass(frozen=True, slots=True)
class Story:
    """The place where blocks are read: the part whose relations hold, line grid, table style above."""

    source: WordSource
    part: Any
    grid: LineGrid = NO_GRID
    table_style: str | None = None
    table_layers: tuple[Element, ...] = field(default=())
    depth: int = 0

    @property
    def at_top(self) -> bool:
        return self.depth == 0

    def blocks(self, container: Iterable[Element]) -> tuple[Block, ...]:
        """Return paragraphs and tables in order; unknown elements are passed over with a warning."""
        if self.depth > _DEEPEST:
            self.source.warn("表格或文本框嵌套过深，最里层的内容未排版。")
            return ()
        return tuple(self._blocks(unwrapped(container)))

    def _blocks(self, elements: Iterable[Element]) -> Iterator[Block]:
        carried: tuple[Piece, ...] = ()
        for element in elements:
            if element.tag == f"{W}p":
                paragraph = self._paragraph(element, carried)
                carried = paragraph.pieces if child(element, "pPr/rPr/del") is not None else ()
                if not carried:
                    yield from self._parted(paragraph)
            elif element.tag == f"{W}tbl":
                yield read_table(element, self)

    def inner(self, **changes: Any) -> Story:
        return replace(self, depth=self.depth + 1, **changes)

    def _paragraph(self, element: Element, carried: tuple[Piece, ...]) -> ParagraphBlock:
        own = child(element, "pPr")
        properties, runs = self._bases(value(child(own, "pStyle")))
        label = self.source.numbering.label(element)
        if label is not None and not ("ind" in properties.given and child(own, "numPr") is None):
            properties = properties.under(label.paragraph)
        properties = properties.under(own)
        pieces = carried + Inline(self, runs).pieces(element)
        mark_properties = runs.under(child(own, "rPr"))
        mark = run_format(mark_properties, self.source.styles)
        if label is not None:
            pieces = (*self._printed(label, mark_properties), *pieces)
        size = next((p.format.size for p in pieces if isinstance(p, TextRun)), mark.size)
        form = paragraph_format(properties, size, self.grid.pitch)
        if label is not None and form.first < 0:
            form = replace(form, tabs=_with_stop(form.tabs, form.left))
        return ParagraphBlock(form, pieces, mark)

    def _bases(self, style: str | None) -> tuple[Properties, Properties]:
        properties, runs = self.source.styles.bases(style, self.table_style)
        for layer in self.table_layers:
            properties, runs = properties.under(child(layer, "pPr")), runs.under(child(layer, "rPr"))
        return properties, runs

    def _printed(self, label: Label, mark: Properties) -> Iterator[Piece]:
        look = replace(run_format(mark.under(label.run), self.source.styles), underline=None)
        if label.text:
            yield TextRun(label.text, look)
        if label.gap == "\t" and label.text:
            yield Tab(look)
        elif label.gap and label.text:
            yield TextRun(label.gap, look)

    def _parted(self, paragraph: ParagraphBlock) -> Iterator[Block]:
        """The paragraph, cut at its page breaks; inside cells and boxes they do not count."""
        parts: list[list[Piece]] = [[]]
        breaks: list[Break] = []
        for piece in paragraph.pieces:
            if isinstance(piece, Break):
                if self.at_top:
                    breaks.append(piece)
                    parts.append([])
            else:
                parts[-1].append(piece)
        if self.at_top and paragraph.format.page_break_before:
            yield Break()
        if not breaks:
            yield replace(paragraph, pieces=tuple(parts[0]))
            return
        for number, part in enumerate(parts):
            if part or (number == len(parts) - 1 and not self.source.break_ends_paragraph):
                form = paragraph.format if number == 0 else replace(paragraph.format, before=0, first=0)
                yield replace(paragraph, format=form, pieces=tuple(part))
            if number < len(breaks):
                yield breaks[number]


def _with_stop(stops: tuple[TabStop, ...], at: float) -> tuple[TabStop, ...]:
    """A hanging indent is a tab stop of its own."""
    return tuple(sorted({*stops, TabStop(at)}, key=lambda stop: stop.at))
