"""Makes what a program says of whole rows into deeds: a row added at the end of a list, or taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.desk.review.errors import WrongEntry
from zsgx_docs.desk.review.opened import OpenedExtraction
from zsgx_docs.desk.review.rows import RowNumbering, RowPlace, row_named
from zsgx_docs.desk.review.standing import LeafKey
from zsgx_docs.model import paths
from zsgx_docs.store.review import WRITTEN

HOW = "加一行请写列表末尾的下一个序号和这一行的内容，去掉一行请写它的序号和 null"


@dataclass(frozen=True, slots=True)
class GivenRows:
    """The rows of a submission as who sends changes saw them; every path they send is as of then."""

    seen: OpenedExtraction
    numbering: RowNumbering
    added: Counter[LeafKey] = field(default_factory=Counter)

    def row(self, one: Mapping[str, Any]) -> RowPlace | None:
        """Return the row that a change is about, as it is told outwards; None for a value."""
        paper, place = one.get("paper") or 0, row_named(one["path"])
        is_value = place is None or (paper, place.path) in self.seen.leaves
        if is_value or (paper, f"{one['path']}.{WRITTEN}") in self.seen.leaves:
            return None
        return place

    def own(self, paper: int, path: str) -> str:
        """Return the own path of what is told at a path; the path itself where nothing is told there."""
        found = self.numbering.own((paper, path))
        return found[1] if found else path

    def taken_away(self, paper: int, place: RowPlace) -> RowPlace:
        """Return the own place of a row to be taken away. Raises WrongEntry."""
        if place.index >= self._length(paper, place.list):
            raise WrongEntry(f"“{place.path}”没有这一行，不能去掉；{HOW}。")
        found = row_named(self.own(paper, place.path))
        assert found is not None
        return found

    def end(self, paper: int, place: RowPlace, value: Any) -> str:
        """Return the list at whose end a row is to be added. Raises WrongEntry."""
        length = self._length(paper, place.list) + self.added[paper, place.list]
        if not isinstance(value, Mapping) or place.index != length:
            raise WrongEntry(f"“{place.path}”不能这样改：这张列表有 {length} 行；{HOW}，改一栏请写到那一栏。")
        self.added[paper, place.list] += 1
        return place.list

    def _length(self, paper: int, name: str) -> int:
        rows = self.numbering.lists.get((paper, name))
        if rows is not None:
            return len(rows)
        return len(paths.get(self.seen.paper(paper)["record"], name) or ())


def cells_given(
    extraction: OpenedExtraction, paper: int, place: RowPlace, value: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """Yield the changes that fill a row just added, what is not given empty. Raises WrongEntry."""
    cells = [path for _, path in extraction.rows.cells((paper, place))]
    heads = [path.removesuffix(f".{WRITTEN}") for path in cells]
    inside = {head.removeprefix(f"{place.path}."): head for head in heads}
    given = dict(_told(value, inside))
    for name, head in inside.items():
        yield {"paper": paper, "path": head, "value": given.get(name)}


def must_say_something(extraction: OpenedExtraction, paper: int, own: RowPlace, told: RowPlace) -> None:
    """Raises WrongEntry for a row just added in which nothing is written: it would be dropped."""
    if extraction.rows.is_empty((paper, own)):
        raise WrongEntry(f"“{told.path}”：要加的一行什么也没有写，至少要写一栏。")


def _told(value: Mapping[str, Any], known: Mapping[str, str], stem: str = "") -> Iterator[tuple[str, Any]]:
    for name, part in value.items():
        path = f"{stem}{name}"
        if path in known:
            yield path, part
        elif isinstance(part, Mapping) and any(each.startswith(f"{path}.") for each in known):
            yield from _told(part, known, f"{path}.")
        else:
            raise WrongEntry(f"这张列表的一行里没有“{path[:80]}”这一栏，请去掉它再试。")
