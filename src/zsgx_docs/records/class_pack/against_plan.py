"""Say where a class differs from what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.records.class_announcements import ImplementationPlan
from zsgx_docs.records.class_papers import total_cost
from zsgx_docs.records.training_class import TrainingClass


def against_plan(c: TrainingClass) -> Iterator[str]:
    """Yield a sentence for each difference; the class file may hold the plan's record, or its headcount."""
    plan = ImplementationPlan.model_validate(c.plan or {})
    for where, planned in (("开班通知", c.opening.headcount), ("实施方案", plan.headcount)):
        if planned is not None and planned != len(c.trainees):
            more = "多" if len(c.trainees) > planned else "少"
            gap = abs(len(c.trainees) - planned)
            yield f"{where}计划招收{planned}人，学员名单有{len(c.trainees)}人，{more}{gap}人。"
    yield from _words(c, plan)
    yield from _dates(c, plan)
    cost = total_cost(c)
    if plan.budget_total.amount is not None and cost is not None and cost > plan.budget_total.amount:
        yield f"经费决算合计{cost:.2f}元，超过实施方案的预算{plan.budget_total.amount:.2f}元。"


def _words(c: TrainingClass, plan: ImplementationPlan) -> Iterator[str]:
    course = c.course
    for label, planned, held in (
        ("项目名称", plan.project_name, course.project_name),
        ("年度", plan.year, course.year),
        ("申报单位", plan.applicant, course.applicant),
        ("承办单位", plan.organiser, course.organiser),
        ("办班地点", plan.venue, course.venue),
        ("总学时", plan.credit_hours, course.credit_hours),
        ("证书名称", plan.certificate_name, c.certificate_title),
        ("工作人员人数", plan.staff_count, len(c.staff)),
    ):
        if planned is not None and planned != held:
            yield f"{label}与实施方案不一致：方案为“{planned}”，班级为“{held}”；变更事项须报经同意。"


def _dates(c: TrainingClass, plan: ImplementationPlan) -> Iterator[str]:
    planned = (plan.training_dates.start, plan.training_dates.end)
    held = (c.course.start, c.course.end)
    if None not in planned and planned != held:
        said, is_now = (f"{first}至{last}" for first, last in (planned, held))
        yield f"办班时间与实施方案不一致：方案为{said}，班级为{is_now}；变更举办时间须报经同意。"
