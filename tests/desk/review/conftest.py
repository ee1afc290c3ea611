"""A store of its own for each test, and two people who review."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.reviewable import account
from zsgx_docs.model.user import User
from zsgx_docs.store import Store, StorePlaces, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key"))
    yield opened
    opened.close()


@pytest.fixture
def zhang(store: Store) -> User:
    return account(store, "张审核")


@pytest.fixture
def li(store: Store) -> User:
    return account(store, "李审核")
