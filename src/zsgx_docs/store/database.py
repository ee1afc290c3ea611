"""Opens the SQLite database of the store, and lets what is done in it happen whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.orm import Session, sessionmaker

from zsgx_docs.store.changes import changed_in, note_changes, refuse_unnoted, tell_change
from zsgx_docs.store.errors import StoreUnavailable

BUSY_SECONDS = 10
"""Seconds to wait for another's writing: a guess; ours take milliseconds."""
SETTINGS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "temp_store": "MEMORY",
}
"""What each connection is set to: nothing accepted is lost with the current, nothing deleted stays."""


class Database:
    """The database in one file; safe to use from several threads, each with its own session."""

    def __init__(self, file: Path) -> None:
        self.engine = _engine(file)
        self._new_session = sessionmaker(self.engine, expire_on_commit=False)
        event.listen(self._new_session, "after_flush", note_changes)
        event.listen(self._new_session, "do_orm_execute", refuse_unnoted)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session to look things up in. Raises StoreUnavailable."""
        with _told(), self._new_session() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session whose changes are kept together at its end, or none of them.

        Others that write wait meanwhile; whoever watches the files that were changed is told afterwards.
        Raises StoreUnavailable.
        """
        with _told(), self._new_session.begin() as session:
            session.connection(execution_options={"is_writing": True})
            yield session
        tell_change(*changed_in(session))

    def forget_deleted(self) -> None:
        """Empty the log of writes, which holds what was deleted until it is written over.

        While somebody reads, or no room is left on the disk, it is left to the next time: what was deleted
        is deleted.
        """
        with suppress(StoreUnavailable), _told(), self.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            try:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
                connection.exec_driver_sql("BEGIN")

    def close(self) -> None:
        self.engine.dispose()


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, below
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name}={value}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        is_writing = connection.get_execution_options().get("is_writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine


@contextmanager
def _told() -> Iterator[None]:
    """What the system says of a full disk or a lock, in a sentence."""
    try:
        yield
    except (OperationalError, DBAPIError) as error:
        if not isinstance(error.orig, sqlite3.OperationalError | sqlite3.DatabaseError):
            raise
        if isinstance(error.orig, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise StoreUnavailable(_sentence(error.orig)) from error
    except NoneFree as error:
        raise StoreUnavailable("现在同时使用的人太多，这一步没有保存，请稍后再试。") from error


def _sentence(why: sqlite3.Error) -> str:
    name = getattr(why, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return "磁盘已满或写不进去，这一步没有保存，请清理磁盘后再试。"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "数据库正被别的程序占用，这一步没有保存，请稍后再试。"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "数据库文件已损坏，请用备份恢复（zsgx restore）。"
    return "数据库现在不能使用，这一步没有保存，请稍后再试；一直如此请联系管理员。"
