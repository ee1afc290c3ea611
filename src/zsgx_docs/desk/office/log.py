"""Records who did what, and tells it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.office.deeds import DEEDS
from zsgx_docs.store.log import enter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store


def record(
    store: Store, session: Session, by: User | None, deed: str, subject: str | None = None, detail: Any = None
) -> None:
    """Add to the log within the caller's `store.database.writing()`, so that both are kept or neither is.

    `deed` is one of DEEDS; `subject` the identifier of what it was done to; `detail` plain data about it,
    kept sealed. `by` nobody is the program itself, or somebody who is not signed in.
    """
    assert deed in DEEDS, deed
    enter(session, store.vault, by.id if by else None, deed, subject, detail)
