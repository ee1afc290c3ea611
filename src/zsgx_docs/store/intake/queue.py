"""Keeps the jobs of reading in the columns of their files; each step is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from zsgx_docs.jobs.queue import (
    CANCELLED,
    DOORS,
    Door,
    JobStatus,
    OwnerLine,
    Ticket,
    in_turn,
    keep_nothing,
)
from zsgx_docs.store.intake.header import tell_header
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, now


@dataclass(frozen=True, slots=True)
class StoreQueue:
    """The queue of the store; `keep` of `done` gets the session of the transaction that ends the job."""

    store: Store

    def put(self, job: str, owner: str, door: Door) -> None:
        with self.store.database.writing() as session:
            row = session.get_one(ExtractionRow, job)
            wait_anew(self.store, row)
            row.door = door

    def claim(self, door: Door) -> Ticket | None:
        with self.store.database.reading() as session:  # most looks find nothing, and need no lock
            if next(in_turn(_lines(session, door)), None) is None:
                return None
        with self.store.database.writing() as session:
            first = next(in_turn(_lines(session, door)), None)
            if first is None:
                return None
            row = session.get_one(ExtractionRow, first)
            row.status, row.started_at, row.tries = "running", now(), row.tries + 1
            row.stage, row.page, row.pages = None, 0, 0
            return Ticket(row.id, row.owner_id, row.tries, row.started_at.isoformat())

    def progress(self, ticket: Ticket, stage: str, page: int, pages: int) -> bool:
        with self.store.database.writing() as session:
            row = _held(session, ticket)
            if row:
                row.stage, row.page, row.pages = stage, page, pages
            return row is not None

    def done(self, ticket: Ticket, keep: Callable[[Session], None] = keep_nothing) -> bool:
        with self.store.database.writing() as session:
            row = _held(session, ticket)
            if row:
                keep(session)
                row.status, row.ended_at, row.stage = "done", now(), None
            return row is not None

    def failed(self, ticket: Ticket, code: str, message: str) -> bool:
        with self.store.database.writing() as session:
            row = _held(session, ticket)
            if row:
                _fail(self.store, row, code, message)
            return row is not None

    def give_back(self, ticket: Ticket, counts: bool) -> bool:
        with self.store.database.writing() as session:
            row = _held(session, ticket)
            if row:
                row.status, row.stage, row.tries = "queued", None, ticket.tries - (not counts)
            return row is not None

    def requeue_lost(self) -> int:
        with self.store.database.writing() as session:
            lost = session.scalars(select(ExtractionRow).where(ExtractionRow.status == "running")).all()
            for row in lost:
                row.status, row.stage, row.tries = "queued", None, row.tries - 1
            return len(lost)

    def cancel(self, job: str) -> bool:
        with self.store.database.writing() as session:
            row = session.get(ExtractionRow, job)
            return row is not None and cancel_row(self.store, row)

    def status(self, job: str) -> JobStatus | None:
        with self.store.database.reading() as session:
            row = session.get(ExtractionRow, job)
            return cast(JobStatus, row.status) if row else None

    def places(self) -> dict[str, int]:
        with self.store.database.reading() as session:
            return queue_places(session)


def cancel_row(store: Store, row: ExtractionRow) -> bool:
    """End a file's job that waits or runs, within a transaction; tell whether there was one."""
    if row.status not in ("queued", "running"):
        return False
    _fail(store, row, *CANCELLED)
    return True


def wait_anew(store: Store, row: ExtractionRow) -> None:
    """Have a file wait to be read, behind the others of its owner."""
    row.status, row.tries, row.queued_at = "queued", 0, now()
    row.ended_at = row.stage = None
    row.page = row.pages = 0
    tell_header(store.vault, row, error=None)


def queue_places(session: Session) -> dict[str, int]:
    """Tell the place in the queue of each file that waits, 1 for the next at its door."""
    return {
        job: place
        for door in DOORS
        for place, job in enumerate(in_turn(_lines(session, door, every=True)), start=1)
    }


def _fail(store: Store, row: ExtractionRow, code: str, message: str) -> None:
    row.status, row.ended_at, row.stage = "failed", now(), None
    tell_header(store.vault, row, error={"code": code, "message": message})


def _held(session: Session, ticket: Ticket) -> ExtractionRow | None:
    row = session.get(ExtractionRow, ticket.id)
    if row is None or row.status != "running" or row.started_at is None:
        return None
    return row if row.started_at.isoformat() == ticket.begun else None


def _lines(session: Session, door: Door, every: bool = False) -> Iterator[OwnerLine]:
    """Each owner's line with all that waits, or with its first only."""
    waiting = _waiting(session, door) if every else _firsts(session, door)
    if not waiting:
        return
    running = _by_owner(session, func.count(), ExtractionRow.status == "running")
    for owner, jobs in groupby(waiting, lambda row: row[0]):
        own = list(jobs)
        begun = select(func.max(ExtractionRow.started_at)).where(ExtractionRow.owner_id == owner)
        last = session.scalar(begun.where(ExtractionRow.started_at <= now()))  # a clock may be set back
        served = last.timestamp() if last else 0.0
        yield OwnerLine(
            owner, [job for _, job, _ in own], running.get(owner, 0), served, own[0][2].timestamp()
        )


def _waiting(session: Session, door: Door) -> list[tuple[str, str, Any]]:
    rows = select(ExtractionRow.owner_id, ExtractionRow.id, ExtractionRow.queued_at)
    rows = rows.where(ExtractionRow.status == "queued", ExtractionRow.door == door)
    ordered = rows.order_by(ExtractionRow.owner_id, ExtractionRow.queued_at, ExtractionRow.id)
    return [(owner, job, at) for owner, job, at in session.execute(ordered)]


def _firsts(session: Session, door: Door) -> list[tuple[str, str, Any]]:
    """Of each owner the one that waits longest, which SQLite takes the other columns from."""
    rows = select(ExtractionRow.owner_id, ExtractionRow.id, func.min(ExtractionRow.queued_at))
    rows = rows.where(ExtractionRow.status == "queued", ExtractionRow.door == door)
    return [(owner, job, at) for owner, job, at in session.execute(rows.group_by(ExtractionRow.owner_id))]


def _by_owner(session: Session, what: Any, condition: Any) -> dict[str, Any]:
    rows = select(ExtractionRow.owner_id, what).where(condition).group_by(ExtractionRow.owner_id)
    return dict(session.execute(rows).all())
