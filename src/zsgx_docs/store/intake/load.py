"""Counts what the machine still has to do."""

from __future__ import annotations

from sqlalchemy import func, select

from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow


def waiting_load(store: Store) -> tuple[int, int]:
    """Count the files that wait or are read, and their bytes together. Raises StoreUnavailable."""
    wanted = select(func.count(), func.coalesce(func.sum(ExtractionRow.size), 0))
    with store.database.reading() as session:
        files, size = session.execute(wanted.where(ExtractionRow.status.in_(("queued", "running")))).one()
    return files, size
