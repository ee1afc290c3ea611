"""Keeps that a submission was accepted, returned or opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import AccountRow, DecisionRow
from zsgx_docs.store.vault import Vault


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What somebody decided on a submission: `state` is accepted, returned, or None where opened again."""

    state: str | None
    reason: str | None
    account_id: str
    account_name: str
    at: datetime
    version: int
    open_flags: int = 0


def decisions_of(session: Session, vault: Vault, extraction_id: str) -> list[ReviewDecision]:
    """Return all of an extraction, the oldest first. Raises StoreSealed."""
    rows = session.execute(
        select(DecisionRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == DecisionRow.account_id)
        .where(DecisionRow.extraction_id == extraction_id)
        .order_by(DecisionRow.id)
    )
    return [_opened(row, name, vault) for row, name in rows]


def _opened(row: DecisionRow, name: str, vault: Vault) -> ReviewDecision:
    about = _about(row.extraction_id)
    reason = None if row.sealed is None else vault.open_json(row.sealed, about)["reason"]
    return ReviewDecision(row.state, reason, row.account_id, name, row.at, row.version, row.open_flags)


def keep_decision(session: Session, vault: Vault, extraction_id: str, decision: ReviewDecision) -> None:
    """Add one."""
    told = {"reason": decision.reason}
    session.add(
        DecisionRow(
            extraction_id=extraction_id,
            state=decision.state,
            version=decision.version,
            open_flags=decision.open_flags,
            account_id=decision.account_id,
            at=decision.at,
            sealed=None if decision.reason is None else vault.seal_json(told, _about(extraction_id)),
        )
    )


def _about(extraction_id: str) -> str:
    return f"decisions/{extraction_id}"
