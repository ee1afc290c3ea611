"""The store with an administrator."""

import pytest

from zsgx_docs.desk.office import Store, account_id_of, add_account
from zsgx_docs.model.user import User


@pytest.fixture
def admin(store: Store) -> User:
    add_account(store, None, "chief", "admin")
    return User(account_id_of(store, "chief"), "chief", "admin")
