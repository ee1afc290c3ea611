"""Settles values: accepted as read, corrected, read by a second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from zsgx_docs.desk.office import record
from zsgx_docs.desk.review.deciding import decide_in, must_be_open, must_review
from zsgx_docs.desk.review.entry import same_value, shown_value, typed_value
from zsgx_docs.desk.review.errors import ValueMeanwhileChanged, WrongEntry
from zsgx_docs.desk.review.given_changes import given_values
from zsgx_docs.desk.review.opened import OpenedExtraction, extraction_row, open_within
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.desk.review.waiting import all_waiting
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import ReviewAct, ReviewEvent, keep_event
from zsgx_docs.store.tables import now

DEEDS_OF_ACTS: Mapping[ReviewAct, str] = {
    "accepted": "confirmed",
    "corrected": "corrected",
    "second": "second_opinion",
}
FIRST_OF_TWO = "first_opinion"
TO_READ = "请看纸面，把这一栏填写一遍（前一人填的不显示）。"
MOST_QUOTED = 30
"""Characters of a value that a sentence quotes; a guess: more would not be read."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What it took a person, as the page tells it: keys pressed, milliseconds."""

    keys: int | None = None
    milliseconds: int | None = None


def settle(
    store: Store,
    by: User,
    identifier: str,
    path: str,
    paper: int = 0,
    text: str | None = None,
    keys: int | None = None,
    milliseconds: int | None = None,
    seen_version: int | None = None,
    as_written: bool = False,
) -> OpenedExtraction:
    """Accept a value as it is shown, or take what a person typed; return the submission as it then is.

    `seen_version` is that of the submission as the person saw it. `as_written`: the paper has it so, however
    odd. Raises WrongEntry, ValueMeanwhileChanged where somebody changed the same value since, NotFound,
    NotOpenForReview, StoreUnavailable.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = open_within(session, store, by, identifier, concerns)
        must_review(by)
        must_be_open(extraction)
        key = extraction.head(paper, path)
        field = extraction.field(key)
        given: Any = None
        if text is not None:
            leaf, year = extraction.kind(key), extraction.context(paper)
            given = typed_value(leaf, field["label"], text, year, as_written)
            given = given[leaf.part] if leaf.part else given
        look = _Look(key, given, text is not None, seen_version, Effort(keys, milliseconds))
        after = _keep(session, store, by, extraction, look)
        _count_what_waits(session, by, after)
        return after


def change(
    store: Store,
    by: User,
    identifier: str,
    changes: Sequence[Mapping[str, Any]],
    state: str | None = None,
    reason: str | None = None,
    seen_version: int | None = None,
    despite_waiting: bool = True,
) -> None:
    """Take values in normal form, each as `{"path", "value"}` with `paper` where it is not the first.

    All are kept or none. `state` accepts or returns the submission as well, or opens it again (`open`); who
    says so over the interface says so in spite of what still waits. Raises as `settle`, and StillWaiting.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = open_within(session, store, by, identifier, concerns)
        must_review(by)
        if changes and state is None:
            must_be_open(extraction)
        for key, value in given_values(extraction.seen_by(by.id), changes):
            look = _Look(key, value, True, seen_version, Effort())
            extraction = _keep(session, store, by, extraction, look)
        _count_what_waits(session, by, extraction)
        if state is not None:
            decide_in(session, store, by, extraction, state, reason, seen_version, despite_waiting)


@dataclass(frozen=True, slots=True)
class _Look:
    """Somebody looks at a value: `given` what they say stands there, if they do say so (`says`)."""

    key: LeafKey
    given: Any
    says: bool
    seen_version: int | None
    effort: Effort


def _keep(
    session: Session, store: Store, by: User, extraction: OpenedExtraction, look: _Look
) -> OpenedExtraction:
    """Keep a look with the log's entry; the submission's version grows with it."""
    field = extraction.field(look.key)
    standing = extraction.standings.get(look.key)
    act, value = _act(by, extraction, look, standing)
    is_done = standing is not None and standing.phase == "settled" and look.key not in extraction.overtaken
    if standing and is_done and same_value(standing.value, value):
        return extraction
    event = ReviewEvent(
        *look.key,
        act,
        extraction.value(look.key),
        value,
        by.id,
        by.name,
        now(),
        extraction.version + 1,
        bool(field["needs_review"]),
        look.key in extraction.sampled,
    )
    keep_event(session, store.vault, extraction.id, event, look.effort.keys, look.effort.milliseconds)
    after = extraction.after(event)
    row = extraction_row(session, by, extraction.id)
    row.version = after.version
    told = {"path": event.path, "paper": event.paper, "label": field["label"]}
    alone = (
        after.standings[look.key].phase == "second"
    )  # whether they changed it is not for the second person
    record(store, session, by, FIRST_OF_TWO if alone else DEEDS_OF_ACTS[act], extraction.id, told)
    return after


def _count_what_waits(session: Session, by: User, extraction: OpenedExtraction) -> None:
    """Once, however many values were changed: each look goes through all fields."""
    extraction_row(session, by, extraction.id).open_flags = len(all_waiting(extraction))


def _act(
    by: User, extraction: OpenedExtraction, look: _Look, standing: LeafStanding | None
) -> tuple[ReviewAct, Any]:
    """What somebody does, and the value that they leave. Raises ValueMeanwhileChanged, WrongEntry."""
    was = extraction.value(look.key)
    value = look.given if look.says else _seen(extraction, look)
    if standing is None:
        return ("accepted" if same_value(value, was) else "corrected"), value
    is_news = look.seen_version is not None and not (
        standing.last.version <= look.seen_version <= extraction.version  # above: of a store since restored
    )
    if standing.phase == "second" and standing.first.account_id != by.id:
        if not look.says and not is_news:
            raise WrongEntry(f"“{extraction.field(look.key)['label']}”：{TO_READ}")
        return "second", value
    if is_news and standing.last.account_id != by.id and not same_value(standing.value, value):
        raise _meanwhile(extraction, look.key, standing, value)
    return ("accepted" if same_value(value, was) else "corrected"), value


def _seen(extraction: OpenedExtraction, look: _Look) -> Any:
    """The value that stood there when the person looked."""
    if look.seen_version is None:
        return extraction.value(look.key)
    before = extraction.standings_at(look.seen_version).get(look.key)
    return before.value if before else extraction.field(look.key)["value"]


def _meanwhile(
    extraction: OpenedExtraction, key: LeafKey, standing: LeafStanding, ours: Any
) -> ValueMeanwhileChanged:
    leaf, who = extraction.kind(key), standing.last.account_name
    theirs, own = (_quoted(shown_value(leaf, value)) for value in (standing.value, ours))
    label = extraction.field(key)["label"]
    told = f"“{label}”刚由{who}定为{theirs}，您这里是{own}，没有覆盖；请看过纸面再定。"
    return ValueMeanwhileChanged(told, who, standing.value, ours)


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:MOST_QUOTED]}{'…' if len(flat) > MOST_QUOTED else ''}”" if flat else "空"
