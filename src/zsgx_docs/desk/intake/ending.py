"""Ends what waits or is read, has it read again, deletes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.desk.intake.looking import extraction, extractions, owner_seen
from zsgx_docs.desk.office import NotAllowed, record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import ExtractionState


def cancel(store: Store, by: User, identifier: str) -> ExtractionState:
    """End the reading of a file, whether it waits or is read; one that is over stays as it is.

    Raises NotFound, StoreUnavailable.
    """
    from zsgx_docs.store.intake import cancel_row, find_row

    with store.database.writing() as session:
        if cancel_row(store, find_row(session, identifier, owner_seen(by))):
            record(store, session, by, "cancelled", identifier)
    return extraction(store, by, identifier)


def retry(store: Store, by: User, identifier: str) -> ExtractionState:
    """Have a file read again that could not be; any other stays as it is.

    Raises NotFound, StoreUnavailable.
    """
    from zsgx_docs.store.intake import find_row, wait_anew

    with store.database.writing() as session:
        row = find_row(session, identifier, owner_seen(by))
        if row.status == "failed" and row.file:
            wait_anew(store, row)
            record(store, session, by, "retried", identifier)
    return extraction(store, by, identifier)


def delete(store: Store, by: User, identifier: str) -> list[str]:
    """Delete a file with all that was read of it and decided; return the identifiers of what went.

    With a mail or archive its files go. Raises NotFound, StoreUnavailable; NotAllowed where the office has
    accepted one that an organiser would delete.
    """
    from zsgx_docs.store.intake import erase

    def noted(session: Session, gone: Sequence[str]) -> None:
        for each in gone:
            record(store, session, by, "deleted", each)

    _not_accepted(store, by, extraction(store, by, identifier))
    return erase(store, [identifier], noted)


def _not_accepted(store: Store, by: User, file: ExtractionState) -> None:
    """What the office accepted is no longer the sender's alone."""
    inside = extractions(store, by, state="accepted", container=file.id, size=1).total
    if not by.sees_all and (file.state == "accepted" or inside):
        raise NotAllowed("这份材料已经审核通过，不能自己删除；确实要删请联系审核员。")
