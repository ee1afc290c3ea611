"""Limits: one below, the limit itself, one above; and another notice's limits, which change the answer."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from check.rules.under_rules import (
    ACCOUNTS,
    CALL,
    FORM,
    NOTHING,
    OPENING,
    PLAN,
    PLAN_NOTICE,
    ROSTER,
    SHEET,
    SUMMARY,
    Change,
    notice,
    numbers,
    of_class,
    of_sample,
)
from zsgx_docs.model.finding import Finding
from zsgx_docs.values.identifiers.id_number import check_character

START = datetime.date(2025, 10, 13)


def ends(days: int) -> Change:
    last = START + datetime.timedelta(days=days - 1)
    return {"training_dates": {"text": None, "start": START.isoformat(), "end": last.isoformat()}}


def form_of(days: int, level: str) -> Change:
    last = datetime.date(2026, 5, 11) + datetime.timedelta(days=days - 1)
    dates = {"text": None, "start": "2026-05-11", "end": last.isoformat()}
    return {"purpose": f"申报{level}高级研修项目。", "training_dates": dates}


def form_for(people: int, level: str) -> Change:
    return {
        "purpose": f"申报{level}高级研修项目。",
        "participants": f"面向全国、全省招收中高级职称人员{people}名。",
    }


def form_until(day: str) -> Change:
    return {"training_dates": {"text": None, "start": "2026-09-26", "end": day}}


def held_until(day: str) -> Change:
    return {"training_dates": {"text": None, "start": "2025-11-25", "end": day}}


def funded(amount: str) -> Change:
    venue = f"{float(amount) - 93200:.2f}"
    paid = {"budget.venue.amount": venue, "budget_total.amount": amount}
    return {"level": "national", "funding_source": "中央财政资助", **paid}


def places(beijing: int) -> Change:
    quota = [{"region": "北京", "n": beijing}, {"region": "河北", "n": 5}, {"region": "天津", "n": 42}]
    return {"level": "national", "quota": quota}


def dated(day: str) -> Change:
    return {"level": "municipal", "plan_date": day}


class Limit(NamedTuple):
    """A rule at its limit: three values of a paper, and which of them break it."""

    rule: str
    paper: str
    make: Callable[..., Change]
    values: tuple[tuple[Any, ...], ...]
    breaks: tuple[bool, bool, bool]
    under: str | None = None
    known: Mapping[str, Any] = MappingProxyType({})


EARLY = {"received_at": "2025-01-01T09:00"}
LIMITS = [
    Limit("H02", FORM, form_of, ((3, "国家级"), (4, "国家级"), (5, "国家级")), (True, False, False)),
    Limit("H02", FORM, form_of, ((5, "国家级"), (6, "国家级"), (7, "国家级")), (False, False, True)),
    Limit("H04", FORM, form_of, ((2, "省级"), (3, "省级"), (4, "省级")), (True, False, False)),
    Limit("H04", FORM, form_of, ((4, "省级"), (5, "省级"), (6, "省级")), (False, False, True)),
    Limit("H03", FORM, form_for, ((49, "国家级"), (50, "国家级"), (51, "国家级")), (True, False, False)),
    Limit("H05", FORM, form_for, ((39, "省级"), (40, "省级"), (41, "省级")), (True, False, False)),
    Limit("H06", FORM, form_until, (("2026-09-29",), ("2026-09-30",), ("2026-10-01",)), (False, False, True)),
    Limit("H13", OPENING, lambda n: {"online_n": n}, ((25,), (26,), (27,)), (False, True, True), CALL),
    Limit(
        "H29",
        FORM,
        lambda day: {"application_date": day},
        (("2025-12-17",), ("2025-12-18",), ("2025-12-19",)),
        (True, False, False),
    ),
    Limit(
        "H29",
        FORM,
        lambda day: {"application_date": day},
        (("2025-12-24",), ("2025-12-25",), ("2025-12-26",)),
        (False, False, True),
    ),
    Limit("T02", PLAN, ends, ((4,), (5,), (6,)), (True, False, False)),
    Limit(
        "T03", ACCOUNTS, held_until, (("2025-11-29",), ("2025-11-30",), ("2025-12-01",)), (False, False, True)
    ),
    Limit("T07", PLAN, lambda n: {"headcount": n}, ((49,), (50,), (51,)), (True, False, False)),
    Limit("T08", PLAN, lambda n: {"headcount": n}, ((49,), (50,), (51,)), (True, False, False)),
    Limit(
        "T08",
        PLAN,
        lambda n: {"headcount": 200, "staff_count": n},
        ((9,), (10,), (11,)),
        (False, False, True),
    ),
    Limit("T09", OPENING, lambda n: {"online_n": n}, ((25,), (26,), (27,)), (False, False, True)),
    Limit("T14", OPENING, places, ((4,), (5,), (6,)), (True, False, False)),
    Limit("T28", PLAN, funded, (("104999.99",), ("105000.00",), ("105000.01",)), (False, False, True)),
    Limit(
        "T38",
        PLAN,
        dated,
        (("2025-09-27",), ("2025-09-28",), ("2025-09-29",)),
        (False, False, True),
        known=EARLY,
    ),
    Limit(
        "T37",
        PLAN,
        lambda day: {"level": "national", "plan_date": day},
        (("2025-09-12",), ("2025-09-13",), ("2025-09-14",)),
        (False, False, True),
        known=EARLY,
    ),
    Limit("X14", PLAN, lambda n: {"courses[0].hours": n}, ((3.5,), (4,), (4.5,)), (False, False, True)),
    Limit(
        "X03",
        ACCOUNTS,
        lambda amount: {"total.amount": amount},
        (("100996.79",), ("100996.80",), ("100996.81",)),
        (True, False, True),
    ),
    Limit("X02", ACCOUNTS, lambda n: {"total_count": n}, ((56,), (57,), (58,)), (True, False, True)),
    Limit(
        "H32",
        FORM,
        lambda year: {"organiser.track_record": f"{year}年起承办。"},
        ((2020,), (2021,), (2022,)),
        (True, False, False),
    ),
    Limit(
        "T41",
        SUMMARY,
        lambda day: {"report_date": day},
        (("2025-11-16",), ("2025-11-17",), ("2025-11-18",)),
        (False, False, True),
        known=EARLY,
    ),
]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.rule}-{limit.values[1][0]}")
def test_below_at_and_above_a_limit(limit: Limit) -> None:
    under = notice(limit.under) if limit.under else None
    found = [
        numbers(of_sample(limit.paper, limit.make(*value), under, **limit.known)) for value in limit.values
    ]
    assert tuple(limit.rule in rules for rules in found) == limit.breaks


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [("2025-12-25T16:59", False), ("2025-12-25T17:00", True), ("2025-12-25T17:01", True)],
)
def test_the_deadline_is_a_moment(moment: str, is_late: bool) -> None:
    assert ("H25" in numbers(of_sample(FORM, received_at=moment))) == is_late


@pytest.mark.parametrize(("hours", "is_out"), [(34.5, False), (34.28, True), (34.3, False), (34, True)])
def test_who_missed_more_than_a_seventh_gets_no_certificate(hours: float, is_out: bool) -> None:
    """Of 40 hours 5.71 may be missed."""
    found = of_class({ROSTER: {"students[0].credit_hours": hours}})
    assert ("T19" in numbers(found)) == is_out


@pytest.mark.parametrize(
    ("born", "is_odd"),
    [("20051014", True), ("20051013", False), ("19501013", False), ("19491014", False), ("19491013", True)],
)
def test_trainees_are_of_twenty_to_seventy_five_years_on_the_first_day(born: str, is_odd: bool) -> None:
    digits = f"120101{born}101"
    number = digits + check_character(digits)
    change = {SHEET: {"people[0].id_number": number}, ROSTER: {"students[0].id_number": number}}
    assert ("X06" in numbers(of_class(change))) == is_odd


OTHER_CALL = {
    "finish_before": "2026-05-31",
    "deadline": "2025-12-19T09:00",
    "year": 2026,
    "levels.national": {
        "days": 7, "days_rule": "at_least", "min_trainees": 70, "min_rule": "hard", "fee_allowed": True,
    },
    "levels.provincial": {
        "days": 3, "days_rule": "about", "min_trainees": 30, "min_rule": "soft", "fee_allowed": True,
    },
}  # fmt: skip
OTHER_PLAN = {
    "finish_before": "2025-10-15",
    "staff": {"share": 0.05, "max": 3},
    "online_share": 0.2,
    "absence_share": "1/10",
    "report_within_months": None,
    "report_within_workdays": 10,
    "levels.national": {
        "project_count": 8, "days": 5, "days_rule": "at_least", "min_trainees": 30, "min_rule": "hard",
        "reserved_places": 10, "fee_allowed": True, "funding_cap": "90000.00", "lead_workdays": 40,
    },
    "levels.municipal": {
        "project_count": 20, "days": 6, "days_rule": "at_least", "min_trainees": 30, "min_rule": "soft",
        "fee_allowed": False, "lead_workdays": 40,
    },
}  # fmt: skip
"""Another province's limits: ten working days to report, thirty people, another last day, other caps."""


