"""Hides most of a personal number where it stands in a list."""

from __future__ import annotations

import re
from typing import Any

SHOWN_FIRST, SHOWN_LAST = 6, 4
"""Digits of an ID number that stay: by definition of this office's lists, the region and the last four."""
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]|\d{15})(?![0-9A-Za-z])")
"""Also as people write it in groups: region, birthday, the rest."""


def masked(value: Any, kind: str | None = None) -> Any:
    """Return a value as lists show it: of an ID number 6 digits, stars and 4 digits.

    `kind` is the value's kind in its template; ID numbers are found inside of texts of any kind.
    """
    if not isinstance(value, str):
        return value
    if kind == "id_number" and not _NUMBER.fullmatch(value):
        return _starred(value)
    return _NUMBER.sub(lambda found: _starred(found[0]), value)


def _starred(number: str) -> str:
    hidden = len(number) - SHOWN_FIRST - SHOWN_LAST
    if hidden <= 0:
        return "*" * len(number)
    return f"{number[:SHOWN_FIRST]}{'*' * hidden}{number[-SHOWN_LAST:]}"
