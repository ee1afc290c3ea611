"""The catalogue as its files fill it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from changes.paper import Paper

Group = Literal[
    "rows",
    "cells",
    "columns",
    "blocks",
    "labels",
    "drawn",
    "marks",
    "controls",
    "typed",
    "tracked",
    "boxes",
    "pdf",
]


@dataclass(frozen=True, slots=True)
class Change:
    """`make` changes a paper in place, and its truth; it raises NoPlace where it has none.

    `common`: how often offices do it, 1 (once a year) to 3 (in every batch). `prints`: whether our own writer
    prints it as Word does, so that it can be tried on PDFs. Changes of the group pdf are made to a `Printed`.
    """

    name: str
    group: Group
    make: Callable[[Any], None]
    common: int
    prints: bool


CHANGES: dict[str, Change] = {}


def change(
    group: Group, common: int = 2, prints: bool = False
) -> Callable[[Callable[[Paper], None]], Callable[[Paper], None]]:
    """Take a function into the catalogue under its own name."""

    def taken(make: Callable[[Any], None]) -> Callable[[Any], None]:
        name = f"{group}: {make.__name__.replace('_', ' ')}"
        assert name not in CHANGES, name
        CHANGES[name] = Change(name, group, make, common, prints)
        return make

    return taken
