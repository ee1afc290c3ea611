"""Takes in what is sent: kept first, read afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.desk.listing import template as known_template
from zsgx_docs.desk.office import record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.jobs.queue import Door
    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import NewFile

QUICK_BYTES = 1024 * 1024
"""Bytes of a Word file or workbook that is quick to read: a guess, ten times an ordinary form."""
_PACKAGE = b"PK\x03\x04"
"""How Word files and workbooks begin (ECMA-376 part 2: they are ZIP archives)."""


def receive(store: Store, by: User, files: Sequence[NewFile], template: str | None = None) -> list[str]:
    """Keep files to be read, and return their identifiers; all are kept or none.

    A mail or archive is one file at first; those in it follow once it is opened. Raises NotFound for an
    unknown template, StoreUnavailable.
    """
    from zsgx_docs.store.intake import accept

    if template is not None:
        known_template(template)

    def noted(session: Session, accepted: Sequence[str]) -> None:
        for identifier in accepted:
            record(store, session, by, "received", identifier)

    given = [(new, _door(new)) for new in files]
    return accept(store, by.id, given, template, noted)


def door_of(beginning: bytes, size: int) -> Door:
    """Tell by which door a file goes: what takes but a moment does not wait behind what takes minutes."""
    return "quick" if beginning.startswith(_PACKAGE) and size <= QUICK_BYTES else "long"


def _door(new: NewFile) -> Door:
    beginning = new.file.read(len(_PACKAGE))
    new.file.seek(0)
    return door_of(beginning, new.size)
