"""Several values in one blank: joined by 、, or an item a line, numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zsgx_docs.values.kind import Context, Kind, Parsed

_JOINT = "、"
_NUMBER = re.compile(r"(?:^|(?<=\s))\d+[.．、]\s*")
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
    separators = list((_NUMBER if kind == NUMBERED else _BETWEEN).finditer(text))
    starts, ends = [0, *(s.end() for s in separators)], [*(s.start() for s in separators), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
