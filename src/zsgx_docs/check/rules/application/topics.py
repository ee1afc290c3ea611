"""The topic of an application: within the scope, and worth a class."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import count_of, each
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule

SCOPES = {
    "national_strategy": "服务国家战略",
    "industry_demand": "对接产业需求",
    "digital_technology": "突出数字技术",
}

H01 = Rule(
    "H01",
    "严格按照通知要求的选题范围组织申报",
    "湖北通知",
    "error",
    reads=tuple(f"topic_scope.{scope}.{leaf}" for scope in SCOPES for leaf in ("selected", "detail")),
)


@H01.on(APPLICATION)
def _within_scope(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper
    ticks = [f"topic_scope.{scope}.selected" for scope in SCOPES]
    if not count_of(lambda tick=tick: paper.is_true(tick) for tick in ticks).at_least(1):  # type: ignore[misc]
        yield Breach("三个选题范围一个也没有勾选", tuple(ticks))
    yield from each(SCOPES, lambda scope: _explained(case, scope))


def _explained(case: RuleCase, scope: str) -> Iterator[Breach]:
    selected, detail = f"topic_scope.{scope}.selected", f"topic_scope.{scope}.detail"
    if case.paper.is_true(selected) and not case.paper.text(detail):
        yield Breach(f"勾选了“{SCOPES[scope]}”，横线上却没有写内容", (detail,), "warning")


H33 = Rule(
    "H33",
    "申报的选题应体现特色，能推动攻坚关键技术或解决发展难题",
    "湖北通知",
    "info",
    reads=("purpose",),
    by_hand="选题有没有特色，要由评审专家判断",
).asked_on(APPLICATION)
