"""Sums that must add up."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.doubts import breaches_of
from zsgx_docs.check.rules.papers import ACCOUNTS, OPENING, PLAN, SATISFACTION, SUMMARY
from zsgx_docs.check.rules.rule import Rule

X02 = Rule(
    "X02",
    "决算表的总计等于学员人数加工作人员人数",
    "本系统",
    "error",
    reads=("trainee_count", "staff_count", "total_count"),
)
X03 = Rule(
    "X03",
    "决算表、预算的合计等于各项之和",
    "本系统",
    "error",
    reads=("costs.*.amount", "total.amount", "budget.*.amount", "budget_total.amount"),
)
X10 = Rule(
    "X10",
    "满意度统计：发放不少于回收，回收不多于学员，各项人数相加等于回收（有效）份数，满意率算得对",
    "本系统",
    "error",
    reads=("issued", "returned", "valid", "trainee_count", "ratings.*"),
)
X13 = Rule("X13", "名额分配之和等于计划招收人数", "本系统", "warning", reads=("quota[].n", "headcount"))


@X02.on(ACCOUNTS)
def _people_add_up(case: RuleCase) -> Iterator[Breach]:
    case.paper.numbers("trainee_count", "staff_count", "total_count")
    yield from breaches_of(case, "X02")


@X03.on(ACCOUNTS)
def _costs_add_up(case: RuleCase) -> Iterator[Breach]:
    case.paper.number("total.amount")
    yield from breaches_of(case, "X03")


@X03.on(PLAN)
def _budget_adds_up(case: RuleCase) -> Iterator[Breach]:
    case.paper.number("budget_total.amount")
    yield from breaches_of(case, "X03")


@X03.across(ACCOUNTS, SUMMARY)
def _same_total(case: RuleCase) -> Iterator[Breach]:
    accounts, summary = case.of(ACCOUNTS), case.of(SUMMARY)
    paid, told = accounts.number("total.amount"), summary.number("total_cost")
    if paid != told:
        said = f"决算表合计{paid}元，总结报告写的是{told}元"
        yield Breach(said, (accounts.at("total.amount"), summary.at("total_cost")))


@X10.on(SATISFACTION)
def _answers_add_up(case: RuleCase) -> Iterator[Breach]:
    case.paper.numbers("issued", "returned")
    yield from breaches_of(case, "X10")


@X13.on(OPENING)
def _places_add_up(case: RuleCase) -> Iterator[Breach]:
    case.paper.number("headcount")
    if case.paper.record.get("quota"):
        for row in case.paper.rows("quota"):
            row.number("n")
    yield from breaches_of(case, "X13")
