"""Invented records of the papers that come back to an office, one maker a template."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from accuracy import records
from accuracy.records import Record, dates, id_number, landline, mobile, name, prose, unit
from accuracy.words import WORDS
from zsgx_docs.records.class_returns import GRADES, ITEMS


def application_form(rng: Random) -> Record:
    record = records.application_form(rng)
    for part in ("purpose", "content_and_methods", "experts", "participants"):
        record[part] = prose(rng, rng.randint(1, 2))
    return record


def certificate_roster(rng: Random) -> Record:
    record = records.certificate_roster(rng)
    record["students"] = record["students"][:12]
    for student in record["students"]:
        student["passed"] = rng.random() < 0.85
    return record


def attendance_sheet(rng: Random) -> Record:
    return {"people": records.attendance_sheet(rng)["people"][:12]}


def satisfaction_form(rng: Random) -> Record:
    given = {item: rng.choice(sorted(GRADES)) for item in ITEMS}
    return {
        **_heads(rng),
        "training_dates": dates(rng, 2025),
        "ratings": {item: {grade: grade == at for grade in GRADES} for item, at in given.items()},
        "suggestions": rng.choice((None, prose(rng, 1))),
    }


def registration_reply(rng: Random) -> Record:
    number, private = id_number(rng), rng.random() < 0.4
    lodging = rng.choice(("single", "shared", "none"))
    return {
        "project_name": _heads(rng)["project_name"],
        "name": name(rng),
        "gender": "男" if int(number[16]) % 2 else "女",
        "ethnicity": rng.choice(("汉族", "回族", "土家族")),
        "id_number": number,
        "speciality": rng.choice((None, *WORDS["fields"])),
        "employer": unit(rng),
        "position": rng.choice((None, "研发部副主任", "人事科科长")),
        "professional_title": rng.choice(("工程师", "副研究员", "正高级工程师")),
        "qualification": rng.choice((None, "注册安全工程师")),
        "mobile": mobile(rng),
        "email": rng.choice((None, "lin.zy@example.org", "hr-2026@example.gov.cn")),
        "arrival": rng.choice((None, f"10月{rng.randint(8, 20)}日15时")),
        "train": rng.choice((None, "G2811次")),
        "lodging": {way: way == lodging for way in ("single", "shared", "none")},
        "diet": rng.choice((None, "清真")),
        "private_sector": {"yes": private, "no": not private},
        "recommendation": rng.choice((None, "同意推荐。")),
        "reply_date": _day(rng, 2025),
    }


def platform_roster(rng: Random) -> Record:
    people = records.certificate_roster(rng)["students"][:12]
    gone = ("phone", "certificate_number")
    return {
        **_heads(rng),
        "students": [{key: value for key, value in person.items() if key not in gone} for person in people],
    }


def change_note(rng: Random) -> Record:
    return {
        **_heads(rng),
        "level": rng.choice(("national", "municipal")),
        "changed": {part: rng.random() < 0.4 for part in ("topic", "content", "audience", "time", "venue")},
        "original": prose(rng, 1),
        "changed_to": prose(rng, 1),
        "reason": prose(rng, 1),
        "contact": name(rng),
        "phone": landline(rng),
        "report_date": _day(rng, 2025),
        "approval_date": rng.choice((None, "2026-01-14")),
    }


def _heads(rng: Random) -> Record:
    return {"project_name": f"{rng.choice(WORDS['topics'])}高级研修班", "organiser": unit(rng)}


def _day(rng: Random, year: int) -> str:
    return datetime.date(year, rng.randint(3, 11), rng.randint(1, 28)).isoformat()


RECORDS: Mapping[str, Callable[[Random], dict[str, Any]]] = {
    "hubei/application-form": application_form,
    "tianjin/final-accounts": records.final_accounts,
    "tianjin/project-list": records.project_list,
    "tianjin/certificate-roster": certificate_roster,
    "tianjin/attendance-sheet": attendance_sheet,
    "tianjin/satisfaction-form": satisfaction_form,
    "organiser/registration-reply": registration_reply,
    "organiser/platform-roster": platform_roster,
    "organiser/change-note": change_note,
}
"""By template."""
WEIGHTS = {"hubei/application-form": 4, "tianjin/final-accounts": 3, "tianjin/certificate-roster": 2}
"""How often a paper is drawn; others once."""
