"""Tells what was sent in and how far it is; each sees what is theirs to see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import NotFound

if TYPE_CHECKING:
    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import Deliveries, DeliveryFilter, ExtractionState, Listed

PAGE_SIZE = 50
"""Files a page of a list: a guess."""
MOST_A_PAGE = 500
"""Files that a page of a list may have: a guess; opening the sealed names of so many takes some 10 ms."""


def owner_seen(by: User) -> str | None:
    """Return whose files somebody sees; none for everybody's."""
    return None if by.sees_all else by.id


def extraction(store: Store, by: User, identifier: str) -> ExtractionState:
    """Tell how far a file is. Raises NotFound for what is not there or not theirs, StoreUnavailable."""
    from zsgx_docs.store.intake import state_of

    return state_of(store, identifier, owner_seen(by))


def extractions(
    store: Store,
    by: User,
    status: str | None = None,
    state: str | None = None,
    page: int = 1,
    size: int = PAGE_SIZE,
    document_type: str | None = None,
    delivery: str | None = None,
    container: str | None = None,
    containers: bool = False,
) -> Listed:
    """List files, the newest first, a page of so many; mails and archives themselves only with `containers`.

    `state` is accepted, returned, or empty for what nobody decided. Raises StoreUnavailable.
    """
    from zsgx_docs.store.intake import Wanted, states

    wanted = Wanted(owner_seen(by), status, state, document_type, delivery, container, containers)
    return states(store, wanted, max(1, page), max(1, min(size, MOST_A_PAGE)))


def deliveries(
    store: Store,
    by: User,
    page: int = 1,
    size: int = PAGE_SIZE,
    show: DeliveryFilter = "all",
    find: str = "",
) -> Deliveries:
    """List what was sent in, the newest first, each with its files. Raises StoreUnavailable.

    `show` and `find` as in `store.intake.deliveries_of`.
    """
    from zsgx_docs.store.intake import deliveries_of

    return deliveries_of(store, owner_seen(by), max(1, page), max(1, min(size, MOST_A_PAGE)), show, find)


def raw_result(store: Store, by: User, identifier: str) -> dict[str, Any]:
    """Return the result as the machine read it. Raises NotFound, NotReadYet, StoreUnavailable."""
    from zsgx_docs.store.intake import raw_result_of

    return raw_result_of(store, identifier, owner_seen(by))


def original(store: Store, by: User, identifier: str) -> Iterator[bytes]:
    """Return the file as it was sent in, piece by piece. Raises NotFound, StoreUnavailable."""
    from zsgx_docs.store.intake import find_row

    with store.database.reading() as session:
        name = find_row(session, identifier, owner_seen(by)).file
    if not name:
        raise NotFound("这个邮件或压缩包里有文件已删除，它本身也不再保留。")
    return store.files.pieces(name)
