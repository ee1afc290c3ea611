"""What may not change between plan, class and accounts without approval."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.limits import first_day, last_day
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import ACCOUNTS, APPLICATION, CHANGE, OPENING, PLAN, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.values.comparing import is_same_name, is_same_unit

VENUES = {OPENING: "place", PLAN: "venue", ACCOUNTS: "venue", SUMMARY: "venue"}
NEAR = 80.0
"""Likeness (rapidfuzz's, of 100) from which a name is one of the list's, changed: a guess."""
NAMES = (PLAN, OPENING, ACCOUNTS, SUMMARY)

T33 = Rule(
    "T33",
    "不得随意调整变更研修选题、内容、对象、举办时间和地点",
    "天津通知",
    "error",
    reads=("project_name", "venue", "place", "training_dates.start", "training_dates.end", "changed.*"),
    parameters=("national.projects", "municipal.projects"),
)
T34 = Rule(
    "T34",
    "（具体研修时间以招收学员通知为准）/（最终研修时间以具体通知为准）",
    "天津通知",
    "warning",
    reads=("training_dates.start", "training_dates.end", "start", "end"),
    parameters=("national.projects[].planned_time", "municipal.projects[].planned_time"),
)
T35 = Rule(
    "T35",
    "不得随意转交第三方组织实施",
    "天津通知",
    "error",
    reads=("organiser",),
    parameters=("national.projects[].organiser", "municipal.projects[].organiser"),
)
T36 = Rule(
    "T36",
    "应提前向市人社局报送书面情况说明，并在工程服务平台上报，经同意后方可变更",
    "天津通知",
    "error",
    reads=("approval_date", "training_dates.start", "start"),
)
T45 = Rule("T45", "（按项目计划填写）", "天津通知", "error", reads=("applicant", "organiser"))


def _entry(case: RuleCase) -> RecordView | None:
    found = case.entry(str(case.paper.need("project_name")))
    return found[1] if found else None


@T33.on(*NAMES)
def _as_listed(case: RuleCase) -> Iterator[Breach]:
    """A name that the lists do not have, but one much like it, was changed; any other may be of elsewhere."""
    from rapidfuzz import fuzz

    name = str(case.paper.need("project_name"))
    if case.entry(name) is not None:
        return
    near = max(case.listed(), key=lambda listed: fuzz.ratio(name, listed), default="")
    if fuzz.ratio(name, near) < NEAR:
        raise CannotTell("notice.projects.name")
    if not _approves(case, "topic"):
        yield Breach(f"项目名称“{name}”与计划表的“{near}”不同", ("project_name",))


@T34.on(*NAMES)
def _in_planned_months(case: RuleCase) -> Iterator[Breach]:
    entry = _entry(case)
    if entry is None:
        return
    first, last = entry.numbers("planned_time.start_month", "planned_time.end_month")
    start = first_day(case.paper, case.type)
    if not first <= start.month <= last:
        path = "start" if case.type == OPENING else "training_dates.start"
        said = f"{start}开始，不在计划时间“{entry.text('planned_time.text')}”内"
        yield Breach(said, (path,))


@T35.on(*NAMES)
def _held_by_the_same(case: RuleCase) -> Iterator[Breach]:
    entry = _entry(case)
    if entry is None:
        return
    named, planned = str(case.paper.need("organiser")), str(entry.need("organiser"))
    if not is_same_unit(named, planned):
        yield Breach(f"承办单位“{named}”与计划表的“{planned}”不同", ("organiser",))


@T36.across(CHANGE, OPENING)
def _approved_before(case: RuleCase) -> Iterator[Breach]:
    note = case.of(CHANGE)
    approved, start = note.day("approval_date"), case.of(OPENING).day("start")
    if approved >= start:
        yield Breach(f"变更到{approved}才批复，班{start}已经开始", (note.at("approval_date"),))


def _approves(case: RuleCase, what: str) -> bool:
    """Whether an approved note says that this was changed."""
    note = case.papers.get(CHANGE)
    return (
        note is not None
        and note.has("approval_date")
        and note.has(f"changed.{what}")
        and bool(note.given(f"changed.{what}"))
    )


def _against(case: RuleCase, other: str) -> Iterator[Breach]:
    plan, held = case.of(PLAN), case.of(other)
    venue, where = str(plan.need("venue")), str(held.need(VENUES[other]))
    if all_of(lambda: not is_same_name(venue, where), lambda: not _approves(case, "venue")):
        yield Breach(f"地点是“{where}”，实施方案是“{venue}”", (plan.at("venue"), held.at(VENUES[other])))
    planned = (first_day(plan, PLAN), last_day(plan, PLAN))
    days = (first_day(held, other), last_day(held, other))
    if planned != days and not _approves(case, "time"):
        said = f"时间是{days[0]}至{days[1]}，实施方案是{planned[0]}至{planned[1]}"
        path = "start" if other == OPENING else "training_dates.start"
        yield Breach(said, (plan.at("training_dates.start"), held.at(path)))


@T33.across(PLAN, OPENING)
def _opened_as_planned(case: RuleCase) -> Iterator[Breach]:
    yield from _against(case, OPENING)


@T33.across(PLAN, ACCOUNTS)
def _paid_as_planned(case: RuleCase) -> Iterator[Breach]:
    yield from _against(case, ACCOUNTS)


@T33.across(PLAN, SUMMARY)
def _told_as_planned(case: RuleCase) -> Iterator[Breach]:
    yield from _against(case, SUMMARY)


@T45.across(PLAN, ACCOUNTS)
def _units_as_planned(case: RuleCase) -> Iterator[Breach]:
    yield from _units(case, PLAN, {"applicant": "applicant", "organiser": "organiser"})


@T45.across(APPLICATION, ACCOUNTS)
def _units_as_applied(case: RuleCase) -> Iterator[Breach]:
    yield from _units(case, APPLICATION, {"applicant": "applicant.name", "organiser": "organiser.name"})


def _units(case: RuleCase, plan_type: str, leaves: dict[str, str]) -> Iterator[Breach]:
    plan, accounts = case.of(plan_type), case.of(ACCOUNTS)
    for leaf, path in leaves.items():
        named, planned = str(accounts.need(leaf)), str(plan.need(path))
        if not is_same_unit(named, planned):
            label = "申报单位" if leaf == "applicant" else "承办单位"
            yield Breach(f"{label}“{named}”与计划的“{planned}”不同", (accounts.at(leaf), plan.at(path)))
