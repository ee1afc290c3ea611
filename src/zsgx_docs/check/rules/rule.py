"""Declares a rule: its number, the sentence it rests on, how grave it is, what it reads, how it is decided.

A module that is laid into one of the wings and holds a `Rule` adds that rule; nothing else names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.model.finding import Severity

if TYPE_CHECKING:
    from zsgx_docs.check.rules.case import RuleCase

RuleSource = Literal["湖北通知", "天津通知", "本系统"]
Scope = Literal["paper", "class", "folder", "season", "submission", "seal", "reconcile"]
"""What a check looks at: one paper, the papers of one class, of which it has all, or whichever there are
(`folder`); many classes, the files of one application;
seals are looked at when a paper is read, and a scan is held against its Word file by `reconcile`."""


Decide = Callable[["RuleCase"], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One way to decide a rule: on papers of these types, of which a class must have all."""

    scope: Scope
    papers: tuple[str, ...]
    decide: Decide | None = None


@dataclass(slots=True)
class Rule:
    """One rule.

    `sentence` quotes its source, with the notice's own numbers in it as `{path|how}`; `severity` is that of a
    violation unless the case names another; `reads` are paths of the papers, `parameters` of the notice.
    `by_hand` says why a person has to decide; None where the program does.
    """

    id: str
    sentence: str
    source: RuleSource
    severity: Severity
    reads: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    by_hand: str | None = None
    checks: list[RuleCheck] = field(default_factory=list)

    @property
    def papers(self) -> tuple[str, ...]:
        """Return the types of all papers that it looks at."""
        return tuple(dict.fromkeys(paper for check in self.checks for paper in check.papers))

    @property
    def is_automatic(self) -> bool:
        return self.by_hand is None

    def on(self, *papers: str) -> Callable[[Decide], Decide]:
        """Take the function as the check of each paper of these types."""
        return self._takes("paper", papers)

    def across(self, *papers: str) -> Callable[[Decide], Decide]:
        """Take the function as the check of a class that has all these papers."""
        return self._takes("class", papers)

    def over(self, scope: Scope, *papers: str) -> Callable[[Decide], Decide]:
        """Take the function as the check of a folder, of a season or of the files of one application."""
        return self._takes(scope, papers)

    def elsewhere(self, scope: Scope, *papers: str) -> Rule:
        """Say that it is decided elsewhere, on papers of these types."""
        self.checks.append(RuleCheck(scope, papers))
        return self

    def asked_on(self, *papers: str) -> Rule:
        """Have a person reminded of it with each paper of these types."""
        self.checks.append(RuleCheck("paper", papers, self._asks))
        return self

    def _asks(self, case: RuleCase) -> Iterator[Breach]:
        yield Breach.for_person(self.by_hand or "")

    def _takes(self, scope: Scope, papers: tuple[str, ...]) -> Callable[[Decide], Decide]:
        def take(decide: Decide) -> Decide:
            self.checks.append(RuleCheck(scope, papers, decide))
            return decide

        return take
