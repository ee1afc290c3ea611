"""Read and write sums of money in capital numerals (大写): 壹拾万零伍仟元整."""

from __future__ import annotations

import re
from decimal import Decimal

from zsgx_docs.values.numbers.chinese_numerals import integer

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("仟", "佰", "拾", "")
_LIMIT = Decimal(10) ** 12
"""Yuan from which on a sum has no words here: numerals from 万亿 on are read in more than one way."""
_CAPITALS = (
    r"(?:(?P<yuan>[^元圆角分整正]+)[元圆])?"
    r"零?(?:(?P<jiao>[^元圆角分零])角)?零?(?:(?P<fen>[^元圆角分零])分)?[整正]?"
)


def to_capitals(amount: Decimal) -> str:
    """Write a sum in yuan as receipts have it.

    ValueError unless 0 <= amount < 10**12 with at most two places.
    """
    if not amount.is_finite() or not 0 <= amount < _LIMIT or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"金额不能写成大写：{amount}")
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if fen and yuan else "")
    return whole + tenths + (f"{_DIGITS[fen]}分" if fen else "整")


def from_capitals(text: str) -> Decimal:
    """Read the sum in yuan that capital (or plain Chinese) numerals with 元, 角, 分 name; else ValueError."""
    written = re.sub(r"\s|人民币|[(（]?大写[)）]?[:：]?", "", text)
    found = re.fullmatch(_CAPITALS, written)
    parts = [] if found is None else [found["yuan"], found["jiao"], found["fen"]]
    numbers = [integer(part) for part in parts if part]
    if not numbers or None in numbers:
        raise ValueError(f"无法识别的大写金额：{text}")
    yuan, jiao, fen = (integer(part or "零") or 0 for part in parts)
    return Decimal(yuan * 100 + jiao * 10 + fen).scaleb(-2)


def _whole(number: int) -> str:
    """Inner zeros are written once; so is one where a section ends in zero."""
    text, sections = "", ((number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, ""))
    gap = False
    for section, name in sections:
        if section:
            text += ("零" if text and (gap or section < 1000) else "") + _section(section) + name
            gap = section % 10 == 0
        else:
            gap = gap or bool(text)
    return text or "零"


def _section(number: int) -> str:
    text, gap = "", False
    for figure, unit in zip(f"{number:04d}", _UNITS, strict=True):
        if figure == "0":
            gap = bool(text)
        else:
            text += ("零" if gap else "") + _DIGITS[int(figure)] + unit
            gap = False
    return text
