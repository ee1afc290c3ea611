"""Align the rows of two lists by what they say, so that a row left out or put in is one difference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from zsgx_docs.check.reconcile.folding import compressed

Row = Mapping[str, str]
"""Each filled column's text, folded; running numbers apart."""
PairedRow = tuple[int | None, int | None]
SAME_ROW = 0.4
"""The likeness (0..1) from which two rows are taken for the same one, changed: a guess; rows of two persons
of one unit and title have .1 to .3, a row of two columns of which one is the same has .5."""
SAME_PLACE = 0.3
"""The same of two rows between rows that are surely the same: a guess; two of three columns are others."""
SAME_TEXT = 0.8
"""The likeness (0..1) from which two texts may be the same one, misread: a guess."""
MOST_PAIRS = 250_000
"""Pairs of rows that are weighed one by one between two rows that are surely the same; beyond, those in the
same place are paired: a guess, a second's work."""


def as_row(values: Mapping[str, object]) -> Row:
    """Return a row's values as texts to compare."""
    return {name: compressed(str(value)).text for name, value in values.items() if value not in (None, "")}


def aligned(scan: Sequence[Row], word: Sequence[Row], keys: Sequence[str]) -> list[PairedRow]:
    """Return which rows are the same, in the order of the scan; None where a side has no such row.

    `keys` are the columns that tell rows apart, the surest first.
    """
    lists = _Lists(scan, word, keys)
    pairs: list[PairedRow] = []
    before = (0, 0)
    for anchor in (*lists.anchors(), (len(scan), len(word))):
        pairs += lists.between(range(before[0], anchor[0]), range(before[1], anchor[1]))
        if anchor[0] < len(scan):
            pairs.append(anchor)
        before = anchor[0] + 1, anchor[1] + 1
    return lists.with_moved(pairs)


@dataclass(frozen=True)
class _Lists:
    scan: Sequence[Row]
    word: Sequence[Row]
    keys: Sequence[str]

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How well each column tells rows apart: the share of its values that are different."""
        told: dict[str, list[str]] = {}
        for row in (*self.scan, *self.word):
            for column, text in row.items():
                told.setdefault(column, []).append(text)
        most = max(len(self.scan), len(self.word))
        return {column: min(1.0, len(set(texts)) / most) for column, texts in told.items()}

    def anchors(self) -> list[tuple[int, int]]:
        """Rows that are the same word for word, or by their key, and stand in the same order."""
        found: dict[int, int] = {}
        for mark in (lambda row: frozenset(row.items()), self.key):
            place_in_word = {other: row for row, other in found.items()}
            once, also = _only(self.scan, mark), _only(self.word, mark)
            for told in once.keys() & also.keys():
                if once[told] not in found and also[told] not in place_in_word:
                    found[once[told]] = also[told]
        return _ascending(sorted(found.items()))

    def key(self, row: Row) -> str | None:
        return next((row[key] for key in self.keys if row.get(key)), None)

    def between(self, rows: range, others: range) -> list[PairedRow]:
        """Pair the rows between two anchors so that the pairs are as alike as can be."""
        if not rows or not others or len(rows) * len(others) > MOST_PAIRS:
            return _in_place(rows, others)
        least = SAME_PLACE if len(rows) == len(others) == 1 else SAME_ROW
        gain = [[self._gain(row, other, least) for other in others] for row in rows]
        best = [[0.0] * (len(others) + 1) for _ in range(len(rows) + 1)]
        for i in reversed(range(len(rows))):
            for j in reversed(range(len(others))):
                paired = best[i + 1][j + 1] + gain[i][j] if gain[i][j] else 0.0
                best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
        pairs: list[PairedRow] = []
        i = j = 0
        while i < len(rows) and j < len(others):
            if gain[i][j] and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
                pairs.append((rows[i], others[j]))
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                pairs.append((rows[i], None))
                i += 1
            else:
                pairs.append((None, others[j]))
                j += 1
        return [*pairs, *((row, None) for row in rows[i:]), *((None, other) for other in others[j:])]

    def _gain(self, row: int, other: int, least: float) -> float:
        likeness = self._likeness(self.scan[row], self.word[other])
        return likeness if likeness >= least else 0.0

    def _likeness(self, one: Row, other: Row) -> float:
        """How alike two rows are (0..1), by the columns that either fills."""
        columns = one.keys() | other.keys()
        whole = sum(self.weights[column] for column in columns)
        alike = sum(self.weights[c] * _text_likeness(one.get(c, ""), other.get(c, "")) for c in columns)
        return alike / whole if columns else 1.0

    def with_moved(self, pairs: Sequence[PairedRow]) -> list[PairedRow]:
        """Pair what is left on both sides and has one key: rows that stand elsewhere in the list."""
        lone = {key: j for i, j in pairs if i is None and j is not None and (key := self.key(self.word[j]))}
        found: dict[int, int] = {}
        for i, j in pairs:
            key = self.key(self.scan[i]) if i is not None and j is None else None
            if i is not None and key in lone:
                found[i] = lone.pop(key)
        taken = set(found.values())
        kept = ((i, j) for i, j in pairs if i is not None or j not in taken)
        return [(i, j if i is None else found.get(i, j)) for i, j in kept]


def _only(rows: Sequence[Row], mark: Callable[[Row], Hashable]) -> dict[Hashable, int]:
    """Where each mark stands that stands nowhere else."""
    seen: dict[Hashable, list[int]] = {}
    for place, row in enumerate(rows):
        seen.setdefault(mark(row), []).append(place)
    return {told: places[0] for told, places in seen.items() if told and len(places) == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both sides ascend."""
    tails: list[int] = []
    at: list[int] = []
    came_from: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        rank = bisect_left(tails, place)
        came_from.append(at[rank - 1] if rank else None)
        tails[rank : rank + 1] = [place]
        at[rank : rank + 1] = [number]
    run: list[tuple[int, int]] = []
    last = at[-1] if at else None
    while last is not None:
        run.append(pairs[last])
        last = came_from[last]
    return run[::-1]


def _in_place(rows: range, others: range) -> list[PairedRow]:
    common = min(len(rows), len(others))
    return [
        *zip(rows[:common], others[:common], strict=True),
        *((row, None) for row in rows[common:]),
        *((None, other) for other in others[common:]),
    ]


def _text_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    likeness = fuzz.ratio(one, other) / 100
    return likeness if likeness >= SAME_TEXT else 0.0
