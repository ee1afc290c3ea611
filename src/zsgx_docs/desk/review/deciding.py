"""Accepts submissions, returns them with a reason, opens them again."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from zsgx_docs.desk.office import NotAllowed, record
from zsgx_docs.desk.review.errors import NotOpenForReview, StillWaiting
from zsgx_docs.desk.review.opened import OpenedExtraction, extraction_row, open_within
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.waiting import all_waiting
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import MeanwhileChanged
from zsgx_docs.store.review import ReviewDecision, keep_decision
from zsgx_docs.store.tables import now

STATES = {"accepted": "通过", "returned": "退回", "open": "重新审核"}
"""What may be decided, each with what people call it."""
LONGEST_REASON = 2000
"""Characters of a reason; a guess: two pages of a letter."""
MOST_NAMED = 3
"""Fields that a sentence names; a guess: more would not be read."""


def decide(
    store: Store,
    by: User,
    identifier: str,
    state: str,
    reason: str | None = None,
    seen_version: int | None = None,
    despite_waiting: bool = False,
) -> None:
    """Accept a submission, return it with a reason, or open it again.

    Raises StillWaiting for one to be accepted in which something waits, unless it is to be accepted
    `despite_waiting`; MeanwhileChanged where somebody else changed it since `seen_version`; UsageError.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = open_within(session, store, by, identifier, concerns)
        decide_in(session, store, by, extraction, state, reason, seen_version, despite_waiting)


def decide_in(
    session: Session,
    store: Store,
    by: User,
    extraction: OpenedExtraction,
    state: str,
    reason: str | None,
    seen_version: int | None,
    despite_waiting: bool,
) -> OpenedExtraction:
    """The same within a writing session."""
    must_review(by)
    if state not in STATES:
        raise UsageError(
            f"只能决定通过（accepted）、退回（returned）或重新审核（open），没有“{state[:20]}”。"
        )
    if reason and len(reason) > LONGEST_REASON:
        raise UsageError(f"理由有 {len(reason)} 个字，超过上限 {LONGEST_REASON} 个字，请写短一些。")
    _nobody_else(extraction, by, seen_version)
    left = all_waiting(extraction)
    if state == "accepted" and left and not despite_waiting:
        named = "、".join(f"“{field.label}”" for field in left[:MOST_NAMED])
        more = "等" if len(left) > MOST_NAMED else ""
        raise StillWaiting(f"还有 {len(left)} 处没有核对（{named}{more}），请先核对完再通过。")
    kept = None if state == "open" else state
    version = extraction.version + 1
    said = (reason or "").strip() or None
    decision = ReviewDecision(kept, said, by.id, by.name, now(), version, len(left))
    keep_decision(session, store.vault, extraction.id, decision)
    row = extraction_row(session, by, extraction.id)
    row.state, row.version, row.open_flags = kept, version, len(left)
    deed = "reopened" if kept is None else kept
    record(store, session, by, deed, extraction.id, {"waiting": len(left), "reason": said})
    return replace(extraction, state=kept, version=version)


def must_review(by: User) -> None:
    """Raises NotAllowed for who may only look, or sent it in."""
    if by.role == "organiser" or not by.may_write:
        raise NotAllowed("只有审核员和管理员能核对和决定材料，您的账号只能查看。")


def must_be_open(extraction: OpenedExtraction) -> None:
    """Raises NotOpenForReview for one that is decided."""
    if extraction.state is not None:
        raise NotOpenForReview(f"这份材料已{STATES[extraction.state]}，要改先点“重新审核”。")


def _nobody_else(extraction: OpenedExtraction, by: User, seen_version: int | None) -> None:
    """What somebody else did since is to be seen before one decides."""
    others = [e for e in extraction.events if e.account_id != by.id and e.version > (seen_version or 0)]
    if seen_version is not None and others:
        labels = dict.fromkeys(extraction.label(e) for e in others)
        named = "、".join(f"“{label}”" for label in [*labels][:MOST_NAMED])
        who = others[-1].account_name
        raise MeanwhileChanged(f"{who}刚核对了{named}，请看过后再决定。")
