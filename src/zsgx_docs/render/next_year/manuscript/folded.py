"""Text without what does not count when two are compared, each character knowing where it stood."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "－": "-", "○": "〇", "〔": "[", "〕": "]"}
)
_UNSEEN = frozenset("\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """The text, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]


def folded_text(text: str, start: int = 0) -> Folded:
    """Drop blanks, widths and kinds of quotation marks and dashes; `start` is where the text begins."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text, start):
        plain = unicodedata.normalize("NFKC", character).translate(_ALIKE)
        if not plain.isspace() and len(plain) == 1 and plain not in _UNSEEN:
            kept.append(plain)
            places.append(place)
    return Folded("".join(kept), tuple(places))
