"""Tells how far people are with each value: who looked, what it is now, whether somebody else must look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from zsgx_docs.store.review import ROW_ACTS, ReviewEvent

Phase = Literal["second", "disputed", "settled"]
"""`second`: somebody else must look too; `disputed`: the second read something else; `settled`: done."""
LeafKey = tuple[int, str]
"""A value by the number of its paper and its path."""


@dataclass(frozen=True, slots=True)
class LeafStanding:
    """What people say of a value; `first` read it so, `second` where asked, `last` looked last.

    `alone_since` is the version from which on it rests on one person's word, and a second is awaited.
    """

    phase: Phase
    value: Any
    first: ReviewEvent
    last: ReviewEvent
    second: ReviewEvent | None = None
    alone_since: int | None = None

    def is_kept_from(self, account_id: str | None) -> bool:
        """Tell whether somebody (None: anybody) is to read it afresh, without what the first read."""
        return self.phase == "second" and self.first.account_id != account_id


def standings(events: Sequence[ReviewEvent], asks_second: frozenset[LeafKey]) -> dict[LeafKey, LeafStanding]:
    """Return how each value stands that somebody looked at; `asks_second` are those that two must look at."""
    grouped: dict[LeafKey, list[ReviewEvent]] = {}
    for event in (each for each in events if each.act not in ROW_ACTS):
        grouped.setdefault((event.paper, event.path), []).append(event)
    return {key: _standing(found, key in asks_second) for key, found in grouped.items()}


def _standing(events: Iterable[ReviewEvent], asks_second: bool) -> LeafStanding:
    standing: LeafStanding | None = None
    for event in events:
        standing = _next(standing, event, asks_second) if standing else _read_first(None, event, asks_second)
    assert standing is not None
    return standing


def _next(before: LeafStanding, event: ReviewEvent, asks_second: bool) -> LeafStanding:
    if event.act == "second" and before.phase != "disputed":
        phase: Phase = "settled" if event.value == before.value else "disputed"
        return replace(before, phase=phase, last=event, second=event, alone_since=None)
    if _ends_dispute(before, event) or (event.value == before.value and before.phase == "settled"):
        return replace(before, phase="settled", value=event.value, last=event)
    return _read_first(before, event, asks_second)


def _read_first(before: LeafStanding | None, event: ReviewEvent, asks_second: bool) -> LeafStanding:
    if not asks_second:
        return LeafStanding("settled", event.value, event, event)
    since = before.alone_since if before and before.alone_since is not None else event.version
    return LeafStanding("second", event.value, event, event, alone_since=since)


def _ends_dispute(before: LeafStanding, event: ReviewEvent) -> bool:
    """Whether somebody takes what one of the two read; what neither read is read for the first time."""
    second = before.second
    return before.phase == "disputed" and second is not None and event.value in (before.value, second.value)
