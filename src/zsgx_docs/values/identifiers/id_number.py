"""Read, print and check resident identity numbers (GB 11643): 17 digits and a check character."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from zsgx_docs.values.characters import half_width, hyphened, mend_lookalikes, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, joined, nullable, text_or_error
from zsgx_docs.values.numbers import LOOKALIKES

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""What each of the 17 digits counts in the check sum (GB 11643): powers of 2, modulo 11."""
_CHECKS = "10X98765432"
CUT = "000"
"""Spreadsheets keep 15 digits of a number."""
_SPREADSHEET = re.compile(r"(?i)\d(?:\.\d+)?E\+?\d+")
_MOSTLY_DIGITS = re.compile(r"[\dOolI|]{14,17}[\dOolI|X]")


class IdNumber(BaseKind):
    """The kind of resident identity numbers."""

    name = "id_number"
    json_type = nullable("string")
    alphabet = "0123456789X"
    self_check = "digit"
    told_by_label = True

    def _format(self, value: Any) -> str:
        return text_or_error(value, "身份证号")

    def _parse(self, text: str, context: Context) -> Parsed:
        written = re.sub("[x×✕]", "X", without_blanks(half_width(text)))
        without_hyphens = hyphened(written).replace("-", "")
        if not _MOSTLY_DIGITS.fullmatch(without_hyphens):
            return Parsed(written, _doubt_of_others(written))
        number = mend_lookalikes(without_hyphens)
        slip = f"{LOOKALIKES}：{written}" if number != without_hyphens else None
        return Parsed(number, joined(slip, doubt_of_id_number(number)))


def check_character(digits: str) -> str:
    """Return the 18th character that belongs to 17 digits (ISO 7064 MOD 11-2)."""
    total = sum([int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)])
    return _CHECKS[total % 11]


def birth_date(number: str) -> datetime.date | None:
    """Return the day of birth in an 18-character number; None if there is no such day."""
    try:
        return datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_male(number: str) -> bool | None:
    """Tell the sex by the 17th digit of an 18-character number; None for any other."""
    return int(number[16]) % 2 == 1 if re.fullmatch(r"\d{17}[\dX]", number) else None


@lru_cache(maxsize=1 << 12)
def doubt_of_id_number(number: str) -> str | None:
    """Say why an ID number cannot be right, or should be looked at; None if nothing speaks against it."""
    if re.fullmatch(r"\d{15}", number):
        return f"是15位旧身份证号：{number}"
    if _SPREADSHEET.fullmatch(number):
        return _doubt_of_others(number)
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return f"身份证号应为18位，这里是{len(number)}位：{number}"
    if number.endswith(CUT):
        return f"身份证号末三位为000，可能被电子表格截断：{number}"
    if check_character(number[:17]) != number[17]:
        return f"身份证号校验位不符：{number}"
    return None if birth_date(number) else f"身份证号中的出生日期不存在：{number}"


def may_end_so(number: str | None, among: Iterable[str | None]) -> bool:
    """Tell whether a number that ends as spreadsheets cut them may be right, as one in a thousand is.

    Its check digit must be right, and that of every other `among` them that ends so: a cut one's seldom is.
    """
    return _cut_but_right(number) and all(map(_cut_but_right, filter(_is_cut, among)))


def _is_cut(number: str | None) -> bool:
    return number is not None and number.endswith(CUT)


def _cut_but_right(number: str | None) -> bool:
    return (
        number is not None
        and re.fullmatch(r"\d{15}" + CUT, number) is not None
        and check_character(number[:17]) == number[17]
        and birth_date(number) is not None
    )


def _doubt_of_others(written: str) -> str:
    if _SPREADSHEET.fullmatch(written):
        return f"身份证号已被电子表格改成科学计数，须重新索取：{written}"
    return f"不是18位居民身份证号：{written}"
