"""Counts automatic numbers of paragraphs as Word does: 一、 （二） 1. ① and bullets.

They stand nowhere in the text of a Word file; who reads it sees them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zsgx_docs.word.names import MC, W
from zsgx_docs.word.numerals import numeral
from zsgx_docs.word.ooxml import Element, child, toggled, value, whole_number
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.visible import symbol

LEVELS = 9
"""Levels of a list (ECMA-376-1, 17.9.6)."""
MOST_COUNT = 32_767
"""The highest number that a list may begin with: what Word's own dialog takes."""
LONGEST_PATTERN = 255
"""Characters of a level's text, `%1.` and the like; a guess: they are but a few."""
_SPACED = "、．。：）】」〕"
"""Signs that have white space of their own behind them."""


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's number as printed; `gap` follows it, its level's properties go under the direct ones."""

    text: str
    gap: str
    paragraph: Element | None
    run: Element | None

    def before(self, text: str) -> str:
        """Return number and text as one reads them: 1. 概述, but 一、概述, whatever Word sets between."""
        if not (text and self.text and self.gap):
            return f"{self.text}{text}"
        parted = self.text[-1] not in _SPACED and (self.gap == "\t" or text[0].isascii())
        return f"{self.text}{' ' if parted else ''}{text}"


@dataclass(frozen=True, slots=True)
class _List:
    """The levels of a list and what its counters are told to begin with, by the number of the level."""

    levels: Mapping[str, Element]
    starts: Mapping[str, Element]


class Numbering:
    """The numbers of a document's paragraphs, asked in their order; counters live as long as the object."""

    def __init__(self, part: Element | None, styles: StyleSheet) -> None:
        nums = part.findall(f"{W}num") if part is not None else []
        abstracts = part.findall(f"{W}abstractNum") if part is not None else []
        self._nums = {value(n, "numId"): n for n in nums}
        self._abstracts = {value(a, "abstractNumId"): a for a in abstracts}
        self._by_style_link = {
            value(link): a for a in abstracts if (link := child(a, "styleLink")) is not None
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = styles
        self._lists: dict[str | None, _List] = {}
        self._styled: dict[str | None, tuple[str | None, str | None]] = {}

    def label(self, paragraph: Element) -> Label | None:
        """Return the next paragraph's number; None where it has none, or its end is deleted with it."""
        properties = child(paragraph, "pPr")
        if not self._nums or child(properties, "rPr/del") is not None:
            return None
        style = value(child(properties, "pStyle"))
        own = child(properties, "numPr")
        styled_num, styled_level = self._by_style(style)
        num = self._nums.get(value(child(own, "numId")) or styled_num)
        if num is None:
            return None
        given = value(child(own, "ilvl")) or styled_level
        return self._next(num, _level_named(given) if given else self._level_of_style(num, style))

    def _by_style(self, style: str | None) -> tuple[str | None, str | None]:
        """The list and the level that a paragraph style gives."""
        if style not in self._styled:
            given = self._styles.bases(style, None)[0].elements.get("numPr")
            self._styled[style] = value(child(given, "numId")), value(child(given, "ilvl"))
        return self._styled[style]

    def _level_of_style(self, num: Element, style: str | None) -> int:
        """The level of the list that is linked to the style, the first if none is."""
        abstract = self._abstract(num)
        levels = abstract.findall(f"{W}lvl") if abstract is not None and style is not None else []
        linked = (value(found, "ilvl") for found in levels if value(child(found, "pStyle")) == style)
        return _level_named(next(linked, None))

    def _next(self, num: Element, level: int) -> Label | None:
        found = self._level(num, level)
        if found is None:
            return None
        counts = self._advance(num, level)
        text = "" if toggled(child(found, "rPr/vanish")) else self._text(num, found, counts)
        gap = {"nothing": "", "space": " "}.get(value(child(found, "suff")) or "tab", "\t")
        return Label(text, gap, child(found, "pPr"), child(found, "rPr"))

    def _level(self, num: Element, level: int) -> Element | None:
        return self._list(num).levels.get(str(level))

    def _list(self, num: Element) -> _List:
        key = value(num, "numId")
        if key not in self._lists:
            overrides, abstract = num.findall(f"{W}lvlOverride"), self._abstract(num)
            shared = abstract.findall(f"{W}lvl") if abstract is not None else []
            self._lists[key] = _List(
                levels=_first_of_each(
                    [*((o, child(o, "lvl")) for o in overrides), *((s, s) for s in shared)]
                ),
                starts=_first_of_each([(o, child(o, "startOverride")) for o in overrides]),
            )
        return self._lists[key]

    def _abstract(self, num: Element) -> Element | None:
        abstract = self._abstracts.get(value(child(num, "abstractNumId")))
        linked = value(child(abstract, "numStyleLink"))
        return self._by_style_link.get(linked, abstract) if linked else abstract

    def _advance(self, num: Element, level: int) -> dict[int, int]:
        key = value(child(num, "abstractNumId")) or ""
        if self._list(num).starts:
            key = f"{key}/{value(num, 'numId')}"
        counts = self._counts.setdefault(key, {})
        counts[level] = counts.get(level, self._start(num, level) - 1) + 1
        for deeper in [other for other in counts if other > level and self._restarts(num, other, level)]:
            del counts[deeper]
        for upper in range(level):
            counts.setdefault(upper, self._start(num, upper))
        return counts

    def _restarts(self, num: Element, deeper: int, level: int) -> bool:
        """Whether a number of `level` has those of a deeper one begin anew."""
        return level < whole_number(value(child(self._level(num, deeper), "lvlRestart")), deeper)

    def _start(self, num: Element, level: int) -> int:
        own = self._list(num).starts.get(str(level))
        return _count_named(value(child(self._level(num, level), "start") if own is None else own))

    def _text(self, num: Element, found: Element, counts: dict[int, int]) -> str:
        pattern = (value(child(found, "lvlText")) or "")[:LONGEST_PATTERN]
        if _format_of(found) == "bullet":
            font = value(child(found, "rPr/rFonts"), "ascii")
            return "".join(_bullet(c, font) for c in pattern)
        legal = toggled(child(found, "isLgl"))

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            own = "decimal" if legal else _format_of(self._level(num, level))
            return numeral(counts.get(level, 1), own)

        return re.sub(r"%([1-9])", printed, pattern)


def _first_of_each(given: Iterable[tuple[Element, Element | None]]) -> dict[str, Element]:
    """The second of each pair by the level that the first names; of two for one level the first."""
    found: dict[str, Element] = {}
    for naming, named in given:
        if named is not None:
            found.setdefault(value(naming, "ilvl") or "", named)
    return found


def _level_named(text: str | None) -> int:
    level = whole_number(text, 0)
    return level if 0 <= level < LEVELS else 0


def _count_named(text: str | None) -> int:
    count = whole_number(text, 1)
    return count if 0 <= count <= MOST_COUNT else 1


def _format_of(level: Element | None) -> str:
    """The name of a level's number format; of one that Word spells out by examples, the first of these."""
    named = child(level, "numFmt")
    choice = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt") if level is not None else None
    if choice is not None and (examples := value(choice, "format")):
        return examples.partition(",")[0]
    return value(named) or "decimal"


def _bullet(character: str, font: str | None) -> str:
    if not 0xF000 <= ord(character) <= 0xF0FF:
        return character
    return symbol(font, ord(character)) or {0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0D8: "➢"}.get(
        ord(character), "•"
    )
