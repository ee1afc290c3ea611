"""Keeps the keys of programs; of a key only its digest."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.people.secret import digest
from zsgx_docs.store.tables import AccountRow, ApiKeyRow


def keep_key(session: Session, account_id: str, key: str, label: str, scope: str) -> ApiKeyRow:
    """Keep a key of an account."""
    row = ApiKeyRow(account_id=account_id, key_hash=digest(key), label=label, scope=scope)
    session.add(row)
    session.flush()
    return row


def key_shown(session: Session, key: str) -> tuple[ApiKeyRow, AccountRow] | None:
    """Return a key and its account, where neither was revoked."""
    row = session.scalar(select(ApiKeyRow).where(ApiKeyRow.key_hash == digest(key)))
    if row is None or row.revoked_at:
        return None
    account = session.get_one(AccountRow, row.account_id)
    return None if account.disabled_at else (row, account)


def all_keys(session: Session) -> list[ApiKeyRow]:
    """Return all keys that were not revoked, the oldest first."""
    return list(
        session.scalars(
            select(ApiKeyRow).where(ApiKeyRow.revoked_at.is_(None)).order_by(ApiKeyRow.created_at)
        )
    )
