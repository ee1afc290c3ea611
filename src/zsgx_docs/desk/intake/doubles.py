"""Notes what a person says of a file that is the same as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zsgx_docs.desk.intake.looking import owner_seen
from zsgx_docs.desk.office import record

if TYPE_CHECKING:
    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store


def keep_double(store: Store, by: User, identifier: str) -> None:
    """Note that a file is to stay though it is the same as another. Raises NotFound, StoreUnavailable."""
    from zsgx_docs.store.intake import find_row

    with store.database.writing() as session:
        row = find_row(session, identifier, owner_seen(by))
        if not row.is_kept_double:
            row.is_kept_double = True
            record(store, session, by, "double_kept", identifier)
