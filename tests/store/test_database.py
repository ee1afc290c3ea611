"""The database: whole changes or none, the tables that the code knows, what a full disk or a lock says."""

import resource
import sqlite3
from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from zsgx_docs.store import Store, StorePlaces, open_store
from zsgx_docs.store.database import BUSY_SECONDS
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.tables import AccountRow, AuditRow, Base, SettingRow


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store.database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_opening_a_store_again_keeps_what_is_in_it(store: Store, places: StorePlaces) -> None:
    with store.database.writing() as session:
        session.add(AccountRow(name="shouli", role="clerk"))
    again = open_store(places)
    with again.database.reading() as session:
        assert session.query(AccountRow).one().name == "shouli"
    again.close()


def test_a_change_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.database.writing() as session:
        session.add(AccountRow(name="shouli", role="clerk"))
        session.flush()
        1 / 0  # noqa: B018
    with store.database.reading() as session:
        assert session.query(AccountRow).count() == 0


def test_the_log_is_only_added_to(store: Store) -> None:
    with store.database.writing() as session:
        session.add(AuditRow(deed="signed_in", seal="0"))
    with pytest.raises(Exception, match="only added to"), store.database.writing() as session:
        session.execute(text("UPDATE audit SET deed = 'nothing'"))


def test_what_is_deleted_is_overwritten(store: Store) -> None:
    with store.database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA secure_delete")).scalar() == 1


def test_a_database_at_which_all_are_at_work_is_said_to_be_busy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = store.database.engine.pool
    monkeypatch.setattr(pool, "_timeout", 0.01)
    with pytest.raises(StoreUnavailable, match="同时使用的人太多"), ExitStack() as held:
        while True:
            held.enter_context(store.database.reading()).execute(text("SELECT 1"))


def test_a_database_that_another_program_holds_is_said_to_be_busy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(store.places.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.database.reading() as session:
        session.execute(text("PRAGMA busy_timeout = 1"))
    with pytest.raises(StoreUnavailable, match="占用"), store.database.writing() as session:
        session.add(AccountRow(name="shouli", role="clerk"))
    other.close()


def test_a_file_that_is_no_database_is_said_to_be_broken(places: StorePlaces) -> None:
    open_store(places).close()
    places.database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreUnavailable, match="已损坏"):
        open_store(places)


def test_the_key_may_not_lie_beside_the_data(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="密钥文件不能放在数据文件夹里"):
        open_store(StorePlaces(tmp_path, tmp_path / "key"))


def test_what_was_deleted_stays_so_though_there_is_no_room_to_tidy_up(store: Store) -> None:
    """No file of the process may grow, which is how a full disk looks."""
    with store.database.writing() as session:
        session.add(SettingRow(name="much", sealed=bytes(400_000)))
    log = store.places.database.with_name(f"{store.places.database.name}-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.places.database.stat().st_size, hard))
    try:
        store.database.forget_deleted()
        assert log.stat().st_size > 400_000
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with store.database.reading() as session:
        assert session.execute(text("PRAGMA busy_timeout")).scalar() == 1000 * BUSY_SECONDS
    store.database.forget_deleted()
    assert log.stat().st_size == 0
