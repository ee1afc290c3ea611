"""Tells whether a Word file and a paper that came together are two forms of one paper, whatever its type."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from zsgx_docs.values.comparing import as_compared

SAME = 88.0
"""The likeness (rapidfuzz's, of 100) of two names from which they are one: a guess, as `alike` has it."""
PLAINLY_OTHER = 80.0
"""The likeness below which two names are not one that was misread: a guess; the names of two districts'
bureaus have 67 and more."""
_OF_ITS_FORM = re.compile(r"(已|加)?(盖章|签字|扫描|电子|纸质|word|pdf|excel)(件|版|稿|表)?|[\W_]+")
"""What the name of a file says of its form alone, and what stands between."""
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Called:
    """What a file says of itself: its name without the ending, the project, the unit and the year as read."""

    stem: str
    project: Any = None
    unit: Any = None
    year: Any = None


def are_forms_of_one(one: Called, other: Called) -> bool:
    """Tell whether two files of one type are plainly one paper: by their own names, or by what they name."""
    if _differ(one, other):
        return False
    stem, stem_of_other = _bare(one.stem), _bare(other.stem)
    if stem == stem_of_other:
        return True
    names = _names(one, other)
    is_named_so = len(names) == 2 and min(names) >= SAME
    return is_named_so and _NUMBER.findall(stem) == _NUMBER.findall(stem_of_other)


def _differ(one: Called, other: Called) -> bool:
    if one.year and other.year and one.year != other.year:
        return True
    if one.project and other.project and _numbers_in(one.project) != _numbers_in(other.project):
        return True
    return any(likeness < PLAINLY_OTHER for likeness in _names(one, other))


def _names(one: Called, other: Called) -> list[float]:
    """How like projects and units are, where both say them."""
    pairs = ((one.project, other.project), (one.unit, other.unit))
    told = [(as_compared(a), as_compared(b)) for a, b in pairs if a and b]
    return [fuzz.ratio(a, b) for a, b in told]


def _numbers_in(name: Any) -> list[str]:
    return _NUMBER.findall(as_compared(name))


def _bare(stem: str) -> str:
    folded = unicodedata.normalize("NFKC", stem).casefold()
    return _OF_ITS_FORM.sub("", folded)
