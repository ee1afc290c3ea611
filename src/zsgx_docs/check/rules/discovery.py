"""Finds the rules: every `Rule` in any module of any wing beside this one."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from zsgx_docs.check.rules.rule import Rule, RuleCheck

HERE = Path(__file__).parent
_PACKAGE = __name__.rpartition(".")[0]
ALWAYS = "consistency"
"""The wing of the rules that are run on a single paper when it is read, whatever the notice."""
NOTICE_OF = {"H": "call_notice", "T": "plan_notice"}
"""Under which notice a rule is run, by its letter; those of other letters under any."""


@cache
def wing_rules(wing: str) -> Mapping[str, Rule]:
    """Return the rules of one wing by number."""
    folder, package = HERE / wing, f"{_PACKAGE}.{wing}"
    names = sorted(name for _, name, _ in pkgutil.iter_modules([str(folder)]))
    found = {
        rule.id: rule
        for name in names
        for rule in vars(import_module(f"{package}.{name}")).values()
        if isinstance(rule, Rule)
    }
    return MappingProxyType(found)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return all rules by number, in order."""
    wings = [name for _, name, is_wing in pkgutil.iter_modules([str(HERE)]) if is_wing]
    found = {number: rule for wing in wings for number, rule in wing_rules(wing).items()}
    return MappingProxyType(dict(sorted(found.items())))


def checks_under(rules: Mapping[str, Rule], notices: frozenset[str]) -> Iterator[tuple[Rule, RuleCheck]]:
    """Yield each check of the rules that are run under these types of notices."""
    for rule in rules.values():
        if notice_of(rule) is None or notice_of(rule) in notices:
            yield from ((rule, check) for check in rule.checks if check.decide is not None)


def notice_of(rule: Rule) -> str | None:
    """Return the type of the notice under which a rule is run; None where any will do."""
    return NOTICE_OF.get(rule.id[0])
