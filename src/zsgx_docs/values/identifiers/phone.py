"""Read and print telephone numbers: area-number[-extension], 11-digit mobiles; several are joined by 、."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.characters import (
    TILDES,
    half_width,
    hyphened,
    mend_lookalikes,
    one_line,
    without_blanks,
)
from zsgx_docs.values.kind import BaseKind, Context, Parsed, joined, nullable, text_or_error
from zsgx_docs.values.numbers import LOOKALIKES

_SEPARATORS = re.compile(r"[、;,/\n或和及]+")
_FROM_ABROAD = re.compile(r"\(?(?:\+|00)?86\)?-?(?P<rest>.+)")
_MOBILE = re.compile(r"0?(1[3-9]\d)-?(\d{4})-?(\d{4})")
_LANDLINE = re.compile(
    r"(?i)(?:\(?(?P<area>010|02\d|0[3-9]\d{2})\)?-?)?(?P<number>[2-9]\d{2,3}-?\d{4})"
    r"(?:-?\(?(?:-|转|分机|ext\.?)[:：]?(?P<extension>\d{1,6})\)?)?"
)
_AS_NUMBER = re.compile(r"(\d{7,12})\.0")
"""As programs write a number out of a table."""
_PLAIN_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_SERVICE = re.compile(r"([48]00)-?(\d{3})-?(\d{4})")
_SAME_AS = re.compile(r"同(?=.)[上左右前]?(?:申报|承办)?(?:单位)?(?:办公|固定|联系)?(?:电话|手机|传真|号码)?")


class Phone(BaseKind):
    """The kind of telephone numbers, landlines and mobiles alike; 同电话 stays text."""

    name = "phone"
    is_figures = True
    told_by_label = True
    json_type = nullable("string")
    alphabet = "0123456789-转()、同电话"
    what = "电话"

    def _normal(self, text: str) -> str:
        lines = (super(Phone, self)._normal(line) for line in text.splitlines())
        return "\n".join(line for line in lines if line)

    def _format(self, value: Any) -> str:
        return text_or_error(value, self.what)

    def _parse(self, text: str, context: Context) -> Parsed:
        if _PLAIN_MOBILE.fullmatch(text):
            return Parsed(text, self._doubt_of(text))
        whole = without_blanks(text)
        if _SAME_AS.fullmatch(whole):
            return Parsed(whole)
        numbers = [number for part in _parts(text) for number in self._numbers(part)]
        if wrong := [number for number in numbers if number.value is None]:
            return Parsed(one_line(text), wrong[0].doubt)
        value = "、".join(number.value for number in numbers)
        return Parsed(value, joined(*dict.fromkeys(number.doubt for number in numbers)))

    def _numbers(self, text: str) -> list[Parsed]:
        """One number, or several that only blanks part."""
        one = self._number(without_blanks(text))
        apart = [self._number(part) for part in text.split()]
        if one.doubt and len(apart) > 1 and not any(number.doubt for number in apart):
            return apart
        return [one]

    def _number(self, text: str) -> Parsed:
        mended = mend_lookalikes(text)
        slip = f"{LOOKALIKES}：{text}" if mended != text else None
        value = _normal_number(mended)
        if value is None:
            return Parsed(None, f"{self.what}的位数或写法不对：{text}")
        return Parsed(value, joined(slip, self._doubt_of(value)))

    def _doubt_of(self, number: str) -> str | None:
        return None


class Mobile(Phone):
    """The kind of mobiles' numbers, of 11 digits; anything else is doubtful."""

    name = "mobile"
    alphabet = "0123456789"
    what = "手机号码"

    def _doubt_of(self, number: str) -> str | None:
        return None if re.fullmatch(r"1\d{10}", number) else f"不是11位手机号码：{number}"


def _parts(text: str) -> list[str]:
    """The numbers of a blank; one that ends in a dash goes on in the next line."""
    plain = re.sub(f"[{TILDES}]", "-", hyphened(half_width(text)))
    whole = re.sub(r"\s*-\s*", "-", plain)
    lines = whole if _each_line_is_a_number(whole) else whole.replace("\n", "")
    return [part for part in _SEPARATORS.split(lines) if part.strip()] or [text]


def _each_line_is_a_number(text: str) -> bool:
    lines = [without_blanks(part) for line in text.split("\n") for part in _SEPARATORS.split(line) if part]
    return all(_normal_number(line) for line in lines)


def _normal_number(text: str) -> str | None:
    """In normal form; None for what is no telephone number."""
    abroad = _FROM_ABROAD.fullmatch(text)
    readings = [text, abroad["rest"], f"0{abroad['rest']}"] if abroad else [text]
    return next((number for number in map(_domestic_number, readings) if number), None)


def _domestic_number(text: str) -> str | None:
    if found := _AS_NUMBER.fullmatch(text):
        text = found[1]
    if found := _MOBILE.fullmatch(text):
        return "".join(found.groups())
    if found := _SERVICE.fullmatch(text):
        return "-".join(found.groups())
    found = _LANDLINE.fullmatch(text)
    if found is None:
        return None
    area, number, extension = found["area"], found["number"].replace("-", ""), found["extension"]
    if area and len(area) == 3 and len(number) != 8:
        return None
    return "-".join(part for part in (area, number, extension) if part)
