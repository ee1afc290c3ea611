"""Numbers the rows of lists as they are told outwards, without those that were taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zsgx_docs.desk.review.rows.row_paths import RowPlace, row_around, row_named
from zsgx_docs.desk.review.standing import LeafKey
from zsgx_docs.model import paths
from zsgx_docs.store.review import review_papers


@dataclass(frozen=True, slots=True)
class RowNumbering:
    """Which rows are told, by paper and list, as their own numbers in the order of the form.

    A list in which nobody added or took away a row is not named: its rows are told as they were read.
    """

    lists: Mapping[LeafKey, tuple[int, ...]]

    def told(self, key: LeafKey) -> LeafKey | None:
        """Return the place where a value, or a row, is told outwards; None where it is not."""
        paper, path = key
        place = row_around(path) or row_named(path)
        rows = self.lists.get((paper, place.list)) if place else None
        if place is None or rows is None:
            return key
        return _moved(key, place, rows.index(place.index)) if place.index in rows else None

    def own(self, key: LeafKey) -> LeafKey | None:
        """Return the place that people's deeds are kept by; None where nothing is told there."""
        paper, path = key
        place = row_around(path) or row_named(path)
        rows = self.lists.get((paper, place.list)) if place else None
        if place is None or rows is None:
            return key
        return _moved(key, place, rows[place.index]) if place.index < len(rows) else None


def _moved(key: LeafKey, place: RowPlace, index: int) -> LeafKey:
    paper, path = key
    return paper, RowPlace(place.list, index).path + path.removeprefix(place.path)


def told_outwards(result: dict[str, Any], numbering: RowNumbering) -> dict[str, Any]:
    """Renumber a result's rows in place, in all that speaks of them; return it."""
    papers = review_papers(result)
    for (number, name), rows in numbering.lists.items():
        own = paths.get(papers[number]["record"], name)
        paths.put(papers[number]["record"], name, [own[index] for index in rows])
    for number in {number for number, _ in numbering.lists}:
        _renumber(papers[number], number, numbering)
    return result


def _renumber(paper: Any, number: int, numbering: RowNumbering) -> None:
    def told(found: Iterable[str]) -> list[str]:
        moved = (numbering.told((number, path)) for path in found)
        return [key[1] for key in moved if key]

    paper["fields"] = [{**field, "path": path} for field in paper["fields"] for path in told([field["path"]])]
    for finding in paper.get("findings") or ():
        finding["paths"] = told(finding["paths"])
    for mark in paper.get("unread") or ():
        mark["near"] = told(mark.get("near") or ())
