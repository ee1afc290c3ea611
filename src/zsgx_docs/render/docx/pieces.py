"""Reckons how many lines a text takes in a column, and what of it must not be broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SHORT = 6
"""Characters up to which a text is read as one word, such as a name or 高级工程师: a guess."""
_USUAL_ADVANCE = 0.5
"""Ems of a Latin character that is not listed below: measured on Times New Roman, its figures."""
_ADVANCES = {
    character: ems
    for ems, characters in {
        0.944: "W", 0.921: "@", 0.889: "M", 0.778: "m", 0.722: "ADGHKNOQUVXYw", 0.667: "BCR",
        0.611: "ELTZ", 0.556: "FPS", 0.444: "acez", 0.389: "Js", 0.333: "Ifr-()", 0.278: "ijlt/:;",
        0.25: " .,",
    }.items()
    for character in characters
}  # fmt: skip
"""Ems of Latin characters: measured on Times New Roman."""
_SCRIPTS_APART = 0.25
"""Ems between Chinese and Latin text: Word's own."""
_LATIN = re.compile("[!-~\u00a1-\u024f]+")
_PIECES = re.compile("[!-~\u00a1-\u024f]+ *|.", re.DOTALL)
_NO_START = frozenset("，。、；：？！）》”’〕】·—%％")
_NO_END = frozenset("（《“‘〔【")


@dataclass(frozen=True, slots=True)
class Breakable:
    """A paragraph as pieces, in points, between which a line may end."""

    pieces: tuple[float, ...]

    @property
    def longest(self) -> float:
        """Return the points of the widest piece."""
        return max(self.pieces, default=0.0)

    @property
    def width(self) -> float:
        """Return the points that the paragraph takes on one line."""
        return sum(self.pieces)

    def lines(self, room: float) -> int:
        """Return about how many lines of `room` points the paragraph takes."""
        lines, left = 1, room
        for piece in self.pieces:
            if piece > left and left < room:
                lines, left = lines + 1, room
            while piece > room:
                lines, piece = lines + 1, piece - room
            left -= piece
        return lines


@lru_cache(maxsize=4096)
def breakable(text: str, size: float) -> Breakable:
    """Return a paragraph set in type of `size` points as pieces."""
    stripped = text.strip()
    whole = len(stripped) <= SHORT or bool(_LATIN.fullmatch(stripped))
    pieces = [stripped] if whole else list(_unbroken(stripped))
    return Breakable(tuple([_width(piece) * size for piece in pieces if piece]))


def _unbroken(text: str) -> Iterator[str]:
    """Words and characters, with the marks that no line begins or ends with."""
    held = ""
    for piece in _PIECES.findall(text):
        if held and not (piece[0] in _NO_START or held[-1] in _NO_END):
            yield held
            held = ""
        held += piece
    yield held


def _width(text: str) -> float:
    ems, before = 0.0, None
    for character in text:
        is_wide = unicodedata.east_asian_width(character) in "WFA"
        if before is not None and is_wide != before and character.isalnum():
            ems += _SCRIPTS_APART
        ems += 1.0 if is_wide else _ADVANCES.get(character, _USUAL_ADVANCE)
        before = is_wide
    return ems
