"""Keeps the log: each entry is sealed with the one before, so that a change or a gap is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.tables import AuditRow, SettingRow, now
from zsgx_docs.store.vault import Vault

END = "log.end"
"""The setting that holds the last entry's number and seal, sealed: entries cut off at the end are noticed."""
START = "0" * 64
"""What stands for the seal before the first entry: by definition of this log."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Who did what to what; `detail` is plain data, or nothing. `account_id` null is the program itself."""

    number: int
    at: datetime
    account_id: str | None
    deed: str
    subject: str | None
    detail: Any
    seal: str


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What comes of following the seals: how many entries there are, and the first that is not as written.

    `broken` is one more than the last entry's number where entries are missing at the end.
    """

    entries: int
    broken: int | None
    last_seal: str


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """Which entries are asked for: by one account, of one deed, from `begin` until before `end`."""

    account_id: str | None = None
    deed: str | None = None
    begin: datetime | None = None
    end: datetime | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        if self.account_id is not None:
            yield AuditRow.account_id == self.account_id
        if self.deed is not None:
            yield AuditRow.deed == self.deed
        if self.begin is not None:
            yield AuditRow.at >= self.begin
        if self.end is not None:
            yield AuditRow.at < self.end


def enter(
    session: Session, vault: Vault, account_id: str | None, deed: str, subject: str | None, detail: Any
) -> None:
    """Add an entry within a writing session; it is kept together with what else was done there, or not."""
    assert session.connection().get_execution_options().get("is_writing"), "the entry would be lost"
    last = session.execute(select(AuditRow.id, AuditRow.seal).order_by(AuditRow.id.desc()).limit(1)).first()
    number, before = (last.id + 1, last.seal) if last else (1, START)
    sealed = None if detail is None else vault.seal_json(detail, _about(number))
    row = AuditRow(
        id=number, at=now(), account_id=account_id, deed=deed, subject=subject, sealed=sealed, seal=""
    )
    row.seal = seal_of(row, before)
    session.add(row)
    session.merge(SettingRow(name=END, sealed=vault.seal_json([number, row.seal], END)))
    session.flush()


def seal_of(row: AuditRow, before: str) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of an entry's content and the seal of the one before."""
    content = [
        before,
        row.id,
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        row.account_id,
        row.deed,
        row.subject,
        None if row.sealed is None else hashlib.sha256(row.sealed).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode("ascii")).hexdigest()


def check_log(session: Session, vault: Vault) -> LogCheck:
    """Follow the seals from the first entry to the last."""
    count, before = 0, START
    for row in session.scalars(select(AuditRow).order_by(AuditRow.id).execution_options(yield_per=1000)):
        if row.id != count + 1 or row.seal != seal_of(row, before):
            return LogCheck(count, count + 1, before)
        count, before = row.id, row.seal
    return LogCheck(count, None if _ends_with(session, vault, count, before) else count + 1, before)


def log_entries(
    session: Session, vault: Vault, wanted: WantedEntries, newest: int | None = None, skip: int = 0
) -> Iterator[LogEntry]:
    """Yield entries, newest first.

    Where `detail` cannot be opened it is left out; `check_log` tells what is wrong.
    """
    found = select(AuditRow).order_by(AuditRow.id.desc()).where(*wanted.conditions())
    for row in session.scalars(found.limit(newest).offset(skip)):
        yield LogEntry(row.id, row.at, row.account_id, row.deed, row.subject, _detail(row, vault), row.seal)


def count_entries(session: Session, wanted: WantedEntries) -> int:
    """Count the entries that are wanted."""
    return session.scalar(select(func.count()).select_from(AuditRow).where(*wanted.conditions())) or 0


def _detail(row: AuditRow, vault: Vault) -> Any:
    try:
        return None if row.sealed is None else vault.open_json(row.sealed, _about(row.id))
    except StoreSealed:
        return None


def _ends_with(session: Session, vault: Vault, number: int, seal: str) -> bool:
    end = session.get(SettingRow, END)
    if end is None:
        return number == 0
    try:
        return bool(vault.open_json(end.sealed, END) == [number, seal])
    except StoreSealed:
        return False


def _about(number: int) -> str:
    return f"audit/{number}/detail"
