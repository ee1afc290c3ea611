"""Who pays for the class that is applied for."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of, any_of
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule

FISCAL, OWN, SOURCE = "funding.fiscal", "funding.self_funded", "funding.self_funding_source"

H18 = Rule(
    "H18",
    "自筹经费保障班次由各地各部门自愿申报，并在申报表中注明",
    "湖北通知",
    "error",
    reads=(OWN, SOURCE),
)
H19 = Rule("H19", "（可多选）", "湖北通知", "error", reads=(FISCAL, OWN))
H24 = Rule(
    "H24",
    "申报财政资助班次同时申报自筹经费班次的优先考虑",
    "湖北通知",
    "info",
    reads=(FISCAL, OWN),
)


@H18.on(APPLICATION)
def _source_named(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper
    if all_of(lambda: paper.is_true(OWN), lambda: not paper.text(SOURCE)):
        yield Breach("勾选了自筹经费项目，却没有写自筹经费来源", (OWN, SOURCE))
    if all_of(lambda: not paper.is_true(OWN), lambda: bool(paper.text(SOURCE))):
        yield Breach("写了自筹经费来源，却没有勾选自筹经费项目", (OWN, SOURCE), "warning")


@H19.on(APPLICATION)
def _kind_chosen(case: RuleCase) -> Iterator[Breach]:
    if not any_of(lambda: case.paper.is_true(FISCAL), lambda: case.paper.is_true(OWN)):
        yield Breach("财政资助项目、自筹经费项目都没有勾选", (FISCAL, OWN))


@H24.on(APPLICATION)
def _both_kinds(case: RuleCase) -> Iterator[Breach]:
    if all_of(lambda: case.paper.is_true(FISCAL), lambda: case.paper.is_true(OWN)):
        yield Breach.for_person("同时申报财政资助和自筹经费班次，遴选时优先考虑", FISCAL, OWN)


H36 = Rule(
    "H36",
    "所需办班经费依据各单位财务管理要求执行，按各自经费保障渠道进行结算",
    "湖北通知",
    "info",
    by_hand="自筹班次按各自渠道结算，结算单据不报送，程序看不到",
)
