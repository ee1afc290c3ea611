"""Joins what may be true, false or unknown: every operand is looked at, all that is missing is gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.view import CannotTell

Operand = Callable[[], bool]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many of some operands are true: at least `sure`, at most `sure` and the unknown ones."""

    sure: int
    unknown: int
    missing: tuple[str, ...]

    def at_least(self, number: int) -> bool:
        """Tell whether so many are true. Raises CannotTell where the unknown ones decide it."""
        if self.sure >= number:
            return True
        if self.sure + self.unknown < number:
            return False
        raise CannotTell(*self.missing)


def count_of(operands: Iterable[Operand]) -> CountOf:
    """Count the operands that are true."""
    sure = unknown = 0
    missing: list[str] = []
    for operand in operands:
        try:
            sure += operand()
        except CannotTell as why:
            unknown += 1
            missing += why.missing
    return CountOf(sure, unknown, tuple(missing))


def all_of(*operands: Operand) -> bool:
    """Tell whether all are true: one that is false decides, else what is missing in any is missing."""
    return not any_of(*(lambda operand=operand: not operand() for operand in operands))


def any_of(*operands: Operand) -> bool:
    """Tell whether one is true: that decides, else what is missing in any is missing."""
    return count_of(operands).at_least(1)


def each(items: Iterable[_Item], look: Callable[[_Item], Iterator[Breach]]) -> Iterator[Breach]:
    """Yield what is wrong with any item; then raise CannotTell with all that is missing in any."""
    missing: list[str] = []
    for item in items:
        try:
            yield from look(item)
        except CannotTell as why:
            missing += why.missing
    if missing:
        raise CannotTell(*missing)
