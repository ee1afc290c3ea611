"""Read and print years, counts and plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from zsgx_docs.values.characters import half_width, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable
from zsgx_docs.values.numbers.chinese_numerals import positional
from zsgx_docs.values.numbers.numeral import read_numeral

_COUNTERS = "人次|人|名|个|位|份|批次|批|期|次|届|天|项|张|本|册|号"
_HOURS = "个?(?:学时|课时|小时|学分)|节|时|天"
_LOOSE_BLANKS = re.compile(r"\s+(?=\D)|(?<=\D)\s+")
_ROUND = "数目不确切，只取其数"

MOST_YEARS_APART = 2
"""Years between a paper's and the programme's, at most; a guess."""
EARLIEST = 1949
"""The first year that a paper may name: that of the People's Republic's founding."""
LATEST = 2100
"""The last year that a paper may name; a guess."""


class Year(BaseKind):
    """The kind of years, of four digits."""

    name = "year"
    is_figures = True
    json_type = nullable("integer")
    alphabet = "0123456789年度"
    blank = "    "

    def _format(self, value: Any) -> str:
        if not _is_whole(value) or not 1000 <= value <= 9999:
            raise ValueError(f"年份应为四位整数：{in_words(value)}")
        return str(value)

    def _parse(self, text: str, context: Context) -> Parsed:
        written = re.sub(r"年度?$", "", half_width(without_blanks(text)))
        figures = positional(written)
        numeral = read_numeral(figures) if figures else read_numeral(written)
        if numeral.number is None or not 1000 <= numeral.number <= 9999 or numeral.number % 1:
            return Parsed(None, f"无法识别为年份：{text}")
        year = int(numeral.number)
        return Parsed(year, joined(numeral.doubt, doubt_of_year(year, context)))


class Count(BaseKind):
    """The kind of whole numbers that are never negative."""

    name = "int"
    is_figures = True
    told_by_label = True
    json_type = nullable("integer", minimum=0)
    alphabet = "0123456789"

    def _format(self, value: Any) -> str:
        if not _is_whole(value) or value < 0:
            raise ValueError(f"应为不小于0的整数：{in_words(value)}")
        return str(value)

    def _parse(self, text: str, context: Context) -> Parsed:
        number, doubt = _measured(text.rstrip("、.．。"), _COUNTERS)
        if number is None or number % 1 or number < 0:
            return Parsed(None, f"无法识别为整数：{text}")
        return Parsed(int(number), doubt)


class Number(BaseKind):
    """The kind of numbers such as of credit hours, never negative; whole numbers are integers."""

    name = "number"
    is_figures = True
    told_by_label = True
    json_type = nullable("number", minimum=0)
    alphabet = "0123456789."

    def _format(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise ValueError(f"应为数字：{in_words(value)}")
        if not Decimal(str(value)).is_finite():
            raise ValueError(f"应为有限的数字：{in_words(value)}")
        if value < 0:
            raise ValueError(f"应为不小于0的数：{in_words(value)}")
        return f"{Decimal(str(value)):f}".removesuffix(".0")

    def _parse(self, text: str, context: Context) -> Parsed:
        number, doubt = _measured(text, _HOURS)
        if number is None:
            return Parsed(None, f"无法识别为数字：{text}")
        if number < 0:
            return Parsed(None, f"是负数：{text}")
        return Parsed(float(number) if number % 1 else int(number), doubt)


def doubt_of_year(year: int, context: Context) -> str | None:
    """Say why a year may be wrong: it lies far from the programme's, or beyond living memory."""
    if context.year is not None and abs(year - context.year) > MOST_YEARS_APART:
        return f"{year}年与本年度（{context.year}年）相差较远"
    return None if EARLIEST <= year <= LATEST else f"年份不合常理：{year}年"


def _measured(text: str, units: str) -> tuple[Decimal | None, str | None]:
    """A number between the words that go with numbers: 第, 共, 约; its unit; 左右, 以上."""
    found = _affixed(units).fullmatch(_LOOSE_BLANKS.sub("", text))
    if found is None:
        return None, None
    numeral = read_numeral(found["number"])
    roughly = f"{_ROUND}：{text}" if found["about"] or found["more"] or found["bound"] else None
    return numeral.number, joined(numeral.doubt, roughly)


@cache
def _affixed(units: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:第|共计?|合计)?(?P<about>大?约|近)?(?P<number>.+?)(?P<more>余|多)?(?:{units})?(?P<bound>左右|以上|以内|以下)?"
    )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
