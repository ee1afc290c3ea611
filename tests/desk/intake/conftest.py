"""Who works with the store."""

import pytest

from zsgx_docs.desk.office import local_admin
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import AccountRow


@pytest.fixture
def admin(store: Store) -> User:
    return local_admin(store)


@pytest.fixture
def organiser(store: Store) -> User:
    with store.database.writing() as session:
        session.add(AccountRow(id="o", name="jianghan", role="organiser"))
    return User("o", "jianghan", "organiser")
