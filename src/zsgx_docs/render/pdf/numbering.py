"""Automatic numbers of paragraphs: 一、 （二） 1. ① and bullets, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zsgx_docs.word import ticks
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, integer, toggled, value

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed, `gap` what follows it; the level's own properties go under the direct ones."""

    text: str
    gap: str
    paragraph: Element | None
    run: Element | None


class Numbering:
    """Counts through one story; the counters live as long as the object."""

    def __init__(self, part: Element | None) -> None:
        nums = part.findall(f"{W}num") if part is not None else []
        abstracts = part.findall(f"{W}abstractNum") if part is not None else []
        self._nums = {value(n, "numId"): n for n in nums}
        self._abstracts = {value(a, "abstractNumId"): a for a in abstracts}
        self._by_style_link = {
            value(link): a for a in abstracts if (link := child(a, "styleLink")) is not None
        }
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, num_id: str | None, level: int) -> Label | None:
        """The next number of a list's level; None where there is no such list."""
        num = self._nums.get(num_id)
        found = self._level(num, level)
        if num is None or found is None:
            return None
        counts = self._advance(num, level)
        shown = value(child(found, "numFmt")) or "decimal"
        text = self._text(num, found, counts, shown)
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
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        for upper in range(level):
            counts.setdefault(upper, self._start(num, upper))
        return counts

    def _start(self, num: Element, level: int) -> int:
        for override in num.findall(f"{W}lvlOverride"):
            if (
                value(override, "ilvl") == str(level)
                and (own := child(override, "startOverride")) is not None
            ):
                return integer(value(own), 1)
        return integer(value(child(self._level(num, level), "start")), 1)

    def _text(self, num: Element, found: Element, counts: dict[int, int], shown: str) -> str:
        pattern = value(child(found, "lvlText")) or ""
        if shown == "bullet":
            font = value(child(found, "rPr/rFonts"), "ascii")
            return "".join(_bullet(c, font) for c in pattern)
        legal = toggled(child(found, "isLgl"))

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            own = "decimal" if legal else value(child(self._level(num, level), "numFmt")) or "decimal"
            return numeral(counts.get(level, 1), own)

        return re.sub(r"%([1-9])", printed, pattern)


def _bullet(character: str, font: str | None) -> str:
    if not 0xF000 <= ord(character) <= 0xF0FF:
        return character
    return ticks.symbol(font, ord(character)) or {0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0D8: "➢"}.get(
        ord(character), "•"
    )


def numeral(count: int, shown: str) -> str:
    """A count in one of Word's number formats; unknown formats print Arabic digits."""
    return _NUMERALS.get(shown, str)(count)


def _chinese(count: int) -> str:
    if not 0 < count < 10000:
        return str(count)
    digits = [int(d) for d in str(count)]
    text = "".join(_DIGITS[d] + _UNITS[len(digits) - 1 - i] if d else "零" for i, d in enumerate(digits))
    text = re.sub("零+", "零", text).rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _chinese_digits(count: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(abs(count)))


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else str(count)


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


_NUMERALS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _chinese_digits,
    "taiwaneseCounting": _chinese,
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}
