"""Read numbers in Chinese characters: 二〇二六, 一百二十, 壹拾万零伍仟."""

from __future__ import annotations

import re

from zsgx_docs.values.characters import half_width

DIGITS = "零一二三四五六七八九"
_SAME = str.maketrans(
    "〇○◯两壹贰叁肆伍陆柒捌玖貳參陸貮拾佰仟萬億", "零零零二一二三四五六七八九二三六二十百千万亿"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
"""How many each character stands for."""

_D = "[一二三四五六七八九]"
_SECTION = f"(?:({_D}千)(零)?)?(?:({_D}百)(零)?)?(?:({_D})?(十))?({_D})?"


def integer(text: str) -> int | None:
    """Read the whole number that a text says in plain or capital numerals.

    None if it says none, or not clearly: 一万五 may be 15000 or 10005.
    """
    plain = text.translate(_SAME)
    if plain == "零":
        return 0
    above, yi, below = plain.rpartition("亿")
    middle, wan, rest = below.rpartition("万")
    sections = [(above, yi, 10**8), (middle, wan, 10**4), (rest, "", 1)]
    total = 0
    for digits, name, worth in sections:
        value = _section(digits, is_first=not total)
        if value is None or (name and not value):
            return None
        total += value * worth
    return total or None


def positional(text: str) -> str | None:
    """Return a number written digit by digit in Chinese as Arabic digits: 二〇二六, 二OO六; else None."""
    plain = re.sub("[Oo]", "零", half_width(text).translate(_SAME))
    if not re.search(_D, plain) or not re.fullmatch(f"[0-9{DIGITS}]+", plain):
        return None
    return "".join(c if c.isascii() else str(DIGITS.index(c)) for c in plain)


def _section(text: str, is_first: bool) -> int | None:
    """The number below 10000 that `text` names, 0 for none; one that follows needs thousands or a 零."""
    if not text:
        return 0
    digits = text if is_first else text.removeprefix("零")
    if not is_first and digits == text and "千" not in text[1:2]:
        return None
    if not _is_sound(digits):
        return None
    total, digit = 0, 0
    for c in digits.replace("零", ""):
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        else:
            digit = DIGITS.index(c)
    return total + digit


def _is_sound(digits: str) -> bool:
    """Units in order, and 零 exactly where one is left out between others."""
    found = re.fullmatch(_SECTION, digits)
    if found is None:
        return False
    thousands, gap, hundreds, inner_gap, _, ten, one = found.groups()
    lower = bool(hundreds or ten or one)
    if thousands and lower and bool(gap) == bool(hundreds):
        return False
    if hundreds and (ten or one) and bool(inner_gap) != (not ten):
        return False
    return bool(lower or not gap) and bool(ten or one or not inner_gap)
