"""Describes a paper as the rules of layout see it, whichever file it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

MM = 72 / 25.4
"""Points in a millimetre: by definition, 72 to the inch of 25.4 mm."""
CHARACTER = 16.0
"""Points: a character of size 3号, the unit of indents (GB/T 9704-2012, 5.2.2)."""
LINE = 28.95
"""Points a line: 22 fill the 225 mm of the text area (GB/T 9704-2012, 5.2.3), in Word's 579 twentieths of a
point."""
Typeface = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体", "其他"]
Kind = Literal["letter", "notice", "annex", "form", "worktable", "certificate"]

_TYPEFACES: tuple[tuple[Typeface, str], ...] = (
    ("小标宋", r"[小大]标宋|xiaobiaosong|dabiaosong|fzxbs|fzdbs|xbsj"),
    ("小标宋", r"(?:song|serifcjk|hanserif|notoserif).*(?:bold|black|heavy)"),
    ("仿宋", r"仿宋|fangsong|fandolfang|fzfs|fang$"),
    ("楷体", r"楷|kai|fzkt"),
    (
        "黑体",
        r"^黑体|中黑|华文黑|方正黑|方正小标黑|汉仪.*黑|simhei|stheiti|stxihei|fandolhei|fzhei|fzht|"
        r"heitisc|wenquanyi|文泉驿|sanscjk|hansans|notosans.*(?:sc|cjk)",
    ),
    ("宋体", r"宋|song|simsun|mingliu|uming|fzss|serifcjk|hanserif|notoserif"),
)


def typeface(font: str) -> Typeface:
    """Return the typeface of a font, by its name in Word or its PostScript name in a PDF."""
    name = re.sub(r"[-_ @]", "", font.rpartition("+")[2]).casefold()
    return next((found for found, pattern in _TYPEFACES if re.search(pattern, name)), "其他")


def is_han(character: str) -> bool:
    """Tell whether a character is a common Chinese one."""
    return "一" <= character <= "鿿"


def width_of(text: str, size: float) -> float:
    """Return the points that a text takes; Latin letters and digits count half."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
    return wide * size


def colour_name(colour: str | None) -> str:
    """Return the Chinese name of an "rrggbb", as a clerk would say it."""
    if is_black(colour):
        return "黑色"
    return "红色" if is_red(colour) else f"彩色（#{(colour or '').upper()}）"


def is_black(colour: str | None) -> bool:
    """Tell whether a colour is black or nearly so; automatic (None) is."""
    return colour is None or all(channel <= 0x55 for channel in _channels(colour))


def is_red(colour: str | None) -> bool:
    """Tell whether a colour is red."""
    red, green, blue = _channels(colour) if colour else (0, 0, 0)
    return red >= 0xB0 and max(green, blue) <= 0x58


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


@dataclass(frozen=True, slots=True)
class LayoutPart:
    """A paragraph of a paper with its measures, or one of the lines that its breaks make.

    `head` and `head_size` are of its first characters, `face`, `size` and `colour` of most of it. `left` and
    `right` are points from the edges of the text area to where its first line begins and ends, `rest` to
    where further lines begin; they tell nothing where `is_placed` is False. `line` is the height of its
    lines, `pitch` the width a character takes, `top` its place on `page`, `source` the Word paragraph.
    `aligned_centre` is known of Word paragraphs, and whether the text `wraps`. A table is seen as its first
    paragraph with its fonts.
    """

    text: str
    where: str
    face: Typeface = "仿宋"
    head: Typeface = "仿宋"
    faces: frozenset[str] = frozenset()
    size: float = CHARACTER
    head_size: float = CHARACTER
    colour: str | None = None
    bold: bool = False
    left: float = 0
    right: float = 0
    rest: float | None = None
    line: float | None = None
    pitch: float | None = None
    top: float | None = None
    page: int | None = None
    new_page: bool = False
    is_table: bool = False
    is_placed: bool = True
    aligned_centre: bool | None = None
    wraps: bool = False
    source: Any = None

    @property
    def is_blank(self) -> bool:
        return not self.text.strip() and not self.is_table

    @property
    def is_red(self) -> bool:
        return is_red(self.colour)

    @property
    def is_centred(self) -> bool:
        if not self.is_placed:
            return self.aligned_centre is not False
        if self.aligned_centre is False and (self.right <= 0 or self.wraps):
            return False
        return abs(self.left - self.right) < CHARACTER * 0.6


@dataclass(frozen=True, slots=True)
class LevelStroke:
    """A drawn level stroke at least a third of the paper long; points.

    `y` counts from the top of the paper (None where it cannot be known), `before` is how many parts of the
    layout stand before it.
    """

    width: float
    stroke: float
    before: int
    y: float | None = None
    colour: str | None = None
    page: int | None = None

    @property
    def is_red(self) -> bool:
        return is_red(self.colour)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A printed page number; `side` is "right" (odd) or "left" (even), lengths are points.

    `gap` is the room from the edge of the text area to it, `below` how far its middle stands under the text
    area. `even` is None where one footer serves both sides; a `is_turned` one stands upright on a page that
    lies. `source` is the Word paragraph.
    """

    where: str
    text: str
    face: Typeface
    size: float
    side: Literal["left", "right", "centre", "outside"]
    gap: float | None
    even: bool | None
    below: float | None = None
    is_turned: bool = False
    source: Any = None


@dataclass(frozen=True, slots=True)
class Side:
    """A page of a PDF, or a section of a Word file; points.

    Margins and pitch are None where they cannot be known. `columns` is how many characters a full line of
    body text holds.
    """

    where: str
    width: float
    height: float
    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None
    pitch: float | None = None
    columns: float | None = None
    first: bool = False

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True)
class PaperLayout:
    """The layout of a paper: its sides, parts, strokes and page numbers.

    `slack` is how far off places on a page may be measured, in points; `pages` and `numbered` (those that
    show a number) are None for a Word file.
    """

    sides: tuple[Side, ...]
    parts: tuple[LayoutPart, ...]
    numbers: tuple[PageNumber, ...] = ()
    rules: tuple[LevelStroke, ...] = ()
    pages: int | None = None
    numbered: frozenset[int] | None = None
    numbered_first: bool = False
    has_pictures: bool = False
    slack: float = 0

    @cached_property
    def printed(self) -> tuple[LayoutPart, ...]:
        return tuple(part for part in self.parts if not part.is_blank)

    @cached_property
    def red_rules(self) -> tuple[LevelStroke, ...]:
        return tuple(rule for rule in self.rules if rule.is_red)

    def index(self, part: LayoutPart) -> int:
        return self._places[id(part)]

    def blanks_above(self, part: LayoutPart) -> int | None:
        """Return the count of blank lines over a part; None for the first part and the first of a page."""
        at = self.index(part)
        above = at
        while above and self.parts[above - 1].is_blank and not self.parts[above].new_page:
            above -= 1
        return None if above == 0 or self.parts[above].new_page else at - above

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(part): number for number, part in enumerate(self.parts)}
