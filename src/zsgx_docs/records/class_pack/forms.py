"""Make the papers of a class that a class file tells only in part: what is known is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zsgx_docs.records.class_papers import PAPERS, ClassPaper, PaperRecord, hours_of, period_of
from zsgx_docs.records.training_class import TrainingClass


def implementation_plan(c: TrainingClass) -> PaperRecord:
    """Make the plan's record: what the class file says of the plan goes before what is known of the class."""
    course, opening = c.course, c.opening
    known = {
        "project_name": course.project_name,
        "year": course.year,
        "level": course.level,
        "applicant": course.applicant,
        "organiser": course.organiser,
        "staff_count": len(c.staff) or None,
        "training_dates": period_of(c),
        "venue": course.venue,
        "audience": opening.audience,
        "headcount": opening.headcount,
        "content": "\n".join(f"{number}.{topic}" for number, topic in enumerate(opening.topics, 1)) or None,
        "methods": "、".join(opening.methods) + "。" if opening.methods else None,
        "credit_hours": hours_of(course.credit_hours),
        "certificate_name": c.certificate_title,
    }
    return _with(known, c.plan)


def satisfaction_form(c: TrainingClass) -> PaperRecord:
    """Make the record of the form that trainees grade the class on; nothing is graded yet."""
    return {"project_name": c.course.project_name, **_class(c)}


def satisfaction_summary(c: TrainingClass) -> PaperRecord:
    """Make the record of the grades counted, as far as the class file tells them."""
    rate = c.closing.satisfaction_rate
    known = {
        "project_name": c.course.project_name,
        **_class(c),
        "venue": c.course.venue,
        "trainee_count": len(c.trainees),
        "overall_rate": None if rate is None else float(rate),
    }
    return _with(known, c.satisfaction)


def research_report(c: TrainingClass) -> PaperRecord:
    """Make the research report's record."""
    return _with({"project_name": c.course.project_name, "organiser": c.course.organiser}, c.research)


def news_item(c: TrainingClass) -> PaperRecord:
    """Make the news item's record."""
    return _with({"organiser": c.course.organiser}, c.news)


FORMS: Sequence[ClassPaper] = (
    ClassPaper("8-学员满意度测评表", "tianjin/satisfaction-form", satisfaction_form),
    ClassPaper("9-学员满意度测评统计表", "tianjin/satisfaction-summary", satisfaction_summary),
    ClassPaper("10-实施方案", "organiser/implementation-plan", implementation_plan),
    ClassPaper("11-专业领域研究成果报告", "organiser/research-report", research_report),
    ClassPaper("12-图文动态信息", "organiser/news-item", news_item),
)
ALL_PAPERS = (*PAPERS, *FORMS)
"""In the order in which they are written; the forms have blanks for what the class does not tell."""


def _class(c: TrainingClass) -> PaperRecord:
    return {"organiser": c.course.organiser, "training_dates": period_of(c)}


def _with(known: PaperRecord, given: Mapping[str, Any] | None) -> PaperRecord:
    """What is known, and over it what is given."""
    said = {name: value for name, value in (given or {}).items() if value is not None}
    return {**known, **said}
