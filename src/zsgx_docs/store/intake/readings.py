"""Keeps what was read of a file, in one step with the end of its job."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from zsgx_docs.store.errors import NotReadYet
from zsgx_docs.store.intake.header import header_of, tell_header
from zsgx_docs.store.intake.states import find_row
from zsgx_docs.store.store import Store
from zsgx_docs.store.tables import ExtractionRow, ResultRow, SampledFieldRow
from zsgx_docs.store.vault import Vault


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What was read of one file: the result in JSON packed by zlib, and what is looked up of it.

    `sampled` are places of values (number of the paper, path) that are looked at though not flagged; `names`
    are the `project`, `unit` and `year`, and how many `seals` there are.
    """

    packed: bytes
    kind: str
    document_type: str
    template: str | None
    flags: int
    pages: int = 0
    sampled: Sequence[tuple[int, str]] = ()
    names: Mapping[str, Any] = field(default_factory=dict)


def keep_reading(vault: Vault, session: Session, identifier: str, reading: KeptReading) -> None:
    """Keep what was read of a file, within the transaction that ends its job."""
    row = session.get_one(ExtractionRow, identifier)
    row.kind, row.document_type, row.template = reading.kind, reading.document_type, reading.template
    row.flags = reading.flags
    row.open_flags = reading.flags + len(reading.sampled)
    row.page = row.pages = reading.pages
    tell_header(vault, row, names=dict(reading.names), error=None)
    session.execute(delete(SampledFieldRow).where(SampledFieldRow.extraction_id == identifier))
    session.merge(ResultRow(extraction_id=identifier, sealed=vault.seal(reading.packed, _about(identifier))))
    session.add_all(
        SampledFieldRow(extraction_id=identifier, paper=paper, path=path) for paper, path in reading.sampled
    )


def result_in(vault: Vault, session: Session, row: ExtractionRow) -> dict[str, Any]:
    """Return the result of a file, within a session. Raises NotReadYet, StoreSealed."""
    found: dict[str, Any] = json.loads(zlib.decompress(_packed(vault, session, row)))
    return found


def packed_result_of(store: Store, identifier: str, owner: str | None = None) -> bytes:
    """Return the result as the machine read it, in JSON packed by zlib. Raises as `raw_result_of`."""
    with store.database.reading() as session:
        return _packed(store.vault, session, find_row(session, identifier, owner))


def _packed(vault: Vault, session: Session, row: ExtractionRow) -> bytes:
    kept = session.get(ResultRow, row.id)
    if kept is None:
        name = header_of(vault, row)["filename"]
        raise NotReadYet(f"「{name}」还没有读出结果，请等它读完再看。")
    return vault.open(kept.sealed, _about(row.id))


def raw_result_of(store: Store, identifier: str, owner: str | None = None) -> dict[str, Any]:
    """Return the result as the machine read it. Raises NotFound, NotReadYet, StoreUnavailable."""
    with store.database.reading() as session:
        return result_in(store.vault, session, find_row(session, identifier, owner))


def _about(identifier: str) -> str:
    return f"results/{identifier}/result"
