"""Settles values: accepted as read, corrected, read by a second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from zsgx_docs.desk.review.deciding import decide_in, must_be_open, must_review
from zsgx_docs.desk.review.entry import same_value, shown_value, typed_value
from zsgx_docs.desk.review.errors import RowTakenAway, ValueMeanwhileChanged, WrongEntry
from zsgx_docs.desk.review.given_changes import given_values
from zsgx_docs.desk.review.given_rows import GivenRows, cells_given, must_say_something
from zsgx_docs.desk.review.keeping import Effort, count_what_waits, keep
from zsgx_docs.desk.review.opened import OpenedExtraction, open_within
from zsgx_docs.desk.review.row_deeds import add_row_in, take_row_away_in
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import ReviewAct, ReviewEvent
from zsgx_docs.store.tables import now

TO_READ = "请看纸面，把这一栏填写一遍（前一人填的不显示）。"
MOST_QUOTED = 30
"""Characters of a value that a sentence quotes; a guess: more would not be read."""


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
    odd. Raises WrongEntry, ValueMeanwhileChanged where somebody changed the same value since, RowTakenAway,
    NotFound, NotOpenForReview, StoreUnavailable.
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
        count_what_waits(session, by, after)
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

    A path may also name a row: the next of a list, with the row to be added, or one to be taken away, with
    None. All paths are those of the record as it was seen. All are kept or none. `state` accepts or returns
    the submission as well, or opens it again (`open`); who says so over the interface says so in spite of
    what still waits. Raises as `settle`, and StillWaiting.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = open_within(session, store, by, identifier, concerns)
        must_review(by)
        if changes and state is None:
            must_be_open(extraction)
        seen = extraction.seen_by(by.id)
        rows = GivenRows(seen, seen.rows_at(seen_version).numbering)
        for one in changes:
            extraction = _changed(session, store, by, extraction, one, rows, seen_version)
        count_what_waits(session, by, extraction)
        if state is not None:
            decide_in(session, store, by, extraction, state, reason, seen_version, despite_waiting)


def _changed(
    session: Session,
    store: Store,
    by: User,
    extraction: OpenedExtraction,
    one: Mapping[str, Any],
    rows: GivenRows,
    seen_version: int | None,
) -> OpenedExtraction:
    """Keep one change: of a value, or of a row as a whole."""
    paper, row = one.get("paper") or 0, rows.row(one)
    if row is None:
        given: list[Mapping[str, Any]] = [{**one, "path": rows.own(paper, one["path"])}]
    elif one["value"] is None:
        own = rows.taken_away(paper, row)
        return take_row_away_in(session, store, by, extraction, paper, own, seen_version)
    else:
        name = rows.end(paper, row, one["value"])
        last = extraction.rows.order.get((paper, name), (None,))[-1]
        extraction, added = add_row_in(session, store, by, extraction, paper, name, last)
        given = list(cells_given(extraction, paper, added, one["value"]))
    for key, value in given_values(extraction.seen_by(by.id), given):
        extraction = _keep(session, store, by, extraction, _Look(key, value, True, seen_version, Effort()))
    if row is not None:
        must_say_something(extraction, paper, added, row)
    return extraction


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
    if removal := extraction.rows.removal(look.key):
        told = f"“{field['label']}”所在的一行已由{removal.account_name}去掉，没有保存；要填写请先恢复这一行。"
        raise RowTakenAway(told)
    standing = extraction.standings.get(look.key)
    act, value = _act(by, extraction, look, standing)
    is_done = standing is not None and standing.phase == "settled" and look.key not in extraction.overtaken
    if standing and is_done and same_value(standing.value, value):
        return extraction
    is_added = extraction.rows.is_added(look.key)
    event = ReviewEvent(
        *look.key,
        "filled" if is_added and act != "second" else act,
        extraction.value(look.key),
        value,
        by.id,
        by.name,
        now(),
        extraction.version + 1,
        bool(field["needs_review"]) and not is_added,
        look.key in extraction.sampled,
    )
    return keep(session, store, by, extraction, event, look.effort)


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
