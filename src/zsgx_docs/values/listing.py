"""Read and print several values in one blank: joined by 、, or an item a line, numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zsgx_docs.values.kind import Context, Kind, Parsed

_JOINT = "、"
_SIGNS = ".．、"
_NUMBER = re.compile(rf"(?:^|(?<=\s))(\d+)[{_SIGNS}]\s*")
_SECOND = re.compile(rf"\n2[{_SIGNS}]")
_BETWEEN = re.compile("[、；;]")
ITEM_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十百]{1,4}|\d{1,3})\s*[)）]|第(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[章节条项讲课]"
    r"|[一二三四五六七八九十百]{1,4}[、.．]|\d{1,3}(?:[、)）]|[.．](?!\d))|[①-⑳])\s*"
)
"""The number of an item at the beginning of its paragraph: 一、 （二） 3. ④ 第五讲."""
_NUMERALS = re.compile(r"[一二三四五六七八九十百]+|\d+|[①-⑳]")
NUMBERED = "item"
"""The kind whose values, if there are several, take a numbered line each."""


def number_style(text: str) -> str | None:
    """Tell how the number before a paragraph is written, the same for all of a list.

    None where there is none.
    """
    found = ITEM_NUMBER.match(text)
    if found is None:
        return None
    style = _NUMERALS.sub(lambda n: "1" if n[0].isdigit() and n[0].isascii() else "一", found[0])
    style = "①" if found[0].strip() and "①" <= found[0].strip()[0] <= "⑳" else style
    return "".join(style.split()).translate(str.maketrans("（）．、", "()..")) or None


def print_listed(kind: Kind, values: Sequence[Any]) -> str:
    """Print all values in order; what is the same for all is said once."""
    printed = [kind.format(value) for value in values]
    if kind.name == NUMBERED:
        numbered = (f"{number}.{_apart(text)}" for number, text in enumerate(printed, 1))
        return printed[0] if len(printed) == 1 else "\n".join(numbered)
    return _JOINT.join(printed[:1] if len(set(printed)) == 1 else printed)


def _apart(text: str) -> str:
    """So that no number runs into a figure: `1. 5G网络`."""
    return f" {text}" if text[:1].isdigit() else text


def parse_listed(kind: Kind, text: str, context: Context) -> list[Parsed]:
    """Read the values that stand in `text`, each as its kind does; [] for an empty blank."""
    return [kind.parse(text[start:end], context) for start, end in item_spans(kind.name, text)]


def item_spans(kind: str, text: str) -> list[tuple[int, int]]:
    """Tell where each value of a list stands in `text`, half-open; empty ones are left out."""
    separators = _numbers(text) if kind == NUMBERED else list(_BETWEEN.finditer(text))
    starts, ends = [0, *(s.end() for s in separators)], [*(s.start() for s in separators), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _numbers(text: str) -> list[re.Match[str]]:
    """The numbers of items: any that begins a line, within one only the next in order that is written as the
    one before it and begins no line further down (not `ROS 2、`).

    What looks like a decimal is one as well (`2.5G网络`), unless it begins the line of the next item.
    """
    found: list[re.Match[str]] = []
    at_lines = {int(number[1]) for number in _NUMBER.finditer(text) if _begins_line(number)}
    for number in _NUMBER.finditer(text):
        begins_line = _begins_line(number)
        is_next = int(number[1]) == (int(found[-1][1]) if found else 0) + 1
        if text[number.end() : number.end() + 1].isdigit() and number[0][-1] in _SIGNS:
            plausible = begins_line and is_next and (bool(found) or _SECOND.search(text) is not None)
        else:
            goes_on = is_next and bool(found) and _sign(number) == _sign(found[-1])
            plausible = begins_line or (goes_on and int(number[1]) not in at_lines)
        if plausible:
            found.append(number)
    return found


def _begins_line(number: re.Match[str]) -> bool:
    return number.start() == 0 or number.string[number.start() - 1] == "\n"


def _sign(number: re.Match[str]) -> str:
    return number[0].strip()[-1].replace("．", ".")
