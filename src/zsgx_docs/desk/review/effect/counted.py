"""Tells what review does: how often flags are right, what that takes, and what slips through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select, true
from sqlalchemy.orm import Session, aliased

from zsgx_docs.desk.review.effect.counting import (
    ReviewedLeaf,
    SilentErrors,
    Tally,
    silent_errors,
    tallies,
    tally,
    weeks,
)
from zsgx_docs.desk.review.effect.labels import LeafLabels
from zsgx_docs.desk.review.opened import open_for_review
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import ROW_ACTS
from zsgx_docs.store.tables import AccountRow, ExtractionRow, ReviewEventRow, SampledFieldRow, now

Event = Row[ReviewEventRow, str | None, str]
"""An event, the template of its extraction, who did it."""
MOST_WEEKS = 12
"""Weeks that the chart shows: a guess, a quarter of a year."""
BY_PERSON = ("accepted", "corrected", *sorted(ROW_ACTS))
"""Acts of the first person at a value, or at a whole row; the second's reading says nothing of the flag, and
what is filled in a row that was missed is told by that row."""
MISSED, NO_ROW = "整行（读漏）", "整行（多读）"


@dataclass(frozen=True, slots=True)
class ReviewEffect:
    """What review came to: `flags` in the files that came in, `waiting` of them still unseen.

    Each table has its names (paper; paper and label; person) with what was counted of it.
    """

    flags: int
    waiting: int
    whole: Tally
    silent: SilentErrors
    by_paper: Sequence[tuple[tuple[str, ...], Tally]]
    by_field: Sequence[tuple[tuple[str, ...], Tally]]
    by_person: Sequence[tuple[tuple[str, ...], Tally]]
    by_week: Sequence[tuple[date, Tally]]


def review_effect(store: Store, by: User, days: int | None = None) -> ReviewEffect:
    """Count what review came to in the last days, or ever, among what `by` may see."""
    since = now() - timedelta(days=days) if days else None
    with store.database.reading() as session:
        flags, waiting = _flags(session, by, since)
        events = session.execute(_events(by, since)).all()
        samples_waiting = _samples_waiting(session, by, since)
    labels = LeafLabels(lambda identifier: open_for_review(store, by, identifier).read)
    looks = list(_looks(events, labels))
    return ReviewEffect(
        flags,
        max(0, waiting - samples_waiting),
        tally(looks),
        silent_errors(looks, samples_waiting),
        tallies(looks, lambda look: (look.paper,)),
        tallies(looks, lambda look: (look.paper, look.label)),
        tallies(looks, lambda look: (look.person,)),
        weeks(looks, MOST_WEEKS),
    )


def _flags(session: Session, by: User, since: datetime | None) -> tuple[int, int]:
    sums = select(
        func.coalesce(func.sum(ExtractionRow.flags), 0), func.coalesce(func.sum(ExtractionRow.open_flags), 0)
    )
    flags, waiting = session.execute(sums.where(_visible(by), _came(since))).one()
    return int(flags), int(waiting)


def _events(by: User, since: datetime | None) -> Select[ReviewEventRow, str | None, str]:
    """All events of values that were looked at since, in order, a value's together."""
    looked = (
        select(ReviewEventRow, ExtractionRow.template, AccountRow.name)
        .join(ExtractionRow, ExtractionRow.id == ReviewEventRow.extraction_id)
        .join(AccountRow, AccountRow.id == ReviewEventRow.account_id)
        .where(_visible(by), ReviewEventRow.act.in_(BY_PERSON))
        .order_by(ReviewEventRow.extraction_id, ReviewEventRow.paper, ReviewEventRow.path, ReviewEventRow.id)
    )
    return looked if since is None else looked.where(ReviewEventRow.at >= since)


def _samples_waiting(session: Session, by: User, since: datetime | None) -> int:
    """Count what was drawn and nobody looked at yet."""
    seen = exists().where(
        ReviewEventRow.extraction_id == SampledFieldRow.extraction_id,
        ReviewEventRow.paper == SampledFieldRow.paper,
        ReviewEventRow.path == SampledFieldRow.path,
    )
    drawn = select(func.count()).select_from(SampledFieldRow)
    drawn = drawn.where(~_in_row_taken_away())
    drawn = drawn.join(ExtractionRow, ExtractionRow.id == SampledFieldRow.extraction_id)
    return session.scalar(drawn.where(_visible(by), _came(since), ~seen)) or 0


def _in_row_taken_away() -> ColumnElement[bool]:
    """Whether the last that was done to the row of a value drawn was to take it away."""
    deed, later = aliased(ReviewEventRow), aliased(ReviewEventRow)

    def of_the_row(each: type[ReviewEventRow]) -> ColumnElement[bool]:
        return and_(
            each.extraction_id == SampledFieldRow.extraction_id,
            each.paper == SampledFieldRow.paper,
            each.act.in_(ROW_ACTS),
            SampledFieldRow.path.startswith(each.path + "."),
        )

    is_last = ~exists().where(of_the_row(later), later.id > deed.id)
    return exists().where(of_the_row(deed), deed.act == "row_removed", is_last)


def _looks(events: Iterable[Event], labels: LeafLabels) -> Iterator[ReviewedLeaf]:
    """One look a value: what came of all events of it, its effort in sum."""
    for _, group in groupby(events, lambda e: (e[0].extraction_id, e[0].paper, e[0].path)):
        told = list(group)
        first, template, person = told[0]
        if not _came_to_something(event.act for event, *_ in told):
            continue
        paper, label = labels.of(first.extraction_id, first.paper, template, first.path)
        label = {"row_added": MISSED, "row_removed": NO_ROW}.get(first.act, label)
        yield ReviewedLeaf(
            paper,
            label,
            person,
            first.at,
            first.was_flagged,
            first.was_sampled,
            all(event.act == "accepted" for event, *_ in told),
            _sum(event.keys for event, *_ in told),
            _sum(event.milliseconds for event, *_ in told),
        )


def _came_to_something(acts: Iterable[str]) -> bool:
    """Not a row that was added and taken away again, or taken away and restored."""
    done = [act for act in acts if act in ROW_ACTS]
    stands_as_read = done and (done[0] == "row_added") == (done[-1] == "row_removed")
    return not stands_as_read


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _visible(by: User) -> ColumnElement[bool]:
    return true() if by.sees_all else ExtractionRow.owner_id == by.id


def _came(since: datetime | None) -> ColumnElement[bool]:
    return true() if since is None else ExtractionRow.created_at >= since
