"""Keeps that somebody looked at a value, and what it was before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import AccountRow, ReviewEventRow
from zsgx_docs.store.vault import Vault

ReviewAct = Literal["accepted", "corrected", "second", "filled", "row_added", "row_removed", "row_restored"]
ROW_ACTS = frozenset(("row_added", "row_removed", "row_restored"))
"""What is done to a whole row of a list: `path` is the row's (`students[3]`)."""


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """A person looked at the value at `path` of a paper (0: the file's first) and left `value`.

    `act` is accepted, corrected, or second: what the second person reads there; filled in a row that a person
    added, or one of `ROW_ACTS`. `was` is what stood there. Of a row added `value` is where it stands (`after`
    the row with this number) and its `cells`; of one taken away None, as `was` of one restored.
    """

    paper: int
    path: str
    act: ReviewAct
    was: Any
    value: Any
    account_id: str
    account_name: str
    at: datetime
    version: int
    was_flagged: bool = False
    was_sampled: bool = False


def events_of(session: Session, vault: Vault, extraction_id: str) -> list[ReviewEvent]:
    """Return all of an extraction, the oldest first. Raises StoreSealed."""
    rows = session.execute(
        select(ReviewEventRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == ReviewEventRow.account_id)
        .where(ReviewEventRow.extraction_id == extraction_id)
        .order_by(ReviewEventRow.id)
    )
    return [_opened(row, name, vault) for row, name in rows]


def _opened(row: ReviewEventRow, name: str, vault: Vault) -> ReviewEvent:
    values = vault.open_json(row.sealed, _about(row.extraction_id, row.paper, row.path))
    return ReviewEvent(
        row.paper,
        row.path,
        cast(ReviewAct, row.act),
        values["from"],
        values["to"],
        row.account_id,
        name,
        row.at,
        row.version,
        row.was_flagged,
        row.was_sampled,
    )


def keep_event(
    session: Session,
    vault: Vault,
    extraction_id: str,
    event: ReviewEvent,
    keys: int | None = None,
    milliseconds: int | None = None,
) -> None:
    """Add one; `keys` pressed and `milliseconds` taken, where a page tells."""
    about = _about(extraction_id, event.paper, event.path)
    session.add(
        ReviewEventRow(
            extraction_id=extraction_id,
            paper=event.paper,
            path=event.path,
            act=event.act,
            was_flagged=event.was_flagged,
            was_sampled=event.was_sampled,
            version=event.version,
            keys=keys,
            milliseconds=milliseconds,
            account_id=event.account_id,
            at=event.at,
            sealed=vault.seal_json({"from": event.was, "to": event.value}, about),
        )
    )


def _about(extraction_id: str, paper: int, path: str) -> str:
    return f"review_events/{extraction_id}/{paper}/{path}"
