"""Read paragraphs that repeat: the items that stand where the template has its loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.model.passage import Passage, Place, join
from zsgx_docs.model.sheet import Paragraph
from zsgx_docs.read.match.anchors import DocumentView, align
from zsgx_docs.read.match.found import Found, readings_of
from zsgx_docs.read.match.observation import BY_ORDER, LEFT_BEHIND, Observation
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.sequence import match_lines, tells_apart
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Blank, Layout
from zsgx_docs.template.loops import Loop
from zsgx_docs.template.pattern import Pattern
from zsgx_docs.values.listing import ITEM_NUMBER, number_style

ITEM_BY_ITEM = "逐项重复的段落"

Item = Mapping[int, range]
"""The paragraphs that became each line of the loop."""


def read_loops(layout: Layout, view: DocumentView, look: SecondLook) -> list[Reading]:
    """Read each slot of each repeated item, paths numbered from 0; items that hold nothing are none."""
    if not layout.loops:
        return []
    found = match_lines(layout.lines, view.paragraphs, layout.loops)
    return [
        reading
        for loop, items in zip(layout.loops, found.items, strict=True)
        for reading in _Reader(loop, layout.lines, view.paragraphs, look).read(items)
    ]


@dataclass(frozen=True, slots=True)
class _Reader:
    loop: Loop
    lines: Sequence[Pattern]
    paragraphs: Sequence[Paragraph]
    look: SecondLook

    def read(self, items: Sequence[Item]) -> Iterator[Reading]:
        number = 0
        ends = [*(_first(item) for item in items[1:]), None]
        for item, end in zip(items, ends, strict=False):
            readings = self._item(item, end)
            if any(reading.text.text.strip() or reading.tick for reading in readings):
                for reading in readings:
                    yield replace(reading, path=reading.path.replace("[]", f"[{number}]", 1))
                number += 1

    def _item(self, item: Item, end: int | None) -> list[Reading]:
        observations = self._observations(item, end)
        found = []
        for line, at in item.items():
            for reading in self._line(line, at):
                found.append(replace(reading, observations=(*reading.observations, *observations)))
        return found

    def _line(self, line: int, at: range) -> Iterator[Reading]:
        text = join((self.paragraphs[number].text for number in at), "\n")
        style = self.loop.number(line)
        if style is not None and number_style(text.text) is not None:
            text = text[_number_end(text) :]
        aligned = align(self.lines[line], text, in_paragraph=True)
        blank = Blank(self.lines[line], self.paragraphs[at.start].place or Place())
        found = Found(text, None, aligned.quality, aligned, way=ITEM_BY_ITEM)
        yield from readings_of(blank, found, self.look)

    def _observations(self, item: Item, end: int | None) -> list[Observation]:
        """`end` is the paragraph where the next item begins."""
        observations = [] if tells_apart(self.loop, self.lines) else [BY_ORDER]
        last = max(at.stop for at in item.values())
        taken = {number for at in item.values() for number in at}
        lost = [n for n in range(_first(item), last if end is None else end) if n not in taken]
        if lost:
            text = self.paragraphs[lost[0]].text.text.strip()
            observations.append(LEFT_BEHIND.about(text=text[:20]))
        return observations


def _first(item: Item) -> int:
    return min(at.start for at in item.values())


def _number_end(text: Passage) -> int:
    found = ITEM_NUMBER.match(text.text)
    return found.end() if found else 0
