"""Deletes files really: their rows, their originals and pictures that no other row needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from zsgx_docs.store.intake.accepting import Also, nothing_more
from zsgx_docs.store.intake.deliveries import forget_empty
from zsgx_docs.store.intake.kept_files import forget_unneeded
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, PaperRow, PictureRow


def erase(store: Store, identifiers: Iterable[str], also: Also = nothing_more) -> list[str]:
    """Delete files, those in a mail or archive with it; return the identifiers of all that went.

    A mail or archive loses its bytes with any of its files, which are among them. `also` is done in the
    same step. Raises StoreUnavailable.
    """
    with store.database.writing() as session:
        wanted = list(identifiers)
        rows = session.scalars(
            select(ExtractionRow).where(
                or_(ExtractionRow.id.in_(wanted), ExtractionRow.container_id.in_(wanted))
            )
        ).all()
        freed = [*_files_of(session, rows), *_containers_emptied(session, rows)]
        gone = [row.id for row in rows]
        for row in rows:
            session.delete(row)
        for row in session.scalars(select(ExtractionRow).where(ExtractionRow.duplicate_of.in_(gone))):
            row.duplicate_of = None
        forget_empty(session)
        also(session, gone)
    forget_unneeded(store, freed)
    store.database.forget_deleted()
    return gone


def erase_papers(store: Store, written_before: datetime, also: Also = nothing_more) -> list[str]:
    """Delete papers that were written before a moment; return their identifiers. As `erase`."""
    with store.database.writing() as session:
        rows = session.scalars(select(PaperRow).where(PaperRow.at < written_before)).all()
        gone, freed = [row.id for row in rows], [row.file for row in rows]
        for row in rows:
            session.delete(row)
        also(session, gone)
    forget_unneeded(store, freed)
    if gone:
        store.database.forget_deleted()
    return gone


def _files_of(session: Session, rows: Sequence[ExtractionRow]) -> list[str]:
    pictures = select(PictureRow.file).where(PictureRow.extraction_id.in_([row.id for row in rows]))
    return [*(row.file for row in rows), *session.scalars(pictures)]


def _containers_emptied(session: Session, rows: Sequence[ExtractionRow]) -> list[str]:
    within = {row.container_id for row in rows if row.container_id}
    containers = session.scalars(select(ExtractionRow).where(ExtractionRow.id.in_(within))).all()
    freed = [row.file for row in containers]
    for row in containers:
        row.file = ""
    return freed


def received_before(store: Store, moment: datetime) -> list[str]:
    """List the files that came in before a moment and are not being read. Raises StoreUnavailable."""
    with store.database.reading() as session:
        old = select(ExtractionRow.id).where(
            ExtractionRow.created_at < moment, ExtractionRow.status != "running"
        )
        return list(session.scalars(old))
