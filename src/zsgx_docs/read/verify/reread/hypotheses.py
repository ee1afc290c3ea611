"""Find other ways to read a field: the spot read again, by another engine, doubtful characters exchanged.

A variant never holds a character that nothing supports: each comes from a reading of the spot or from the
characters that the recogniser itself held possible there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from typing import Literal

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, join
from zsgx_docs.read.language import wide
from zsgx_docs.read.source import SecondLook

By = Literal["first", "again", "other"]
READERS: tuple[By, ...] = ("first", "again", "other")
"""Who read it: the page's reading, the same engine enlarged, another engine; the dearest last."""

MOST_EXCHANGED = 2
"""Characters exchanged at once for one of their alternatives; a guess that bounds the time."""
MOST_VARIANTS = 200
"""Ways to read one spot that are tried, at most; a guess that bounds the time."""
SIDE = 0.4
"""Ems added on both sides of a spot that is read again, for a character lost at its edge; a guess."""
DOUBTFUL = 0.9
"""The confidence (0..1) below which characters are exchanged, as are those strange to the
kind of value; a guess."""
EXCHANGED = 0.5
"""The confidence (0..1), at most, of a character exchanged for its alternative: even chances; a guess."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a field; `exchanged` counts the characters that are alternatives."""

    text: Passage
    by: By
    exchanged: int = 0


def second_readings(text: Passage, look: SecondLook) -> Iterator[Passage]:
    """Yield what the same engine reads there now: with a margin, then no wider than the text stands."""
    for margin in (SIDE, 0.0):
        spots = [(page, _widened(box, text, margin)) for page, box in text.boxes()]
        found = join(part for page, box in spots if (part := look.text(page, box))).strip()
        if found:
            yield wide(found)


def ways_to_read(text: Passage, by: By, look: SecondLook, alphabet: str | None = None) -> Iterator[Variant]:
    """Yield what one reader makes of the spot where `text` was first read: plainly, then with exchanges.

    Those have one, then two of the least sure characters exchanged for alternatives of the kind's alphabet.
    """
    spots = [(page, _widened(box, text, SIDE)) for page, box in text.boxes()]
    ask = look.text if by == "again" else look.second_opinion
    parts = [text] if by == "first" else [ask(page, box) for page, box in spots]
    found = wide(join(part for part in parts if part).strip())
    if found:
        yield Variant(found, by)
        yield from islice(_exchanged(found, by, alphabet), MOST_VARIANTS)


def _exchanged(text: Passage, by: By, alphabet: str | None) -> Iterator[Variant]:
    marks = text.marks
    offers = {
        at: [c for c in marks[at].alternatives if alphabet is None or c in alphabet]
        for at, character in enumerate(text.text)
        if marks[at].confidence < DOUBTFUL or (alphabet is not None and character not in alphabet)
    }
    open_places = sorted((at for at in offers if offers[at]), key=lambda at: marks[at].confidence)
    for count in range(1, MOST_EXCHANGED + 1):
        for places in combinations(open_places, count):
            for characters in product(*(offers[at] for at in places)):
                changes = dict(zip(places, characters, strict=True))
                yield Variant(_with(text, changes), by, count)


def _with(text: Passage, changes: dict[int, str]) -> Passage:
    characters = "".join(changes.get(at, c) for at, c in enumerate(text.text))
    marks = (
        replace(mark, confidence=min(mark.confidence, EXCHANGED), alternatives=(text.text[at],))
        if at in changes
        else mark
        for at, mark in enumerate(text.marks)
    )
    return Passage(characters, tuple(marks))


def _widened(box: Box, text: Passage, ems: float) -> Box:
    heights = [mark.box.height for mark in text.marks if mark.box]
    by = ems * min(heights)
    return Box(box.x0 - by, box.top, box.x1 + by, box.bottom)
