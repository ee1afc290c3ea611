"""By when a class must be over, and which months were planned."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.limits import YEARS, end_of_month, last_day, last_day_or_month
from zsgx_docs.check.rules.logic import all_of, each
from zsgx_docs.check.rules.papers import (
    ACCOUNTS,
    APPLICATION,
    OPENING,
    PLAN,
    PLAN_NOTICE,
    PROJECT_LIST,
    SUMMARY,
)
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView

END = "training_dates.end"

H06 = Rule(
    "H06",
    "均应在{finish_before|date}之前完成办班",
    "湖北通知",
    "error",
    reads=(END, "training_dates.text"),
    parameters=("finish_before",),
)
T03 = Rule(
    "T03",
    "均须在{finish_before|date}前实施完成",
    "天津通知",
    "error",
    reads=(END, "training_dates.text", "projects[].planned_time.end_month"),
    parameters=("finish_before", "year"),
)
T30 = Rule(
    "T30",
    "预算执行完毕或{finish_before|month_day}之后办班的不再予以资助",
    "天津通知",
    "error",
    reads=(END,),
    parameters=("finish_before",),
)


@H06.on(APPLICATION, PLAN, OPENING, ACCOUNTS, SUMMARY)
def _over_in_time(case: RuleCase) -> Iterator[Breach]:
    yield from _over(case)


@T03.on(PLAN, OPENING, ACCOUNTS, SUMMARY)
def _over_by_then(case: RuleCase) -> Iterator[Breach]:
    yield from _over(case)


def _over(case: RuleCase) -> Iterator[Breach]:
    latest, year = case.notice.day("finish_before"), case.notice.whole("year", *YEARS)
    path = "end" if case.type == OPENING else END
    last = last_day_or_month(case.paper, case.type, year)
    if last is None:
        written = case.paper.text("training_dates.text")
        yield Breach.for_person(f"办班时间写的是“{written}”，看不出哪天结束", "training_dates.text")
    elif last > latest:
        named = f"{last}结束" if case.paper.has(path) else f"写的是“{case.paper.text('training_dates.text')}”"
        shown = path if case.paper.has(path) else "training_dates.text"
        yield Breach(f"办班时间{named}，晚于{latest}", (shown,))


@T03.on(PLAN_NOTICE)
def _planned_in_time(case: RuleCase) -> Iterator[Breach]:
    for level in ("national", "municipal"):
        if case.paper.has(f"{level}.projects"):
            yield from each(case.paper.rows(f"{level}.projects"), lambda row: _planned(case, row))


@T03.on(PROJECT_LIST)
def _listed_in_time(case: RuleCase) -> Iterator[Breach]:
    if case.paper.number("year") != case.notice.number("year"):
        raise CannotTell("notice.year")
    yield from each(case.paper.rows("projects"), lambda row: _planned(case, row))


def _planned(case: RuleCase, row: RecordView) -> Iterator[Breach]:
    latest, year = case.notice.day("finish_before"), case.notice.whole("year", *YEARS)
    month = row.whole("planned_time.end_month", 1, 12)
    if end_of_month(year, month) > latest:
        said = (
            f"序号{row.text('no')}“{row.text('name')}”计划时间“{row.text('planned_time.text')}”，晚于{latest}"
        )
        yield Breach(said, (row.at("planned_time.text"), row.at("planned_time.end_month")))


@T30.on(PLAN, ACCOUNTS)
def _funded_until(case: RuleCase) -> Iterator[Breach]:
    latest = case.notice.day("finish_before")
    if all_of(case.is_state_funded, lambda: last_day(case.paper, case.type) > latest):
        yield Breach(f"{last_day(case.paper, case.type)}结束，晚于{latest}，不再予以资助", (END,))
