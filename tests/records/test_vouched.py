"""Which values of a record bear each other out: only where they are all there and fit."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.records.registry import doubts, vouched

HEADS = {"trainee_count", "staff_count", "total_count"}
COSTS = {
    f"costs.{n}.amount"
    for n in ("accommodation", "meals", "venue", "faculty", "materials", "transport", "tax")
}
SUM = {*COSTS, "total.amount"}
LENGTH, QUOTA = {"start", "end", "days"}, {"quota[0].n", "quota[1].n", "quota[2].n", "headcount"}
COVER = {"cover_applicant", "applicant.name"}
FRONTIER = {
    f"ratings.frontier.{grade}"
    for grade in ("very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied")
}


def _vouched(name: str, *changes: tuple[str, Any]) -> frozenset[str]:
    record = desk.sample(name)
    for path, value in changes:
        paths.put(record, path, value)
    return vouched(record["document_type"], record)


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("tianjin/final-accounts", HEADS | SUM),
        ("organiser/opening-notice", LENGTH | QUOTA),
        ("hubei/application-form", COVER),
        ("tianjin/project-list", set()),
        ("tianjin/attendance-sheet", set()),
        ("hubei/call-notice", set()),
    ],
)
def they_are_those_that_fit_in_a_sample(name: str, fitting: set[str]) -> None:
    assert _vouched(name) == fitting


def they_are_nothing_for_a_type_without_a_class_or_a_record_that_cannot_be_typed() -> None:
    assert vouched("research_report", {"total_count": 1}) == frozenset()
    assert vouched("final_accounts", {"total_count": "x"}) == frozenset()
    assert (
        doubts("research_report", {"total_count": 1}) == doubts("final_accounts", {"total_count": "x"}) == []
    )


@pytest.mark.parametrize(
    ("name", "path", "value", "lost"),
    [
        ("tianjin/final-accounts", "total_count", 58, HEADS),
        ("tianjin/final-accounts", "total_count", None, HEADS),
        ("tianjin/final-accounts", "trainee_count", None, HEADS),
        ("tianjin/final-accounts", "staff_count", None, HEADS),
        ("tianjin/final-accounts", "total.amount", "1.00", SUM),
        ("tianjin/final-accounts", "total.amount", None, SUM),
        ("organiser/opening-notice", "days", 4, LENGTH),
        ("organiser/opening-notice", "days", None, LENGTH),
        ("organiser/opening-notice", "start", None, LENGTH),
        ("organiser/opening-notice", "end", None, LENGTH),
        ("organiser/opening-notice", "headcount", 99, QUOTA),
        ("organiser/opening-notice", "headcount", None, QUOTA),
        ("hubei/application-form", "cover_applicant", "别的单位", COVER),
        ("hubei/application-form", "cover_applicant", None, COVER),
        ("hubei/application-form", "applicant.name", None, COVER),
    ],
)
def they_are_not_those_of_which_one_is_wrong_or_missing(
    name: str, path: str, value: Any, lost: set[str]
) -> None:
    assert _vouched(name, (path, value)) == _vouched(name) - lost


def _single_cost(amount: str) -> list[tuple[str, Any]]:
    return [*((path, None) for path in COSTS), ("costs.meals.amount", amount), ("total.amount", amount)]


def they_are_no_sum_of_one() -> None:
    assert _vouched("tianjin/final-accounts", *_single_cost("5.00")) == HEADS
    two = [*_single_cost("5.00"), ("costs.tax.amount", "1.00"), ("total.amount", "6.00")]
    fitting = {"costs.meals.amount", "costs.tax.amount", "total.amount"}
    assert _vouched("tianjin/final-accounts", *two) == HEADS | fitting


def they_are_no_quota_of_one() -> None:
    def notice(*numbers: int) -> frozenset[str]:
        quota = [{"region": "甲", "n": n} for n in numbers]
        return _vouched("organiser/opening-notice", ("quota", quota), ("headcount", sum(numbers))) - LENGTH

    assert notice(52) == frozenset()
    assert notice(50, 2) == {"quota[0].n", "quota[1].n", "headcount"}


def they_are_the_hours_of_all_courses() -> None:
    plan = "organiser/implementation-plan"
    count = len(desk.sample(plan)["courses"])
    every = {f"courses[{i}].hours" for i in range(count)} | {"credit_hours"}
    assert _vouched(plan) == every
    assert _vouched(plan, ("credit_hours", None)) == frozenset()
    assert _vouched(plan, ("credit_hours", 1)) == frozenset()
    assert _vouched(plan, ("courses", [{"hours": 40}])) == frozenset()
    two = {"courses[0].hours", "courses[1].hours", "credit_hours"}
    assert _vouched(plan, ("courses", [{"hours": 38}, {"hours": 2}])) == two


def they_are_the_counts_of_an_item_that_make_up_all_returns() -> None:
    summary = "tianjin/satisfaction-summary"
    assert _vouched(summary) >= FRONTIER
    assert len(_vouched(summary)) == 11 * 4
    assert _vouched(summary) - _vouched(summary, ("ratings.frontier.satisfied", 11)) == FRONTIER
    assert _vouched(summary) - _vouched(summary, ("ratings.frontier.satisfied", None)) == FRONTIER
    assert _vouched(summary) - _vouched(summary, ("ratings.frontier.rate", 0.5)) == FRONTIER
    assert _vouched(summary, ("valid", None)) == _vouched(summary)  # 50 came back
    assert _vouched(summary, ("valid", None), ("returned", None)) == frozenset()


def they_are_certificate_numbers_that_run_on() -> None:
    roster = "tianjin/certificate-roster"

    def fitting(*numbers: str | None) -> list[int]:
        students = [{"certificate_number": number} for number in numbers]
        found = _vouched(roster, ("students", students))
        return [i for i in range(len(numbers)) if f"students[{i}].certificate_number" in found]

    assert fitting("T001", "T002", "T003") == [0, 1, 2]
    assert fitting("T001", "T003") == []
    assert fitting("T002", "T001") == []
    assert fitting("T001", None, "T002") == [0, 2]
    assert fitting("T009", "T010", "T099") == [0, 1]
    assert fitting("津〔2025〕9号", "津〔2025〕10号") == [0, 1]
    assert fitting("津〔2025〕9号", "津〔2026〕10号") == []
    assert fitting("T1号", "T2") == []
    assert fitting("甲", "乙") == []
