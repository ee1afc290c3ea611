"""Records of an organiser's papers that come back filled; contradictions are left out."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from strategies.papers import COSTS, ISSUERS, LEVELS, MAILBOXES, distinct, people, perhaps
from strategies.values import VALUES, date_ranges, landlines, prose, texts
from zsgx_docs.records.class_returns import GOOD, GRADES, ITEMS

SINGLE = texts(3).filter(lambda text: not set("、；") & set(text))
"""What may stand in a list joined by 、."""
LODGING = ("single", "shared", "none")
CHANGES = ("topic", "content", "audience", "time", "venue")
HOURS = st.sampled_from([2, 3, 4, 3.5])


@st.composite
def opening_notices(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2024, 2030))
    days = _days_from(datetime.date(year, draw(st.integers(4, 11)), draw(st.integers(1, 28))), draw)
    quota = [{"region": r, "n": draw(st.integers(1, 60))} for r in draw(distinct(texts(1)))]
    headcount = sum(row["n"] for row in quota)
    return {
        "project_name": draw(texts(2)),
        "doc_no": draw(perhaps(VALUES["docno"])),
        "addressees": draw(SINGLE),
        "basis_doc_title": draw(SINGLE),
        "basis_doc_no": draw(VALUES["docno"]),
        "host": draw(ISSUERS),
        "organiser": draw(VALUES["unit"]),
        "co_organiser": draw(perhaps(VALUES["unit"])),
        "year": year,
        "level": draw(st.sampled_from(sorted(LEVELS))),
        **days,
        "hours": draw(st.integers(8, 60)),
        "place": draw(texts(2)),
        "topics": draw(distinct(texts(3))),
        "methods": draw(distinct(SINGLE)),
        "experts": draw(distinct(texts(3))),
        "audience": draw(prose(1)),
        "headcount": headcount,
        "online_n": draw(st.integers(0, headcount)),
        "quota": quota,
        "fee_rule": draw(prose(2)),
        "fee_amount": draw(perhaps(st.integers(1, 5000).map("{}.00".format))),
        "signup_way": draw(prose(1)),
        "certificate_name": draw(st.sampled_from(["培训合格证书", "高级研修项目培训合格证书"])),
        "contact": draw(VALUES["name"].filter(str.isalpha)),
        "phone": draw(landlines()),
        "email": draw(MAILBOXES),
        "annexes": draw(distinct(texts(2))),
        "issuer": draw(VALUES["unit"]),
    }


def _days_from(start: datetime.date, draw: st.DrawFn) -> dict[str, Any]:
    length = draw(st.integers(2, 9))
    ahead = sorted(draw(st.lists(st.integers(2, 60), min_size=2, max_size=2, unique=True)))

    def after(days: int) -> str:
        return (start + datetime.timedelta(days=days)).isoformat()

    return {
        "issue_date": after(-ahead[1]),
        "signup_deadline": after(-ahead[0]),
        "arrive_date": draw(perhaps(st.just(after(-1)))),
        "start": after(0),
        "end": after(length - 1),
        "leave_date": draw(perhaps(st.just(after(length)))),
        "days": length,
    }


@st.composite
def implementation_plans(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2024, 2030))
    courses = [draw(_courses()) for _ in range(draw(st.integers(1, 5)))]
    hours = sum(course["hours"] for course in courses)
    amounts = {name: draw(perhaps(VALUES["money"])) for name in COSTS}
    given = [Decimal(amount) for amount in amounts.values() if amount is not None]
    return {
        "project_name": draw(texts(2)),
        "year": year,
        "level": draw(st.sampled_from(sorted(LEVELS))),
        "applicant": draw(VALUES["unit"]),
        "organiser": draw(VALUES["unit"]),
        "topic_basis": draw(prose(1)),
        "purpose": draw(prose(2)),
        "leading_group": draw(prose(1)),
        "class_teacher": draw(VALUES["name"].filter(str.isalpha)),
        "staff_count": draw(st.integers(1, 20)),
        "training_dates": draw(date_ranges(year)),
        "venue": draw(texts(2)),
        "audience": draw(prose(1)),
        "headcount": draw(st.integers(10, 200)),
        "content": draw(prose(2)),
        "courses": courses,
        "teachers": [draw(_teachers()) for _ in range(draw(st.integers(1, 3)))],
        "methods": draw(prose(2)),
        "credit_hours": int(hours) if hours == int(hours) else hours,
        "assessment": draw(prose(1)),
        "certificate_name": draw(st.just("培训合格证书")),
        "funding_source": draw(st.sampled_from(["单位自筹", "财政资助", "财政资助和单位自筹"])),
        "budget": {
            name: {"amount": amount, "note": draw(perhaps(texts(1)))} for name, amount in amounts.items()
        },
        "budget_total": {"amount": str(sum(given)) if given else None, "note": draw(perhaps(texts(1)))},
        "management": draw(prose(2)),
        "outcomes": draw(prose(2)),
        "plan_date": f"{year - 1}-{draw(st.integers(1, 12)):02}-{draw(st.integers(1, 28)):02}",
    }


@st.composite
def _courses(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "date": f"{draw(st.integers(1, 12))}月{draw(st.integers(1, 28))}日",
        "session": draw(st.sampled_from(["上午", "下午", "晚上"])),
        "content": draw(texts(2)),
        "form": draw(st.sampled_from(["主题报告", "专题研讨", "现场教学", "考核"])),
        "lecturer": draw(VALUES["name"].filter(str.isalpha)),
        "title": draw(texts(1)),
        "hours": draw(HOURS),
        "place": draw(texts(1)),
    }


@st.composite
def _teachers(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "name": draw(VALUES["name"].filter(str.isalpha)),
        "employer": draw(VALUES["unit"]),
        "professional_title": draw(st.sampled_from(["教授", "研究员", "正高级工程师"])),
        "topic": draw(texts(2)),
        "hours": draw(HOURS),
    }


@st.composite
def registration_replies(draw: st.DrawFn) -> dict[str, Any]:
    number = draw(VALUES["id_number"])
    lodging = draw(st.sampled_from(LODGING))
    private = draw(st.booleans())
    return {
        "project_name": draw(texts(2)),
        "name": draw(VALUES["name"]),
        "gender": "男" if int(number[16]) % 2 else "女",
        "ethnicity": draw(st.sampled_from(["汉族", "回族", "土家族"])),
        "id_number": number,
        "speciality": draw(perhaps(texts(1))),
        "employer": draw(VALUES["unit"]),
        "position": draw(perhaps(texts(1))),
        "professional_title": draw(st.sampled_from(["工程师", "副研究员", "正高级工程师"])),
        "qualification": draw(perhaps(texts(1))),
        "mobile": draw(VALUES["mobile"]),
        "email": draw(perhaps(MAILBOXES)),
        "arrival": draw(perhaps(texts(1))),
        "train": draw(perhaps(texts(1))),
        "lodging": {name: name == lodging for name in LODGING},
        "diet": draw(perhaps(texts(1))),
        "private_sector": {"yes": private, "no": not private},
        "recommendation": draw(perhaps(prose(2))),
        "reply_date": draw(VALUES["date"]),
    }


@st.composite
def satisfaction_forms(draw: st.DrawFn) -> dict[str, Any]:
    ticked = {item: draw(perhaps(st.sampled_from(sorted(GRADES)))) for item in ITEMS}
    return {
        **draw(_heads()),
        "ratings": {item: {grade: grade == at for grade in GRADES} for item, at in ticked.items()},
        "suggestions": draw(perhaps(prose(2))),
    }


@st.composite
def satisfaction_summaries(draw: st.DrawFn) -> dict[str, Any]:
    issued = draw(st.integers(4, 200))
    returned = draw(st.integers(2, issued))
    valid = draw(st.integers(1, returned))
    ratings = {item: _counted(valid, draw) for item in ITEMS}
    return {
        **draw(_heads()),
        "venue": draw(texts(2)),
        "trainee_count": issued,
        "issued": issued,
        "returned": returned,
        "valid": valid,
        "ratings": ratings,
        "overall_rate": ratings["overall"]["rate"],
        "suggestions": draw(perhaps(prose(2))),
        "filled_in_by": draw(VALUES["name"]),
        "fill_date": draw(VALUES["date"]),
    }


def _counted(valid: int, draw: st.DrawFn) -> dict[str, Any]:
    cuts = sorted(draw(st.integers(0, valid)) for _ in range(len(GRADES) - 1))
    counts = [end - start for start, end in zip([0, *cuts], [*cuts, valid], strict=True)]
    by_grade = dict(zip(GRADES, counts, strict=True))
    rate = round(sum(by_grade[grade] for grade in GOOD) / valid, 3)
    return {**by_grade, "rate": int(rate) if rate == int(rate) else rate}


@st.composite
def _heads(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "project_name": draw(texts(2)),
        "organiser": draw(VALUES["unit"]),
        "training_dates": draw(date_ranges(2025)),
    }


@st.composite
def platform_rosters(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(people())
    return {
        "project_name": draw(texts(2)),
        "organiser": draw(VALUES["unit"]),
        "students": [
            {
                **{key: value for key, value in row.items() if key != "phone"},
                "credit_hours": draw(st.sampled_from([32, 40, 36.5, None])),
                "passed": draw(perhaps(st.booleans())),
            }
            for row in rows
        ],
    }


@st.composite
def change_notes(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2024, 2030))
    return {
        "project_name": draw(texts(2)),
        "level": draw(st.sampled_from(sorted(LEVELS))),
        "organiser": draw(VALUES["unit"]),
        "changed": {name: draw(st.booleans()) for name in CHANGES},
        "original": draw(prose(2)),
        "changed_to": draw(prose(2)),
        "reason": draw(prose(2)),
        "contact": draw(VALUES["name"]),
        "phone": draw(landlines()),
        "report_date": f"{year}-{draw(st.integers(1, 6)):02}-{draw(st.integers(1, 28)):02}",
        "approval_date": draw(perhaps(st.just(f"{year}-08-14"))),
    }


@st.composite
def training_summaries(draw: st.DrawFn) -> dict[str, Any]:
    trainees = draw(st.integers(10, 200))
    return {
        "project_name": draw(texts(2)),
        "organiser": draw(VALUES["unit"]),
        "training_dates": draw(date_ranges(2025)),
        "venue": draw(SINGLE),
        "level": draw(st.sampled_from(sorted(LEVELS))),
        "trainee_count": trainees,
        "staff_count": draw(st.integers(1, 20)),
        "expert_count": draw(st.integers(1, 20)),
        "credit_hours": draw(st.integers(8, 60)),
        "passed_count": draw(st.integers(1, trainees)),
        "satisfaction_rate": draw(VALUES["share"]),
        "total_cost": draw(VALUES["money"]),
        **{part: draw(prose(3)) for part in ("overview", "features", "results", "experience", "next_steps")},
        "report_date": draw(VALUES["date"]),
    }


ORGANISER_PAPERS: dict[str, SearchStrategy[dict[str, Any]]] = {
    "organiser/opening-notice": opening_notices(),
    "organiser/implementation-plan": implementation_plans(),
    "organiser/registration-reply": registration_replies(),
    "organiser/platform-roster": platform_rosters(),
    "organiser/change-note": change_notes(),
    "organiser/training-summary": training_summaries(),
    "tianjin/satisfaction-form": satisfaction_forms(),
    "tianjin/satisfaction-summary": satisfaction_summaries(),
}
"""By template."""
