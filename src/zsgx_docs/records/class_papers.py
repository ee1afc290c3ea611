"""Make the papers of one class: a record for each template, all from the same facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from zsgx_docs.records.training_class import Attendant, Trainee, TrainingClass
from zsgx_docs.values.dates import DateRange

PaperRecord = dict[str, Any]


class ClassPaper(NamedTuple):
    """One paper of a class; `name` is what its file is called."""

    name: str
    template: str
    record: Callable[[TrainingClass], PaperRecord]


def opening_notice(c: TrainingClass) -> PaperRecord:
    """Make the opening notice's record."""
    course, opening = c.course, c.opening
    return {
        "project_name": course.project_name,
        "doc_no": opening.doc_no,
        "addressees": opening.addressees,
        "basis_doc_title": opening.basis_doc_title,
        "basis_doc_no": opening.basis_doc_no,
        "host": course.host,
        "organiser": course.organiser,
        "co_organiser": course.co_organiser,
        "year": course.year,
        "level": course.level,
        "arrive_date": _day(course.arrive_date),
        "start": _day(course.start),
        "end": _day(course.end),
        "days": (course.end - course.start).days + 1,
        "hours": hours_of(course.credit_hours),
        "leave_date": _day(course.leave_date),
        "place": course.venue,
        "topics": opening.topics,
        "methods": opening.methods,
        "experts": opening.experts,
        "audience": opening.audience,
        "headcount": opening.headcount,
        "online_n": opening.online_n,
        "quota": [{"region": quota.region, "n": quota.n} for quota in c.quota],
        "fee_rule": opening.fee_rule,
        "fee_amount": _money(opening.fee_amount),
        "signup_deadline": _day(opening.signup_deadline),
        "signup_way": opening.signup_way,
        "certificate_name": c.certificate_title,
        "contact": course.contact,
        "phone": course.phone,
        "email": course.email,
        "annexes": opening.annexes,
        "issuer": course.organiser,
        "issue_date": _day(opening.issue_date),
    }


def attendance_sheet(c: TrainingClass) -> PaperRecord:
    """Make the sign-in sheet's record: trainees, then staff; nobody has signed yet."""
    charged = [*(trainee.fee_charged for trainee in c.trainees), *(None for _ in c.staff)]
    people: list[Attendant] = [*c.trainees, *c.staff]
    rows = [
        {"no": number, **_person(person), "fee_charged": fee}
        for number, (person, fee) in enumerate(zip(people, charged, strict=True), 1)
    ]
    return {"people": rows}


def certificate_roster(c: TrainingClass) -> PaperRecord:
    """Make the record of the list of certificates: who stayed and passed."""
    rows = [
        {
            "no": number,
            **_person(trainee),
            "credit_hours": hours_of(c.course.credit_hours - trainee.absent_hours),
            "passed": True,
            "certificate_number": certificate_number(c, trainee, number),
        }
        for number, trainee in enumerate(c.graduates(), 1)
    ]
    return {"students": rows}


def certificates(c: TrainingClass) -> PaperRecord:
    """Make the certificates' record: one for each who stayed and passed."""
    rows = [
        {
            "title": c.certificate_title,
            "certificate_number": certificate_number(c, trainee, number),
            "name": trainee.name,
            "id_number": trainee.id_number,
            "training_dates": period_of(c),
            "project_name": c.course.project_name,
            "credit_hours": hours_of(c.course.credit_hours - trainee.absent_hours),
            "organiser": c.course.organiser,
            "issue_date": _day(c.closing.certificate_date),
        }
        for number, trainee in enumerate(c.graduates(), 1)
    ]
    return {"certificates": rows}


def final_accounts(c: TrainingClass) -> PaperRecord:
    """Make the final accounts' record."""
    return {
        "project_name": c.course.project_name,
        "venue": c.course.venue,
        "training_dates": period_of(c),
        "trainee_count": len(c.trainees),
        "staff_count": len(c.staff),
        "total_count": len(c.trainees) + len(c.staff),
        "costs": {
            name: {"amount": _money(expense.amount), "note": expense.note} for name, expense in c.costs
        },
        "total": {"amount": _money(total_cost(c)), "note": None},
        "applicant": c.course.applicant,
        "organiser": c.course.organiser,
    }


def platform_roster(c: TrainingClass) -> PaperRecord:
    """Make the platform's roster: all trainees with their result; who has left has not passed."""
    rows = [
        {
            "no": number,
            **{key: value for key, value in _person(trainee).items() if key != "phone"},
            "credit_hours": hours_of(c.course.credit_hours - trainee.absent_hours),
            "passed": False if c.has_left(trainee) else trainee.passed,
        }
        for number, trainee in enumerate(c.trainees, 1)
    ]
    return {"project_name": c.course.project_name, "organiser": c.course.organiser, "students": rows}


def training_summary(c: TrainingClass) -> PaperRecord:
    """Make the summary report's record."""
    course, closing = c.course, c.closing
    return {
        "project_name": course.project_name,
        "organiser": course.organiser,
        "training_dates": period_of(c),
        "venue": course.venue,
        "level": course.level,
        "trainee_count": len(c.trainees),
        "staff_count": len(c.staff),
        "expert_count": course.expert_count,
        "credit_hours": hours_of(course.credit_hours),
        "passed_count": len(c.graduates()),
        "satisfaction_rate": None if closing.satisfaction_rate is None else float(closing.satisfaction_rate),
        "total_cost": _money(total_cost(c)),
        "overview": closing.overview,
        "features": closing.features,
        "results": closing.results,
        "experience": closing.experience,
        "next_steps": closing.next_steps,
        "report_date": _day(closing.report_date),
    }


PAPERS: Sequence[ClassPaper] = (
    ClassPaper("1-开班通知", "organiser/opening-notice", opening_notice),
    ClassPaper("2-学员和工作人员签到表", "tianjin/attendance-sheet", attendance_sheet),
    ClassPaper("3-带证书编号的学员名单", "tianjin/certificate-roster", certificate_roster),
    ClassPaper("4-培训合格证书", "organiser/certificate", certificates),
    ClassPaper("5-经费决算表", "tianjin/final-accounts", final_accounts),
    ClassPaper("6-工程服务平台学员名单", "organiser/platform-roster", platform_roster),
    ClassPaper("7-研修总结报告", "organiser/training-summary", training_summary),
)


def certificate_number(c: TrainingClass, trainee: Trainee, number: int) -> str | None:
    """Return the trainee's own number, else the prefix with the place in the roster, three digits."""
    prefix = c.closing.certificate_prefix
    return trainee.certificate_number or (f"{prefix}{number:03}" if prefix else None)


def total_cost(c: TrainingClass) -> Decimal | None:
    """Return the sum of the costs that are given; None where none is."""
    amounts = [expense.amount for _, expense in c.costs if expense.amount is not None]
    return sum(amounts, Decimal()) if amounts else None


def _person(person: Attendant) -> PaperRecord:
    return {
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
        "employer": person.employer,
        "professional_title": person.professional_title,
    }


def period_of(c: TrainingClass) -> PaperRecord:
    """Return the days of a class as records have them."""
    days = {"start": c.course.start.isoformat(), "end": c.course.end.isoformat()}
    return {"text": DateRange().format(days), **days}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def hours_of(number: Decimal) -> int | float:
    """Return hours as records have them: an integer where they are whole."""
    return int(number) if number == int(number) else float(number)
