"""Find where two texts differ: stretches, moved to where sentences begin and end as far as that is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from zsgx_docs.check.reconcile.folding import Compressed, compressed
from zsgx_docs.check.reconcile.outcome import TextChange

Stretch = tuple[int, int, int, int]
"""From, to in one folded text; from, to in the other."""
_ENDS = "。！？!?;；\n"
_SEPARATORS = frozenset(_ENDS + "，,、：:（()）\"'")
MOST_WEIGHED = 10**9
"""Pairs of characters of two texts that are weighed for the least change: a guess, 30,000 each take 0.1 s."""
TOGETHER = 2
"""Equal characters between two stretches, up to which a person is told of one: a guess."""


def differing_stretches(one: str, other: str) -> list[Stretch]:
    """Return the stretches by which two folded texts differ, as few characters as possible.

    Of texts too long for that it is one, from the first character that differs to the last.
    """
    if len(one) * len(other) > MOST_WEIGHED:
        return _from_first_to_last(one, other)
    found = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(one, other)
        if op.tag != "equal"
    ]
    return [_settled(one, other, each) for each in _joined(found, 0)]


def _from_first_to_last(one: str, other: str) -> list[Stretch]:
    if one == other:
        return []
    start = Prefix.similarity(one, other)
    end = Postfix.similarity(one[start:], other[start:])
    return [(start, len(one) - end, start, len(other) - end)]


def text_changes(scan: str, word: str) -> tuple[TextChange, ...]:
    """Return the changes between two texts as people are told them; none where they fold alike."""
    one, other = compressed(scan), compressed(word)
    found = _joined(differing_stretches(one.text, other.text), TOGETHER)
    return tuple(_told(scan, word, one, other, each) for each in found)


def _joined(found: Sequence[Stretch], gap: int) -> list[Stretch]:
    """Stretches with no more than so many equal characters between them as one."""
    joined: list[Stretch] = []
    for each in found:
        if joined and each[0] - joined[-1][1] <= gap and each[2] - joined[-1][3] <= gap:
            joined[-1] = (joined[-1][0], each[1], joined[-1][2], each[3])
        else:
            joined.append(each)
    return joined


def _settled(one: str, other: str, stretch: Stretch) -> Stretch:
    """Move what is in one text only so that it begins where a sentence or a clause does."""
    a, b, c, d = stretch
    if a != b and c != d:
        return stretch
    text, start, end = (one, a, b) if a != b else (other, c, d)
    moves = list(_moves(text, start, end))
    best = next((m for m in moves if _begins(text, start + m, _ENDS)), None)
    if best is None:
        best = next((m for m in moves if _begins(text, start + m, "".join(_SEPARATORS))), 0)
    return a + best, b + best, c + best, d + best


def _moves(text: str, start: int, end: int) -> Iterator[int]:
    """By how many characters a stretch may stand elsewhere and leave the same text, the nearest first."""
    yield 0
    back = 0
    while start - back > 0 and text[start - back - 1] == text[end - back - 1]:
        back += 1
        yield -back
    on = 0
    while end + on < len(text) and text[start + on] == text[end + on]:
        on += 1
        yield on


def _begins(text: str, at: int, after: str) -> bool:
    return at == 0 or text[at - 1] in after


def _told(scan: str, word: str, one: Compressed, other: Compressed, stretch: Stretch) -> TextChange:
    a, b, c, d = stretch
    spans = _span(one, a, b), _span(other, c, d)
    missing = other.text[c:d] if a == b else one.text[a:b] if c == d else ""
    before = one.text[:a] if c == d else other.text[:c]
    whole = missing[-1:] in tuple("。！？!?") and (not before or before[-1] in _ENDS)
    return TextChange(
        scan[slice(*spans[0])], word[slice(*spans[1])], spans[0], spans[1], bool(missing) and whole
    )


def _span(text: Compressed, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a folded text stands in the text itself."""
    if start == end:
        at = text.places[start] if start < len(text.places) else (text.places[-1] + 1 if text.places else 0)
        return at, at
    return text.places[start], text.places[end - 1] + 1
