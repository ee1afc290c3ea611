"""What each paper of a class says, from the same facts."""

from __future__ import annotations

from typing import Any

from zsgx_docs import desk
from zsgx_docs.read.entry.class_file import class_of
from zsgx_docs.records import class_papers as papers
from zsgx_docs.records.class_pack import ALL_PAPERS
from zsgx_docs.records.registry import doubts
from zsgx_docs.records.training_class import TrainingClass
from zsgx_docs.template.catalogue import samples_folder

PEOPLE: list[dict[str, Any]] = [
    {
        "name": "林知远",
        "id_number": "120101197201011007",
        "phone": "13900012000",
        "employer": "甲",
        "professional_title": "高工",
        "passed": True,
        "fee_charged": True,
    },
    {"name": "陆怀瑾", "id_number": "120101197201031016", "passed": True, "absent_hours": 20},
    {
        "name": "方承志",
        "id_number": "420106198407060565",
        "passed": True,
        "absent_hours": 2.5,
        "certificate_number": "自编1号",
    },
    {"name": "沈若溪", "id_number": "42010619840706057X", "passed": True},
    {"name": "何不凡", "id_number": "420106198407060581", "passed": False},
    {"name": "江未定", "id_number": "42010619840706059X"},
]
COURSE: dict[str, Any] = {
    "project_name": "智能制造高级研修班",
    "year": 2025,
    "level": "municipal",
    "applicant": "天津海河智造研究院",
    "organiser": "天津渤海港务技术中心",
    "venue": "海河学术交流中心",
    "start": "2025-10-13",
    "end": "2025-10-17",
    "credit_hours": 40,
}
STAFF = [{"name": "董勇洋", "id_number": "420106198407060602"}]


def a_class(**more: Any) -> TrainingClass:
    course = {**COURSE, **more.pop("course", {})}
    return TrainingClass.model_validate({"course": course, "trainees": PEOPLE, "staff": STAFF, **more})


def rows(record: dict[str, Any], name: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in record[name]]


def test_all_trainees_then_the_staff_sign_in_and_whether_they_pay_is_never_assumed() -> None:
    record = papers.attendance_sheet(a_class())
    assert rows(record, "people", "no", "name", "fee_charged") == [
        (1, "林知远", True),
        (2, "陆怀瑾", None),
        (3, "方承志", None),
        (4, "沈若溪", None),
        (5, "何不凡", None),
        (6, "江未定", None),
        (7, "董勇洋", None),
    ]
    first = {
        key: record["people"][0][key] for key in ("id_number", "phone", "employer", "professional_title")
    }
    assert first == {key: PEOPLE[0][key] for key in first}


def test_certificates_are_numbered_by_the_roster_unless_one_has_its_own() -> None:
    given = a_class(closing={"certificate_prefix": "TJ", "certificate_date": "2025-10-20"})
    roster = papers.certificate_roster(given)
    numbered = [("林知远", "TJ001"), ("方承志", "自编1号"), ("沈若溪", "TJ003")]
    assert rows(roster, "students", "name", "certificate_number") == numbered
    assert rows(papers.certificates(given), "certificates", "name", "certificate_number") == numbered
    assert rows(papers.certificate_roster(given), "students", "no", "passed") == [
        (n, True) for n in (1, 2, 3)
    ]
    without = papers.certificate_roster(a_class())
    assert [row["certificate_number"] for row in without["students"]] == [None, "自编1号", None]


def test_hours_missed_are_taken_off_and_whole_ones_are_whole() -> None:
    record = papers.certificate_roster(a_class())
    assert [row["credit_hours"] for row in record["students"]] == [40, 37.5, 40]
    assert [type(row["credit_hours"]) for row in record["students"]] == [int, float, int]
    assert [row["credit_hours"] for row in papers.certificates(a_class())["certificates"]] == [40, 37.5, 40]


def test_the_platform_is_told_of_everybody_and_who_has_left_has_not_passed() -> None:
    record = papers.platform_roster(a_class())
    assert rows(record, "students", "no", "name", "passed", "credit_hours") == [
        (1, "林知远", True, 40),
        (2, "陆怀瑾", False, 20),
        (3, "方承志", True, 37.5),
        (4, "沈若溪", True, 40),
        (5, "何不凡", False, 40),
        (6, "江未定", None, 40),
    ]
    assert all("phone" not in row for row in record["students"])
    assert (record["project_name"], record["organiser"]) == ("智能制造高级研修班", "天津渤海港务技术中心")


def test_accounts_count_people_and_add_up_what_is_given() -> None:
    costs = {"meals": {"amount": 100.5, "note": "5天"}, "venue": {"amount": 20}}
    record = papers.final_accounts(a_class(costs=costs))
    assert (record["trainee_count"], record["staff_count"], record["total_count"]) == (6, 1, 7)
    assert record["costs"]["meals"] == {"amount": "100.50", "note": "5天"}
    assert record["costs"]["tax"] == {"amount": None, "note": None}
    assert record["total"] == {"amount": "120.50", "note": None}
    assert (record["applicant"], record["organiser"]) == ("天津海河智造研究院", "天津渤海港务技术中心")
    dates = {"text": "2025年10月13日—17日", "start": "2025-10-13", "end": "2025-10-17"}
    assert record["training_dates"] == dates


def test_accounts_without_an_amount_have_no_total() -> None:
    assert papers.final_accounts(a_class())["total"] == {"amount": None, "note": None}
    free = papers.final_accounts(a_class(costs={"meals": {"amount": 0}}))
    assert free["total"]["amount"] == "0.00"


def test_the_summary_counts_those_who_passed() -> None:
    record = papers.training_summary(
        a_class(closing={"satisfaction_rate": 0.98, "report_date": "2025-11-01"})
    )
    assert (record["trainee_count"], record["staff_count"], record["passed_count"]) == (6, 1, 3)
    assert (record["satisfaction_rate"], record["report_date"]) == (0.98, "2025-11-01")
    assert (record["total_cost"], record["credit_hours"]) == (None, 40)
    assert papers.training_summary(a_class())["satisfaction_rate"] is None


def test_the_notice_counts_first_and_last_day_and_signs_as_the_organiser() -> None:
    record = papers.opening_notice(a_class(quota=[{"region": "甲", "n": 0}], opening={"fee_amount": 100}))
    assert (record["days"], record["hours"], record["fee_amount"]) == (5, 40, "100.00")
    assert (record["start"], record["arrive_date"]) == ("2025-10-13", None)
    assert record["issuer"] == record["organiser"] == "天津渤海港务技术中心"
    assert record["quota"] == [{"region": "甲", "n": 0}]
    one_day = papers.opening_notice(a_class(course={"end": "2025-10-13", "credit_hours": 7.5}))
    assert (one_day["days"], one_day["hours"]) == (1, 7.5)


def test_the_papers_of_the_sample_have_nothing_against_themselves() -> None:
    sample = class_of(desk.load_record(samples_folder() / "class.yaml"), "class.yaml")
    for paper in ALL_PAPERS:
        kind = desk.template(paper.template).document_type
        assert doubts(kind, paper.record(sample)) == []
