"""Tells of papers by whom and for what each is, and which delivery they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import select

from zsgx_docs.store.intake.accepting import OFFICE, whose_files
from zsgx_docs.store.intake.header import header_of
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import AccountRow, ExtractionRow

UNKNOWN = "unknown"
_NAMES_BOTH = ("application_form", "final_accounts")
"""Papers that name a project and the unit whose it is, once in each."""


@dataclass(frozen=True, slots=True)
class FormOnFile:
    """A paper that was read: `kind` of its file, `project`, `unit`, `year` as read.

    `together` is the same for files that came in one drop, or lay in one folder of an archive. `names_both`:
    papers of its type name a project and the unit whose it is, once in each.
    """

    id: str
    delivery_id: str
    created_at: datetime
    kind: str
    filename: str
    together: str | None
    names_both: bool
    project: Any
    unit: Any
    year: Any


def forms_beside(store: Store, identifier: str) -> Iterator[FormOnFile]:
    """Yield the papers that may be the same as one of them, itself among them.

    Those of an office together, those of an organiser alone; of papers that do not name project and unit
    only those that came together.
    """
    with store.database.reading() as session:
        own = session.get(ExtractionRow, identifier)
        if own is None or own.document_type in (None, UNKNOWN):
            return
        only = None if own.document_type in _NAMES_BOTH else _form(store, own).together
        if only is None and own.document_type not in _NAMES_BOTH:
            return
        theirs = select(AccountRow.id).where(AccountRow.role.in_(OFFICE))
        rows = select(ExtractionRow).where(
            ExtractionRow.document_type == own.document_type, ExtractionRow.status == "done"
        )
        owner = whose_files(session, own.owner_id)
        rows = rows.where(ExtractionRow.owner_id == owner if owner else ExtractionRow.owner_id.in_(theirs))
        for row in session.scalars(rows):
            form = _form(store, row)
            if only in (None, form.together):
                yield form


def _form(store: Store, row: ExtractionRow) -> FormOnFile:
    header = header_of(store.vault, row)
    names, filename, together = header.get("names") or {}, header["filename"], header.get("drop")
    if row.container_id:
        together = f"{row.container_id}/{PurePosixPath(filename).parent}"
    told = (names.get("project"), names.get("unit"), names.get("year"))
    came = row.id, row.delivery_id, row.created_at, row.kind or "", filename, together
    return FormOnFile(*came, row.document_type in _NAMES_BOTH, *told)


def forms_waiting_for_a_partner(store: Store) -> list[str]:
    """List the papers that are alone of their type in their delivery, and can be told apart by their names or
    did not come alone.
    """
    with store.database.reading() as session:
        rows = select(ExtractionRow).where(
            ExtractionRow.document_type.is_not(None), ExtractionRow.document_type != UNKNOWN
        )
        found: dict[tuple[str, str | None], list[ExtractionRow]] = {}
        for row in session.scalars(rows):
            found.setdefault((row.delivery_id, row.document_type), []).append(row)
        alone = [own[0] for own in found.values() if len(own) == 1]
        came = {row.id: (row.document_type, _form(store, row).together) for row in alone}
    count = Counter(came.values())
    return [
        identifier
        for identifier, (document_type, together) in came.items()
        if document_type in _NAMES_BOTH or (together and count[document_type, together] > 1)
    ]
