"""Manages who may work here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from zsgx_docs.desk.office.errors import NotAllowed, UnfitAccount
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.opening import LOCAL
from zsgx_docs.desk.office.passwords import one_time_password, password_hash_of
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import ROLES, Role, User
from zsgx_docs.store.people import account_called, all_accounts, end_sign_ins, other_admins
from zsgx_docs.store.tables import AccountRow, now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.store import Store

FIRST = "admin"
"""What the first account is called."""
LONGEST_TYPED = 200
"""Characters of a typed name that are looked at: a guess, far more than a name has."""
_NAME = re.compile(r"[\w.@-]{1,32}")


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the administrator sees it; without `has_password` only programs use it, by keys."""

    id: str
    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None
    must_change: bool
    has_password: bool


def accounts(store: Store, by: User | None) -> list[Account]:
    """List all accounts, the disabled ones last. Raises NotAllowed."""
    only_admin(by)
    with store.database.reading() as session:
        return [_told(row) for row in all_accounts(session) if row.id != LOCAL]


def first_admin(store: Store) -> str | None:
    """Make the account `admin` where nobody could administer; return its one-time password, or None."""
    with store.database.reading() as session:
        if other_admins(session, LOCAL) or account_called(session, FIRST):
            return None
    return add_account(store, None, FIRST, "admin")


def add_account(store: Store, by: User | None, name: str, role: str) -> str:
    """Add an account for a person; return its one-time password. Raises NotAllowed, UnfitAccount.

    `by` nobody is the command line, on the machine itself.
    """
    password = one_time_password()
    new_account(store, by, name, role, password_hash_of(password))
    return password


def new_account(store: Store, by: User | None, name: str, role: str, password_hash: str | None) -> str:
    """Add an account, with no password for a program alone; return its identifier. As `add_account`."""
    only_admin(by)
    name = account_name(name)
    if not _NAME.fullmatch(name):
        raise UnfitAccount(f"账号名“{name[:40]}”不能用：要 1 到 32 个汉字、字母或数字，不含空格，请换一个。")
    with store.database.writing() as session:
        if account_called(session, name):
            raise UnfitAccount(f"账号“{name}”已经有了，请换一个名称。")
        row = AccountRow(
            name=name, role=_role(role), password_hash=password_hash, must_change=password_hash is not None
        )
        session.add(row)
        session.flush()
        record(store, session, by, "account_added", row.id, {"name": name, "role": role})
        return row.id


def change_role(store: Store, by: User | None, account_id: str, role: str) -> None:
    """Give an account another role. Raises NotAllowed, NotFound, UnfitAccount."""
    only_admin(by)
    with store.database.writing() as session:
        row = account_with(session, account_id)
        if row.role == _role(role):
            return
        _keep_an_admin(session, row)
        record(store, session, by, "role_changed", row.id, {"from": row.role, "to": role})
        row.role = role


def disable_account(store: Store, by: User | None, account_id: str) -> None:
    """Let an account in no more, by browser or key. Raises NotAllowed, NotFound, UnfitAccount."""
    only_admin(by)
    if by is not None and by.id == account_id:
        raise UnfitAccount("不能停用自己的账号，请由另一位管理员来停用。")
    with store.database.writing() as session:
        row = account_with(session, account_id)
        if row.disabled_at is None:
            _keep_an_admin(session, row)
            row.disabled_at = now()
            end_sign_ins(session, row.id)
            record(store, session, by, "account_disabled", row.id)


def enable_account(store: Store, by: User | None, account_id: str) -> None:
    """Let a disabled account in again. Raises NotAllowed, NotFound."""
    only_admin(by)
    with store.database.writing() as session:
        row = account_with(session, account_id)
        if row.disabled_at is not None:
            row.disabled_at = None
            record(store, session, by, "account_enabled", row.id)


def reset_password(store: Store, by: User | None, account_id: str) -> str:
    """Give an account a new one-time password and return it; it is signed out everywhere.

    Raises NotAllowed, NotFound.
    """
    only_admin(by)
    password = one_time_password()
    kept = password_hash_of(password)
    with store.database.writing() as session:
        row = account_with(session, account_id)
        row.password_hash, row.must_change = kept, True
        end_sign_ins(session, row.id)
        record(store, session, by, "password_reset", row.id)
    return password


def account_id_of(store: Store, name: str) -> str:
    """Return the identifier of the account of that name. Raises NotFound."""
    with store.database.reading() as session:
        row = account_called(session, account_name(name))
    if row is None or row.id == LOCAL:
        raise NotFound(f"没有账号“{name}”，可以用 zsgx user list 查看全部账号。")
    return row.id


def account_name(typed: str) -> str:
    """Return a name as it is kept: however it was typed, wide or narrow, large or small, it is the same."""
    return unicodedata.normalize("NFKC", typed[:LONGEST_TYPED]).strip().casefold()


def account_with(session: Session, account_id: str) -> AccountRow:
    """Return an account within a session. Raises NotFound."""
    row = session.get(AccountRow, account_id)
    if row is None or row.id == LOCAL:
        raise NotFound("没有这个账号，请刷新页面后再试。")
    return row


def only_admin(by: User | None) -> None:
    """Raise NotAllowed for anybody but an administrator and the command line."""
    if by is not None and by.role != "admin":
        raise NotAllowed("这一步只有管理员可以做，请联系管理员。")


def _keep_an_admin(session: Session, row: AccountRow) -> None:
    if row.role == "admin" and not other_admins(session, LOCAL, row.id):
        raise UnfitAccount("至少要有一位能登录的管理员，请先新增或恢复另一位管理员。")


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise UnfitAccount(f"没有“{role[:40]}”这个角色，请从 {'、'.join(ROLES)} 中选一个。")


def _told(row: AccountRow) -> Account:
    return Account(
        row.id,
        row.name,
        _role(row.role),
        row.created_at,
        row.disabled_at,
        row.must_change,
        row.password_hash is not None,
    )
