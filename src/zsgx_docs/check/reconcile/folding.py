"""Fold texts for comparing: widths, blanks, kinds of dashes and quotes aside; places are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zsgx_docs.values.characters import HYPHENS, RADICALS, TILDES, half_width

_QUOTES = dict.fromkeys(map(ord, "“”„‟〝〞＂「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇`´"), "'")
_DOTS = dict.fromkeys(map(ord, "•・･‧∙⋅"), "·") | {ord("…"): "..."}
_DASHES = dict.fromkeys(map(ord, HYPHENS + TILDES), "-")
_BRACKETS = dict.fromkeys(map(ord, "〔［【"), "[") | dict.fromkeys(map(ord, "〕］】"), "]")
_BOXES = dict.fromkeys(map(ord, "□☐▢"), "口")
"""Print makes the word 口 like an empty box; ticks are compared by what they say."""
_ALIKE = {**RADICALS, **_QUOTES, **_DOTS, **_DASHES, **_BRACKETS, **_BOXES}
_UNSEEN = frozenset("_\u200b\u200c\u200d\ufeff\u00ad\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Compressed:
    """A folded text, and for each of its characters the place that it had."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=1 << 12)
def compressed(text: str) -> Compressed:
    """Fold a text; strokes of several dashes become one."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for plain in half_width(character.translate(_ALIKE)).translate(_ALIKE):
            if plain.isspace() or plain in _UNSEEN or (plain == "-" and kept[-1:] == ["-"]):
                continue
            kept.append(plain)
            places.append(place)
    return Compressed("".join(kept), tuple(places))


def is_same_value(one: Any, other: Any) -> bool:
    """Tell whether two values in normal form say the same; figures by equality, texts as folded."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or compressed(one).text == compressed(other).text
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
