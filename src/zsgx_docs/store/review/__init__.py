"""Keeps what people decided about what was read: looks at single values, samples, decisions."""

from zsgx_docs.store.review.decisions import ReviewDecision, decisions_of, keep_decision
from zsgx_docs.store.review.events import ROW_ACTS, ReviewAct, ReviewEvent, events_of, keep_event
from zsgx_docs.store.review.leaves import (
    WRITTEN,
    flags_in,
    head_of,
    leaves_to_review,
    review_papers,
)
from zsgx_docs.store.review.samples import sampled_in

__all__ = [
    "ROW_ACTS",
    "WRITTEN",
    "ReviewAct",
    "ReviewDecision",
    "ReviewEvent",
    "decisions_of",
    "events_of",
    "flags_in",
    "head_of",
    "keep_decision",
    "keep_event",
    "leaves_to_review",
    "review_papers",
    "sampled_in",
]
