"""Keeps the pictures of pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from zsgx_docs.store.intake.kept_files import make_sure
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, PictureRow


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page, a PNG; sizes in pixels."""

    page: int
    png: bytes
    width: int
    height: int


def keep_pictures(store: Store, identifier: str, pictures: Sequence[PagePicture]) -> None:
    """Keep pictures of pages of a file, as long as there is such a file. Raises StoreUnavailable."""
    named = [(store.vault.name_of(picture.png), picture) for picture in pictures]
    for name, picture in named:
        store.files.keep(name, io.BytesIO(picture.png))
    with store.database.writing() as session:
        if session.get(ExtractionRow, identifier) is None:
            return
        for name, picture in named:
            make_sure(store, name, io.BytesIO(picture.png))
            session.merge(
                PictureRow(
                    extraction_id=identifier,
                    page=picture.page,
                    file=name,
                    width=picture.width,
                    height=picture.height,
                )
            )


def find_picture(store: Store, identifier: str, page: int) -> bytes | None:
    """Return the picture of a page, where one is kept. Raises StoreUnavailable, StoreSealed."""
    with store.database.reading() as session:
        row = session.get(PictureRow, (identifier, page))
    return store.files.read(row.file) if row and store.files.has(row.file) else None


def pictures_kept(store: Store, identifier: str) -> int:
    """Count the pictures that are kept of a file."""
    with store.database.reading() as session:
        rows = select(func.count()).select_from(PictureRow).where(PictureRow.extraction_id == identifier)
        return session.scalar(rows) or 0
