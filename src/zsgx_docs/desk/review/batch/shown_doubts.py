"""Tells which characters of a value as people see it are in doubt, and what else they may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz.distance import Postfix, Prefix

from zsgx_docs.desk.review.entry import LeafKind, shown_value
from zsgx_docs.values import Context

ShownDoubt = tuple[int, int, tuple[str, ...]]
"""From, to in the value as shown; what else may stand there, the likeliest first."""
MOST_ALTERNATIVES = 8
"""Other readings that are offered: by definition, with the first they are the keys 1 to 9."""


def shown_doubts(
    leaf: LeafKind, field: Mapping[str, Any], shown: str, context: Context
) -> tuple[ShownDoubt, ...]:
    """Return the doubts of a field in its value as shown, in order, none over another.

    The reader's doubts stand in the text as it was read; where that is shown otherwise (a day, an amount),
    each other reading is read as a value, and what that changes is the doubt.
    """
    found: dict[tuple[int, int], dict[str, None]] = {}
    for doubt in field.get("doubts") or ():
        for other in doubt["alternatives"]:
            told = _told(leaf, field["text"], shown, (doubt["start"], doubt["end"], other), context)
            if told is not None:
                start, end, instead = told
                found.setdefault((start, end), {})[instead] = None
    apart: list[ShownDoubt] = []
    for (start, end), others in sorted(found.items()):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, tuple(others)[:MOST_ALTERNATIVES]))
    return tuple(apart)


def _told(
    leaf: LeafKind, text: str, shown: str, change: tuple[int, int, str], context: Context
) -> ShownChange | None:
    start, end, other = change
    if text == shown:
        return (start, end, other) if text[start:end] != other else None
    value = leaf.kind.parse(text[:start] + other + text[end:], context).value
    if leaf.part and isinstance(value, Mapping):
        value = value.get(leaf.part)
    instead = shown_value(leaf, value)
    if not instead or instead == shown:
        return None
    same = Prefix.similarity(shown, instead)
    after = Postfix.similarity(shown[same:], instead[same:])
    return same, len(shown) - after, instead[same : len(instead) - after]


ShownChange = tuple[int, int, str]
"""From, to in the value as shown, and what may stand there instead."""
