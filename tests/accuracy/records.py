"""Invented records, one maker a template: long prose, rare characters, many units, numbers that check.

No record contradicts itself: what is flagged is then a matter of reading alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from accuracy.words import WORDS
from zsgx_docs import desk
from zsgx_docs.values.identifiers.id_number import check_character

Record = dict[str, Any]
COSTS = ("accommodation", "meals", "venue", "faculty", "materials", "transport", "tax")


def application_form(rng: Random) -> Record:
    year, name = rng.randint(2025, 2028), unit(rng)
    topic = rng.choice(WORDS["topics"])
    return {
        "programme_year": year,
        "application_date": f"{year - 1}-{rng.randint(9, 12)}-{rng.randint(10, 30)}".replace("-9-", "-09-"),
        "cover_applicant": name,
        "project_name": f"{topic}{rng.choice(('', '关键技术'))}高级研修班",
        "venue": rng.choice(WORDS["districts"]) + rng.choice(WORDS["spots"]),
        "industry_field": rng.choice(WORDS["fields"]),
        "industry_authority": rng.choice(WORDS["bureaus"]),
        "training_dates": dates(rng, year),
        "funding": {
            "fiscal": rng.random() < 0.6,
            "self_funded": (own := rng.random() < 0.6),
            "self_funding_source": _perhaps(rng, WORDS["sources"]) if own else None,
        },
        "topic_scope": {
            "national_strategy": _choice(rng, WORDS["strategies"]),
            "industry_demand": _choice(rng, WORDS["chains"]),
            "digital_technology": _choice(rng, WORDS["fields"]),
        },
        **{
            part: prose(rng, rng.randint(2, 6))
            for part in ("purpose", "content_and_methods", "experts", "participants")
        },
        "applicant": {"name": name, **_contact(rng)},
        "organiser": {
            "name": rng.choice((name, unit(rng))),
            **_contact(rng),
            "education_base": {
                "national": {
                    "selected": (based := rng.random() < 0.4),
                    "batch": rng.randint(1, 12) if based else None,
                },
                "provincial": (also := rng.random() < 0.4),
                "none": not (based or also),
            },
            "track_record": prose(rng, rng.randint(1, 4)),
        },
    }


def project_list(rng: Random) -> Record:
    year, (level, called) = (
        rng.randint(2025, 2028),
        rng.choice((("national", "国家级"), ("municipal", "市级"))),
    )
    topics = rng.sample(WORDS["topics"], rng.randint(4, 10))
    return {
        "year": year,
        "level": level,
        "title": f"{year}年专业技术人才知识更新工程{called}高研项目",
        "projects": [
            {
                "no": number,
                "name": f"{topic}高级研修班",
                "organiser": "、".join(dict.fromkeys(unit(rng) for _ in range(rng.choice((1, 1, 1, 2))))),
                "planned_time": _months(rng),
            }
            for number, topic in enumerate(topics, 1)
        ],
        "note": rng.choice((None, "（最终研修时间以具体通知为准）")),
    }


def final_accounts(rng: Random) -> Record:
    spent = {name: f"{rng.randint(500, 60000)}.{rng.choice(('00', '00', '50', '36'))}" for name in COSTS}
    trainees, staff = rng.randint(35, 90), rng.randint(2, 9)
    return {
        "project_name": f"{rng.choice(WORDS['topics'])}高级研修班",
        "venue": rng.choice(WORDS["districts"]) + rng.choice(WORDS["spots"]),
        "training_dates": dates(rng, 2025),
        "trainee_count": trainees,
        "staff_count": staff,
        "total_count": trainees + staff,
        "costs": {name: {"amount": spent[name], "note": rng.choice(WORDS["notes"])} for name in COSTS},
        "total": {"amount": str(sum(map(Decimal, spent.values()))), "note": None},
        "applicant": unit(rng),
        "organiser": unit(rng),
        "handled_by": None,
        "finance_seal": False,
    }


def certificate_roster(rng: Random) -> Record:
    serial = rng.randint(1, 9000)
    return {
        "students": [
            {
                **person(rng, number),
                "credit_hours": rng.choice((40, 40, 36, 36.5)),
                "passed": True,
                "certificate_number": f"TJGY2025{serial + number:06}",
            }
            for number in range(1, rng.randint(8, 24))
        ]
    }


def attendance_sheet(rng: Random) -> Record:
    people = [person(rng, number) for number in range(1, rng.randint(8, 24))]
    return {
        "people": [{**p, "fee_charged": rng.choice((True, False, False)), "signed": False} for p in people]
    }


def notice(name: str) -> Callable[[Random], Record]:
    """The official text with other dates and numbers in it."""

    def made(rng: Random) -> Record:
        record = _sample(name)
        record["deadline" if "deadline" in record else "issue_date"] = (
            f"{record['year'] - 1}-12-{rng.randint(10, 31)}T{rng.randint(8, 18):02}:30"
            if "deadline" in record
            else f"{record['year']}-03-{rng.randint(10, 31)}"
        )
        record["mailbox"] = (
            f"{rng.choice(('zsgx', 'rst.zjc', 'gaoyan-2026'))}@example.{rng.choice(('org', 'gov.cn'))}"
        )
        return record

    return made


def unit(rng: Random) -> str:
    return rng.choice(WORDS["places"]) + rng.choice(WORDS["trades"]) + rng.choice(WORDS["kinds"])


def person(rng: Random, number: int) -> Record:
    return {
        "no": number,
        "name": name(rng),
        "id_number": id_number(rng),
        "phone": mobile(rng),
        "employer": unit(rng),
        "professional_title": rng.choice(WORDS["titles"]),
    }


def name(rng: Random) -> str:
    return rng.choice(WORDS["surnames"]) + "".join(rng.choices(WORDS["given"], k=rng.choice((1, 2, 2, 2))))


def id_number(rng: Random) -> str:
    region = rng.choice(("120101", "120116", "420106", "420111", "422801", "429004"))
    born = datetime.date(1962, 1, 1) + datetime.timedelta(days=rng.randint(0, 14000))
    digits = f"{region}{born:%Y%m%d}{rng.randint(1, 999):03}"
    return digits + check_character(digits)


def mobile(rng: Random) -> str:
    return f"1{rng.choice((30, 33, 37, 39, 58, 77, 86, 88, 99))}{rng.randint(0, 10**8 - 1):08}"


def landline(rng: Random) -> str:
    number = f"{rng.choice(('027', '022', '0710', '0716'))}-{rng.randint(2, 8)}{rng.randint(0, 10**7 - 1):07}"
    return number + rng.choice(("", "", "", f"-{rng.randint(1, 8999)}"))


def dates(rng: Random, year: int) -> Record:
    start = datetime.date(year, rng.randint(3, 11), rng.randint(1, 24))
    end = start + datetime.timedelta(days=rng.randint(2, 5))
    first = f"{start.year}年{start.month}月{start.day}日"
    text = rng.choice(
        (
            f"{first}—{end.day}日",
            f"{first}至{end.month}月{end.day}日",
            f"{first}-{end.year}年{end.month}月{end.day}日",
        )
    )
    return {"text": text, "start": start.isoformat(), "end": end.isoformat()}


def prose(rng: Random, sentences: int) -> str:
    """Paragraphs of one to three sentences."""
    parts = [_sentence(rng, pattern) for pattern in rng.sample(WORDS["sentences"], sentences)]
    paragraphs = []
    while parts:
        take = rng.randint(1, 3)
        paragraphs.append("".join(parts[:take]))
        parts = parts[take:]
    return "\n".join(paragraphs)


def _sentence(rng: Random, pattern: str) -> str:
    return pattern.format(
        **{one: rng.choice(WORDS[f"{one}s"]) for one in ("field", "topic", "place")},
        year=rng.randint(2019, 2026), n=rng.randint(40, 120), n2=rng.randint(10, 38), k=rng.randint(2, 8),
        k2=rng.randint(1, 9), h=rng.choice((32, 36, 40)), pc=rng.randint(12, 48), big=rng.randint(300, 39000),
        big2=rng.randint(100, 9900),
    )  # fmt: skip


def _contact(rng: Random) -> Record:
    return {
        "contact": name(rng),
        "office_phone": landline(rng),
        "mobile": mobile(rng),
        "fax": rng.choice((None, landline(rng))),
        "address": _address(rng),
    }


def _address(rng: Random) -> str:
    room = rng.choice(("", "科创楼302室", "A栋5楼"))
    return f"{rng.choice(WORDS['districts'])}{rng.choice(WORDS['streets'])}{rng.randint(1, 1999)}号{room}"


def _choice(rng: Random, options: tuple[str, ...]) -> Record:
    chosen = rng.random() < 0.5
    return {"selected": chosen, "detail": rng.choice(options) if chosen else None}


def _perhaps(rng: Random, options: tuple[str, ...]) -> str | None:
    return rng.choice((None, rng.choice(options)))


def _months(rng: Random) -> Record:
    start = rng.randint(1, 11)
    end = rng.choice((start, start + 1))
    return {
        "text": f"{start}月" if start == end else f"{start}-{end}月",
        "start_month": start,
        "end_month": end,
    }


def _sample(template: str) -> Record:
    return {key: value for key, value in desk.sample(template).items() if key != "document_type"}


RECORDS: Mapping[str, Callable[[Random], Record]] = {
    "hubei/application-form": application_form,
    "tianjin/final-accounts": final_accounts,
    "tianjin/project-list": project_list,
    "tianjin/certificate-roster": certificate_roster,
    "tianjin/attendance-sheet": attendance_sheet,
    "hubei/call-notice": notice("hubei/call-notice"),
    "tianjin/plan-notice": notice("tianjin/plan-notice"),
}
"""By template."""
