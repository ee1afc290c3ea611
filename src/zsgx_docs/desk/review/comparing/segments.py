"""Cuts two texts into what they share and what is only in one of them, to be marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

MOST_WEIGHED = 4_000_000
"""Pairs of characters that are weighed for the least marks: a guess, 2,000 each take some milliseconds.
Beyond that all is marked from the first that differs to the last."""


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A stretch of a text; `is_marked` where the other text has something else there."""

    text: str
    is_marked: bool


def marked(one: str, other: str) -> tuple[list[TextSegment], list[TextSegment]]:
    """Cut both texts so that what is not marked is the same in both."""
    start = Prefix.similarity(one, other)
    end = Postfix.similarity(one[start:], other[start:])
    middles = one[start : len(one) - end], other[start : len(other) - end]
    head, tail = one[:start], one[len(one) - end :]
    cut = [[(head, False)], [(head, False)]]
    for mine, theirs, differs in _stretches(*middles):
        cut[0].append((mine, differs))
        cut[1].append((theirs, differs))
    return tuple(_joined([*parts, (tail, False)]) for parts in cut)  # type: ignore[return-value]


def _stretches(one: str, other: str) -> Iterator[tuple[str, str, bool]]:
    if len(one) * len(other) > MOST_WEIGHED:
        yield one, other, True
        return
    for op in Levenshtein.opcodes(one, other):
        mine, theirs = one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
        yield mine, theirs, op.tag != "equal"


def _joined(parts: list[tuple[str, bool]]) -> list[TextSegment]:
    joined: list[TextSegment] = []
    for text, is_marked in parts:
        if not text:
            continue
        if joined and joined[-1].is_marked == is_marked:
            joined[-1] = TextSegment(joined[-1].text + text, is_marked)
        else:
            joined.append(TextSegment(text, is_marked))
    return joined
