"""Lists what waits for a person in a submission, and which submission comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVarTuple

from sqlalchemy import Select, select

from zsgx_docs.desk.review.current import DISPUTED, OVERTAKEN, SAMPLED, WAITS_FOR_SECOND
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.standing import LeafKey
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import CONTAINERS
from zsgx_docs.store.tables import ExtractionRow

Ts = TypeVarTuple("Ts")
Why = Literal["flagged", "sampled", "second", "disputed"]


@dataclass(frozen=True, slots=True)
class WaitingField:
    """A value that waits for a person, in the order of the form.

    `value` is what stands there now, None where a second person is to read it afresh (`why` second); of what
    two read differently `values` has both. `first_id` is who must not be the second.
    """

    paper: int
    path: str
    label: str
    why: Why
    reason: str | None
    value: Any
    confidence: float
    values: tuple[Any, ...] = ()
    first_id: str | None = None

    def to_json(self) -> dict[str, Any]:
        told = asdict(self)
        del told["first_id"]
        return told


def waiting(store: Store, by: User, identifier: str) -> list[WaitingField]:
    """List what a user can settle in a submission, in the order of the form.

    What waits for a second person is not for who was the first. Raises NotFound, NotReadYet.
    """
    return for_person(by, open_for_review(store, by, identifier))


def for_person(by: User, extraction: OpenedExtraction) -> list[WaitingField]:
    """The same of one that is open."""
    return [field for field in all_waiting(extraction) if field.why != "second" or field.first_id != by.id]


def all_waiting(extraction: OpenedExtraction) -> list[WaitingField]:
    """List what waits for anybody."""
    return list(_waiting(extraction))


def _waiting(extraction: OpenedExtraction) -> Iterator[WaitingField]:
    for key, field in extraction.leaves.items():
        if extraction.rows.removal(key) or extraction.rows.is_hidden(key):
            continue
        standing = extraction.standings.get(key)
        if standing is None:
            if field["needs_review"]:
                yield _told(key, field, "flagged", field["reason"])
            elif key in extraction.sampled:
                yield _told(key, field, "sampled", SAMPLED)
        elif standing.phase == "settled" and key in extraction.overtaken:
            told = {**field, "value": standing.value}
            yield _told(key, told, "flagged", OVERTAKEN)
        elif standing.phase == "second":
            yield WaitingField(
                *key, field["label"], "second", WAITS_FOR_SECOND, None, 0.0, (), standing.first.account_id
            )
        elif standing.phase == "disputed" and standing.second:
            both = (standing.first.value, standing.second.value)
            yield WaitingField(*key, field["label"], "disputed", DISPUTED, standing.value, 0.0, both)


def _told(key: LeafKey, field: Any, why: Why, reason: str | None) -> WaitingField:
    return WaitingField(*key, field["label"], why, reason, field["value"], field["confidence"])


def next_to_review(store: Store, by: User, after: str | None = None) -> str | None:
    """Return the submission that a user should review next, the longest received first; None if none waits.

    `after` is the one just done with: those received later come first, then the rest.
    """
    with store.database.reading() as session:
        queue = _read_rows(select(ExtractionRow.id, ExtractionRow.created_at), by)
        queue = queue.where(ExtractionRow.state.is_(None))
        at = session.scalar(select(ExtractionRow.created_at).where(ExtractionRow.id == after))
        identifiers = [(identifier, created) for identifier, created in session.execute(queue)]
    ordered = [i for i, created in identifiers if at and created > at]
    ordered += [i for i, created in identifiers if not (at and created > at)]
    return next((each for each in ordered if each != after and _can_go_on(store, by, each)), None)


def queue_place(store: Store, by: User, identifier: str) -> tuple[int, int, int]:
    """Return the how many-th a submission is of how many that are read, and how many are decided."""
    rows = _read_rows(select(ExtractionRow.id, ExtractionRow.state), by)
    with store.database.reading() as session:
        read = [(each, state) for each, state in session.execute(rows)]
    places = [each for each, _ in read]
    place = places.index(identifier) + 1 if identifier in places else 0
    return place, len(read), sum(state is not None for _, state in read)


def _read_rows(rows: Select[*Ts], by: User) -> Select[*Ts]:
    """Those that are read, the longest received first."""
    rows = rows.where(ExtractionRow.status == "done", ExtractionRow.kind.not_in(CONTAINERS))
    if not by.sees_all:
        rows = rows.where(ExtractionRow.owner_id == by.id)
    return rows.order_by(ExtractionRow.created_at, ExtractionRow.id)


def _can_go_on(store: Store, by: User, identifier: str) -> bool:
    """Not where all that waits waits for somebody else."""
    extraction = open_for_review(store, by, identifier)
    return bool(for_person(by, extraction)) or not all_waiting(extraction)
