"""Read and print sums of money: a decimal string in yuan with two places, "105000.00" for 105,000.00."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from zsgx_docs.values.characters import half_width
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable
from zsgx_docs.values.numbers.money_capitals import from_capitals
from zsgx_docs.values.numbers.numeral import read_numeral

_CENT = Decimal("0.01")
_UNITS = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8}
"""How many yuan each word before 元 stands for."""
_SUM = r"(?i)(?:人民币|RMB|CNY)?[￥¥]?(?P<number>[^￥¥元圆万亿]*?)(?P<unit>千|万|百万|亿)?[元圆]?[整正]?"
_IN_WORDS = r"[零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]"
_BOTH = r"(?P<one>[^()]+)\((?:大写|小写)?:?(?P<other>[^()]+)\)"


class Money(BaseKind):
    """The kind of sums in yuan."""

    name = "money"
    is_figures = True
    json_type = nullable("string", pattern=r"^-?\d+\.\d{2}$")
    alphabet = "0123456789.,元万￥¥零壹贰叁肆伍陆柒捌玖拾佰仟亿整角分"

    def _format(self, value: Any) -> str:
        return f"{self._yuan(value):,.2f}"

    def _yuan(self, value: Any) -> Decimal:
        """The sum as a number of two places, at most. Raises ValueError."""
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            raise ValueError(f"金额应写作 105000.00 这样的形式：{in_words(value)}")
        try:
            return Decimal(_two_places(Decimal(str(value))))
        except (InvalidOperation, ValueError):
            raise ValueError(f"金额应写作 105000.00 这样的形式：{in_words(value)}") from None

    def _parse(self, text: str, context: Context) -> Parsed:
        written = re.sub(r"\s+(?=\D)|(?<=\D)\s+", "", half_width(text))
        both = re.fullmatch(_BOTH, written)
        amount, doubt = _agreed(both["one"], both["other"]) if both else _amount(written)
        if amount is None:
            return Parsed(None, f"无法识别为金额：{text}")
        try:
            value = _two_places(amount)
        except ValueError:
            return Parsed(None, f"金额的小数多于两位：{text}")
        return Parsed(value, joined(doubt, f"金额为负数：{text}" if amount < 0 else None))


def _agreed(one: str, other: str) -> tuple[Decimal | None, str | None]:
    """A sum written twice, in figures and in capitals."""
    (first, doubt), (second, other_doubt) = _amount(one), _amount(other)
    differ = f"大写与小写不一致：{one}，{other}" if first != second else None
    return first, joined(doubt, other_doubt, differ)


def _amount(written: str) -> tuple[Decimal | None, str | None]:
    if re.search(_IN_WORDS, written) and re.search("[元圆角分]", written):
        try:
            return from_capitals(written), None
        except ValueError:
            pass
    found = re.fullmatch(_SUM, written)
    if found is None:
        return None, None
    number, doubt = read_numeral(found["number"])
    return (None if number is None else number * _UNITS[found["unit"] or ""]), doubt


def _two_places(amount: Decimal) -> str:
    if not amount.is_finite() or amount != amount.quantize(_CENT):
        raise ValueError(f"more than two places: {amount}")
    return f"{amount.quantize(_CENT):f}"
