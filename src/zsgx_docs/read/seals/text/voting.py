"""Make several readings of one seal's lettering one: letter by letter, by where each stands."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zsgx_docs.ocr.engine import Character
from zsgx_docs.read.language import likelier

SAME_PLACE = 0.55
"""Share of the usual distance between letters within which two are of one place; a guess."""
ALIKE = 0.25
"""What it counts that two readings give the same letter, as a share of lying together; a guess."""
RUNNERS_UP = (0.5, 0.2, 0.1)
"""Shares that a letter's alternatives have of the confidence that it lacks; a guess."""
ENOUGH = 0.5
"""Share of the votes that a letter must have to be one; a guess."""
HOLE, CROWD = 1.6, 1.25
"""Usual distances between a letter's neighbours that make it likelier, or leave no place for it; a guess."""
PLACE_COUNTS = 0.3
"""Share of the votes that such a place counts for; a guess."""


@dataclass(slots=True)
class VotedPlace:
    """Collect votes for one place along the line; `seen` by how many readings and how surely."""

    middle: float
    votes: dict[str, float] = field(default_factory=dict)
    places: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    seen: float = 0.0

    def add(self, character: Character) -> None:
        """Add a reading's letter and its alternatives."""
        self.places.append((character.start + character.end) / 2)
        self.middle = statistics.fmean(self.places)
        self.gaps.append(character.gap)
        self.seen += character.confidence
        self._vote(character.text, character.confidence)
        lacking = 1 - character.confidence
        for share, other in zip(RUNNERS_UP, character.alternatives, strict=False):
            self._vote(other, share * lacking)

    def _vote(self, text: str, weight: float) -> None:
        self.votes[text] = self.votes.get(text, 0.0) + weight


def majority(readings: Sequence[Sequence[Character]]) -> tuple[Character, ...]:
    """Make one line of readings of the same stretch, as most have it; the best of them comes first."""
    told = [reading for reading in readings if reading]
    if not told:
        return ()
    slots = _slots(told)
    kept = _kept(slots, len(told), _pitch(told[0]))
    texts = likelier([{text: votes / len(told) for text, votes in slot.votes.items()} for slot in kept])
    return tuple(_character(slot, text, len(told)) for slot, text in zip(kept, texts, strict=True))


def _pitch(reading: Sequence[Character]) -> float:
    """The usual distance between letters."""
    middles = [(c.start + c.end) / 2 for c in reading]
    return statistics.median([b - a for a, b in pairwise(middles)]) if len(middles) > 1 else 1.0


def _slots(readings: Sequence[Sequence[Character]]) -> list[VotedPlace]:
    pitch, slots = _pitch(readings[0]), []
    for character in readings[0]:
        slot = VotedPlace(0.0)
        slot.add(character)
        slots.append(slot)
    for reading in readings[1:]:
        pairs, rest = _aligned(slots, reading, pitch)
        for slot, character in pairs:
            slot.add(character)
        for character in rest:
            slot = VotedPlace(0.0)
            slot.add(character)
            slots.append(slot)
        slots.sort(key=lambda slot: slot.middle)
    return slots


def _aligned(
    slots: Sequence[VotedPlace], reading: Sequence[Character], pitch: float
) -> tuple[list[tuple[VotedPlace, Character]], list[Character]]:
    """The letters that stand in a slot, and those that stand in none; by the greatest sum of merits."""
    best = [[0.0] * (len(reading) + 1) for _ in range(len(slots) + 1)]
    for i, slot in enumerate(slots):
        for j, character in enumerate(reading):
            merit = _merit(slot, character, pitch)
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + merit if merit > 0 else 0.0)
    pairs, rest = [], []
    i, j = len(slots), len(reading)
    while j:
        if i and best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
            rest.append(reading[j])
        else:
            i, j = i - 1, j - 1
            pairs.append((slots[i], reading[j]))
    return pairs, rest


def _merit(slot: VotedPlace, character: Character, pitch: float) -> float:
    away = abs(slot.middle - (character.start + character.end) / 2) / pitch
    return (1 - away / SAME_PLACE) + (ALIKE if character.text in slot.votes else 0.0)


def _kept(slots: Sequence[VotedPlace], count: int, pitch: float) -> list[VotedPlace]:
    """The slots with a letter: seen by enough readings, or in the place where one must stand."""
    kept = list(slots)
    for slot in sorted(slots, key=lambda slot: slot.seen):
        at = kept.index(slot)
        share = slot.seen / count
        if 0 < at < len(kept) - 1:
            room = (kept[at + 1].middle - kept[at - 1].middle) / pitch
            share += PLACE_COUNTS * ((room > HOLE) - (room < CROWD))
        if share < ENOUGH:
            kept.remove(slot)
    return kept


def _character(slot: VotedPlace, text: str, count: int) -> Character:
    others = sorted(slot.votes, key=lambda other: -slot.votes[other])
    spread = statistics.fmean(slot.places)
    return Character(
        text,
        min(1.0, slot.votes[text] / count),
        spread,
        spread,
        tuple(other for other in others if other != text)[:3],
        statistics.fmean(slot.gaps),
    )
