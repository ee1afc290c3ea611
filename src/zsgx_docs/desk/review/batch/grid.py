"""Gathers what waits in all open submissions by field, and sets the values of one field into a grid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from zsgx_docs.desk.review.batch.categories import CATEGORY_TITLES, category_of
from zsgx_docs.desk.review.batch.clusters import ValueCluster, clustered
from zsgx_docs.desk.review.batch.gathering import GatheredValue, gather_waiting
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

MOST_IN_GRID = 300
"""Values that one grid shows: a guess, an hour's work; the rest follows when they are settled."""


@dataclass(frozen=True, slots=True)
class GridField:
    """A field in which something waits: its category, the paper's type, its path without row numbers."""

    category: str
    document_type: str
    path: str
    label: str
    count: int

    @property
    def name(self) -> str:
        """Return what addresses call it."""
        return f"{self.document_type}:{self.path}"


@dataclass(frozen=True, slots=True)
class GridChoice:
    """A category with its fields, those with the most first."""

    category: str
    title: str
    fields: tuple[GridField, ...]

    @property
    def count(self) -> int:
        return sum(field.count for field in self.fields)


@dataclass(frozen=True, slots=True)
class BatchGrid:
    """The values of a field or category, look-alikes together; `left` did not fit."""

    clusters: tuple[ValueCluster, ...]
    left: int

    @property
    def count(self) -> int:
        return sum(len(cluster.items) for cluster in self.clusters)


def grid_choices(store: Store, by: User) -> list[GridChoice]:
    """List in which fields something waits that `by` can settle."""
    counts = Counter(_place(each) for each in gather_waiting(store, by))
    fields = [GridField(*place, count) for place, count in counts.items()]
    fields.sort(key=lambda field: (-field.count, field.label, field.name))
    found = {name: tuple(f for f in fields if f.category == name) for name in CATEGORY_TITLES}
    return [GridChoice(name, CATEGORY_TITLES[name], own) for name, own in found.items() if own]


def batch_grid(
    store: Store, by: User, category: str, field: str | None = None, most: int = MOST_IN_GRID
) -> BatchGrid:
    """Set what waits in a category into a grid, or only that of one of its fields (`GridField.name`).

    Where there is more than `most`, whole clusters come first, the least sure.
    """
    chosen = [each.item for each in gather_waiting(store, by) if _is_chosen(each, category, field)]
    clusters: list[ValueCluster] = []
    room = most
    for cluster in clustered(chosen):
        if room > 0:
            clusters.append(replace(cluster, items=cluster.items[:room]))
        room -= len(cluster.items)
    return BatchGrid(tuple(clusters), max(0, -room))


def _place(each: GatheredValue) -> tuple[str, str, str, str]:
    return category_of(each.item.kind), each.document_type, each.general_path, each.item.label


def _is_chosen(each: GatheredValue, category: str, field: str | None) -> bool:
    name = f"{each.document_type}:{each.general_path}"
    return category_of(each.item.kind) == category and field in (None, name)
