"""Find where one paper ends and the next begins: the split of a document that shows most print.

A page or stretch is a unit. Each paper is a run of units read by one template and is worth the share of the
template's print that the run shows; each costs `PRICE`, so that a paper is not cut in two just because both
halves show some of it. The best split is found by dynamic programming.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.match import Seen

PRICE = 0.6
"""What a paper costs, as a share (0..1) of its print: more than half, so that two halves are no two papers;
by how much is a guess."""
LEAST = 0.5
"""The share (0..1) of its print that a paper shows at least; a guess."""
SLACK = 0.05
"""How much less (0..1) of its print than another template's a paper may show; a guess."""
NOTHING_MORE = 0.25
"""What parts two splits as good as each other, in pieces of print: anything less than one piece does."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TemplatePrint:
    """Hold a template's print in each unit; `anew` says where a paper of it may follow another of it.

    `goes_on`, of templates with lists only: units whose running numbers carry on those before.
    """

    seen: Sequence[Seen]
    anew: Sequence[bool]
    goes_on: Sequence[bool] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Hold units `first` up to, but not including, `end`; `candidate` is the number of the template."""

    candidate: int
    first: int
    end: int
    share: float


def split(candidates: Sequence[TemplatePrint], titles: Sequence[bool]) -> list[Span]:
    """Return the papers in order, all units covered; none where none is seen.

    `titles` says of each unit whether it starts with one.
    """
    shares = [_shares(candidate) for candidate in candidates]
    spans = _best(shares, candidates, len(titles))
    if not spans:
        return []
    starts = [span.first for span in spans]
    for number, (before, after) in enumerate(pairwise(spans), start=1):
        starts[number] = _start(before, after, shares, candidates[after.candidate], titles)
    ends = [*starts[1:], len(titles)]
    return [
        Span(s.candidate, a, b, float(shares[s.candidate][a, b]))
        for s, a, b in zip(spans, starts, ends, strict=True)
    ]


def _shares(candidate: TemplatePrint) -> Table:
    """At [i, j] the share of the print that the units from i up to j show; 0 where there are none."""
    seen = np.array(candidate.seen, dtype=np.float64)
    count = len(seen)
    shares = np.zeros((count + 1, count + 1))
    if not seen.size:
        return shares
    for first in range(count):
        shares[first, first + 1 :] = np.maximum.accumulate(seen[first:]).mean(axis=1)
    return shares


@dataclass(frozen=True, slots=True)
class _Route:
    """The best split of the units up to some end, given the template of its last paper."""

    worth: float
    last: Span
    before: _Route | None


def _best(shares: Sequence[Table], candidates: Sequence[TemplatePrint], count: int) -> list[Span]:
    likeliest = np.maximum(LEAST, np.max(shares, axis=0) - SLACK)
    routes: list[list[_Route]] = [[] for _ in range(count + 1)]
    for end in range(1, count + 1):
        for number, share in enumerate(shares):
            likely = [
                _extended(routes[first], Span(number, first, end, float(share[first, end])), candidates)
                for first in range(end)
                if share[first, end] >= likeliest[first, end]
            ]
            found = [route for route in likely if route is not None]
            if found:
                routes[end].append(max(found, key=lambda r: r.worth))
    route = max(routes[count], key=lambda r: r.worth, default=None)
    spans: list[Span] = []
    while route is not None:
        spans.append(route.last)
        route = route.before
    return spans[::-1]


def _extended(routes: Sequence[_Route], span: Span, candidates: Sequence[TemplatePrint]) -> _Route | None:
    """The best of the routes that end where the span begins, with the span; None where none may."""
    worth = span.share - PRICE
    if span.first == 0:
        return _Route(worth, span, None)
    may_precede = [r for r in routes if _may_follow(span, r.last, candidates)]
    before = max(may_precede, key=lambda r: r.worth, default=None)
    return _Route(before.worth + worth, span, before) if before is not None else None


def _may_follow(span: Span, before: Span, candidates: Sequence[TemplatePrint]) -> bool:
    """A list whose numbers go on is no new one, nor one of another make."""
    candidate = candidates[span.candidate]
    if before.candidate == span.candidate:
        return candidate.anew[span.first]
    both_lists = candidate.goes_on and candidates[before.candidate].goes_on
    return not (both_lists and candidate.goes_on[span.first])


def _start(
    before: Span, after: Span, shares: Sequence[Table], candidate: TemplatePrint, titles: Sequence[bool]
) -> int:
    """Units between two papers that could belong to either: from the first title on they are the latter's."""

    def worth(start: int) -> float:
        return float(
            shares[before.candidate][before.first, start] + shares[after.candidate][start, after.end]
        )

    less_than_a_label = NOTHING_MORE / max(map(len, candidate.seen))
    at_most = worth(after.first) - less_than_a_label
    equal = [
        start
        for start in range(before.first + 1, after.end)
        if worth(start) >= at_most and (before.candidate != after.candidate or candidate.anew[start])
    ]
    return next((start for start in equal if titles[start]), max(equal, default=after.first))
