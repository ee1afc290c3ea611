"""What a rule is told besides its paper: the notice, the level, the plan's entry, when the file came in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.check.rules.home import home_of
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import APPLICATION, CALL
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.template.template import Template
from zsgx_docs.values.comparing import is_same_name

LEVELS = {"national": "国家级", "provincial": "省级", "municipal": "市级"}
LEVEL = "level"
RECEIVED = "source.submission.received_at"
RECIPIENT = "source.submission.recipient"


@dataclass(frozen=True, slots=True)
class Background:
    """What is known beside the values of the papers themselves."""

    level: str | None = None
    is_funded: bool | None = None
    received_at: str | None = None
    recipient: str | None = None
    is_read: bool = False
    """Whether it was read from a file, and is no record by itself."""
    is_typed: bool = False
    """Whether it is a Word file or a workbook, on which no pen or seal leaves a mark."""
    template: Template | None = None
    files: tuple[Any, ...] = ()
    """The files of one application, or the classes of a season."""
    types: frozenset[str] = frozenset()
    """The types of all papers of the class."""
    running: frozenset[str] = frozenset()
    """The numbers of the rules that are run on the paper."""


@dataclass(frozen=True, slots=True)
class RuleCase:
    """The papers that a rule looks at, each by its type, and the notice that sets the limits."""

    papers: Mapping[str, RecordView]
    notice: RecordView
    notice_type: str = ""
    background: Background = field(default_factory=Background)

    @property
    def type(self) -> str:
        """Return the type of the only paper."""
        return next(iter(self.papers))

    @property
    def paper(self) -> RecordView:
        """Return the only paper."""
        return self.papers[self.type]

    def of(self, paper_type: str) -> RecordView:
        """Return one of the papers of a class."""
        return self.papers[paper_type]

    def is_level(self, level: str) -> bool:
        """Tell whether the class is of that level. Raises CannotTell where nothing says its level."""
        if self.background.level is None:
            raise CannotTell(LEVEL)
        return self.background.level == level

    def is_state_funded(self) -> bool:
        """Tell whether the state pays: national classes only. Raises CannotTell where nothing says so."""

        def funded() -> bool:
            if self.background.is_funded is None:
                raise CannotTell("funding")
            return self.background.is_funded

        return all_of(lambda: self.is_level("national"), funded)

    def limits(self, name: str) -> list[tuple[str, Any]]:
        """Return what the notice says for the class's level; of an unknown level, for each that it names.

        Raises CannotTell where the notice says nothing.
        """
        known = self.background.level
        levels = [known] if known else list(LEVELS)
        found = [(level, self._limit(level, name)) for level in levels]
        told = [(level, value) for level, value in found if value is not None]
        if not told:
            raise CannotTell(f"notice.levels.{known or 'national'}.{name}")
        return told

    def _limit(self, level: str, name: str) -> Any:
        path = f"levels.{level}.{name}"
        return self.notice.given(path) if self.notice.has(path) else None

    def received(self) -> datetime.datetime:
        """Return when the file came in. Raises CannotTell where nothing says so."""
        try:
            return datetime.datetime.fromisoformat(self.background.received_at or "")
        except ValueError:
            raise CannotTell(RECEIVED) from None

    def home(self) -> str:
        """Return the province (湖北) whose notice it is. Raises CannotTell where it does not say."""
        found = home_of(self.notice.record)
        if found is None:
            raise CannotTell("notice.issuer")
        return found

    def entry(self, name: str) -> tuple[str, RecordView] | None:
        """Return the level and the notice's entry of a project; None where its lists do not have it.

        Raises CannotTell where the notice has no list.
        """
        return next(
            ((level, row) for level, row in self._rows() if is_same_name(row.text("name"), name)), None
        )

    def listed(self) -> list[str]:
        """Return the names of all projects of the notice. Raises CannotTell where it has no list."""
        return [row.text("name") for _, row in self._rows()]

    def _rows(self) -> list[tuple[str, RecordView]]:
        lists = [level for level in ("national", "municipal") if self.notice.has(f"{level}.projects")]
        if not lists:
            raise CannotTell("notice.projects")
        return [(level, row) for level in lists for row in self.notice.rows(f"{level}.projects")]

    @property
    def is_called(self) -> bool:
        """Tell whether it is the application that a call asks for."""
        return self.notice_type == CALL and self.type == APPLICATION
