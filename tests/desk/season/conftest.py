"""Who works with the store."""

import pytest

from zsgx_docs.desk.office import local_admin
from zsgx_docs.model.user import User
from zsgx_docs.store import Store


@pytest.fixture
def admin(store: Store) -> User:
    return local_admin(store)
