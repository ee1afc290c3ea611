"""Keeps the pictures of pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, delete, func, select

from zsgx_docs.store.intake.kept_files import forget_unneeded
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, PictureRow


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """The picture of a page, a PNG, by its name in the store; sizes in pixels."""

    page: int
    file: str
    width: int
    height: int


def keep_picture(store: Store, page: int, png: bytes, width: int, height: int) -> KeptPicture:
    """Keep the picture of a page; it belongs to no file yet. Raises StoreUnavailable."""
    name = store.vault.name_of(png)
    store.files.keep(name, io.BytesIO(png))
    return KeptPicture(page, name, width, height)


def show_pictures(store: Store, identifier: str, pictures: Sequence[KeptPicture]) -> None:
    """Have a file show these pictures and no others, as long as there is such a file.

    Raises StoreUnavailable.
    """
    with store.database.writing() as session:
        before = session.scalars(select(PictureRow.file).where(_of(identifier))).all()
        session.execute(delete(PictureRow).where(_of(identifier)))
        if session.get(ExtractionRow, identifier) is not None:
            session.add_all(PictureRow(extraction_id=identifier, **asdict(each)) for each in pictures)
    forget_unneeded(store, before)


def find_picture(store: Store, identifier: str, page: int) -> bytes | None:
    """Return the picture of a page, where one is kept. Raises StoreUnavailable, StoreSealed."""
    with store.database.reading() as session:
        row = session.get(PictureRow, (identifier, page))
    return store.files.read(row.file) if row and store.files.has(row.file) else None


def pictures_kept(store: Store, identifier: str) -> int:
    """Count the pictures that are kept of a file."""
    with store.database.reading() as session:
        rows = select(func.count()).select_from(PictureRow).where(_of(identifier))
        return session.scalar(rows) or 0


def _of(identifier: str) -> ColumnElement[bool]:
    return PictureRow.extraction_id == identifier
