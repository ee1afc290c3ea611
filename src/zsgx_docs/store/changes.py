"""Tells whoever watches, in this process, that something about a file has changed, whatever changed it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from zsgx_docs.store.tables import ExtractionRow

CHANGED = "changed"
"""The note of a session that has the files which it changes: by definition of this module."""
Watcher = Callable[[str], None]
log = logging.getLogger(__name__)
_watchers: list[Watcher] = []
_lock = Lock()


@contextmanager
def watch(watcher: Watcher) -> Iterator[None]:
    """Have a function called with the identifier of each file that changes, while this is entered.

    It is called by whatever thread makes the change, after that was kept; it should be quick.
    """
    with _lock:
        _watchers.append(watcher)
    try:
        yield
    finally:
        with _lock:
            _watchers.remove(watcher)


def tell_change(*identifiers: str) -> None:
    """Tell all who watch that these files have changed."""
    with _lock:
        told = list(_watchers)
    for watcher in told:
        for identifier in identifiers:
            try:
                watcher(identifier)
            except Exception:
                log.exception("a watcher failed")


def note_changes(session: Session, context: UOWTransaction) -> None:
    """Note the files that a session changes, to be told once that is kept; for SQLAlchemy's `after_flush`."""
    rows = (row for row in (*session.new, *session.dirty, *session.deleted) if isinstance(row, ExtractionRow))
    session.info.setdefault(CHANGED, set()).update(row.id for row in rows)


def refuse_unnoted(order: ORMExecuteState) -> None:
    """Let nobody change files past their rows, of which nobody would hear; for `do_orm_execute`."""
    mapper = order.bind_mapper
    is_unnoted = (order.is_update or order.is_delete) and mapper and mapper.class_ is ExtractionRow
    assert not is_unnoted, "a change of files that nobody would hear of"


def changed_in(session: Session) -> set[str]:
    """Return the identifiers of the files that a session changed."""
    changed: set[str] = session.info.get(CHANGED, set())
    return changed
