"""Finds accounts."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import AccountRow


def account_called(session: Session, name: str) -> AccountRow | None:
    """Return the account of that name, be it disabled or not."""
    return session.scalar(select(AccountRow).where(AccountRow.name == name))


def all_accounts(session: Session) -> list[AccountRow]:
    """Return all accounts by name, the disabled ones last."""
    return list(session.scalars(select(AccountRow).order_by(AccountRow.disabled_at, AccountRow.name)))


def other_admins(session: Session, *but: str) -> int:
    """Count who could sign in and administer, without these accounts."""
    found = select(func.count()).where(
        AccountRow.role == "admin",
        AccountRow.disabled_at.is_(None),
        AccountRow.password_hash.is_not(None),
        AccountRow.id.not_in(but),
    )
    return session.scalar(found) or 0
