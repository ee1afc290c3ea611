"""Adds a row to a list that the reader missed, takes one away that is none, and restores it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from zsgx_docs.desk.review.current import result_now
from zsgx_docs.desk.review.deciding import must_be_open, must_review
from zsgx_docs.desk.review.entry import schema_called
from zsgx_docs.desk.review.errors import ValueMeanwhileChanged
from zsgx_docs.desk.review.keeping import count_what_waits, keep
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review, open_within
from zsgx_docs.desk.review.rows import RowPlace, cells_of, next_row, row_around, row_named
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import ReviewAct, ReviewEvent, review_papers
from zsgx_docs.store.tables import now

MOST_ROWS_ADDED = 1_000
"""Rows that people may add to one list: a guess, more than any paper has by hand."""


def add_row_behind(store: Store, by: User, identifier: str, path: str, paper: int = 0) -> str:
    """Add an empty row behind the one at an own path (`students[3]`); return the own path of the new one.

    Raises NotFound, NotOpenForReview, NotAllowed, StoreUnavailable.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = _opened(session, store, by, identifier, concerns)
        place = _known(extraction, paper, path)
        after, added = add_row_in(session, store, by, extraction, paper, place.list, place.index)
        count_what_waits(session, by, after)
        return added.path


def take_row_away(
    store: Store, by: User, identifier: str, path: str, paper: int = 0, seen_version: int | None = None
) -> None:
    """Take away the row at an own path; one that is not there stays so.

    Raises as `add_row_behind`, and ValueMeanwhileChanged where somebody else worked on it since
    `seen_version`.
    """
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = _opened(session, store, by, identifier, concerns)
        place = _known(extraction, paper, path)
        after = take_row_away_in(session, store, by, extraction, paper, place, seen_version)
        count_what_waits(session, by, after)


def path_as_read(store: Store, by: User, identifier: str, path: str, paper: int = 0) -> str:
    """Return the own path of what is told at a path; itself where nothing is told there.

    Raises NotFound, NotReadYet, StoreUnavailable.
    """
    if row_around(path) is None:
        return path
    own = open_for_review(store, by, identifier).rows.numbering.own((paper, path))
    return own[1] if own else path


def restore_row(store: Store, by: User, identifier: str, path: str, paper: int = 0) -> None:
    """Restore a row that was taken away, with all that was in it. Raises as `add_row_behind`."""
    concerns = second_person(store)
    with store.database.writing() as session:
        extraction = _opened(session, store, by, identifier, concerns)
        place = _known(extraction, paper, path)
        last = extraction.rows.last.get((paper, place))
        if last and last.act == "row_removed":
            event = _event(extraction, by, paper, place, "row_restored", None, last.was)
            count_what_waits(session, by, keep(session, store, by, extraction, event))


def add_row_in(
    session: Session,
    store: Store,
    by: User,
    extraction: OpenedExtraction,
    paper: int,
    name: str,
    index: int | None,
) -> tuple[OpenedExtraction, RowPlace]:
    """The same within a writing session, behind the row with an own number, None in an empty list."""
    cells = cells_of(extraction.paper(paper), schema_called(extraction.paper(paper).get("template")), name)
    if not cells:
        raise NotFound(f"这份材料里没有“{name[:80]}”这一张列表，不能加行。")
    added = sum(event.act == "row_added" and event.path.startswith(f"{name}[") for event in extraction.events)
    if added >= MOST_ROWS_ADDED:
        raise NotFound(f"一张列表最多加 {MOST_ROWS_ADDED} 行，这里已经加满；请让单位重新报送完整的名单。")
    place = next_row(extraction.paper(paper), name)
    told = {"after": index, "cells": {path: list(cell) for path, cell in cells.items()}}
    event = _event(extraction, by, paper, place, "row_added", None, told)
    return keep(session, store, by, extraction, event), place


def take_row_away_in(
    session: Session,
    store: Store,
    by: User,
    extraction: OpenedExtraction,
    paper: int,
    place: RowPlace,
    seen_version: int | None,
) -> OpenedExtraction:
    """The same within a writing session."""
    last = extraction.rows.last.get((paper, place))
    if last and last.act == "row_removed":
        return extraction
    was = _row_now(extraction.seen_by(by.id), paper, place)
    _nobody_else(extraction, by, paper, place, seen_version, was)
    return keep(
        session, store, by, extraction, _event(extraction, by, paper, place, "row_removed", was, None)
    )


def _opened(
    session: Session, store: Store, by: User, identifier: str, concerns: frozenset[str]
) -> OpenedExtraction:
    extraction = open_within(session, store, by, identifier, concerns)
    must_review(by)
    must_be_open(extraction)
    return extraction


def _known(extraction: OpenedExtraction, paper: int, path: str) -> RowPlace:
    place = row_named(path)
    if place is None or not extraction.rows.knows((paper, place)):
        raise NotFound(f"这份材料里没有“{path[:80]}”这一行，请刷新页面再试。")
    return place


def _event(
    extraction: OpenedExtraction, by: User, paper: int, place: RowPlace, act: ReviewAct, was: Any, value: Any
) -> ReviewEvent:
    keys = extraction.rows.cells((paper, place))
    unseen = [key for key in keys if key not in extraction.standings]
    return ReviewEvent(
        paper,
        place.path,
        act,
        was,
        value,
        by.id,
        by.name,
        now(),
        extraction.version + 1,
        any(extraction.field(key)["needs_review"] for key in unseen if not extraction.rows.is_added(key)),
        any(key in extraction.sampled for key in unseen),
    )


def _row_now(extraction: OpenedExtraction, paper: int, place: RowPlace) -> dict[str, Any]:
    """A row as it now stands."""
    record = review_papers(result_now(extraction))[paper]["record"]
    row: dict[str, Any] = paths.get(record, place.path)
    return row


def _nobody_else(
    extraction: OpenedExtraction, by: User, paper: int, place: RowPlace, seen_version: int | None, was: Any
) -> None:
    """What somebody else wrote into a row since is to be seen before it is taken away."""
    if seen_version is None:
        return
    others = [
        event
        for event in extraction.events
        if event.version > seen_version
        and event.account_id != by.id
        and event.paper == paper
        and (event.path == place.path or event.path.startswith(f"{place.path}."))
    ]
    if others:
        number, who = extraction.rows.number((paper, place)), others[-1].account_name
        told = f"第 {number} 行刚由{who}核对过，没有去掉；请看过再定。"
        raise ValueMeanwhileChanged(told, who, was, None)
