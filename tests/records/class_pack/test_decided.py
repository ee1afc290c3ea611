"""What is decided of a class is said, above all of each person who gets no certificate."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.records.class_pack import class_decisions
from zsgx_docs.records.training_class import TrainingClass
from zsgx_docs.template.catalogue import samples_folder

COURSE = {
    "project_name": "智能制造高级研修班",
    "year": 2025,
    "level": "municipal",
    "applicant": "天津海河智造研究院",
    "organiser": "天津海河智造研究院",
    "venue": "海河学术交流中心",
    "start": "2025-10-13",
    "end": "2025-10-17",
    "credit_hours": 42,
}


def trainee(name: str, number: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "id_number": f"1201011972010110{number:02}", "absent_hours": 0, **more}


def said(
    *trainees: dict[str, Any], course: dict[str, Any] | None = None, **more: Any
) -> dict[str, list[str]]:
    """What is said of a class, by sections."""
    raw = {"course": {**COURSE, **(course or {})}, "trainees": list(trainees), **more}
    told: dict[str, list[str]] = {}
    for section, line in class_decisions(TrainingClass.model_validate(raw)):
        told.setdefault(section, []).append(line)
    return told


PASSED = trainee("林知远", 7, passed=True, fee_charged=False)


def test_who_passed_and_missed_too_much_is_named_with_the_hours_and_the_rule() -> None:
    left = trainee("沈若溪", 8, passed=True, absent_hours=6.5, certificate_number="T9")
    [line] = said(PASSED, left)["不发证"]
    for part in (
        "沈若溪（学员第2人）",
        "缺勤6.5学时",
        "总学时42的1/7",
        "按退学处理",
        "原填“通过”",
        "T9没有用",
    ):
        assert part in line


def test_who_missed_a_seventh_exactly_gets_one_and_the_hours_are_told() -> None:
    told = said(PASSED, trainee("沈若溪", 8, passed=True, absent_hours=6))
    assert "不发证" not in told
    assert any("沈若溪36" in line and "总学时减缺勤" in line for line in told["推算"])


@pytest.mark.parametrize(("passed", "why"), [(False, "没有通过结业考核"), (None, "没有填写是否通过结业考核")])
def test_who_did_not_pass_is_named_too(passed: bool | None, why: str) -> None:
    assert said(PASSED, trainee("沈若溪", 8, passed=passed))["不发证"] == [f"沈若溪（学员第2人）：{why}。"]


def test_certificates_are_counted_with_their_numbers_and_their_rule() -> None:
    told = said(PASSED, trainee("沈若溪", 8, passed=True), closing={"certificate_prefix": "TJ"})
    [line] = told["证书"]
    assert "《培训合格证书》2张，编号TJ001至TJ002" in line and "总学时42的1/7，即6.00学时" in line
    assert any("2个证书编号由前缀TJ" in worked_out for worked_out in told["推算"])
    assert any("1张证书没有编号" in look for look in said(PASSED)["请核对"])


def test_what_nobody_wrote_is_said_to_be_taken_for_granted() -> None:
    silent = {"name": "方承志", "id_number": "120101197201011015", "passed": True}
    told = said(PASSED, silent)
    assert any("1名学员没有填写缺勤学时" in line for line in told["推算"])
    assert any("1名学员没有填写是否收费" in line for line in told["请核对"])
    assert any("证书名称没有填写" in line for line in told["推算"])


def test_a_national_class_has_the_national_certificate_which_the_platform_prints() -> None:
    told = said(PASSED, course={"level": "national"})
    assert "国家专业技术人才知识更新工程高级研修项目结业证书" in told["证书"][0]
    assert any("工程服务平台打印" in line for line in told["请核对"])
    assert not any("收取费用" in line for line in told["请核对"])
    charged = trainee("沈若溪", 8, passed=True, fee_charged=True)
    lines = said(PASSED, charged, course={"level": "national"})["请核对"]
    assert any("不得向学员收取费用，却有1人填了收费：沈若溪" in line for line in lines)
    assert not any("收取费用" in line for line in said(PASSED, charged)["请核对"])


def test_more_people_than_were_planned_are_told_and_so_are_fewer() -> None:
    two = (PASSED, trainee("沈若溪", 8, passed=True))
    assert any("计划招收1人" in s and "多1人" in s for s in said(*two, opening={"headcount": 1})["请核对"])
    assert any("计划招收5人" in s and "少3人" in s for s in said(*two, plan={"headcount": 5})["请核对"])
    assert not any("计划招收" in s for s in said(*two, opening={"headcount": 2})["请核对"])


@pytest.mark.parametrize(
    ("plan", "part"),
    [
        ({"venue": "武汉"}, "办班地点与实施方案不一致：方案为“武汉”，班级为“海河学术交流中心”"),
        ({"organiser": "别的单位"}, "承办单位与实施方案不一致"),
        ({"training_dates": {"start": "2025-10-20", "end": "2025-10-24"}}, "方案为2025-10-20至2025-10-24"),
        ({"credit_hours": 40}, "总学时与实施方案不一致"),
        ({"budget_total": {"amount": "50.00"}}, "超过实施方案的预算50.00元"),
    ],
    ids=lambda value: value[:4] if isinstance(value, str) else None,
)
def test_where_class_and_plan_differ_is_told(plan: dict[str, Any], part: str) -> None:
    costs = {"meals": {"amount": 100}}
    assert any(part in line for line in said(PASSED, plan=plan, costs=costs)["请核对"])


def test_notes_of_costs_that_count_others_or_work_out_otherwise_are_told() -> None:
    costs = {
        "accommodation": {"amount": 700, "note": "2人×4晚×100元"},
        "meals": {"amount": 60, "note": "1人×3天×20元"},
    }
    lines = said(PASSED, costs=costs)["请核对"]
    assert any("住宿费备注按2人计算，学员和工作人员共1人" in line for line in lines)
    assert any("住宿费700.00元" in line and "却是800.00元" in line for line in lines)
    assert not any("伙食费" in line for line in lines)


def test_people_of_one_name_are_told_apart_by_their_places() -> None:
    lines = said(PASSED, trainee("沈若溪", 8), trainee("林知远", 9))["请核对"]
    assert any(line == "有学员姓名相同而身份证号不同：林知远（第1、3人）。" for line in lines)


def test_a_paper_that_is_known_in_part_must_be_of_the_right_types() -> None:
    with pytest.raises(ValueError, match="headcount的值“许多”不对"):
        said(PASSED, plan={"headcount": "许多"})


def test_a_total_of_costs_that_is_not_their_sum_is_told() -> None:
    costs = {"meals": {"amount": 100}, "venue": {"amount": 20}}
    lines = said(PASSED, costs=costs, costs_total=999)["请核对"]
    assert any("经费合计填了999.00元，各项相加却是120.00元" in line for line in lines)
    assert not any("经费合计" in line for line in said(PASSED, costs=costs, costs_total=120)["请核对"])


def test_of_the_sample_everybody_without_a_certificate_is_named() -> None:
    sample = desk.load_class(samples_folder() / "class.yaml")
    graduates = {t.id_number for t in sample.graduates()}
    without = [t.name for t in sample.trainees if t.id_number not in graduates]
    told = [line for section, line in class_decisions(sample) if section == "不发证"]
    assert [line.partition("（")[0] for line in told] == without and without


def test_staff_who_may_be_trainees_are_asked_about() -> None:
    staff = [
        {"name": PASSED["name"], "id_number": "120101197201011016"},
        {"name": "余景行", "id_number": "120101197201012019", "phone": "13900001111"},
    ]
    other = trainee("沈若溪", 8, passed=True, phone="13900001111")
    asked = "".join(said(PASSED, other, staff=staff)["请核对"])
    assert "工作人员林知远与学员第1人林知远姓名相同" in asked
    assert "工作人员余景行与学员第2人沈若溪电话相同" in asked


def test_that_nobody_was_said_to_have_passed_is_told_once() -> None:
    told = said(trainee("沈若溪", 8), trainee("林知远", 9))["不发证"]
    assert told == ["2名学员都没有填写是否通过结业考核，一张证书也没有发。"]
