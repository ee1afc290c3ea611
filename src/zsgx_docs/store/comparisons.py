"""Keeps what came of holding a scan against its Word copy, until either is changed."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import ComparisonRow
from zsgx_docs.store.vault import Vault


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """A scan and its Word copy, each with its version."""

    scan_id: str
    scan_version: int
    word_id: str
    word_version: int


def comparison_kept(session: Session, vault: Vault, pair: ComparedVersions) -> dict[str, Any] | None:
    """Return the reconciliation of just these versions in JSON, if there is one. Raises StoreSealed."""
    row = session.get(ComparisonRow, pair.scan_id)
    if row is None or _versions(row) != pair:
        return None
    told: dict[str, Any] = json.loads(zlib.decompress(vault.open(row.sealed, _about(pair))))
    return told


def differences_counted(session: Session) -> dict[ComparedVersions, tuple[int, int]]:
    """Return how many values differ, and how many of them nobody decided on, by all pairs compared."""
    rows = session.scalars(select(ComparisonRow))
    return {_versions(row): (row.differences, row.undecided) for row in rows}


def keep_comparison(
    session: Session, vault: Vault, pair: ComparedVersions, told: dict[str, Any], counts: tuple[int, int]
) -> None:
    """Keep a reconciliation in the place of the one before; `counts`: its differences, the undecided."""
    packed = zlib.compress(json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace"), level=1)
    session.merge(
        ComparisonRow(
            scan_id=pair.scan_id,
            word_id=pair.word_id,
            scan_version=pair.scan_version,
            word_version=pair.word_version,
            differences=counts[0],
            undecided=counts[1],
            sealed=vault.seal(packed, _about(pair)),
        )
    )


def _versions(row: ComparisonRow) -> ComparedVersions:
    return ComparedVersions(row.scan_id, row.scan_version, row.word_id, row.word_version)


def _about(pair: ComparedVersions) -> str:
    return f"comparisons/{pair.scan_id}/{pair.scan_version}/{pair.word_id}/{pair.word_version}"
