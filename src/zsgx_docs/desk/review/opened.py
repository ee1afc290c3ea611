"""Opens a submission for review: what was read of it, and all that people did with it since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from zsgx_docs.desk.review.entry import LeafKind, leaf_kind, same_value, schema_called
from zsgx_docs.desk.review.rows import RowStandings, row_named, with_added, with_row
from zsgx_docs.desk.review.second_person import second_person
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding, standings
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import find_row, result_in
from zsgx_docs.store.review import (
    ROW_ACTS,
    ReviewEvent,
    events_of,
    head_of,
    leaves_to_review,
    review_papers,
    sampled_in,
)
from zsgx_docs.store.tables import ExtractionRow
from zsgx_docs.values import Context


@dataclass(frozen=True)
class OpenedExtraction:
    """A read file under review.

    `read` is the result as the machine read it, with the rows that people added, as yet empty; `concerns`
    what two people must look at (amount, …).
    `kept_back` are values of which nothing is told since one person read them, for a second is to read them.
    """

    id: str
    state: str | None
    version: int
    read: dict[str, Any]
    events: tuple[ReviewEvent, ...]
    sampled: frozenset[LeafKey]
    concerns: frozenset[str] = frozenset()
    kept_back: frozenset[LeafKey] = frozenset()

    @cached_property
    def leaves(self) -> dict[LeafKey, Mapping[str, Any]]:
        """The fields that a person looks at, in the form's order."""
        return {(paper, field["path"]): field for paper, field in leaves_to_review(self.read)}

    @cached_property
    def standings(self) -> dict[LeafKey, LeafStanding]:
        """How each value stands that somebody looked at."""
        return self._standings(self.events)

    @cached_property
    def rows(self) -> RowStandings:
        """How the rows of lists stand: added, taken away, told outwards."""
        return RowStandings(self.leaves, self.events, self.standings, self.version)

    def rows_at(self, version: int | None) -> RowStandings:
        """The same as it was at an earlier version; None, and one of a store since restored: as it is."""
        if version is None or version >= self.version:
            return self.rows
        return RowStandings(self.leaves, self.events, self.standings_at(version), version)

    @cached_property
    def overtaken(self) -> frozenset[LeafKey]:
        """Which values somebody settled that are made of others, one of which was changed since."""
        return frozenset(self._overtaken())

    def _overtaken(self) -> Iterator[LeafKey]:
        for number, paper in enumerate(review_papers(self.read)):
            schema = schema_called(paper.get("template")) if self.standings else None
            for derived in schema.derived if schema else ():
                key = number, derived.field.path
                standing = self.standings.get(key)
                then = self.standings_at(standing.last.version) if standing else {}
                sources = ((number, slot.path) for slot in derived.pattern.slots)
                if standing and any(self._changed_since(then, source) for source in sources):
                    yield key

    def _changed_since(self, then: Mapping[LeafKey, LeafStanding], key: LeafKey) -> bool:
        """Whether somebody gave a value another content than it then had."""
        if key not in self.standings:
            return False
        before = then[key].value if key in then else self.field(key)["value"]
        return not same_value(before, self.standings[key].value)

    def standings_at(self, version: int) -> dict[LeafKey, LeafStanding]:
        """The same as it was at an earlier version."""
        return self._standings([event for event in self.events if event.version <= version])

    def _standings(self, events: Sequence[ReviewEvent]) -> dict[LeafKey, LeafStanding]:
        values = {_key(event) for event in events if event.act not in ROW_ACTS}
        return standings(events, frozenset(filter(self.asks_second, values)))

    def seen_by(self, account_id: str | None) -> OpenedExtraction:
        """Return it as somebody may see it: what they are to read afresh is as it was before the first did.

        None is anybody, who may be the second person of each.
        """
        since = {k: s.alone_since for k, s in self.standings.items() if s.is_kept_from(account_id)}
        if not since:
            return self
        told = tuple(e for e in self.events if e.version < (since.get(_key(e)) or self.version + 1))
        seen = replace(self, events=told, kept_back=frozenset(since))
        seen.__dict__["leaves"] = self.leaves
        return seen

    def after(self, event: ReviewEvent) -> OpenedExtraction:
        """Return it as it is once somebody looked at a value."""
        later = replace(self, version=event.version, events=(*self.events, event))
        if event.act == "row_added":
            return replace(later, read=with_row(self.read, event))
        later.__dict__["leaves"] = self.leaves
        return later

    def paper(self, number: int) -> Any:
        """Return a paper of the file. Raises NotFound."""
        papers = review_papers(self.read)
        if not 0 <= number < len(papers):
            raise NotFound(f"这份材料里没有第 {number + 1} 份文件，请刷新页面再试。")
        return papers[number]

    def kind(self, key: LeafKey) -> LeafKind:
        """Return what kind of value stands there."""
        number, path = key
        paper = self.paper(number)
        return leaf_kind(paper.get("template"), path, paper["record"])

    def asks_second(self, key: LeafKey) -> bool:
        """Tell whether two people must look at it once one did."""
        return bool(self.concerns) and self.kind(key).concern in self.concerns

    def context(self, number: int) -> Context:
        """Return the year of the programme as it now stands, for days written without one."""
        paper = self.paper(number)
        schema = schema_called(paper.get("template"))
        for field in schema.in_role("year") if schema else ():
            standing = self.standings.get((number, field.path))
            year = standing.value if standing else paths.get(paper["record"], field.path)
            if isinstance(year, int):
                return Context(year)
        return Context()

    def head(self, paper: int, path: str) -> LeafKey:
        """Return where a person looks at the value at a path: of a part, its text."""
        head = paper, head_of(path)
        return head if head in self.leaves else (paper, path)

    def value(self, key: LeafKey) -> Any:
        """Return a value as it now stands. Raises NotFound."""
        if key in self.standings:
            return self.standings[key].value
        return self.field(key)["value"]

    def label(self, event: ReviewEvent) -> str:
        """Return what people call what an event is about: a value, or a row by its number."""
        if event.act not in ROW_ACTS:
            return str(self.field((event.paper, event.path))["label"])
        place = row_named(event.path)
        number = self.rows.number((event.paper, place)) if place else None
        return f"第 {number} 行" if number else "去掉的一行"

    def field(self, key: LeafKey) -> Mapping[str, Any]:
        """Return what the machine says of a leaf. Raises NotFound."""
        number, path = key
        found = self.leaves.get(key) or next(
            (f for f in self.paper(number)["fields"] if f["path"] == path), None
        )
        if found is None:
            raise NotFound(f"这份材料里没有“{path[:80]}”这一栏，请刷新页面再试。")
        return found


def _key(event: ReviewEvent) -> LeafKey:
    return event.paper, event.path


def open_for_review(store: Store, by: User, identifier: str) -> OpenedExtraction:
    """Open a submission that a user may see. Raises NotFound, NotReadYet, StoreUnavailable."""
    concerns = second_person(store)
    with store.database.reading() as session:
        return open_within(session, store, by, identifier, concerns)


def open_within(
    session: Session, store: Store, by: User, identifier: str, concerns: frozenset[str]
) -> OpenedExtraction:
    """The same within a session; `concerns` is the setting `second_person`."""
    row = extraction_row(session, by, identifier)
    events = tuple(events_of(session, store.vault, identifier))
    return OpenedExtraction(
        identifier,
        row.state,
        row.version,
        with_added(result_in(store.vault, session, row), events),
        events,
        sampled_in(session, identifier),
        concerns,
    )


def extraction_row(session: Session, by: User, identifier: str) -> ExtractionRow:
    """Return the row of an extraction that a user may see. Raises NotFound."""
    return find_row(session, identifier, None if by.sees_all else by.id)
