"""Records of the notices and appendices, as the contract lays them down; contradictions are left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from strategies.values import VALUES, date_ranges, landlines, texts

LEVELS = {"national": "国家级", "provincial": "省级", "municipal": "市级"}
COSTS = ("accommodation", "meals", "venue", "faculty", "materials", "transport", "tax")
MAILBOXES = st.sampled_from(["zsgx@example.org", "hr.talent-2026@example.gov.cn"])
ISSUERS = st.sampled_from(
    ["湖北省人力资源和社会保障厅", "武汉市人力资源和社会保障局", "湖北省经济和信息化厅"]
)
"""What a mark has room for."""
UNITS = VALUES["unit"].filter(lambda name: "、" not in name)
NOTES = (None, "（具体研修时间以招收学员通知为准）", "（最终研修时间以具体通知为准）")


@st.composite
def project_lists(draw: st.DrawFn) -> dict[str, Any]:
    year, level = draw(st.integers(2024, 2030)), draw(st.sampled_from(sorted(LEVELS)))
    names = draw(st.lists(texts(2), min_size=1, max_size=6, unique=True))
    return {
        "year": year,
        "level": level,
        "projects": [
            {
                "no": number,
                "name": name,
                "organiser": draw(VALUES["unit"]),
                "planned_time": draw(VALUES["months"]),
            }
            for number, name in enumerate(names, 1)
        ],
        "note": draw(st.sampled_from(NOTES)),
        "title": f"{year}年专业技术人才知识更新工程{LEVELS[level]}高研项目",
    }


@st.composite
def final_accounts(draw: st.DrawFn) -> dict[str, Any]:
    amounts = {name: draw(perhaps(VALUES["money"])) for name in COSTS}
    given = [Decimal(amount) for amount in amounts.values() if amount is not None]
    trainees, staff = draw(st.integers(1, 200)), draw(st.integers(0, 20))
    return {
        "project_name": draw(texts(2)),
        "venue": draw(perhaps(texts(2))),
        "training_dates": draw(date_ranges(2025)),
        "trainee_count": trainees,
        "staff_count": staff,
        "total_count": trainees + staff,
        "costs": {
            name: {"amount": amount, "note": draw(perhaps(texts(1)))} for name, amount in amounts.items()
        },
        "total": {"amount": str(sum(given)) if given else None, "note": draw(perhaps(texts(1)))},
        "applicant": draw(VALUES["unit"]),
        "organiser": draw(VALUES["unit"]),
        "handled_by": None,
        "finance_seal": False,
    }


@st.composite
def attendance_sheets(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(people())
    return {"people": [{**row, "fee_charged": draw(perhaps(st.booleans())), "signed": False} for row in rows]}


@st.composite
def certificate_rosters(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(people())
    numbers = draw(
        st.lists(VALUES["certno"], min_size=len(rows), max_size=len(rows), unique_by=lambda n: n.upper())
    )
    return {
        "students": [
            {
                **row,
                "credit_hours": draw(st.sampled_from([32, 40, 36.5, None])),
                "passed": draw(st.sampled_from([True, None])),
                "certificate_number": number,
            }
            for row, number in zip(rows, numbers, strict=True)
        ]
    }


@st.composite
def call_notices(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2024, 2030))
    fee_allowed = draw(st.booleans())
    return {
        "year": year,
        "document_number": draw(VALUES["docno"]),
        "basis_document": draw(VALUES["docno"]),
        "issuer": draw(ISSUERS),
        "issue_date": f"{year - 1}-{draw(st.integers(9, 11)):02}-{draw(st.integers(1, 30)):02}",
        "deadline": f"{year - 1}-12-{draw(st.integers(1, 31)):02}T{draw(st.integers(8, 18)):02}:30",
        "mailbox": draw(MAILBOXES),
        "contacts": [{"name": name} for name in draw(distinct(UNITS))],
        "finish_before": f"{year}-{draw(st.integers(6, 11)):02}-{draw(st.integers(1, 30)):02}",
        "annexes": draw(distinct(texts(2))),
        "levels": {
            level: {
                "days": draw(st.integers(1, 15)),
                "days_rule": draw(VALUES["about"]),
                "min_trainees": draw(st.integers(10, 200)),
                "min_rule": draw(VALUES["minimum"]),
                "fee_allowed": fee_allowed,
            }
            for level in ("national", "provincial")
        },
    }


@st.composite
def plan_notices(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2024, 2030))
    lists = {level: _of_year(draw(project_lists()), year, level) for level in ("national", "municipal")}
    same = {
        "days": draw(st.integers(1, 15)),
        "days_rule": draw(VALUES["at_least"]),
        "min_trainees": draw(st.integers(10, 200)),
        "min_rule": draw(VALUES["minimum"]),
    }
    return {
        "year": year,
        "issue_date": f"{year}-{draw(st.integers(1, 5)):02}-{draw(st.integers(1, 28)):02}",
        "mailbox": draw(MAILBOXES),
        "contacts": draw(_contacts()),
        "finish_before": f"{year}-{draw(st.integers(6, 11)):02}-{draw(st.integers(1, 30)):02}",
        "certificate_document": draw(VALUES["docno"]),
        "absence_share": draw(VALUES["fraction"]),
        "staff": {"share": draw(VALUES["share"]), "max": draw(st.integers(1, 40))},
        "online_share": draw(VALUES["share"]),
        "report_within_months": draw(st.integers(1, 6)),
        "courseware_factor": draw(st.integers(2, 9)),
        "levels": {
            "national": {
                **same,
                "project_count": len(lists["national"]["projects"]),
                "reserved_places": draw(st.integers(1, 20)),
                "fee_allowed": draw(st.booleans()),
                "funding_cap": f"{draw(st.integers(1, 500)) * 500}.00",
                "lead_days": draw(st.integers(5, 60)),
            },
            "municipal": {
                **same,
                "project_count": len(lists["municipal"]["projects"]),
                "fee_allowed": draw(st.booleans()),
                "lead_days": draw(st.integers(5, 60)),
            },
        },
        **lists,
    }


def _of_year(projects: dict[str, Any], year: int, level: str) -> dict[str, Any]:
    title = f"{year}年专业技术人才知识更新工程{LEVELS[level]}高研项目"
    return {**projects, "year": year, "level": level, "title": title}


@st.composite
def _contacts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """With a number each, or one for all."""
    names = draw(distinct(VALUES["name"].filter(str.isalpha)))
    phones = draw(st.lists(landlines(), min_size=len(names), max_size=len(names), unique=True))
    shared = draw(st.booleans())
    return [
        {"name": name, "phone": phones[0] if shared else phone}
        for name, phone in zip(names, phones, strict=True)
    ]


def distinct(values: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return st.lists(values, min_size=1, max_size=3, unique=True)


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Any]]:
    identities = draw(st.lists(VALUES["id_number"], min_size=1, max_size=5, unique=True))
    phones = draw(st.lists(VALUES["mobile"], min_size=len(identities), max_size=len(identities), unique=True))
    return [
        {
            "no": number,
            "name": draw(VALUES["name"]),
            "id_number": identity,
            "phone": phone,
            "employer": draw(VALUES["unit"]),
            "professional_title": draw(perhaps(st.sampled_from(["工程师", "副研究员", "正高级工程师"]))),
        }
        for number, (identity, phone) in enumerate(zip(identities, phones, strict=True), 1)
    ]


def perhaps(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values


PAPERS = {
    "hubei/call-notice": call_notices(),
    "tianjin/plan-notice": plan_notices(),
    "tianjin/project-list": project_lists(),
    "tianjin/final-accounts": final_accounts(),
    "tianjin/attendance-sheet": attendance_sheets(),
    "tianjin/certificate-roster": certificate_rosters(),
}
"""By template."""
