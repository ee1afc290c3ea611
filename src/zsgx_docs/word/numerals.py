"""Writes counts in the number formats that Word names: chineseCounting, upperRoman and others."""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
"""Values of the Roman numerals, those of two letters too, the largest first."""


MOST_DIGITS = 5
"""Digits to which a count is filled up with noughts: `00001` is the longest that Word offers."""
MOST_LETTERS = 30
"""Letters of one number, AA… for 27 and so on; a guess: no list has nearly 780 entries."""


def numeral(count: int, shown: str) -> str:
    """Return a count in a number format of Word (`001`: so many digits); unknown ones print Arabic digits."""
    if shown.isdigit():
        return f"{count:0{min(len(shown), MOST_DIGITS)}d}"
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
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text


def _letters(count: int) -> str:
    if not 0 < count <= 26 * MOST_LETTERS:
        return str(count)
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _in_row(first: int, most: int = 20) -> Callable[[int], str]:
    """Characters that Unicode has in a row, from 1 to `most`."""
    return lambda count: chr(first + count - 1) if 1 <= count <= most else str(count)


def _in_turn(characters: str) -> Callable[[int], str]:
    return lambda count: characters[count - 1] if 1 <= count <= len(characters) else str(count)


def _legal(count: int) -> str:
    """In capitals, as on cheques: 壹拾贰."""
    if not 0 < count < 10000:
        return str(count)
    plain = _chinese(count)
    return ("一" + plain if plain.startswith("十") else plain).translate(_CAPITALS)


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
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _in_turn("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _in_turn("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _in_row(0x2460),
    "decimalEnclosedCircleChinese": _in_row(0x2460),
    "decimalEnclosedParen": _in_row(0x2474),
    "decimalEnclosedFullstop": _in_row(0x2488),
    "ideographEnclosedCircle": _in_row(0x3280, 10),
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth2": lambda count: str(count).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "decimalFullWidth": lambda count: str(count).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}
