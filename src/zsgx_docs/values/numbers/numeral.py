"""Read numbers as people write them: with thousands separators, blanks, full-width or Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zsgx_docs.values.characters import (
    digits_stand_apart,
    half_width,
    hyphened,
    mend_lookalikes,
    without_blanks,
)
from zsgx_docs.values.kind import joined
from zsgx_docs.values.numbers.chinese_numerals import integer

_PLAIN = r"-?\d+(?:\.\d+)?"
_THOUSANDS = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_LONGEST = 16
"""Characters of a number, at most; a guess: more are several numbers in one blank, or no amount at all."""
_FIGURES = re.compile(f"[0-9]{{1,{_LONGEST}}}")
LOOKALIKES = "个别字符形似数字，已按数字理解"


class Numeral(NamedTuple):
    """The one number of a text, if it is one, and what to doubt about it."""

    number: Decimal | None
    doubt: str | None = None


def read_numeral(text: str) -> Numeral:
    """Read the one number that `text` is; None, without a doubt of its own, if it is no number."""
    if _FIGURES.fullmatch(text):
        return Numeral(Decimal(text))
    plain = hyphened(half_width(text))
    apart = f"数字间有空格，可能不是一个数：{text}" if digits_stand_apart(plain) else None
    written = without_blanks(plain)
    in_words = integer(written)
    if in_words is not None:
        return Numeral(Decimal(in_words), apart)
    mended = re.sub(r"(?<=\d)[。·](?=\d)", ".", mend_lookalikes(written))
    figures = mended.replace(",", "")
    if len(figures) > _LONGEST or not (re.fullmatch(_PLAIN, mended) or re.fullmatch(_THOUSANDS, mended)):
        return Numeral(None)
    slip = f"{LOOKALIKES}：{text}" if mended != written else None
    return Numeral(Decimal(figures), joined(apart, slip))
