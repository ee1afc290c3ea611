"""Several values in one blank: joined by 、, or an item a line, numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zsgx_docs.values.kind import Context, Kind, Parsed

_JOINT = "、"
_NUMBER = r"(?:^|\s)\d+[.．、]\s*"
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
    numbered = kind.name == NUMBERED
    parts = re.split(_NUMBER, text.strip()) if numbered else text.split(_JOINT)
    return [kind.parse(part, context) for part in parts if part.strip()]
