"""Read and print parts of a whole: 10% is 0.1 in records; a vulgar fraction such as 1/7 stays as it is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from zsgx_docs.values.characters import half_width, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, nullable, text_or_error
from zsgx_docs.values.numbers.numeral import read_numeral

_PERCENT = r"(?:百分之(?P<words>.+)|(?P<figures>[^%]+)%)"
_FRACTION = r"(\d+)/(\d+)|([一二三四五六七八九十]+)分之([一二三四五六七八九十]+)"


class Share(BaseKind):
    """The kind of shares: a number between 0 and 1, printed as percents."""

    name = "share"
    is_figures = True
    json_type = nullable("number", minimum=0, maximum=1)
    alphabet = "0123456789.%"

    def _format(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not 0 <= value <= 1:
            raise ValueError(f"比例应为0至1之间的数：{in_words(value)}")
        return f"{(Decimal(str(value)) * 100).normalize():f}%"

    def _parse(self, text: str, context: Context) -> Parsed:
        found = re.fullmatch(_PERCENT, half_width(without_blanks(text)))
        number, doubt = read_numeral(found["words"] or found["figures"]) if found else (None, None)
        if number is None or not 0 <= number <= 100:
            return Parsed(None, f"无法识别为百分比：{text}")
        return Parsed(float(number / 100) if number % 100 else int(number / 100), doubt)


class Fraction(BaseKind):
    """The kind of vulgar fractions: a text of two whole numbers, "1/7"."""

    name = "fraction"
    is_figures = True
    json_type = nullable("string", pattern=r"^[1-9]\d*/[1-9]\d*$")
    alphabet = "0123456789/"

    def _format(self, value: Any) -> str:
        text = text_or_error(value, "分数")
        if not re.fullmatch(r"[1-9]\d*/[1-9]\d*", text):
            raise ValueError(f"分数应写作 1/7 这样的形式：{in_words(value)}")
        return text

    def _parse(self, text: str, context: Context) -> Parsed:
        found = re.fullmatch(_FRACTION, half_width(without_blanks(text)))
        if found is None:
            return Parsed(None, f"无法识别为分数：{text}")
        above, below = (found[1], found[2]) if found[1] else (found[4], found[3])
        numbers = [read_numeral(above).number, read_numeral(below).number]
        if not all(numbers):
            return Parsed(None, f"无法识别为分数：{text}")
        return Parsed("/".join(f"{number:f}" for number in numbers))
