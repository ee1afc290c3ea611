"""Keeps files as long as any row needs them: nothing that is needed goes, nothing else stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, PaperRow, PictureRow


def make_sure(store: Store, name: str, content: BinaryIO) -> None:
    """Keep a file again that went between being kept and being needed; for use while writing."""
    if not store.files.has(name):
        content.seek(0)
        store.files.keep(name, content)


def forget_unneeded(store: Store, names: Iterable[str]) -> None:
    """Delete those files that no row needs. Raises StoreUnavailable."""
    with store.database.writing() as session:
        for name in set(names):
            if name and not _is_needed(session, name):
                store.files.forget(name)


def sweep(store: Store) -> int:
    """Delete all files that no row needs, as a service leaves them that was ended; tell how many.

    For when nothing is being received.
    """
    with store.database.writing() as session:
        unneeded = [name for name in store.files.names() if not _is_needed(session, name)]
        for name in unneeded:
            store.files.forget(name)
    return len(unneeded) + store.files.forget_unfinished()


def _is_needed(session: Session, name: str) -> bool:
    needed = or_(
        exists().where(ExtractionRow.file == name),
        exists().where(PictureRow.file == name),
        exists().where(PaperRow.file == name),
    )
    return bool(session.scalar(select(needed)))