class Otherwise(NamedTuple):
    """A paper that two notices judge otherwise: whether the official one, and whether the other is broken."""

    rule: str
    paper: str
    change: Change
    official: bool
    other: bool
    known: Mapping[str, Any] = MappingProxyType({})


OTHERWISE = [
    Otherwise("H02", FORM, form_of(5, "国家级"), False, True),
    Otherwise("H04", FORM, form_of(2, "省级"), True, False),
    Otherwise("H03", FORM, form_for(60, "国家级"), False, True),
    Otherwise("H05", FORM, form_for(35, "省级"), True, False),
    Otherwise("H06", FORM, {"training_dates": {"text": "6月", "start": None, "end": None}}, False, True),
    Otherwise("H25", FORM, NOTHING, False, True, {"received_at": "2025-12-19T10:00"}),
    Otherwise("H29", FORM, {"application_date": "2025-12-20"}, False, True),
    Otherwise("T02", PLAN, NOTHING, False, True),
    Otherwise("T03", PLAN, NOTHING, False, True),
    Otherwise("T07", PLAN, {"headcount": 35, "staff_count": 1}, True, False),
    Otherwise("T08", PLAN, {"headcount": 100, "staff_count": 6}, False, True),
    Otherwise("T09", OPENING, {"online_n": 20}, False, True),
    Otherwise("T14", OPENING, places(7), False, True),
    Otherwise("T25", OPENING, {"fee_amount": "100.00"}, False, True),
    Otherwise("T28", PLAN, funded("95000.00"), False, True),
    Otherwise("T30", PLAN, funded("80000.00"), False, True),
    Otherwise("T38", PLAN, dated("2025-09-20"), False, True, EARLY),
    Otherwise("T41", SUMMARY, {"report_date": "2025-11-10"}, False, True, EARLY),
    Otherwise("T41", SUMMARY, {"report_date": "2025-10-31"}, False, False, EARLY),
]


