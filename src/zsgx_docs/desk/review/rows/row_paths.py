"""Tells which row of which list a path leads into: `students[3].id_number`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROW = re.compile(r"([^\[\]]+)\[(\d+)\]")
_INTO_ROW = re.compile(_ROW.pattern + r"\.")


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row: the path of its list, and its number there, from 0."""

    list: str
    index: int

    @property
    def path(self) -> str:
        return f"{self.list}[{self.index}]"


def row_around(path: str) -> RowPlace | None:
    """Return the row that a value stands in, the outermost; None of a value in no row."""
    return _place(_INTO_ROW.match(path))


def row_named(path: str) -> RowPlace | None:
    """Return the row that a path names as a whole; None where it names something else."""
    return _place(_ROW.fullmatch(path))


def _place(found: re.Match[str] | None) -> RowPlace | None:
    return RowPlace(found[1], int(found[2])) if found else None
