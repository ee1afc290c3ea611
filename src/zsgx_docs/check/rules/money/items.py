"""Which costs may be charged to a class."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import ACCOUNTS, PLAN
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell

COSTS = {
    "accommodation": "住宿费",
    "meals": "伙食费",
    "venue": "场地费",
    "faculty": "师资费",
    "materials": "资料费",
    "transport": "交通费",
    "tax": "税费",
}
NAMED = frozenset(COSTS) - {"tax"}
"""The costs that both notices name; 天津通知 prints a line for taxes too."""
LISTS_OF_COSTS = {ACCOUNTS: "costs", PLAN: "budget"}
QUOTE = "可列支研修期间发生的师资费、住宿费、伙食费、场地费、资料费、交通费以及其他研修发生的必要费用"

H16 = Rule("H16", QUOTE, "湖北通知", "warning", reads=("costs.*.amount", "costs.*.note"))
T26 = Rule("T26", QUOTE, "天津通知", "warning", reads=("costs.*.amount", "costs.*.note"))


def _explained(case: RuleCase, named: Collection[str]) -> Iterator[Breach]:
    group = LISTS_OF_COSTS[case.type]
    items = case.paper.record.get(group)
    if not isinstance(items, dict):
        raise CannotTell(case.paper.at(group))
    yield from each(
        [item for item in items if item not in named], lambda item: _other(case, f"{group}.{item}")
    )


def _other(case: RuleCase, path: str) -> Iterator[Breach]:
    amount = case.paper.given(f"{path}.amount")
    if amount is not None and case.paper.number(f"{path}.amount") > 0 and not case.paper.text(f"{path}.note"):
        name = COSTS.get(path.rpartition(".")[2], path.rpartition(".")[2])
        yield Breach(f"列支了{name}{amount}元，没有在备注里说明", (f"{path}.amount", f"{path}.note"))


@H16.on(ACCOUNTS)
def _necessary(case: RuleCase) -> Iterator[Breach]:
    yield from _explained(case, NAMED)


@T26.on(ACCOUNTS, PLAN)
def _necessary_too(case: RuleCase) -> Iterator[Breach]:
    yield from _explained(case, frozenset(COSTS))
