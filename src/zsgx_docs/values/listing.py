"""Several values in one blank: joined by 、, or an item a line, numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zsgx_docs.values.kind import Context, Kind, Parsed

_JOINT = "、"
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d+)[.．、](?!\d)\s*")
_BETWEEN = re.compile("[、；;]")
NUMBERED = "item"
"""The kind whose values, if there are several, take a numbered line each."""


def print_listed(kind: Kind, values: Sequence[Any]) -> str:
    """All values in order; what is the same for all is said once."""
    printed = [kind.format(value) for value in values]
    if kind.name == NUMBERED:
        numbered = (f"{number}.{text}" for number, text in enumerate(printed, 1))
        return printed[0] if len(printed) == 1 else "\n".join(numbered)
    return _JOINT.join(printed[:1] if len(set(printed)) == 1 else printed)


def parse_listed(kind: Kind, text: str, context: Context) -> list[Parsed]:
    """The values that stand in `text`, each as its kind reads it; [] for an empty blank."""
    return [kind.parse(text[start:end], context) for start, end in item_spans(kind.name, text)]


def item_spans(kind: str, text: str) -> list[tuple[int, int]]:
    """Where each value of a list stands in `text`, half-open; empty ones are left out."""
    separators = _numbers(text) if kind == NUMBERED else list(_BETWEEN.finditer(text))
    starts, ends = [0, *(s.end() for s in separators)], [*(s.start() for s in separators), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _numbers(text: str) -> list[re.Match[str]]:
    """The numbers of items: any that begins a line, within one only the next in order (not `ROS 2、`)."""
    found: list[re.Match[str]] = []
    for number in _NUMBER.finditer(text):
        begins_line = number.start() == 0 or text[number.start() - 1] == "\n"
        if begins_line or (found and int(number[1]) == int(found[-1][1]) + 1):
            found.append(number)
    return found
