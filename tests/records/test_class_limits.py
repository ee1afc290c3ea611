"""The rules of a class at their very limits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from zsgx_docs.records.training_class import TrainingClass

COURSE = {
    "project_name": "智能制造高级研修班",
    "year": 2025,
    "level": "municipal",
    "applicant": "天津海河智造研究院",
    "organiser": "天津海河智造研究院",
    "venue": "天津市南开区海河学术交流中心",
    "start": "2025-10-13",
    "end": "2025-10-17",
    "credit_hours": 42,
}
CHECKS = "10X98765432"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(count: int) -> str:
    """An invented ID number."""
    return number_of(f"12010119720101{count:03}" if count < 1000 else f"12010119720102{count - 1000:03}")


def number_of(digits: str) -> str:
    """With the check digit of GB 11643."""
    return digits + CHECKS[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


def someone(count: int, **more: Any) -> dict[str, Any]:
    return {"name": f"学员{'甲乙丙丁戊己庚辛壬癸'[count % 10]}", "id_number": number(1 + count), **more}


def a_class(trainees: int = 1, staff: int = 0, **more: Any) -> TrainingClass:
    people = {"trainees": [someone(i) for i in range(trainees)]}
    people["staff"] = [someone(1000 + i) for i in range(staff)]
    course = {**COURSE, **more.pop("course", {})}
    return TrainingClass.model_validate({"course": course, **people, **more})


def said(given: TrainingClass) -> dict[str, str]:
    return {path: doubt.reason for doubt in given.doubts() for path in doubt.paths}


def matter(given: TrainingClass) -> list[bool]:
    return [doubt.of_matter for doubt in given.doubts()]


def test_a_plain_class_is_in_order() -> None:
    assert said(a_class()) == {}


@pytest.mark.parametrize(
    ("trainees", "staff", "too_many"),
    [(10, 1, False), (9, 1, True), (19, 2, True), (20, 2, False), (100, 10, False), (120, 11, True)],
)
def test_staff_is_one_for_ten_trainees_and_at_most_ten(trainees: int, staff: int, too_many: bool) -> None:
    given = a_class(trainees, staff)
    assert ("staff" in said(given)) is too_many
    assert matter(given) == [True] * too_many


@pytest.mark.parametrize(("absent", "stayed"), [(0, True), (6, True), (6.5, False), (7, False)])
def test_who_misses_more_than_a_seventh_has_left(absent: float, stayed: bool) -> None:
    given = a_class()
    trainee = given.trainees[0].model_copy(update={"absent_hours": Decimal(str(absent))})
    assert given.has_left(trainee) is not stayed


def test_graduates_passed_and_stayed() -> None:
    people = [
        someone(0, passed=True),
        someone(1, passed=False),
        someone(2),
        someone(3, passed=True, absent_hours=20),
        someone(4, passed=True, absent_hours=6),
    ]
    given = TrainingClass.model_validate({"course": COURSE, "trainees": people})
    assert given.graduates() == [given.trainees[0], given.trainees[4]]


def test_days_may_fall_together_but_not_run_backwards() -> None:
    same = dict.fromkeys(("arrive_date", "start", "end", "leave_date"), "2025-10-13")
    assert said(a_class(course=same)) == {}
    assert set(said(a_class(course={"end": "2025-10-12"}))) == {"course.start", "course.end"}
    assert set(said(a_class(course={"arrive_date": "2025-10-14"}))) == {"course.arrive_date", "course.start"}
    assert set(said(a_class(course={"leave_date": "2025-10-16"}))) == {"course.end", "course.leave_date"}
    early = {"opening": {"issue_date": "2025-10-14"}}
    assert set(said(a_class(**early))) == {"opening.issue_date", "course.start"}


def test_places_given_out_are_those_planned() -> None:
    quota = [{"region": "甲", "n": 20}, {"region": "乙", "n": 30}]
    assert said(a_class(quota=quota, opening={"headcount": 50})) == {}
    assert said(a_class(quota=quota)) == {}
    assert said(a_class(opening={"headcount": 50})) == {}
    reason = "名额合计50人，计划人数却是51人"
    assert said(a_class(quota=quota, opening={"headcount": 51})) == {
        "opening.headcount": reason,
        "quota": reason,
    }


def test_people_and_certificates_stand_once() -> None:
    people = [someone(0, certificate_number="T1"), someone(1, certificate_number="T1"), someone(0)]
    given = TrainingClass.model_validate({"course": COURSE, "trainees": people, "staff": []})
    assert set(said(given)) == {
        "trainees[0].certificate_number",
        "trainees[1].certificate_number",
        "trainees[0].id_number",
        "trainees[2].id_number",
    }


def test_wrong_numbers_are_named_with_their_person_staff_included() -> None:
    people = {"trainees": [someone(i) for i in range(10)], "staff": [{**someone(11), "phone": "139"}]}
    people["trainees"][1]["id_number"] = number(1)[:-1] + ("0" if number(1)[-1] != "0" else "1")
    given = TrainingClass.model_validate({"course": COURSE, **people})
    found = said(given)
    assert set(found) == {"trainees[1].id_number", "staff[0].phone"}
    assert found["trainees[1].id_number"].startswith("学员乙的身份证号校验位不符")
    assert found["staff[0].phone"].startswith("学员乙的")
    assert matter(given) == [False, False]


def test_a_number_that_ends_as_spreadsheets_cut_them_is_only_odd_where_its_check_is_right() -> None:
    days = (f"120101{year}0105" for year in range(1960, 2000))
    cut = next(day + "0000" for day in days if number_of(day + "000")[-1] == "0")
    people = [{**someone(0), "id_number": cut}]
    given = TrainingClass.model_validate({"course": COURSE, "trainees": people})
    assert matter(given) == [True]


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("course", {"credit_hours": 0}),
        ("course", {"expert_count": -1}),
        ("course", {"venu": "武汉"}),
        ("opening", {"headcount": -1}),
        ("opening", {"online_n": -1}),
        ("opening", {"fee_amount": -1}),
        ("closing", {"satisfaction_rate": 1.01}),
        ("closing", {"satisfaction_rate": -0.01}),
        ("costs", {"meals": {"amount": -1}}),
    ],
)
def test_values_beyond_their_limits_are_refused(part: str, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_class(**{part: values})


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("course", {"credit_hours": 0.5, "expert_count": 0}),
        ("opening", {"headcount": 0, "online_n": 0, "fee_amount": 0}),
        ("closing", {"satisfaction_rate": 1}),
        ("closing", {"satisfaction_rate": 0}),
        ("costs", {"meals": {"amount": 0}}),
    ],
)
def test_values_at_their_limits_are_taken(part: str, values: dict[str, Any]) -> None:
    assert said(a_class(**{part: values})) == {}


def test_a_trainee_misses_nothing_unless_it_is_said_and_nothing_is_assumed_of_fees_and_results() -> None:
    trainee = a_class().trainees[0]
    assert (trainee.absent_hours, trainee.fee_charged, trainee.passed) == (0, None, None)
    present = TrainingClass.model_validate({"course": COURSE, "trainees": [someone(0, absent_hours=0)]})
    assert present.trainees == [trainee]
    with pytest.raises(ValidationError):
        TrainingClass.model_validate({"course": COURSE, "trainees": [someone(0, absent_hours=-1)]})


@pytest.mark.parametrize("empty", ["name", "id_number"])
def test_nobody_is_without_a_name_or_a_number(empty: str) -> None:
    for nothing in ("", "  ", "无"):
        if empty == "name" and nothing == "无":
            continue
        with pytest.raises(ValidationError):
            TrainingClass.model_validate({"course": COURSE, "trainees": [{**someone(0), empty: nothing}]})


def test_people_are_kept_in_normal_form() -> None:
    typed = {"name": "张 三", "id_number": "１２０１０１１９７２０１０１１００ｘ", "phone": " 139 9519 9617 "}
    trainee = TrainingClass.model_validate({"course": COURSE, "trainees": [typed]}).trainees[0]
    assert (trainee.name, trainee.id_number, trainee.phone) == ("张三", "12010119720101100X", "13995199617")
    blank = TrainingClass.model_validate({"course": COURSE, "trainees": [{**typed, "phone": ""}]}).trainees[0]
    assert blank.phone is None
