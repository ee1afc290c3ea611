"""Gathers what waits in all open submissions, as the grid shows it, and remembers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.desk.review.batch.categories import YES_NO, label_in_part
from zsgx_docs.desk.review.batch.clusters import GridItem
from zsgx_docs.desk.review.entry import LeafKind, shown_value
from zsgx_docs.desk.review.opened import OpenedExtraction, open_within
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.sheet import InputText, input_text
from zsgx_docs.desk.review.waiting import WaitingField, all_waiting
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import NotReadYet
from zsgx_docs.store.tables import ExtractionRow
from zsgx_docs.template.schema import general

MOST_REMEMBERED = 1000
"""Submissions whose waiting values are remembered until somebody changes one: a guess."""
YES_OR_NO = ("☑", "□")


@dataclass(frozen=True, slots=True)
class GatheredValue:
    """A value that waits: for the grid, where it stands among the fields, and who may not settle it."""

    item: GridItem
    document_type: str
    general_path: str
    not_for: str | None


def gather_waiting(store: Store, by: User) -> Iterator[GatheredValue]:
    """Yield all that a user can settle, of the longest received submission first. Raises StoreUnavailable."""
    concerns = frozenset(second_person(store))
    rows = select(ExtractionRow.id, ExtractionRow.version).where(
        ExtractionRow.status == "done", ExtractionRow.state.is_(None)
    )
    if not by.sees_all:
        rows = rows.where(ExtractionRow.owner_id == by.id)
    if not concerns:  # else what was settled before the office asked for a second person waits uncounted
        rows = rows.where(ExtractionRow.open_flags > 0)
    with store.database.reading() as session:
        listed = session.execute(rows.order_by(ExtractionRow.created_at, ExtractionRow.id)).all()
        found = [
            _remembered(session, store, by, (identifier, version, concerns)) for identifier, version in listed
        ]
    yield from (each for values in found for each in values if each.not_for != by.id)


_Key = tuple[str, int, frozenset[str]]
_memory: dict[tuple[str, _Key], tuple[GatheredValue, ...]] = {}
_memory_lock = Lock()


def _remembered(session: Session, store: Store, by: User, key: _Key) -> tuple[GatheredValue, ...]:
    """What waits in a submission as of a version; opening hundreds for each look would take seconds."""
    place = str(store.places.data), key
    with _memory_lock:
        known = _memory.pop(place, None)
    if known is None:
        known = tuple(_waiting_in(session, store, by, key))
    with _memory_lock:
        _memory[place] = known
        while len(_memory) > MOST_REMEMBERED:
            del _memory[next(iter(_memory))]
    return known


def _waiting_in(session: Session, store: Store, by: User, key: _Key) -> Iterator[GatheredValue]:
    identifier, _, concerns = key
    try:
        extraction = open_within(session, store, by, identifier, concerns)
    except (NotFound, NotReadYet):  # a mail or an archive, which has no result of its own
        return
    whose = whose_is(extraction.read)
    for field in all_waiting(extraction):
        yield GatheredValue(
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
