"""Lets a rule look into a record: a leaf that is missing raises, and what was looked at is remembered."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from zsgx_docs.model.paths import steps

LARGEST = Decimal(10) ** 12
"""Of a count or yuan; a guess: more is no number of these papers."""
ABSENT = object()
"""What stands where a record has no such leaf."""


class Unclear(str):
    """A path where something stands that does not tell; `why` (Chinese) says what it does not."""

    why: str

    def __new__(cls, path: str, why: str) -> Unclear:
        made = super().__new__(cls, path)
        made.why = why
        return made


class CannotTell(Exception):
    """A rule that cannot be decided, with the paths of all that is missing."""

    def __init__(self, *missing: str) -> None:
        super().__init__(*missing)
        self.missing = tuple(dict.fromkeys(missing))


class RecordView:
    """A record, or a row of one, as rules see it; paths are as in the record.

    `doubted` are the paths of flagged readings: where one of them is empty, nobody knows what stands there.
    `name` goes before the paths that are told: the paper's kind where several papers are looked at.
    """

    __slots__ = ("_base", "_doubted", "_lists", "_name", "_record", "_seen")

    def __init__(
        self,
        record: Mapping[str, Any],
        doubted: Collection[str] = (),
        name: str = "",
        base: str = "",
        seen: set[str] | None = None,
    ) -> None:
        self._record = record
        self._doubted = doubted
        self._name = name
        self._base = base
        self._seen: set[str] = set() if seen is None else seen
        self._lists: dict[str, list[RecordView]] = {}

    @property
    def record(self) -> Mapping[str, Any]:
        """Return the record itself."""
        return self._record

    @property
    def seen(self) -> set[str]:
        """Return the paths that were looked at, of a record with flagged readings."""
        return self._seen

    def of(self, record: Mapping[str, Any]) -> RecordView:
        """Return another record as this one is seen."""
        return RecordView(record, self._doubted, self._name, self._base)

    def at(self, path: str = "") -> str:
        """Return a path in full, as findings tell it."""
        own = f"{self._base}.{path}" if self._base and path else self._base or path
        return f"{self._name}.{own}" if self._name else own

    def given(self, path: str) -> Any:
        """Return a leaf that may be empty (None). Raises CannotTell where the record does not have it."""
        value = self._find(path)
        is_doubted = False
        if self._doubted:
            own = f"{self._base}.{path}" if self._base else path
            self._seen.add(own)
            is_doubted = value is None and own in self._doubted
        if value is ABSENT or is_doubted:
            raise CannotTell(self.at(path))
        return value

    def peek(self, path: str) -> Any:
        """Return a leaf, None where the record has none or nobody knows what stands there."""
        try:
            return self.given(path)
        except CannotTell:
            return None

    def need(self, path: str) -> Any:
        """Return a leaf. Raises CannotTell where there is none, or nothing in it."""
        value = self.given(path)
        if value is None or value == "":
            raise CannotTell(self.at(path))
        return value

    def all(self, *wanted: str) -> tuple[Any, ...]:
        """Return several leaves. Raises CannotTell with all that are missing."""
        return tuple(gathered(self.need, wanted))

    def text(self, path: str) -> str:
        """Return a text; "" where the leaf is empty."""
        value = self.given(path)
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return "、".join(str(item) for item in value if item is not None)
        return "" if value is None else str(value)

    def is_true(self, path: str) -> bool:
        """Return a choice. Raises CannotTell where nobody made one."""
        value = self.need(path)
        if not isinstance(value, bool):
            raise CannotTell(self.at(path))
        return value

    def number(self, path: str) -> Decimal:
        """Return a count, hours, an amount in yuan or a share."""
        value = self.need(path)
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise CannotTell(self.at(path)) from None
        if not number.is_finite() or abs(number) > LARGEST:
            raise CannotTell(self.at(path))
        return number

    def whole(self, path: str, least: int, most: int) -> int:
        """Return a whole number within bounds: a month, a year, days of a period."""
        number = self.number(path)
        if number != int(number) or not least <= number <= most:
            raise CannotTell(self.at(path))
        return int(number)

    def numbers(self, *wanted: str) -> tuple[Decimal, ...]:
        """Return several numbers. Raises CannotTell with all that are missing."""
        return tuple(gathered(self.number, wanted))

    def share(self, path: str) -> Fraction:
        """Return a share of 1: 0.1, or written 1/7."""
        try:
            return Fraction(str(self.need(path)))
        except (ValueError, ZeroDivisionError):
            raise CannotTell(self.at(path)) from None

    def day(self, path: str) -> datetime.date:
        """Return a day, or that of a moment."""
        value = self.need(path)
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value)[:10])
        except ValueError:
            raise CannotTell(self.at(path)) from None

    def days(self, *wanted: str) -> tuple[datetime.date, ...]:
        """Return several days. Raises CannotTell with all that are missing."""
        return tuple(gathered(self.day, wanted))

    def has(self, path: str) -> bool:
        """Tell whether something is given there; what is missing counts as not given."""
        return self.peek(path) not in (None, "")

    def rows(self, path: str) -> list[RecordView]:
        """Return the rows of a list. Raises CannotTell where there is none, or it is empty."""
        if path not in self._lists:
            found = self._find(path)
            if not isinstance(found, list) or not found:
                raise CannotTell(self.at(path))
            self._lists[path] = list(self._views(found, path))
        return self._lists[path]

    def _views(self, rows: list[Any], path: str) -> Iterator[RecordView]:
        base = f"{self._base}.{path}" if self._base else path
        for number, row in enumerate(rows):
            if isinstance(row, dict):
                yield RecordView(row, self._doubted, self._name, f"{base}[{number}]", self._seen)

    def _find(self, path: str) -> Any:
        if "." not in path and "[" not in path:
            return self._record.get(path, ABSENT)
        node: Any = self._record
        for step in steps(path):
            if isinstance(node, dict):
                node = node.get(step, ABSENT)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return ABSENT
        return node


def gathered(look: Any, wanted: Any) -> list[Any]:
    """Return what each look gives. Raises CannotTell with all that any of them misses."""
    found: list[Any] = []
    missing: list[str] = []
    for one in wanted:
        try:
            found.append(look(one))
        except CannotTell as why:
            missing += why.missing
    if missing:
        raise CannotTell(*missing)
    return found
