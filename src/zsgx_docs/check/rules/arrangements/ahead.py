"""How long before a class its papers come in for approval, and which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import LEVELS, RuleCase
from zsgx_docs.check.rules.limits import YEARS, end_of_month, first_day, time_limit_of
from zsgx_docs.check.rules.logic import all_of, each
from zsgx_docs.check.rules.papers import OPENING, PLAN, PLAN_NOTICE
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import RecordView

DATED = {PLAN: "plan_date", OPENING: "issue_date"}
_READS = ("training_dates.start", "start", *DATED.values(), "source.submission.received_at")

T37 = Rule(
    "T37",
    "国家级高研项目一般应在举办前{levels.national.lead|period}",
    "天津通知",
    "warning",
    reads=(*_READS, "national.projects[].planned_time.end_month"),
    parameters=("levels.national.lead_days", "issue_date"),
)
T38 = Rule(
    "T38",
    "市级高研项目一般应在举办前{levels.municipal.lead|period}",
    "天津通知",
    "warning",
    reads=(*_READS, "municipal.projects[].planned_time.end_month"),
    parameters=("levels.municipal.lead_days", "issue_date"),
)
T39 = Rule("T39", "将实施方案和开班通知报市人社局审核", "天津通知", "error", reads=("document_type",))
T40 = Rule(
    "T40",
    "由市人社局提交工程服务平台审核通过后印发开班通知",
    "天津通知",
    "error",
    by_hand="平台审核通过的日期不在任何一份材料里",
).asked_on(OPENING)


def _ahead(case: RuleCase, level: str) -> Iterator[Breach]:
    lead = time_limit_of(case.notice, f"levels.{level}.lead")
    start = first_day(case.paper, case.type)
    latest = lead.before(start)

    def too_late() -> bool:
        """A paper comes in no sooner than it is dated."""
        dated = case.paper.day(DATED[case.type]) if case.paper.has(DATED[case.type]) else None
        if dated is not None and dated > latest:
            return True
        return case.received().date() > latest

    if all_of(lambda: case.is_level(level), too_late):
        path = "start" if case.type == OPENING else "training_dates.start"
        said = f"{LEVELS[level]}班{start}开始，报送时离开班不到{lead}"
        yield Breach(said, (path, DATED[case.type]))


def _can_be_ahead(case: RuleCase, level: str) -> Iterator[Breach]:
    """A project whose planned month is over before papers can have come in so long before."""
    if not case.paper.has(f"{level}.projects"):
        return
    lead, year = time_limit_of(case.paper, f"levels.{level}.lead"), case.paper.whole("year", *YEARS)
    earliest = lead.after(case.paper.day("issue_date"))

    def look(row: RecordView) -> Iterator[Breach]:
        if end_of_month(year, row.whole("planned_time.end_month", 1, 12)) < earliest:
            said = f"序号{row.text('no')}“{row.text('name')}”计划时间“{row.text('planned_time.text')}”，"
            said += f"通知印发后再提前{lead}报送，最早只能在{earliest}开班"
            yield Breach(said, (row.at("planned_time.text"), row.at("planned_time.end_month")))

    yield from each(case.paper.rows(f"{level}.projects"), look)


@T37.on(PLAN, OPENING)
def _national_ahead(case: RuleCase) -> Iterator[Breach]:
    yield from _ahead(case, "national")


@T38.on(PLAN, OPENING)
def _municipal_ahead(case: RuleCase) -> Iterator[Breach]:
    yield from _ahead(case, "municipal")


@T37.on(PLAN_NOTICE)
def _national_possible(case: RuleCase) -> Iterator[Breach]:
    yield from _can_be_ahead(case, "national")


@T38.on(PLAN_NOTICE)
def _municipal_possible(case: RuleCase) -> Iterator[Breach]:
    yield from _can_be_ahead(case, "municipal")


@T39.over("folder", PLAN, OPENING)
def _both_there(case: RuleCase) -> Iterator[Breach]:
    types = case.background.types
    names: dict[str, Any] = {PLAN: "实施方案", OPENING: "开班通知"}
    missing = [paper for paper in names if paper not in types]
    if len(missing) == 1:
        yield Breach(f"没有{names[missing[0]]}", (missing[0],))