@pytest.mark.parametrize("case", OTHERWISE, ids=lambda case: case.rule)
def test_another_notice_changes_the_answer(case: Otherwise) -> None:
    name = CALL if case.rule.startswith("H") else PLAN_NOTICE
    other = notice(name, OTHER_CALL if name == CALL else OTHER_PLAN)
    answers = [
        case.rule in numbers(of_sample(case.paper, case.change, under, **case.known))
        for under in (notice(name), other)
    ]
    assert answers == [case.official, case.other]


def test_another_share_of_absence_changes_who_leaves() -> None:
    missed_five: dict[str, Change] = {ROSTER: {"students[0].credit_hours": 35}}
    assert "T19" not in numbers(of_class(missed_five))
    assert "T19" in numbers(of_class(missed_five, notice(PLAN_NOTICE, OTHER_PLAN)))


def told(found: list[Finding], rule: str) -> Finding:
    return next(finding for finding in found if finding.rule == rule)


def test_a_soft_limit_warns_and_a_hard_one_is_an_error() -> None:
    few = {"headcount": 20, "staff_count": 1}
    assert told(of_sample(PLAN, few), "T07").severity == "error"
    assert told(of_sample(PLAN, few, notice(PLAN_NOTICE, OTHER_PLAN)), "T07").severity == "warning"
    assert told(of_sample(FORM, form_for(20, "国家级")), "H03").severity == "warning"


def test_a_finding_quotes_the_sentence_with_the_numbers_of_the_notice_at_hand() -> None:
    under = notice(PLAN_NOTICE, OTHER_PLAN)
    late = told(of_sample(SUMMARY, {"report_date": "2025-12-31"}, under), "T41")
    assert late.basis == "办班结束后应在10个工作日内提交"
    assert "依据T41“办班结束后应在10个工作日内提交”" in late.message


def test_where_levels_differ_and_nothing_tells_the_level_nobody_can_tell() -> None:
    under = notice(PLAN_NOTICE, OTHER_PLAN)
    five_days = told(of_sample(PLAN, {"level": None}, under), "T02")
    assert (five_days.outcome, five_days.paths) == ("cannot_tell", ("level",))
    assert "T02" in numbers(of_sample(PLAN, {**ends(4), "level": None}, under))
    assert "T02" not in {f.rule for f in of_sample(PLAN, {**ends(6), "level": None}, under)}
