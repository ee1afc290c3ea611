"""Read the blanks of a form: each found by its label, then by position, then anywhere its print stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zsgx_docs.read.match.anchors import DocumentView
from zsgx_docs.read.match.found import Found, readings_of
from zsgx_docs.read.match.leftovers import with_leftovers
from zsgx_docs.read.match.money_units import kind_of_sum
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.ways import Search, place_blanks, with_unmarked
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Layout


def read_blanks(
    layout: Layout, view: DocumentView, aliases: Mapping[str, Sequence[str]], look: SecondLook
) -> list[Reading]:
    """Read the blanks of a form: one reading a slot and place; a slot that is printed twice is read twice."""
    search = Search(layout, view, aliases, look)
    place_blanks(search)
    placed = {number: with_leftovers(search, number, found) for number, found in search.found.items()}
    found = with_unmarked(layout.blanks, placed, look)
    return [
        replace(reading, kind=kind_of_sum(reading.kind, *_heads(search, number, found[number])))
        for number, blank in enumerate(layout.blanks)
        if number in found
        for reading in readings_of(blank, found[number], look)
    ]


def _heads(search: Search, number: int, found: Found) -> Iterator[str]:
    """What is printed over and beside a value and over its table: there the unit of sums stands."""
    head = search.groups.column_head(found.spot) if found.spot else None
    if head is not None:
        yield head.cell.text.text
    if number in search.labels:
        yield search.labels[number].spot.cell.text.text
    yield from (paragraph.text.text for paragraph in search.view.paragraphs)
