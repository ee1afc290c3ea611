"""Counts automatic numbers of paragraphs as Word does: 一、 （二） 1. ① and bullets.

They stand nowhere in the text of a Word file; who reads it sees them all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsgx_docs.word.names import MC, W
from zsgx_docs.word.numerals import numeral
from zsgx_docs.word.ooxml import Element, child, toggled, value, whole_number
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.visible import symbol

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
        return self._next(num, whole_number(given, 0) if given else self._level_of_style(num, style))

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
        return whole_number(next(linked, None), 0)

    def _next(self, num: Element, level: int) -> Label | None:
        found = self._level(num, level)
        if found is None:
            return None
        counts = self._advance(num, level)
        text = "" if toggled(child(found, "rPr/vanish")) else self._text(num, found, counts)
        gap = {"nothing": "", "space": " "}.get(value(child(found, "suff")) or "tab", "\t")
        return Label(text, gap, child(found, "pPr"), child(found, "rPr"))

    def _level(self, num: Element | None, level: int) -> Element | None:
        if num is None:
            return None
        for override in num.findall(f"{W}lvlOverride"):
            if value(override, "ilvl") == str(level) and (own := child(override, "lvl")) is not None:
                return own
        abstract = self._abstract(num)
        levels = abstract.findall(f"{W}lvl") if abstract is not None else []
        return next((found for found in levels if value(found, "ilvl") == str(level)), None)

    def _abstract(self, num: Element) -> Element | None:
        abstract = self._abstracts.get(value(child(num, "abstractNumId")))
        linked = value(child(abstract, "numStyleLink"))
        return self._by_style_link.get(linked, abstract) if linked else abstract

    def _advance(self, num: Element, level: int) -> dict[int, int]:
        key = value(child(num, "abstractNumId")) or ""
        if num.find(f"{W}lvlOverride/{W}startOverride") is not None:
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
        for override in num.findall(f"{W}lvlOverride"):
            if (
                value(override, "ilvl") == str(level)
                and (own := child(override, "startOverride")) is not None
            ):
                return whole_number(value(own), 1)
        return whole_number(value(child(self._level(num, level), "start")), 1)

    def _text(self, num: Element, found: Element, counts: dict[int, int]) -> str:
        pattern = value(child(found, "lvlText")) or ""
        if _format_of(found) == "bullet":
            font = value(child(found, "rPr/rFonts"), "ascii")
            return "".join(_bullet(c, font) for c in pattern)
        legal = toggled(child(found, "isLgl"))

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            own = "decimal" if legal else _format_of(self._level(num, level))
            return numeral(counts.get(level, 1), own)

        return re.sub(r"%([1-9])", printed, pattern)


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
