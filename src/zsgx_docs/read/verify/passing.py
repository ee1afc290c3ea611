"""Apply passes in their order, and define what each may change of a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from zsgx_docs.model.trace import Facet
from zsgx_docs.read.verify.case import Case

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Pass(Generic[Item]):
    """One step through all values of a paper, which changes only what it says.

    `title` is what `--explain` calls it (Chinese); the first line of its docstring says what it may change.
    """

    title: str
    changes: frozenset[Facet]
    apply: Callable[[Sequence[Item], Case], list[Item]]

    @property
    def name(self) -> str:
        """Return the name of its function."""
        return self.apply.__name__

    @property
    def promise(self) -> str:
        """Return what it may change, as the first line of its function's docstring says."""
        return (self.apply.__doc__ or "").strip().partition("\n")[0]


def may_change(
    title: str, *facets: Facet
) -> Callable[[Callable[[Sequence[Item], Case], list[Item]]], Pass[Item]]:
    """Make a pass of a function."""
    return lambda function: Pass(title, frozenset(facets), function)


class Witness(Protocol):
    """Whoever looks on while values go through the passes."""

    def saw(self, done: Pass[Any], before: Sequence[Any], after: Sequence[Any], case: Case) -> None:
        """Look at what a pass made of the values."""


def applied(
    passes: Sequence[Pass[Item]], items: Sequence[Item], case: Case, witness: Witness | None
) -> list[Item]:
    """Apply the passes in their order."""
    for each in passes:
        before, items = items, each.apply(items, case)
        if witness is not None:
            witness.saw(each, before, items, case)
    return list(items)
