"""Define groups of values that several papers have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from zsgx_docs.records.record import Doubt, Part


class Period(Part):
    """The days of a class, as written and as dates."""

    text: str | None = None
    start: date | None = None
    end: date | None = None


class PlannedMonths(Part):
    """The months planned for a class, as written and counted from 1."""

    text: str | None = None
    start_month: int | None = None
    end_month: int | None = None


class Contact(Part):
    """Somebody to ask, and the telephone."""

    name: str | None = None
    phone: str | None = None


def repeated(
    values: Iterable[tuple[str, str | None]], what: str, of_matter: bool = False, rule: str | None = None
) -> Iterator[Doubt]:
    """Doubt together values that stand more than once; `values` come with their paths."""
    places: dict[str, list[str]] = {}
    for path, value in values:
        if value:
            places.setdefault(value, []).append(path)
    for value, paths in places.items():
        if len(paths) > 1:
            yield Doubt(tuple(paths), f"{what}重复：{value}", of_matter, rule)


def out_of_sequence(path: str, numbers: Iterable[int | None], rule: str | None = None) -> Iterator[Doubt]:
    """Doubt running numbers that do not go up by one; a list may begin again at 1 (trainees, then staff)."""
    before = 0
    for index, number in enumerate(numbers):
        if number is None:
            continue
        if number not in (before + 1, 1):
            yield Doubt((f"{path}[{index}].no",), f"序号不连续：{before}之后是{number}", rule=rule)
        before = number


def follows(number: str | None, next_number: str | None) -> bool:
    """Tell whether a running number alone differs, and goes up by one: 〔2025〕9号, 〔2025〕10号."""
    one, other = (re.fullmatch(r"(.*?)(\d+)(\D*)", text or "") for text in (number, next_number))
    if one is None or other is None or (one[1], one[3]) != (other[1], other[3]):
        return False
    return int(other[2]) == int(one[2]) + 1
