"""Records of the appendices, as the contract lays them down; what contradicts itself is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from strategies.values import VALUES, date_ranges, texts

LEVELS = {"national": "国家级", "provincial": "省级", "municipal": "市级"}
COSTS = ("accommodation", "meals", "venue", "faculty", "materials", "transport", "tax")
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
    amounts = {name: draw(_perhaps(VALUES["money"])) for name in COSTS}
    given = [Decimal(amount) for amount in amounts.values() if amount is not None]
    trainees, staff = draw(st.integers(1, 200)), draw(st.integers(0, 20))
    return {
        "project_name": draw(texts(2)),
        "venue": draw(_perhaps(texts(2))),
        "training_dates": draw(date_ranges(2025)),
        "trainee_count": trainees,
        "staff_count": staff,
        "total_count": trainees + staff,
        "costs": {
            name: {"amount": amount, "note": draw(_perhaps(texts(1)))} for name, amount in amounts.items()
        },
        "total": {"amount": str(sum(given)) if given else None, "note": draw(_perhaps(texts(1)))},
        "applicant": draw(VALUES["unit"]),
        "organiser": draw(VALUES["unit"]),
        "handled_by": None,
        "finance_seal": False,
    }


@st.composite
def attendance_sheets(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(_people())
    return {
        "people": [{**row, "fee_charged": draw(_perhaps(st.booleans())), "signed": False} for row in rows]
    }


@st.composite
def certificate_rosters(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(_people())
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
def _people(draw: st.DrawFn) -> list[dict[str, Any]]:
    identities = draw(st.lists(VALUES["id_number"], min_size=1, max_size=5, unique=True))
    phones = draw(st.lists(VALUES["mobile"], min_size=len(identities), max_size=len(identities), unique=True))
    return [
        {
            "no": number,
            "name": draw(VALUES["name"]),
            "id_number": identity,
            "phone": phone,
            "employer": draw(VALUES["unit"]),
            "professional_title": draw(_perhaps(st.sampled_from(["工程师", "副研究员", "正高级工程师"]))),
        }
        for number, (identity, phone) in enumerate(zip(identities, phones, strict=True), 1)
    ]


def _perhaps(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values


PAPERS = {
    "tianjin/project-list": project_lists(),
    "tianjin/final-accounts": final_accounts(),
    "tianjin/attendance-sheet": attendance_sheets(),
    "tianjin/certificate-roster": certificate_rosters(),
}
"""By template."""
