"""Seals what is told of a file beside its result: its name, what it came in, why it failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import ExtractionRow
from zsgx_docs.store.vault import Vault

Header = Mapping[str, Any]
"""`filename` and `sha256`; where there is such, `drop`, `submission`, `error`, `names`, `left_out`."""


def header_of(vault: Vault, row: ExtractionRow) -> dict[str, Any]:
    """Return what a row's header says. Raises StoreSealed."""
    opened: dict[str, Any] = vault.open_json(row.sealed, _about(row.id))
    return opened


def file_names(vault: Vault, session: Session, identifiers: Iterable[str]) -> dict[str, str]:
    """Return the names of those files that are there, by identifier. Raises StoreSealed."""
    rows = session.scalars(select(ExtractionRow).where(ExtractionRow.id.in_(list(identifiers))))
    return {row.id: header_of(vault, row)["filename"] for row in rows}


def sealed_header(vault: Vault, identifier: str, header: Header) -> bytes:
    """Return a header sealed for the extraction of that identifier."""
    return vault.seal_json({name: value for name, value in header.items() if value}, _about(identifier))


def tell_header(vault: Vault, row: ExtractionRow, **more: Any) -> None:
    """Change what a row's header says; None takes it away."""
    row.sealed = sealed_header(vault, row.id, {**header_of(vault, row), **more})


def _about(identifier: str) -> str:
    return f"extractions/{identifier}/header"
