"""Tells of papers by whom and for what each is, and which delivery they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from zsgx_docs.store.intake.accepting import OFFICE, whose_files
from zsgx_docs.store.intake.header import header_of
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import AccountRow, ExtractionRow

_NAMES_BOTH = ("application_form", "final_accounts")
"""Papers that name a project and the unit whose it is, once in each."""


@dataclass(frozen=True, slots=True)
class FormOnFile:
    """A paper that was read: `kind` of its file, `project`, `unit`, `year` as read."""

    id: str
    delivery_id: str
    created_at: datetime
    kind: str
    project: Any
    unit: Any
    year: Any


def forms_beside(store: Store, identifier: str) -> Iterator[FormOnFile]:
    """Yield the papers that may be the same as one of them, itself among them.

    Those of an office together, those of an organiser alone; nothing for what does not name project and unit.
    """
    with store.database.reading() as session:
        own = session.get(ExtractionRow, identifier)
        if own is None or own.document_type not in _NAMES_BOTH:
            return
        theirs = select(AccountRow.id).where(AccountRow.role.in_(OFFICE))
        rows = select(ExtractionRow).where(
            ExtractionRow.document_type == own.document_type, ExtractionRow.status == "done"
        )
        owner = whose_files(session, own.owner_id)
        rows = rows.where(ExtractionRow.owner_id == owner if owner else ExtractionRow.owner_id.in_(theirs))
        for row in session.scalars(rows):
            names = header_of(store.vault, row).get("names") or {}
            told = (names.get("project"), names.get("unit"), names.get("year"))
            yield FormOnFile(row.id, row.delivery_id, row.created_at, row.kind or "", *told)


def forms_waiting_for_a_partner(store: Store) -> list[str]:
    """List the papers that are alone in their delivery, of those that can be told apart by their names."""
    with store.database.reading() as session:
        rows = select(ExtractionRow.delivery_id, ExtractionRow.document_type, ExtractionRow.id).where(
            ExtractionRow.document_type.in_(_NAMES_BOTH)
        )
        found: dict[tuple[str, str | None], list[str]] = {}
        for delivery, document_type, identifier in session.execute(rows):
            found.setdefault((delivery, document_type), []).append(identifier)
    return [alone for alone, *others in found.values() if not others]
