"""Define what every way to place a blank has: a name, how it looks, and how far it is to be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from zsgx_docs.read.match.found import Found
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.template.layout import Blank

Find = Callable[[Search, int, Blank], Found | None]
"""Looks for one blank, given with its number; the docstring says what a person would do."""


@dataclass(frozen=True, slots=True)
class Way:
    """Look for a blank in one manner: `name` is what a person is told (in Chinese) of a value so found.

    `trust` (0..1) is the most that a value found so is trusted; its own `fit` lowers it further.
    """

    name: str
    find: Find
    trust: float = 1.0

    def look_for(self, search: Search, number: int) -> Found | None:
        """Find what stands in the blank with this number; None where this way does not lead to it."""
        found = self.find(search, number, search.blanks[number])
        return None if found is None else replace(found, fit=found.fit * self.trust, way=self.name)
