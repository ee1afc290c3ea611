"""A store of its own for each test, with an administrator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zsgx_docs.desk.office import Store, StorePlaces, account_id_of, add_account, open_store
from zsgx_docs.model.user import User


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key"))
    yield opened
    opened.close()


@pytest.fixture
def admin(store: Store) -> User:
    add_account(store, None, "chief", "admin")
    return User(account_id_of(store, "chief"), "chief", "admin")
