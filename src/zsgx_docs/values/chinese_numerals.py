"""Numbers in Chinese characters: 二〇二六, 一百二十, 壹拾万零伍仟."""

from __future__ import annotations

import re

from zsgx_docs.values.characters import half_width

DIGITS = "零一二三四五六七八九"
_SAME = str.maketrans(
    "〇○◯两壹贰叁肆伍陆柒捌玖貳參陸貮拾佰仟萬億", "零零零二一二三四五六七八九二三六二十百千万亿"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}

_D = "[一二三四五六七八九]"
_TENS = f"(?:{_D}?十{_D}?|{_D})"
_HUNDREDS = f"(?:{_D}百(?:{_D}?十{_D}?|零{_D})?)"
_THOUSANDS = f"(?:{_D}千(?:{_HUNDREDS}|零{_TENS})?)"
_SECTION = f"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS})"
_FOLLOWING = f"(?:零{_SECTION}|{_THOUSANDS})"
_BELOW_YI = f"(?:{{first}}万{_FOLLOWING}?|{{first}})"
_INTEGER = re.compile(
    f"零|{_BELOW_YI.format(first=_SECTION)}|{_SECTION}亿(?:{_BELOW_YI.format(first=_FOLLOWING)})?"
)


def integer(text: str) -> int | None:
    """The whole number that a text says in plain or capital numerals; None if it says none, or not clearly.

    一万五 (15000 or 10005?) is not clear.
    """
    plain = text.translate(_SAME)
    if not _INTEGER.fullmatch(plain):
        return None
    above, _, below = plain.rpartition("亿")
    tens_of_thousands, _, rest = below.rpartition("万")
    return _section(above) * 10**8 + _section(tens_of_thousands) * 10**4 + _section(rest)


def positional(text: str) -> str | None:
    """A number written digit by digit in Chinese, as Arabic digits: 二〇二六, 二OO六; else None."""
    plain = re.sub("[Oo]", "零", half_width(text).translate(_SAME))
    if not re.search(_D, plain) or not re.fullmatch(f"[0-9{DIGITS}]+", plain):
        return None
    return "".join(c if c.isascii() else str(DIGITS.index(c)) for c in plain)


def _section(text: str) -> int:
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        else:
            digit = DIGITS.index(c)
    return total + digit
