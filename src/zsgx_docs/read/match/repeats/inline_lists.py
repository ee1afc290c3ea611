"""Take blanks apart that hold a list: `contacts[].name` in one line becomes a reading for each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.values.listing import item_spans


def split_lists(readings: Sequence[Reading]) -> list[Reading]:
    """Take every list apart; what was said once for all items of a list stands with each of them.

    Of a list whose blank holds nothing one reading stays, at the list itself: it was found.
    """
    lists = [(r, _items(r.text, r.kind)) for r in readings if "[]" in r.path]
    counts: dict[str, int] = {}
    for reading, items in lists:
        head = reading.path.partition("[]")[0]
        counts[head] = max(counts.get(head, 0), len(items))
    plain = [r for r in readings if "[]" not in r.path]
    empty = [replace(r, path=r.path.partition("[]")[0]) for r, items in lists if not items]
    return plain + empty + [r for reading, items in lists for r in _each(reading, items, counts)]


def _each(reading: Reading, items: Sequence[Passage], counts: dict[str, int]) -> Iterator[Reading]:
    count = counts[reading.path.partition("[]")[0]]
    shared = list(items) * count if len(items) == 1 else items
    for number, item in enumerate(shared):
        path = reading.path.replace("[]", f"[{number}]", 1)
        yield replace(reading, path=path, text=item, area=tuple(item.boxes()) or reading.area)


def _items(text: Passage, kind: str) -> list[Passage]:
    return [text[start:end].strip() for start, end in item_spans(kind, text.text)]
