"""Tells what stands in the input for a value, and where in it characters are doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from zsgx_docs.desk.review.entry import LeafKind, same_value, shown_value
from zsgx_docs.values import Context
from zsgx_docs.values.characters import is_absent, one_line

Doubts = tuple[tuple[int, int, tuple[str, ...]], ...]
"""Stretches of a text, from and to, with what else may stand there."""


class InputText(NamedTuple):
    """What stands in the input. `must_be_sent`: it was read, but says no value of the kind yet."""

    text: str
    doubts: Doubts = ()
    must_be_sent: bool = False


def input_text(leaf: LeafKind, field: Mapping[str, Any], context: Context) -> InputText:
    """Return what stands in the input for a value as it was read.

    The value itself where it is a text, else what the paper says, which people can hold against the cut-out.
    """
    value, text = field["value"], str(field.get("text") or "")
    doubts: Doubts = tuple(
        (each["start"], each["end"], tuple(each["alternatives"]))
        for each in field.get("doubts") or ()
        if each["alternatives"]
    )
    if isinstance(value, bool):
        return InputText(shown_value(leaf, value))
    if value is None:
        return InputText(text, doubts, not is_absent(one_line(text))) if text else InputText("")
    if isinstance(value, str) and (moved := _moved(text, value, doubts)) is not None:
        return InputText(value, moved)
    if not leaf.part and same_value(leaf.kind.parse(text, context).value, value):
        return InputText(text, doubts)
    return InputText(shown_value(leaf, value))


def _moved(text: str, value: str, doubts: Doubts) -> Doubts | None:
    """The doubts of a text in a value that is the same but for white space; None where it is not."""
    read = [(place, sign) for place, sign in enumerate(text) if not sign.isspace()]
    kept = [(place, sign) for place, sign in enumerate(value) if not sign.isspace()]
    if [sign for _, sign in read] != [sign for _, sign in kept]:
        return None
    places = {before: after for (before, _), (after, _) in zip(read, kept, strict=True)}
    return tuple(_within(doubts, places))


def _within(doubts: Doubts, places: Mapping[int, int]) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    for start, end, others in doubts:
        inside = [places[place] for place in range(start, end) if place in places]
        if inside:
            yield inside[0], inside[-1] + 1, others
