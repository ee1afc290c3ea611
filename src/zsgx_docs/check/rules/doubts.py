"""Takes over what a record's class says against itself, under the number of the rule it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.view import CannotTell
from zsgx_docs.records.registry import contradictions_in

OWN = "X16"
"""The rule of all contradictions that belong to no other that is run."""


def breaches_of(case: RuleCase, rule: str) -> Iterator[Breach]:
    """Yield the contradictions of the only paper that belong to a rule.

    Raises CannotTell where a value is of no type that the paper's class can take.
    """
    found, mistyped = contradictions_in(case.type, case.paper.record)
    if mistyped:
        raise CannotTell(*mistyped)
    for doubt in found:
        belongs = doubt.rule if doubt.rule in case.background.running else OWN
        if belongs == rule:
            case.paper.seen.update(doubt.paths)
            yield Breach(doubt.reason, doubt.paths)
