"""Compare names as people mean them: brackets, dashes, blanks and the province before a unit's name aside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from zsgx_docs.values.characters import HYPHENS, TILDES, half_width, without_blanks

_DASHES = re.compile(f"[{re.escape(HYPHENS + TILDES)}至]+")
_QUOTES = str.maketrans("“”‘’「」『』《》〈〉", '""' + "''" + '""""""""')


def as_compared(value: Any) -> str:
    """Return a value as it is compared: closed up, in half width, all dashes alike."""
    return _closed_up(str(value or ""))


def is_same_name(one: Any, other: Any) -> bool:
    """Tell whether two names of a project, a place or a document are one, whatever their quotes."""
    return _unquoted(str(one or "")) == _unquoted(str(other or ""))


def is_same_unit(one: str, other: str) -> bool:
    """Tell whether two names are of the same unit or units, each maybe without its province.

    天津市南开医院 is 南开医院; units are parted by 、 outside brackets, in any order.
    """
    return as_compared(one) == as_compared(other) or _units(one) == _units(other)


@lru_cache(maxsize=1 << 14)
def _units(name: str) -> frozenset[str]:
    parts = re.split(r"[、;](?![^(]*\))", as_compared(name))
    return frozenset(_without_province(part) for part in parts if part)


def _without_province(unit: str) -> str:
    """Without 湖北省 or 天津市 before it, unless nothing that names a unit is left: 天津市教育局 stays."""
    from zsgx_docs.values.regions import provinces

    for province in provinces():
        rest = unit.removeprefix(province)
        if rest != unit and len(rest) >= FEWEST:
            return rest
    return unit


@lru_cache(maxsize=1 << 14)
def _unquoted(text: str) -> str:
    return _closed_up(text).translate(_QUOTES)


@lru_cache(maxsize=1 << 14)
def _closed_up(text: str) -> str:
    return _DASHES.sub("-", half_width(without_blanks(text)))


FEWEST = 5
"""Characters that tell a unit without its province; a guess: 教育局 is of any place, 海河研究院 of one."""
