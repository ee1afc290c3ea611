"""How much a class may cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.limits import days_of, first_day, last_day
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import ACCOUNTS, PLAN
from zsgx_docs.check.rules.rule import Rule

TOTALS = {ACCOUNTS: "total.amount", PLAN: "budget_total.amount"}
PER_DAY = Decimal(550)
"""Yuan a person and day of a class of the third kind, without teachers: the standard of 财行〔2016〕540号."""
_BY_HAND = "通知没有写财政资助的限额，要有当年的限额才能判断"

H17 = Rule(
    "H17",
    "财政资助的班次在一定限额内实报实销",
    "湖北通知",
    "error",
    reads=tuple(TOTALS.values()),
    parameters=("levels.*.funding_cap",),
)
T27 = Rule(
    "T27",
    "依据《中央和国家机关培训费管理办法》有关规定执行",
    "天津通知",
    "warning",
    reads=("costs.*.amount", "total_count", "training_dates.start", "training_dates.end"),
)
T28 = Rule(
    "T28",
    "每期上限{levels.national.funding_cap|money_wan}",
    "天津通知",
    "error",
    reads=tuple(TOTALS.values()),
    parameters=("levels.national.funding_cap",),
)
T29 = Rule(
    "T29",
    "办班结束后{report_within|period}内将经费报销材料报人力资源社会保障部事业单位人事服务中心",
    "天津通知",
    "error",
    by_hand="报销材料直接报部事业单位人事服务中心，市局收不到，看不出哪天报送",
)
T31 = Rule(
    "T31",
    "单位自筹高研项目办班结束后按各自经费保障渠道进行结算",
    "天津通知",
    "info",
    by_hand="自筹班次按各自渠道结算，结算单据不报送，程序看不到",
)


@H17.on(ACCOUNTS)
def _within_the_limit(case: RuleCase) -> Iterator[Breach]:
    path = TOTALS[case.type]
    level = case.background.level or "national"
    cap_path = f"levels.{level}.funding_cap"
    if not case.notice.has(cap_path):
        yield Breach.for_person(_BY_HAND, path)
        return
    yield from _over(case, path, case.notice.number(cap_path))


@T28.on(ACCOUNTS, PLAN)
def _below_the_cap(case: RuleCase) -> Iterator[Breach]:
    yield from _over(case, TOTALS[case.type], case.notice.number("levels.national.funding_cap"))


def _over(case: RuleCase, path: str, cap: Decimal) -> Iterator[Breach]:
    if all_of(lambda: case.paper.number(path) > cap, case.is_state_funded):
        yield Breach(f"合计{case.paper.number(path)}元，超过财政资助上限{cap}元", (path,))


@T27.on(ACCOUNTS)
def _within_the_quota(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper

    def cost() -> Decimal:
        return paper.number("total.amount") - (
            paper.number("costs.faculty.amount") if paper.given("costs.faculty.amount") is not None else 0
        )

    def quota() -> Decimal:
        days = days_of(first_day(paper, case.type), last_day(paper, case.type))
        return PER_DAY * paper.number("total_count") * days

    if all_of(lambda: cost() > quota(), case.is_state_funded):
        said = f"师资费以外{cost()}元，超过综合定额每人每天{PER_DAY}元合计的{quota()}元"
        yield Breach(said, ("total.amount", "total_count"))
