"""Tells how the rows of a result stand: which were added, which taken away, which are told and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from zsgx_docs.desk.review.rows.numbering import RowNumbering
from zsgx_docs.desk.review.rows.row_paths import RowPlace, row_around, row_named
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.store.review import ROW_ACTS, ReviewEvent

RowKey = tuple[int, RowPlace]
"""A row by the number of its paper and its own place."""


class RowStandings:
    """The rows of an extraction as of a version.

    `leaves` are all its fields by paper and path, rows added later among them; `standings` how values then
    stood.
    """

    def __init__(
        self,
        leaves: Mapping[LeafKey, Mapping[str, Any]],
        events: Iterable[ReviewEvent],
        standings: Mapping[LeafKey, LeafStanding],
        version: int,
    ) -> None:
        self._leaves, self._standings = leaves, standings
        self.last: dict[RowKey, ReviewEvent] = {}
        self._added: set[RowKey] = set()
        self._later: set[RowKey] = set()
        for event in (each for each in events if each.act in ROW_ACTS):
            place = row_named(event.path)
            assert place is not None
            row = event.paper, place
            if event.act == "row_added":
                (self._added if event.version <= version else self._later).add(row)
            if event.version <= version:
                self.last[row] = event

    @cached_property
    def order(self) -> Mapping[LeafKey, tuple[int, ...]]:
        """The rows of each list in the order of the form by their own numbers, those taken away too."""
        found: dict[LeafKey, dict[int, None]] = {}
        for row in self._cells:
            if row not in self._later:
                found.setdefault((row[0], row[1].list), {})[row[1].index] = None
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def _cells(self) -> Mapping[RowKey, list[LeafKey]]:
        found: dict[RowKey, list[LeafKey]] = {}
        for paper, path in self._leaves:
            if place := row_around(path):
                found.setdefault((paper, place), []).append((paper, path))
        return found

    @cached_property
    def numbering(self) -> RowNumbering:
        """The numbers by which rows are told outwards."""
        touched = {(paper, place.list) for paper, place in self.last}
        return RowNumbering({name: tuple(self._kept(name, self._is_told)) for name in touched})

    @property
    def layout(self) -> str:
        """What of the rows is shown, in a word that changes with it."""
        touched = sorted({(paper, place.list) for paper, place in self.last})
        shown = ((name, [*self._kept(name, lambda row: not self._is_hidden(row))]) for name in touched)
        gone = sorted(place.path for (_, place), event in self.last.items() if event.act == "row_removed")
        return f"{list(shown)} {gone}" if touched else ""

    def knows(self, row: RowKey) -> bool:
        """Tell whether there is such a row, be it taken away."""
        return row in self._cells and row not in self._later

    def cells(self, row: RowKey) -> list[LeafKey]:
        """Return where the values of a row stand, in the order of the form."""
        return list(self._cells.get(row, ()))

    def is_added(self, key: LeafKey) -> bool:
        """Tell whether a value stands in a row that a person added."""
        return _row(key) in self._added

    def removal(self, key: LeafKey) -> ReviewEvent | None:
        """Return who took away the row that a value stands in; None where it stands."""
        row = _row(key)
        event = self.last.get(row) if row else None
        return event if event and event.act == "row_removed" else None

    def is_hidden(self, key: LeafKey) -> bool:
        """Tell whether a value stands in an added row that was left wholly empty: it is dropped."""
        row = _row(key)
        return row is not None and self._is_hidden(row)

    def is_empty(self, row: RowKey) -> bool:
        """Tell whether nothing stands in a row that was added: no value, no tick."""
        values = (self._standings[key].value for key in self._cells[row] if key in self._standings)
        return all(value is None or value is False for value in values)

    def number(self, row: RowKey) -> int | None:
        """Return the number that people see, from 1; None of a row taken away."""
        paper, place = row
        standing = self._standing_in((paper, place.list))
        return standing.get(place.index)

    def _standing_in(self, name: LeafKey) -> Mapping[int, int]:
        if name not in self._numbers:
            kept = self._kept(name, lambda row: not self._is_gone(row) and not self._is_hidden(row))
            self._numbers[name] = {index: number for number, index in enumerate(kept, 1)}
        return self._numbers[name]

    @cached_property
    def _numbers(self) -> dict[LeafKey, Mapping[int, int]]:
        return {}

    def _kept(self, name: LeafKey, wanted: Callable[[RowKey], bool]) -> Iterator[int]:
        for index in self.order.get(name, ()):
            if wanted((name[0], RowPlace(name[1], index))):
                yield index

    def _is_gone(self, row: RowKey) -> bool:
        return row in self.last and self.last[row].act == "row_removed"

    def _is_told(self, row: RowKey) -> bool:
        return not self._is_gone(row) and not (row in self._added and self.is_empty(row))

    def _is_hidden(self, row: RowKey) -> bool:
        if row not in self._added or not self.is_empty(row):
            return False
        return self._is_gone(row) or all(key in self._standings for key in self._cells[row])


def _row(key: LeafKey) -> RowKey | None:
    place = row_around(key[1])
    return (key[0], place) if place else None
