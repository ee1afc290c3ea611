"""A paper as the rules of layout see it, whichever file it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

MM = 72 / 25.4
CHARACTER = 16.0
"""Points: a character of size 3号, the unit of indents."""
LINE = 28.95
"""Points: a line of the grid."""
Typeface = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体", "其他"]
Kind = Literal["letter", "notice", "annex", "form", "certificate"]

_TYPEFACES: tuple[tuple[Typeface, str], ...] = (
    ("小标宋", r"小标宋|xiaobiaosong"),
    ("小标宋", r"(?:song|serifcjk|hanserif).*(?:bold|black|heavy)"),
    ("仿宋", r"仿宋|fangsong|fandolfang"),
    ("楷体", r"楷|kai"),
    ("黑体", r"^黑体|中黑|华文黑|方正黑|方正小标黑|simhei|stheiti|fandolhei|fzhei|sanscjk|hansans"),
    ("宋体", r"宋|song|simsun|mingliu|uming|serifcjk|hanserif"),
)


def typeface(font: str) -> Typeface:
    """By a font's name in Word, or its PostScript name in a PDF."""
    name = re.sub(r"[-_ ]", "", font.rpartition("+")[2]).casefold()
    return next((found for found, pattern in _TYPEFACES if re.search(pattern, name)), "其他")


def is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def width_of(text: str, size: float) -> float:
    """Points that a text takes; Latin letters and digits count half."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
    return wide * size


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or one of the lines that its breaks make.

    `head` is the typeface it begins with, `face` that of most of it. `left` and `right` are points from the
    edges of the text area to where its first line begins and ends, `rest` to where further lines begin.
    `line` is the height of its lines, `top` its place on a printed page, `source` the Word paragraph.
    `aligned_centre` is known of Word paragraphs. A table is seen as its first paragraph.
    """

    text: str
    where: str
    face: Typeface = "仿宋"
    head: Typeface = "仿宋"
    faces: frozenset[str] = frozenset()
    size: float = CHARACTER
    red: bool = False
    bold: bool = False
    left: float = 0
    right: float = 0
    rest: float | None = None
    line: float | None = None
    top: float | None = None
    new_page: bool = False
    is_table: bool = False
    aligned_centre: bool | None = None
    source: Any = None

    @property
    def is_blank(self) -> bool:
        return not self.text.strip() and not self.is_table

    @property
    def is_centred(self) -> bool:
        if self.aligned_centre is False and self.right <= 0:
            return False
        return abs(self.left - self.right) < CHARACTER * 0.6


@dataclass(frozen=True, slots=True)
class RedRule:
    """Points; `y` from the top of the paper."""

    y: float
    width: float


@dataclass(frozen=True, slots=True)
class PageNumber:
    """`side` is "right" (odd) or "left" (even); `gap` points from the edge of the text area."""

    where: str
    text: str
    face: Typeface
    size: float
    side: Literal["left", "right", "centre"]
    gap: float
    even: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A page, or a section of a Word file. Points; margins and pitch are None where they cannot be known."""

    where: str
    width: float
    height: float
    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None
    pitch: float | None = None
    first: bool = False

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True)
class Layout:
    sides: tuple[Side, ...]
    parts: tuple[Part, ...]
    numbers: tuple[PageNumber, ...] = ()
    red_rules: tuple[RedRule, ...] = ()
    pages: int | None = None
    numbered_first: bool = False

    @cached_property
    def printed(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_blank and not part.is_table)
