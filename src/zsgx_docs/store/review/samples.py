"""Keeps which values were drawn at random to be looked at, though nothing speaks against them."""

from __future__ import annotations

import random
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from zsgx_docs.store.tables import SampledFieldRow

_DRAWN = random.SystemRandom()


def keep_samples(
    session: Session, extraction_id: str, unflagged: Iterable[tuple[int, str]], share: float
) -> None:
    """Draw a share (0..1) of the values that are not flagged, each by its paper and path."""
    for paper, path in unflagged:
        if _DRAWN.random() < share:
            session.add(SampledFieldRow(extraction_id=extraction_id, paper=paper, path=path))


def sampled_in(session: Session, extraction_id: str) -> frozenset[tuple[int, str]]:
    """Return the papers and paths of the values drawn in an extraction."""
    rows = session.execute(
        select(SampledFieldRow.paper, SampledFieldRow.path).where(
            SampledFieldRow.extraction_id == extraction_id
        )
    )
    return frozenset((paper, path) for paper, path in rows)
