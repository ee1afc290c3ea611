"""Keeps in which browsers people are signed in; of the secret in a browser only its digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from zsgx_docs.store.people.secret import digest
from zsgx_docs.store.tables import AccountRow, SignInRow


def keep_sign_in(session: Session, account_id: str, token: str, ends_at: datetime) -> None:
    """Keep that a browser is signed in, until `ends_at` at most."""
    session.add(SignInRow(token_hash=digest(token), account_id=account_id, ends_at=ends_at))


def sign_in_of(
    session: Session, token: str, moment: datetime, idle: timedelta
) -> tuple[SignInRow, AccountRow] | None:
    """Return the sign-in of a browser and its account, where neither has ended by that moment."""
    row = session.get(SignInRow, digest(token))
    if row is None or row.ends_at <= moment or row.used_at + idle <= moment:
        return None
    account = session.get_one(AccountRow, row.account_id)
    return None if account.disabled_at else (row, account)


def end_sign_in(session: Session, token: str) -> None:
    """Sign a browser out."""
    session.execute(delete(SignInRow).where(SignInRow.token_hash == digest(token)))


def end_sign_ins(session: Session, account_id: str, but: str | None = None) -> None:
    """Sign an account out everywhere, but for the browser with that token."""
    kept = digest(but) if but else ""
    session.execute(delete(SignInRow).where(SignInRow.account_id == account_id, SignInRow.token_hash != kept))


def forget_ended(session: Session, moment: datetime, idle: timedelta) -> None:
    """Delete the sign-ins that have ended."""
    session.execute(
        delete(SignInRow).where(or_(SignInRow.ends_at <= moment, SignInRow.used_at <= moment - idle))
    )
