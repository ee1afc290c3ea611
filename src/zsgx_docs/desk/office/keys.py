"""Gives keys to programs, and tells whose a key is."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from zsgx_docs.desk.office.accounts import account_with, new_account, only_admin
from zsgx_docs.desk.office.errors import NotAllowed, UnfitAccount
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.sign_in import NOTED_EVERY
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import Role, User
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.people import all_keys, keep_key, key_shown
from zsgx_docs.store.tables import ApiKeyRow, now

if TYPE_CHECKING:
    from zsgx_docs.store import Store

Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = ("read", "write")
PREFIX = "zsgx_"
"""By which a key is known for one, should it lie about somewhere."""
KEY_BYTES = 32
"""Random bytes of a key: a guess, as many as an AES-256 key has."""
LABEL_CHARACTERS = 60
"""Characters of what a key is called: a guess."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as lists show it; what it is itself was shown once."""

    id: str
    account_id: str
    label: str
    scope: Scope
    created_at: datetime
    used_at: datetime | None


def add_program(store: Store, by: User | None, name: str, role: str, scope: str = "write") -> str:
    """Add an account for a program, which no browser can use; return its key. As `add_account`."""
    return make_key(store, by, new_account(store, by, name, role, None), "命令行", scope)


def make_key(store: Store, by: User | None, account_id: str, label: str, scope: str) -> str:
    """Return a new key of an account: one's own, or for an administrator anybody's.

    Raises NotAllowed, NotFound, UnfitAccount.
    """
    _own_or_admin(by, account_id)
    label = " ".join(label.split())
    if not 0 < len(label) <= LABEL_CHARACTERS:
        raise UnfitAccount(f"请给密钥写一个名称（1 到 {LABEL_CHARACTERS} 个字），说明给哪个程序用。")
    if scope not in SCOPES:
        raise UnfitAccount(f"没有“{scope[:40]}”这种权限，请从 {'、'.join(SCOPES)} 中选一个。")
    key = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    with store.database.writing() as session:
        row = keep_key(session, account_with(session, account_id).id, key, label, scope)
        record(store, session, by, "key_made", account_id, {"key": row.id, "label": label, "scope": scope})
    return key


def api_keys(store: Store, by: User | None, account_id: str | None = None) -> list[ApiKey]:
    """List the keys of an account, or for an administrator of all, that were not revoked."""
    if account_id is None:
        only_admin(by)
    else:
        _own_or_admin(by, account_id)
    with store.database.reading() as session:
        return [_told(row) for row in all_keys(session) if account_id in (None, row.account_id)]


def revoke_key(store: Store, by: User | None, key_id: str) -> None:
    """Let a key open nothing any more. Raises NotFound, for another's key too."""
    with store.database.writing() as session:
        row = session.get(ApiKeyRow, key_id)
        if row is None or (by is not None and by.role != "admin" and row.account_id != by.id):
            raise NotFound("没有这个密钥，请刷新页面后再试。")
        if row.revoked_at is None:
            row.revoked_at = now()
            record(store, session, by, "key_revoked", row.account_id, {"key": row.id, "label": row.label})


def whose_key(store: Store, key: str) -> User | None:
    """Return the user a key stands for; nobody where it is none, or was revoked."""
    if not key.startswith(PREFIX):
        return None
    with store.database.reading() as session:
        there = key_shown(session, key)
    if there is None:
        return None
    row, account = there
    moment = now()
    if row.used_at is None or moment - row.used_at >= NOTED_EVERY:
        with suppress(StoreUnavailable), store.database.writing() as session:
            session.get_one(ApiKeyRow, row.id).used_at = moment
    return User(account.id, account.name, cast("Role", account.role), row.scope == "write")


def _own_or_admin(by: User | None, account_id: str) -> None:
    if by is not None and by.role != "admin" and by.id != account_id:
        raise NotAllowed("只能管理自己的密钥；别人的请由管理员来管。")


def _told(row: ApiKeyRow) -> ApiKey:
    scope: Scope = "write" if row.scope == "write" else "read"
    return ApiKey(row.id, row.account_id, row.label, scope, row.created_at, row.used_at)
