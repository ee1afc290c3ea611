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
    names = list(names)
    if not names:
        return
    with store.database.writing() as session:
        for name in {*names} - {""}:
            if not _is_needed(session, name):
                store.files.forget(name)


def sweep(store: Store, older: float = 0.0) -> int:
    """Delete all files that no row needs and that are so many seconds old; tell how many.

    A service that is ended leaves such behind; younger ones may be about to be needed. Raises
    StoreUnavailable.
    """
    with store.database.reading() as session:
        columns = (ExtractionRow.file, PictureRow.file, PaperRow.file)
        needed = {name for column in columns for name in session.scalars(select(column).distinct())}
    unneeded = [name for name in store.files.names(older) if name not in needed]
    forget_unneeded(store, unneeded)
    return len(unneeded) + store.files.forget_unfinished(older)


def _is_needed(session: Session, name: str) -> bool:
    needed = or_(
        exists().where(ExtractionRow.file == name),
        exists().where(PictureRow.file == name),
        exists().where(PaperRow.file == name),
    )
    return bool(session.scalar(select(needed)))
