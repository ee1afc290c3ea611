"""Tells how far each file is, and lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from zsgx_docs.errors import NotFound
from zsgx_docs.jobs.queue import JobStatus
from zsgx_docs.store.intake.header import header_of
from zsgx_docs.store.intake.places import known_places
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import AccountRow, ExtractionRow
from zsgx_docs.store.vault import Vault

CONTAINERS = ("mail", "zip")
ReviewState = Literal["accepted", "returned"]


@dataclass(frozen=True, slots=True)
class ExtractionState:
    """One file's way through the reader and through review, without its result.

    `place` is that in the queue while it waits. `kind` is as in a result, or mail or zip: such a file has no
    result, and `left_out` names what in it was no paper, and why. `unit`, `project` and how many `seals` are
    as the machine read them. `error` has `code` and `message`. With `is_kept_double` a person wants it though
    it is the same as `duplicate_of`.
    """

    id: str
    delivery_id: str
    container_id: str | None
    owner_id: str
    owner_name: str
    filename: str
    sha256: str
    size: int
    submission: Mapping[str, Any] | None
    status: JobStatus
    state: ReviewState | None
    duplicate_of: str | None
    error: Mapping[str, str] | None
    created_at: datetime
    ended_at: datetime | None
    stage: str | None
    page: int
    pages: int
    place: int | None
    kind: str | None
    document_type: str | None
    template: str | None
    wanted_template: str | None
    project: str | None
    unit: str | None
    left_out: Sequence[tuple[str, str]]
    flags: int
    open_flags: int
    version: int
    tries: int
    seals: int = 0
    is_kept_double: bool = False

    @property
    def is_container(self) -> bool:
        return self.kind in CONTAINERS

    @property
    def accepted_despite(self) -> int:
        """Count the values that nobody had looked at when it was accepted; 0 while it is not."""
        return self.open_flags if self.state == "accepted" else 0

    @property
    def is_over(self) -> bool:
        """Tell whether it waits for the machine no more."""
        return self.status in ("done", "failed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed: of one owner, with that status, state, type, of one delivery or container, or all.

    Mails and archives are listed on demand only.
    """

    owner: str | None = None
    status: str | None = None
    state: str | None = None
    document_type: str | None = None
    delivery_id: str | None = None
    container_id: str | None = None
    containers: bool = False

    def among(self, rows: Select[Any]) -> Select[Any]:
        """Return a query for these alone."""
        for column, value in (
            (ExtractionRow.owner_id, self.owner),
            (ExtractionRow.status, self.status),
            (ExtractionRow.document_type, self.document_type),
            (ExtractionRow.delivery_id, self.delivery_id),
            (ExtractionRow.container_id, self.container_id),
        ):
            if value is not None:
                rows = rows.where(column == value)
        if self.state is not None:
            rows = rows.where(ExtractionRow.state == (self.state or None))
        if not self.containers:
            rows = rows.where(func.coalesce(ExtractionRow.kind, "").not_in(CONTAINERS))
        return rows


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, and how many there are on all."""

    items: Sequence[ExtractionState]
    total: int


def find_row(session: Session, identifier: str, owner: str | None = None) -> ExtractionRow:
    """Return the row of a file, where it is that owner's or none is given. Raises NotFound."""
    row = session.get(ExtractionRow, identifier)
    if row is None or owner not in (None, row.owner_id):
        raise NotFound("没有这个编号的文件，可能已经删除，请刷新页面后再看。")
    return row


def state_of(store: Store, identifier: str, owner: str | None = None) -> ExtractionState:
    """Tell how far a file is. Raises NotFound, StoreUnavailable."""
    with store.database.reading() as session:
        return told(store.vault, session, [find_row(session, identifier, owner)])[0]


def states(store: Store, wanted: Wanted, page: int = 1, size: int = 50) -> Listed:
    """List files, the newest first, a page of so many. Raises StoreUnavailable."""
    with store.database.reading() as session:
        total = session.scalar(wanted.among(select(func.count()).select_from(ExtractionRow))) or 0
        newest = wanted.among(select(ExtractionRow)).order_by(
            ExtractionRow.created_at.desc(), ExtractionRow.id
        )
        rows = session.scalars(newest.limit(size).offset((page - 1) * size)).all()
        return Listed(told(store.vault, session, rows), total)


def told(vault: Vault, session: Session, rows: Sequence[ExtractionRow]) -> list[ExtractionState]:
    """Tell how far the files of some rows are."""
    accounts = select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_({row.owner_id for row in rows}))
    names = dict(session.execute(accounts).all())
    waiting = {row.id for row in rows if row.status == "queued"}
    known = known_places(session, waiting)
    places = {job: known.get(job) for job in waiting}
    return [_state(row, header_of(vault, row), names[row.owner_id], places.get(row.id)) for row in rows]


def _state(row: ExtractionRow, header: Mapping[str, Any], owner: str, place: int | None) -> ExtractionState:
    names = header.get("names") or {}
    return ExtractionState(
        id=row.id,
        delivery_id=row.delivery_id,
        container_id=row.container_id,
        owner_id=row.owner_id,
        owner_name=owner,
        filename=header["filename"],
        sha256=header["sha256"],
        size=row.size,
        submission=header.get("submission"),
        status=cast(JobStatus, row.status),
        state=cast("ReviewState | None", row.state),
        duplicate_of=row.duplicate_of,
        error=header.get("error"),
        created_at=row.created_at,
        ended_at=row.ended_at,
        stage=row.stage,
        page=row.page,
        pages=row.pages,
        place=place,
        kind=row.kind,
        document_type=row.document_type,
        template=row.template,
        wanted_template=row.wanted_template,
        project=names.get("project"),
        unit=names.get("unit"),
        left_out=[(name, why) for name, why in header.get("left_out", ())],
        flags=row.flags,
        open_flags=row.open_flags,
        version=row.version,
        tries=row.tries,
        seals=names.get("seals", 0),
        is_kept_double=row.is_kept_double,
    )
