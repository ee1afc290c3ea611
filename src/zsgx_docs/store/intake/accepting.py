"""Takes files in: from here on they are the store's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.jobs.queue import Door
from zsgx_docs.store.intake.header import sealed_header
from zsgx_docs.store.intake.kept_files import make_sure
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import AccountRow, DeliveryRow, ExtractionRow, new_id, now

OFFICE = ("clerk", "admin")
"""Roles of those who see what all sent in."""
Also = Callable[[Session, Sequence[str]], None]
"""What is done in the same step, with the session and the identifiers."""


def nothing_more(session: Session, identifiers: Sequence[str]) -> None:
    """Do nothing else in the same step."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is sent in; `filename` is for people to read, never a path. `file` is at its beginning.

    `drop` is the same for files of one folder that a person sent in one go.
    """

    filename: str
    sha256: str
    size: int
    file: BinaryIO
    drop: str | None = None


def accept(
    store: Store,
    owner: str,
    files: Sequence[tuple[NewFile, Door]],
    template: str | None = None,
    also: Also = nothing_more,
) -> list[str]:
    """Keep files, each as a delivery of its own that waits to be read; return their identifiers.

    All of them are kept or none, with what `also` does in the same step. Raises StoreUnavailable.
    """
    for new, _ in files:
        store.files.keep(store.vault.name_of_digest(new.sha256), new.file)
    with store.database.writing() as session:
        accepted = []
        for number, (new, door) in enumerate(files):
            name = store.vault.name_of_digest(new.sha256)
            make_sure(store, name, new.file)
            delivery = DeliveryRow(id=new_id(), owner_id=owner, sealed=None)
            session.add(delivery)
            session.flush()
            header = {"filename": new.filename, "sha256": new.sha256, "drop": new.drop}
            row = new_row(store, delivery, name, new.size, header, number)
            row.door, row.wanted_template = door, template
            row.duplicate_of = first_of(session, name, whose_files(session, owner))
            session.add(row)
            session.flush()
            accepted.append(row.id)
        also(session, accepted)
    return accepted


def new_row(
    store: Store, delivery: DeliveryRow, file: str, size: int, header: Mapping[str, Any], number: int
) -> ExtractionRow:
    """Return the row of a new file that waits to be read, the `number`-th of those that come at once."""
    identifier = new_id()
    moment = now() + timedelta(microseconds=number)
    return ExtractionRow(
        id=identifier,
        delivery_id=delivery.id,
        owner_id=delivery.owner_id,
        file=file,
        size=size,
        sealed=sealed_header(store.vault, identifier, header),
        created_at=moment,
        queued_at=moment,
    )


def first_of(session: Session, file: str, owner: str | None) -> str | None:
    """Return the first extraction of the same file, among those of an owner or of all."""
    same = select(ExtractionRow.id).where(ExtractionRow.file == file)
    if owner is not None:
        same = same.where(ExtractionRow.owner_id == owner)
    return session.scalar(same.order_by(ExtractionRow.created_at).limit(1))


def whose_files(session: Session, account: str) -> str | None:
    """Return the account itself where it sees its own files only, none where it sees everybody's."""
    return None if session.get_one(AccountRow, account).role in OFFICE else account
