"""Keeps which values were drawn at random to be looked at, though nothing speaks against them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import SampledFieldRow


def sampled_in(session: Session, extraction_id: str) -> frozenset[tuple[int, str]]:
    """Return the papers and paths of the values drawn in an extraction."""
    rows = session.execute(
        select(SampledFieldRow.paper, SampledFieldRow.path).where(
            SampledFieldRow.extraction_id == extraction_id
        )
    )
    return frozenset((paper, path) for paper, path in rows)
