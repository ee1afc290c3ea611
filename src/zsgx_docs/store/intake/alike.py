"""Tells of application forms by whom and for what each is, and which delivery they stand in."""

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

FORM = "application_form"


@dataclass(frozen=True, slots=True)
class FormOnFile:
    """An application form that was read: `kind` of its file, `project`, `unit`, `year` as read."""

    id: str
    delivery_id: str
    created_at: datetime
    kind: str
    project: Any
    unit: Any
    year: Any


def forms_beside(store: Store, identifier: str) -> Iterator[FormOnFile]:
    """Yield the application forms that may belong to one of them, itself among them.

    Those of an office together, those of an organiser alone; nothing for what is no application form.
    """
    with store.database.reading() as session:
        own = session.get(ExtractionRow, identifier)
        if own is None or own.document_type != FORM:
            return
        theirs = select(AccountRow.id).where(AccountRow.role.in_(OFFICE))
        rows = select(ExtractionRow).where(
            ExtractionRow.document_type == FORM, ExtractionRow.status == "done"
        )
        owner = whose_files(session, own.owner_id)
        rows = rows.where(ExtractionRow.owner_id == owner if owner else ExtractionRow.owner_id.in_(theirs))
        for row in session.scalars(rows):
            names = header_of(store.vault, row).get("names") or {}
            told = (names.get("project"), names.get("unit"), names.get("year"))
            yield FormOnFile(row.id, row.delivery_id, row.created_at, row.kind or "", *told)


def forms_waiting_for_a_partner(store: Store) -> list[str]:
    """List the application forms that are alone in their delivery."""
    with store.database.reading() as session:
        rows = select(ExtractionRow.delivery_id, ExtractionRow.id).where(ExtractionRow.document_type == FORM)
        found: dict[str, list[str]] = {}
        for delivery, identifier in session.execute(rows):
            found.setdefault(delivery, []).append(identifier)
    return [alone for alone, *others in found.values() if not others]
