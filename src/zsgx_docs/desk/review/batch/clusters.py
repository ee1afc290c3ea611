"""Puts values of one field that look alike together, the doubtful first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_TOLD = 20
"""Characters of a value that the title of a cluster quotes: a guess, so that it stays on one line."""
SECOND = "请第二人看纸面填写，不显示前一人的结果"
UNTOLD = "其他存疑"
ALL_DIFFERENT = "各不相同"
_SECOND, _PAIR, _SAME, _REASON, _LONE = "second", "pair", "same", "reason", "lone"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GridItem:
    """A value of one submission that waits for a person, as the grid shows it.

    `text` is the value as people write it, "" where a second person is to read it afresh (`is_second`);
    `doubts` are stretches of it with what else they may be, the likeliest first; `choices` are whole values
    that it may be. `row` counts from 1 in the list that it stands in, if it does.
    `must_be_sent`: what was read says no value yet, so it is never simply accepted.
    """

    extraction_id: str
    paper: int
    path: str
    label: str
    kind: str
    text: str
    confidence: float
    reason: str | None = None
    doubts: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    is_second: bool = False
    whose: str = ""
    row: int | None = None
    version: int = 0
    has_picture: bool = True
    choices: tuple[str, ...] = ()
    must_be_sent: bool = False


@dataclass(frozen=True, slots=True)
class ValueCluster:
    """Values that are doubted alike, or that are the same; `title` says why they stand together."""

    title: str
    items: tuple[GridItem, ...]


def clustered(items: Iterable[GridItem]) -> list[ValueCluster]:
    """Put each item into one cluster: by the pair of characters in doubt, the same value, or the reason.

    Those that nothing else is like share one. The least sure cluster comes first, that for a second person
    last.
    """
    given = list(items)
    pairs = Counter(pair for item in given for pair in _pairs(item))
    texts = Counter(item.text for item in given if not item.is_second)
    groups: dict[Key, list[GridItem]] = {}
    for item in given:
        groups.setdefault(_key(item, pairs, texts), []).append(item)
    made = [(key, sorted(group, key=_order)) for key, group in _with_lone_ones_together(groups)]
    made.sort(key=lambda each: (each[0][0] == _SECOND, min(i.confidence for i in each[1]), each[0]))
    return [ValueCluster(_title(key), tuple(group)) for key, group in made]


def _with_lone_ones_together(groups: dict[Key, list[GridItem]]) -> list[tuple[Key, list[GridItem]]]:
    lone = [key for key, group in groups.items() if len(group) == 1 and key[0] != _SECOND]
    if len(lone) < 2:
        return list(groups.items())
    several = [(key, group) for key, group in groups.items() if key not in lone]
    return [*several, ((_LONE, ""), [groups[key][0] for key in lone])]


def _key(item: GridItem, pairs: Counter[str], texts: Counter[str]) -> Key:
    if item.is_second:
        return _SECOND, ""
    own = _pairs(item)
    if own:
        return _PAIR, min(own, key=lambda pair: (-pairs[pair], pair))
    if texts[item.text] > 1:
        return _SAME, item.text
    return _REASON, (item.reason or UNTOLD).partition("；")[0]


def _pairs(item: GridItem) -> list[str]:
    """What was read and the likeliest other, the same pair whichever of both was read."""
    if item.is_second:
        return []
    found = ((item.text[start:end], others) for start, end, others in item.doubts)
    return [_pair((read, others[0])) for read, others in found if others]


def _pair(both: Sequence[str]) -> str:
    return "\0".join(sorted(both))


def _title(key: Key) -> str:
    sort, told = key
    if sort == _SECOND:
        return SECOND
    if sort == _LONE:
        return ALL_DIFFERENT
    if sort == _PAIR:
        one, other = told.split("\0")
        return f"{_quoted(one)}还是{_quoted(other)}"
    if sort == _SAME:
        return f"都读作{_quoted(told)}" if told else "都没有读到内容"
    return told


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return "没有字"
    return f"“{flat}”" if len(flat) <= MOST_TOLD else f"“{flat[:MOST_TOLD]}…”"


def _order(item: GridItem) -> tuple[str, float, str, int, str]:
    return item.text, item.confidence, item.extraction_id, item.paper, item.path
