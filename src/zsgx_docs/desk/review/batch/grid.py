"""Gathers what waits in all open submissions by field, and sets the values of one field into a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from sqlalchemy import select

from zsgx_docs.desk.review.batch.categories import CATEGORY_TITLES, YES_NO, category_of, label_in_part
from zsgx_docs.desk.review.batch.clusters import GridItem, ValueCluster, clustered
from zsgx_docs.desk.review.entry import LeafKind, shown_value
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.sheet import InputText, input_text
from zsgx_docs.desk.review.waiting import WaitingField, all_waiting
from zsgx_docs.errors import ZsgxError
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import ExtractionRow
from zsgx_docs.template.schema import general

MOST_IN_GRID = 300
"""Values that one grid shows: a guess, an hour's work; the rest follows when they are settled."""
MOST_REMEMBERED = 1000
"""Submissions whose waiting values are remembered until somebody changes one: a guess."""


YES_OR_NO = ("☑", "□")


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
    counts = Counter(_place(each) for each in _waiting(store, by))
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
    chosen = [each.item for each in _waiting(store, by) if _is_chosen(each, category, field)]
    clusters: list[ValueCluster] = []
    room = most
    for cluster in clustered(chosen):
        if room > 0:
            clusters.append(replace(cluster, items=cluster.items[:room]))
        room -= len(cluster.items)
    return BatchGrid(tuple(clusters), max(0, -room))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A value that waits: for the grid, where it stands among the fields, and who may not settle it."""

    item: GridItem
    document_type: str
    general_path: str
    not_for: str | None


def _place(each: _Waiting) -> tuple[str, str, str, str]:
    return category_of(each.item.kind), each.document_type, each.general_path, each.item.label


def _is_chosen(each: _Waiting, category: str, field: str | None) -> bool:
    name = f"{each.document_type}:{each.general_path}"
    return category_of(each.item.kind) == category and field in (None, name)


def _waiting(store: Store, by: User) -> Iterator[_Waiting]:
    """All that `by` can settle, the longest received first."""
    rows = select(ExtractionRow.id, ExtractionRow.version).where(
        ExtractionRow.status == "done", ExtractionRow.state.is_(None)
    )
    if not by.sees_all:
        rows = rows.where(ExtractionRow.owner_id == by.id)
    with store.database.reading() as session:
        listed = session.execute(rows.order_by(ExtractionRow.created_at, ExtractionRow.id)).all()
    concerns = frozenset(second_person(store))
    for identifier, version in listed:
        for each in _remembered(store, by, (identifier, version, concerns)):
            if each.not_for != by.id:
                yield each


_Key = tuple[str, int, frozenset[str]]
_memory: dict[tuple[str, _Key], tuple[_Waiting, ...]] = {}
_memory_lock = Lock()


def _remembered(store: Store, by: User, key: _Key) -> tuple[_Waiting, ...]:
    """What waits in a submission as of a version; opening hundreds for each look would take seconds."""
    place = str(store.places.data), key
    with _memory_lock:
        known = _memory.pop(place, None)
    if known is None:
        known = tuple(_waiting_in(store, by, key[0]))
    with _memory_lock:
        _memory[place] = known
        while len(_memory) > MOST_REMEMBERED:
            del _memory[next(iter(_memory))]
    return known


def _waiting_in(store: Store, by: User, identifier: str) -> Iterator[_Waiting]:
    try:
        extraction = open_for_review(store, by, identifier)
    except ZsgxError:  # deleted or decided since it was listed
        return
    whose = whose_is(extraction.read)
    for field in all_waiting(extraction):
        yield _Waiting(
            _item(extraction, field, whose),
            str(extraction.paper(field.paper)["document_type"]),
            general(field.path),
            field.first_id if field.why == "second" else None,
        )


def _item(extraction: OpenedExtraction, waiting: WaitingField, whose: str) -> GridItem:
    key = waiting.paper, waiting.path
    field, leaf = extraction.field(key), extraction.kind(key)
    inside = _inside(extraction, waiting)
    return GridItem(
        extraction.id,
        *key,
        label_in_part(waiting.label, waiting.path),
        leaf.kind.name,
        inside.text,
        waiting.confidence,
        waiting.reason if waiting.why != "sampled" else None,  # who knew would look less closely
        inside.doubts,
        waiting.why == "second",
        whose,
        _row(waiting.path),
        extraction.version,
        bool(field["boxes"]),
        _choices(leaf, waiting),
        inside.must_be_sent,
    )


def _inside(extraction: OpenedExtraction, waiting: WaitingField) -> InputText:
    """What stands in the input: nothing for a second person, as read while nobody settled it."""
    key = waiting.paper, waiting.path
    if waiting.why == "second":
        return InputText("")
    if waiting.why == "disputed":
        return InputText(shown_value(extraction.kind(key), waiting.value))
    return input_text(extraction.kind(key), extraction.field(key), extraction.context(waiting.paper))


def _row(path: str) -> int | None:
    found = next((step for step in paths.steps(path) if isinstance(step, int)), None)
    return None if found is None else found + 1


def _choices(leaf: LeafKind, waiting: WaitingField) -> tuple[str, ...]:
    """Whole values that a key each takes: yes and no, or what two people read."""
    if leaf.kind.name in YES_NO:
        return YES_OR_NO
    return tuple(shown_value(leaf, value) for value in waiting.values)


def whose_is(result: Mapping[str, Any]) -> str:
    """Return whose submission a result is: the unit's name, else the file's."""
    record = result["record"]
    unit = paths.get(record, "applicant.name") or paths.get(record, "cover_applicant")
    return str(unit or result["source"]["filename"])
