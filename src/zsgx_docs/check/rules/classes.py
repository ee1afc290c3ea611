"""Puts papers together: those of one class, those of one application, the classes of a season."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zsgx_docs.check.rules.limits import first_day, last_day
from zsgx_docs.check.rules.papers import (
    APPLICATION,
    CHANGE,
    CLOSING,
    LISTS,
    OF_CLASS,
    PLAN,
    SATISFACTION_FORM,
)
from zsgx_docs.check.rules.subject import TYPED, Subject
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.model import paths
from zsgx_docs.values.comparing import as_compared

ONE_PROJECT = 80.0
"""Likeness (rapidfuzz's, of 100) from which two names in one folder are of one project: a guess."""
TOGETHER = frozenset({*OF_CLASS, *CLOSING, CHANGE, SATISFACTION_FORM})
SCANNED = ("pdf-scan", "image")
NAMELESS = "（没有项目名称的班）"


@dataclass(frozen=True, slots=True)
class HeldClass:
    """The papers of one class, the surest of each type, and all types that there are."""

    name: str
    papers: Mapping[str, Subject]
    types: frozenset[str]

    @property
    def level(self) -> str | None:
        """Return the level that its papers say, where they say one."""
        levels = {str(level) for paper in self.papers.values() if (level := paper.record.get("level"))}
        return levels.pop() if len(levels) == 1 else None

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """Return its first and last day; None where no paper says them."""
        for kind, paper in self.papers.items():
            view = RecordView(paper.record)
            try:
                return first_day(view, kind), last_day(view, kind)
            except CannotTell:
                continue
        return None

    @property
    def is_funded(self) -> bool | None:
        """Tell whether the state pays; None where no paper says so."""
        told = [funded_by(paper) for paper in self.papers.values()]
        return next((funded for funded in told if funded is not None), None)


@dataclass(frozen=True, slots=True)
class SeasonClass:
    """What a season is told of one class: its people and certificates by number, its files by content."""

    name: str
    days: tuple[datetime.date, datetime.date] | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    digests: Sequence[tuple[str, str]] = ()


def classes_in(subjects: Iterable[Subject]) -> list[HeldClass]:
    """Return the classes whose papers are there: a folder is a class, or each project in it."""
    folders: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        folders[subject.folder or ""].append(subject)
    return [held for inside in folders.values() for held in _in_folder(inside)]


def _in_folder(subjects: Sequence[Subject]) -> Iterator[HeldClass]:
    from rapidfuzz import fuzz

    of_class = [subject for subject in subjects if subject.document_type in TOGETHER]
    if not of_class:
        return
    named: list[tuple[str, list[Subject]]] = []
    for subject in of_class:
        name = as_compared(subject.record.get("project_name"))
        if name:
            near = next((group for known, group in named if fuzz.ratio(known, name) >= ONE_PROJECT), None)
            if near is None:
                named.append((name, [subject]))
            else:
                near.append(subject)
    nameless = [subject for subject in of_class if not subject.record.get("project_name")]
    applications = [subject for subject in subjects if subject.document_type == APPLICATION]
    for _, group in named or [("", [])]:
        whole = [*group, *(nameless if len(named) < 2 else ())]
        types = frozenset(subject.document_type for subject in (*group, *nameless))
        yield HeldClass(_name(group), _surest([*whole, *_own(applications, group)]), types)


def _own(applications: Sequence[Subject], group: Sequence[Subject]) -> list[Subject]:
    names = {as_compared(subject.record.get("project_name")) for subject in group}
    return [one for one in applications if as_compared(one.record.get("project_name")) in names]


def _name(group: Sequence[Subject]) -> str:
    return next((str(subject.record["project_name"]) for subject in group), NAMELESS)


def _surest(subjects: Sequence[Subject]) -> dict[str, Subject]:
    """One paper of each type: what was typed before what was read."""
    ordered = sorted(subjects, key=lambda subject: subject.kind not in (*TYPED, None))
    papers: dict[str, Subject] = {}
    for subject in ordered:
        papers.setdefault(subject.document_type, subject)
    return {kind: papers[kind] for kind in (*OF_CLASS, *papers) if kind in papers}


def funded_by(subject: Subject) -> bool | None:
    """Tell whether a paper says that the state pays."""
    if subject.document_type == PLAN:
        source = str(subject.record.get("funding_source") or "")
        return None if not source else "财政" in source
    if subject.document_type == APPLICATION:
        fiscal, own = (paths.get(subject.record, f"funding.{kind}") for kind in ("fiscal", "self_funded"))
        return None if fiscal is None or fiscal == own else bool(fiscal)
    return None


def season_of(classes: Sequence[HeldClass], subjects: Sequence[Subject]) -> tuple[SeasonClass, ...]:
    """Return what many classes show beside each other, and all files by content."""
    held = [_held(one) for one in classes]
    files = {(s.sha256 or "", s.filename) for s in subjects if s.sha256 and s.kind in SCANNED}
    return (*held, SeasonClass("", digests=sorted(files)))


def _held(one: HeldClass) -> SeasonClass:
    people: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for kind, path in LISTS.items():
        paper = one.papers.get(kind)
        rows = paper.record.get(path) if paper else None
        for row in rows if isinstance(rows, list) else ():
            name = str(paths.get(row, "name") or "")
            for leaf, found in (("id_number", people), ("certificate_number", numbers)):
                if value := paths.get(row, leaf):
                    found.setdefault(str(value), name)
    days = one.days
    return SeasonClass(one.name, days, people, numbers)
