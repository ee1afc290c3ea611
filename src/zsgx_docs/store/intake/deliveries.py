"""Lists what was sent in, with the files of each delivery; joins what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select, true, update
from sqlalchemy.orm import Session

from zsgx_docs.store.intake.states import ExtractionState, told
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import DeliveryRow, ExtractionRow


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


def deliveries_of(store: Store, owner: str | None = None, page: int = 1, size: int = 50) -> Deliveries:
    """List deliveries, the newest first, a page of so many. Raises StoreUnavailable."""
    with store.database.reading() as session:
        mine = DeliveryRow.owner_id == owner if owner is not None else true()
        total = session.scalar(select(func.count()).select_from(DeliveryRow).where(mine)) or 0
        newest = select(DeliveryRow).where(mine).order_by(DeliveryRow.received_at.desc(), DeliveryRow.id)
        rows = session.scalars(newest.limit(size).offset((page - 1) * size)).all()
        inside = select(ExtractionRow).where(ExtractionRow.delivery_id.in_([row.id for row in rows]))
        files = told(store.vault, session, session.scalars(inside.order_by(ExtractionRow.created_at)).all())
        return Deliveries([_delivery(row, files) for row in rows], total)


def _delivery(row: DeliveryRow, files: Sequence[ExtractionState]) -> Delivery:
    own = [each for each in files if each.delivery_id == row.id]
    name = own[0].owner_name if own else ""
    return Delivery(row.id, row.owner_id, name, row.received_at, own)


def join_deliveries(session: Session, moved: str, into: str) -> None:
    """Have the files of one delivery belong to another."""
    session.execute(update(ExtractionRow).where(ExtractionRow.delivery_id == moved).values(delivery_id=into))
    forget_empty(session)


def forget_empty(session: Session) -> None:
    """Delete deliveries that have no file left."""
    has_files = exists().where(ExtractionRow.delivery_id == DeliveryRow.id)
    session.flush()
    for row in session.scalars(select(DeliveryRow).where(~has_files)):
        session.delete(row)
