"""Two people who review."""

import pytest

from desk.reviewable import account
from zsgx_docs.model.user import User
from zsgx_docs.store import Store


@pytest.fixture
def zhang(store: Store) -> User:
    return account(store, "张审核")


@pytest.fixture
def li(store: Store) -> User:
    return account(store, "李审核")
