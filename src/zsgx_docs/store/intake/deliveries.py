"""Lists what was sent in, with the files of each delivery; joins what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, exists, func, select, true
from sqlalchemy.orm import Session

from zsgx_docs.store.intake.header import Header, header_of
from zsgx_docs.store.intake.states import CONTAINERS, ExtractionState, told
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import DeliveryRow, ExtractionRow

DeliveryFilter = Literal["all", "working", "waiting", "accepted", "returned", "failed", "double"]
"""Deliveries with a file that is read at the moment, waits for a decision, …, is the same as another."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files that belong together, a mail or archive itself among them."""

    id: str
    owner_id: str
    owner_name: str
    received_at: datetime
    files: Sequence[ExtractionState]

    @property
    def container(self) -> ExtractionState | None:
        """The mail or archive."""
        return next((each for each in self.files if each.is_container), None)


@dataclass(frozen=True, slots=True)
class Deliveries:
    """A page of a list, and how many there are on all."""

    items: Sequence[Delivery]
    total: int


def deliveries_of(
    store: Store,
    owner: str | None = None,
    page: int = 1,
    size: int = 50,
    show: DeliveryFilter = "all",
    find: str = "",
) -> Deliveries:
    """List deliveries, the newest first, a page of so many. Raises StoreUnavailable.

    `find` is looked for in file names, units, projects and what a mail says of itself.
    """
    with store.database.reading() as session:
        own = DeliveryRow.owner_id == owner if owner is not None else true()
        mine = and_(own, _with_such(show))
        if find:
            mine = and_(mine, DeliveryRow.id.in_(_named(store, session, own, find)))
        total = session.scalar(select(func.count()).select_from(DeliveryRow).where(mine)) or 0
        newest = select(DeliveryRow).where(mine).order_by(DeliveryRow.received_at.desc(), DeliveryRow.id)
        rows = session.scalars(newest.limit(size).offset((page - 1) * size)).all()
        inside = select(ExtractionRow).where(ExtractionRow.delivery_id.in_([row.id for row in rows]))
        files = told(store.vault, session, session.scalars(inside.order_by(ExtractionRow.created_at)).all())
        inside_of: dict[str, list[ExtractionState]] = {row.id: [] for row in rows}
        for each in files:
            inside_of[each.delivery_id].append(each)
        return Deliveries([_delivery(row, inside_of[row.id]) for row in rows], total)


def _delivery(row: DeliveryRow, own: Sequence[ExtractionState]) -> Delivery:
    name = own[0].owner_name if own else ""
    return Delivery(row.id, row.owner_id, name, row.received_at, own)


def _with_such(show: DeliveryFilter) -> ColumnElement[bool]:
    row, is_paper = ExtractionRow, func.coalesce(ExtractionRow.kind, "").not_in(CONTAINERS)
    wanted: ColumnElement[bool] = {
        "working": row.status.in_(("queued", "running")),
        "waiting": and_(row.status == "done", row.state.is_(None), is_paper),
        "failed": row.status == "failed",
        "double": and_(row.duplicate_of.is_not(None), row.is_kept_double.is_(False)),
    }.get(show, row.state == show)
    return true() if show == "all" else exists().where(row.delivery_id == DeliveryRow.id, wanted)


def _named(store: Store, session: Session, own: ColumnElement[bool], find: str) -> set[str]:
    """The deliveries that say it; what is sealed has to be opened for that, some 10 ms a thousand files."""
    rows = session.scalars(select(ExtractionRow).join(DeliveryRow).where(own))
    wanted = find.casefold()
    return {row.delivery_id for row in rows if wanted in _said(header_of(store.vault, row)).casefold()}


def _said(header: Header) -> str:
    names, came_in = header.get("names") or {}, header.get("submission") or {}
    parts = [
        header["filename"],
        names.get("unit"),
        names.get("project"),
        *map(came_in.get, ("sender", "subject", "name")),
    ]
    return "\n".join(part for part in parts if part)


def join_deliveries(session: Session, moved: str, into: str) -> None:
    """Have the files of one delivery belong to another."""
    for row in session.scalars(select(ExtractionRow).where(ExtractionRow.delivery_id == moved)):
        row.delivery_id = into
    forget_empty(session)


def forget_empty(session: Session) -> None:
    """Delete deliveries that have no file left."""
    has_files = exists().where(ExtractionRow.delivery_id == DeliveryRow.id)
    session.flush()
    for row in session.scalars(select(DeliveryRow).where(~has_files)):
        session.delete(row)
