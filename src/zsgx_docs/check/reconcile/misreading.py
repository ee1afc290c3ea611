"""Tell whether a difference is one of recognition: it differs as recognition differs, and that was unsure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zsgx_docs.check.reconcile.differing import Stretch, differing_stretches
from zsgx_docs.check.reconcile.folding import Compressed, compressed
from zsgx_docs.check.reconcile.plain_words import FIGURES, is_plain_kind, is_plain_place
from zsgx_docs.model.evidence import CharacterDoubt, Evidence
from zsgx_docs.values.kind import Kind

LookAlikes = Callable[[str], str]
"""The characters that print makes like one, the likest first."""
_POINTS = frozenset("，,、。.·；;：:'\"（()）-")
MOST_LOST = 1
"""Characters that recognition loses or invents at one doubtful place: a guess; more is another text."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """How a difference may come of recognition.

    `offered`: the Word copy has just what the engine held possible besides. `plain`: no figure, date, amount,
    name or tick stands at the place.
    """

    offered: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class _Side:
    text: Compressed
    doubts: Mapping[int, CharacterDoubt]
    leaf: Evidence

    def doubts_at(self, start: int, end: int) -> list[CharacterDoubt | None]:
        return [self.doubts.get(place) for place in self.text.places[start:end]]

    def is_plain(self, start: int, end: int) -> bool:
        """Whether the place of these characters holds plain words."""
        places = self.text.places[start:end] or self.text.places[start - 1 : start] or (0,)
        return is_plain_place(self.leaf.text, places[0], places[-1] + 1)

    def has_gap(self, at: int) -> bool:
        """Whether a flagged text has a blank before that character, where a letter may have been lost."""
        if not self.leaf.needs_review or not 0 < at < len(self.text.places):
            return False
        return " " in self.leaf.text[self.text.places[at - 1] : self.text.places[at]]


def weakness(scan: Evidence, word: Evidence, kind: Kind, alike: LookAlikes) -> Weakness | None:
    """Return how all of a difference may come of recognition; None where some of it is a real change.

    Of figures, names and numbers only a character that the engine itself doubted may be another; of words
    also one that looks like it in a flagged text, or a lone point.
    """
    sides = _side(scan), _side(word)
    found = differing_stretches(sides[0].text.text, sides[1].text.text)
    if not found:
        return None
    told = [_one(each, sides, kind, alike) for each in found]
    if any(one is None for one in told):
        return None
    known = [one for one in told if one]
    return Weakness(all(w.offered for w in known), all(w.plain for w in known))


def _one(stretch: Stretch, sides: tuple[_Side, _Side], kind: Kind, alike: LookAlikes) -> Weakness | None:
    a, b, c, d = stretch
    first, second = sides
    read, said = first.text.text[a:b], second.text.text[c:d]
    figures = kind.is_figures or kind.self_check == "digit" or not FIGURES.isdisjoint(read + said)
    plain = not figures and is_plain_kind(kind) and first.is_plain(a, b) and second.is_plain(c, d)
    for side, own, other, (start, end) in ((first, read, said, (a, b)), (second, said, read, (c, d))):
        if _is_doubted(side, own, other, start, end):
            return Weakness(_is_offered(side, own, other, start, end), plain)
    if not kind.is_name and _is_lone_point(stretch, sides):
        return Weakness(offered=False, plain=plain)
    if not (figures or kind.is_name) and _looks_misread(read, said, sides, alike):
        return Weakness(offered=False, plain=plain)
    return None


def _is_doubted(side: _Side, own: str, other: str, start: int, end: int) -> bool:
    """Whether the engine doubted every character that is another, or one beside what it may have lost."""
    if _is_split(side) and len(own) == len(other) == MOST_LOST and FIGURES.isdisjoint(own + other):
        return True
    if abs(len(own) - len(other)) > MOST_LOST:
        return bool(own) and not other and all(side.doubts_at(start, end))
    if not own:
        return any(side.doubts_at(max(0, start - 1), end + 1)) or side.has_gap(start)
    doubts = side.doubts_at(start, end)
    if len(own) != len(other):
        return all(doubts)
    return all(doubt for doubt, mine, theirs in zip(doubts, own, other, strict=True) if mine != theirs)


def _is_offered(side: _Side, own: str, other: str, start: int, end: int) -> bool:
    doubts = side.doubts_at(start, end)
    return len(own) == len(other) and all(
        mine == theirs or (doubt is not None and theirs in map(_folded, doubt.alternatives))
        for doubt, mine, theirs in zip(doubts, own, other, strict=True)
    )


def _is_lone_point(stretch: Stretch, sides: tuple[_Side, _Side]) -> bool:
    """Whether no more than a point is another or lost, as easily happens; not beside a digit."""
    a, b, c, d = stretch
    for side, start, end in ((sides[0], a, b), (sides[1], c, d)):
        text = side.text.text
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if end - start > MOST_LOST or not _POINTS.issuperset(text[start:end]) or re.search(r"\d", beside):
            return False
    return True


def _looks_misread(read: str, said: str, sides: tuple[_Side, _Side], alike: LookAlikes) -> bool:
    """Whether words of a flagged text differ by look-alikes alone."""
    if not any(side.leaf.needs_review for side in sides):
        return False
    if len(read) != len(said):
        return False
    return all(
        one == two or two in alike(one) or one in alike(two) for one, two in zip(read, said, strict=True)
    )


def _is_split(side: _Side) -> bool:
    """Whether two readings said two things: neither is sure of any character."""
    return side.leaf.grounds is not None and side.leaf.grounds.group == "split"


def _side(leaf: Evidence) -> _Side:
    places = {place: doubt for doubt in leaf.doubts for place in range(doubt.start, doubt.end)}
    return _Side(compressed(leaf.text), places, leaf)


def _folded(text: str) -> str:
    return compressed(text).text
