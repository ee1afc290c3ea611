"""A store of its own for each test, and who works with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zsgx_docs.desk.office import local_admin
from zsgx_docs.model.user import User
from zsgx_docs.store import Store, StorePlaces, open_store
from zsgx_docs.store.tables import AccountRow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key"))
    yield opened
    opened.close()


@pytest.fixture
def admin(store: Store) -> User:
    return local_admin(store)


@pytest.fixture
def organiser(store: Store) -> User:
    with store.database.writing() as session:
        session.add(AccountRow(id="o", name="jianghan", role="organiser"))
    return User("o", "jianghan", "organiser")
