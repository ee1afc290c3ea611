"""Lays last year's notice beside the template's print, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

MOST_JOINED = 5
"""Lines of one text that may be one of the other: a guess, a title of three, a paragraph over a page end."""
LIKE_ENOUGH = 55.0
"""Per cent of likeness of two lines that are one and the same, changed: a guess."""
SHORT, SHORT_LIKE = 8, 75.0
"""Characters up to which a line is short, and the likeness (per cent) that such need: a guess."""
JOINING_COSTS = 0.5
"""Characters that joining two lines costs, so that nothing is joined without gain: a guess."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Numbers of lines that are the same text here and there; none on a side that lacks it."""

    printed: range
    written: range


def paired(printed: Sequence[str], written: Sequence[str]) -> list[Pair]:
    """Lay two texts, as lines without blanks, beside each other, both in their order.

    Lines are joined where one text breaks what the other does not. Every line is in one pair.
    """
    scores = _best_scores(printed, written)
    pairs: list[Pair] = []
    at, to = 0, 0
    while at < len(printed) or to < len(written):
        step = scores[at][to][1]
        pairs.append(Pair(range(at, at + step[0]), range(to, to + step[1])))
        at, to = at + step[0], to + step[1]
    return pairs


_Best = tuple[float, tuple[int, int]]


def _best_scores(printed: Sequence[str], written: Sequence[str]) -> list[list[_Best]]:
    """For each beginning of the rest, the most characters that can be laid together, and the first step."""
    rows = len(printed)
    best: list[list[_Best]] = [[(0.0, (0, 0))] * (len(written) + 1) for _ in range(rows + 1)]
    for at in range(rows, -1, -1):
        for to in range(len(written), -1, -1):
            choices: list[_Best] = []
            if at < rows:
                choices.append((best[at + 1][to][0], (1, 0)))
            if to < len(written):
                choices.append((best[at][to + 1][0], (0, 1)))
            for here, there, gain in _joint(printed, written, at, to):
                choices.append((gain + best[at + here][to + there][0], (here, there)))
            best[at][to] = max(choices, default=(0.0, (0, 0)), key=lambda choice: choice[0])
    return best


def _joint(
    printed: Sequence[str], written: Sequence[str], at: int, to: int
) -> Iterator[tuple[int, int, float]]:
    """Which lines from here on are the same, one to one or several to one, and the characters gained."""
    if at >= len(printed) or to >= len(written):
        return
    for count in range(1, MOST_JOINED + 1):
        if to + count <= len(written):
            gain = _gain(printed[at], "".join(written[to : to + count]))
            if gain:
                yield 1, count, gain - JOINING_COSTS * (count - 1)
        if 1 < count <= len(printed) - at:
            gain = _gain("".join(printed[at : at + count]), written[to])
            if gain:
                yield count, 1, gain - JOINING_COSTS * (count - 1)


def _gain(one: str, other: str) -> float:
    if one == other:
        return float(len(one))
    if not one or not other:
        return 0.0
    least = SHORT_LIKE if min(len(one), len(other)) <= SHORT else LIKE_ENOUGH
    if 200.0 * min(len(one), len(other)) / (len(one) + len(other)) < least:
        return 0.0
    return fuzz.ratio(one, other, score_cutoff=least) / 100 * min(len(one), len(other))
