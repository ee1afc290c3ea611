"""Signs people in and out, and tells who is signed in in a browser."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from zsgx_docs.desk.office.accounts import account_name, account_with
from zsgx_docs.desk.office.errors import UnfitAccount, WrongPassword
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.passwords import is_right, password_hash_of, refuse_weak
from zsgx_docs.model.user import Role, User
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.people import (
    account_called,
    end_sign_in,
    end_sign_ins,
    forget_ended,
    keep_sign_in,
    sign_in_of,
)
from zsgx_docs.store.tables import AccountRow, SignInRow, now

if TYPE_CHECKING:
    from zsgx_docs.desk.office.tries import Tries
    from zsgx_docs.store import Store

TOKEN_BYTES = 32
"""Random bytes in a browser's cookie: a guess, twice what the standard OWASP ASVS asks."""
LONGEST = timedelta(hours=12)
"""How long one stays signed in: a guess, a long day of work."""
IDLE = timedelta(hours=2)
"""How long without asking for anything: a guess, a break at noon."""
NOTED_EVERY = timedelta(minutes=1)
"""How often it is kept that somebody is there: a guess that spares the disk."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody signed in; `must_change` says that nothing else may be done before a new password."""

    user: User
    must_change: bool


def sign_in(
    store: Store, tries: Tries, name: str, password: str, address: str, before: str | None = None
) -> str:
    """Return the token of a new sign-in, which is for the browser's cookie alone.

    `before` is what that browser held until now; it is worth nothing afterwards. Raises WrongPassword,
    TooManyTries.
    """
    name = account_name(name)
    tries.take(name, address)
    with store.database.reading() as session:
        account = account_called(session, name)
    is_known = account is not None and account.disabled_at is None
    if not is_right(account.password_hash if account and is_known else None, password):
        with store.database.writing() as session:
            subject = account.id if account else None
            record(store, session, None, "sign_in_failed", subject, {"address": address})
        raise WrongPassword("名称或口令不对，请核对后再试。")
    assert account is not None
    tries.forgive(name)
    return _signed_in(store, account, address, before)


def _signed_in(store: Store, account: AccountRow, address: str, before: str | None) -> str:
    token, moment = secrets.token_urlsafe(TOKEN_BYTES), now()
    with store.database.writing() as session:
        forget_ended(session, moment, IDLE)
        if before:
            end_sign_in(session, before)
        keep_sign_in(session, account.id, token, moment + LONGEST)
        record(store, session, _user(account), "signed_in", account.id, {"address": address})
    return token


def sign_out(store: Store, by: User, token: str) -> None:
    """End the sign-in of a browser."""
    with store.database.writing() as session:
        end_sign_in(session, token)
        record(store, session, by, "signed_out", by.id)


def who_is(store: Store, token: str, by_itself: bool = False) -> SignIn | None:
    """Return who is signed in in the browser that holds the token; nobody where that has ended.

    What a page asks `by_itself`, without a person, does not put off that end.
    """
    moment = now()
    with store.database.reading() as session:
        there = sign_in_of(session, token, moment, IDLE)
    if there is None:
        return None
    row, account = there
    if not by_itself and moment - row.used_at >= NOTED_EVERY:
        with suppress(StoreUnavailable), store.database.writing() as session:
            if kept := session.get(SignInRow, row.token_hash):
                kept.used_at = moment
    return SignIn(_user(account), account.must_change)


def change_password(store: Store, by: User, old: str | None, new: str, token: str) -> None:
    """Give oneself another password; all other browsers are signed out.

    Who has just come with a one-time password need not give it again. Raises WrongPassword where the old one
    is wrong, UnfitAccount where the new one is weak.
    """
    with store.database.reading() as session:
        account = account_with(session, by.id)
    need_not = old is None and account.must_change
    if not need_not and not is_right(account.password_hash, old or ""):
        raise WrongPassword("现在的口令不对，请重新输入。")
    refuse_weak(new, account.name)
    if is_right(account.password_hash, new):
        raise UnfitAccount("新口令和现在的一样，请换一个。")
    kept = password_hash_of(new)
    with store.database.writing() as session:
        row = account_with(session, by.id)
        row.password_hash, row.must_change = kept, False
        end_sign_ins(session, row.id, but=token)
        record(store, session, by, "password_changed", row.id)


def csrf_token(token: str) -> str:
    """Return what a form of the browser with that token sends along; nobody else can tell it."""
    return hashlib.sha256(f"csrf/{token}".encode()).hexdigest()


def _user(account: AccountRow) -> User:
    return User(account.id, account.name, cast("Role", account.role))
