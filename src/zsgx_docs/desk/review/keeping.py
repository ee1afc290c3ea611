"""Keeps what somebody did with a value or a row, with the log's entry for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from zsgx_docs.desk.office import record
from zsgx_docs.desk.review.opened import OpenedExtraction, extraction_row
from zsgx_docs.desk.review.waiting import all_waiting
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import ReviewAct, ReviewEvent, keep_event

DEEDS_OF_ACTS: Mapping[ReviewAct, str] = {
    "accepted": "confirmed",
    "corrected": "corrected",
    "second": "second_opinion",
    "filled": "filled",
    "row_added": "row_added",
    "row_removed": "row_removed",
    "row_restored": "row_restored",
}
FIRST_OF_TWO = "first_opinion"
"""Whether they changed it is not for the second person."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What it took a person, as the page tells it: keys pressed, milliseconds."""

    keys: int | None = None
    milliseconds: int | None = None


def keep(
    session: Session,
    store: Store,
    by: User,
    extraction: OpenedExtraction,
    event: ReviewEvent,
    effort: Effort | None = None,
) -> OpenedExtraction:
    """Keep an event with the log's entry; the submission's version grows with it."""
    effort = effort or Effort()
    keep_event(session, store.vault, extraction.id, event, effort.keys, effort.milliseconds)
    after = extraction.after(event)
    row = extraction_row(session, by, extraction.id)
    row.version = after.version
    named = after if event.act in ("row_added", "row_restored") else extraction
    told = {"path": event.path, "paper": event.paper, "label": named.label(event)}
    standing = after.standings.get((event.paper, event.path))
    alone = standing is not None and standing.phase == "second"
    deed = FIRST_OF_TWO if alone else DEEDS_OF_ACTS[event.act]
    record(store, session, by, deed, extraction.id, told)
    return after


def count_what_waits(session: Session, by: User, extraction: OpenedExtraction) -> None:
    """Once, however many values were changed: each look goes through all fields."""
    extraction_row(session, by, extraction.id).open_flags = len(all_waiting(extraction))
