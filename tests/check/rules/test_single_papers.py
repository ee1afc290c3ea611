"""Each rule on one paper: what passes, what one change breaks, and what leaves it open."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from check.rules.under_rules import (
    ACCOUNTS,
    CALL,
    CERTIFICATE,
    FORM,
    GONE,
    NOTHING,
    OPENING,
    PLAN,
    PLAN_NOTICE,
    PLATFORM,
    ROSTER,
    SHEET,
    SUMMARY,
    SURVEY,
    Change,
    notice,
    numbers,
    of_sample,
)
from zsgx_docs import desk

NATIONAL: Change = {"level": "national"}


class Broken(NamedTuple):
    """A change that breaks a rule: on which paper, what else it breaks, and what leaves the rule open."""

    paper: str
    change: Change
    also: tuple[str, ...] = ()
    unknown: Change | None = None
    passes: Change = NOTHING
    under: str | None = None
    late: dict[str, Any] | None = None


IN_TIME: dict[str, dict[str, Any]] = {
    FORM: {"received_at": "2025-12-20T09:00", "recipient": "hbzsngx@163.com"},
    OPENING: {"received_at": "2025-09-12T10:00"},
    PLAN: {"received_at": "2025-09-12T10:00"},
    SUMMARY: {"received_at": "2025-11-17T10:00"},
}
"""When each paper came in, in time."""
NATIONAL_FORM: Change = {"purpose": "申报国家级高级研修项目。"}
PROVINCIAL_FORM: Change = {
    "purpose": "申报省级高级研修项目。",
    "participants": "面向本省基层、民营企业招收中高级职称人员60名。",
}
TITLE = "国家专业技术人才知识更新工程高级研修项目结业证书"
FREE_NATIONAL: Change = {**NATIONAL, "certificate_name": TITLE}
OPEN_NATIONAL: Change = {
    **FREE_NATIONAL,
    "audience": "面向全国招收中高级职称人员，为对口支援地区预留名额。",
    "quota": [{"region": "北京", "n": 5}, {"region": "河北省", "n": 5}, {"region": "天津", "n": 42}],
}
FOR_ALL = "面向全国招收中高级职称人员。"
FUNDED: Change = {**FREE_NATIONAL, "funding_source": "中央财政资助", "audience": FOR_ALL}
DEAR: Change = {"budget.venue.amount": "11800.01", "budget_total.amount": "105000.01"}
LISTED: Change = {
    "project_name": "人工智能与大数据技术应用能力提升高级研修班",
    "organiser": "天津理工大学",
}
PRICED: Change = {"fee_amount": "800.00", "fee_rule": None}
ONLINE: Change = {"methods": "主题报告、专题研讨，因路途遥远，部分学员线上参加。"}

BROKEN: dict[str, Broken] = {
    "H01": Broken(
        FORM,
        {"topic_scope.national_strategy.selected": False, "topic_scope.industry_demand.selected": False},
        also=("X16",),
        unknown={
            "topic_scope.digital_technology.selected": GONE,
            "topic_scope.national_strategy.selected": GONE,
        },
    ),
    "H02": Broken(
        FORM,
        {**NATIONAL_FORM, "training_dates.end": "2026-05-17", "training_dates.text": "2026年5月11日—17日"},
        unknown={"training_dates.start": GONE},
        passes=NATIONAL_FORM,
    ),
    "H03": Broken(
        FORM,
        {**NATIONAL_FORM, "participants": "面向全国招收基层一线、民营企业中高级职称人员49名。"},
        unknown={**NATIONAL_FORM, "participants": "面向全国招收基层一线、民营企业中高级职称人员。"},
        passes=NATIONAL_FORM,
    ),
    "H04": Broken(
        FORM,
        {**PROVINCIAL_FORM, "training_dates.end": "2026-05-16", "training_dates.text": "2026年5月11日—16日"},
        unknown={**PROVINCIAL_FORM, "training_dates.end": None},
        passes=PROVINCIAL_FORM,
    ),
    "H05": Broken(
        FORM,
        {**PROVINCIAL_FORM, "participants": "面向本省招收基层一线、民营企业中高级职称人员39名。"},
        unknown={**PROVINCIAL_FORM, "participants": None},
        passes=PROVINCIAL_FORM,
    ),
    "H06": Broken(
        FORM,
        {"training_dates": {"text": "2026年10月", "start": None, "end": None}},
        unknown={"training_dates": {"text": None, "start": None, "end": None}},
    ),
    "H07": Broken(
        FORM,
        {**NATIONAL_FORM, "participants": "招收基层一线、民营企业中高级职称人员60名。"},
        unknown={"participants": None},
        passes=NATIONAL_FORM,
    ),
    "H08": Broken(
        FORM,
        {**PROVINCIAL_FORM, "participants": "招收基层一线、民营企业中高级职称人员60名。"},
        unknown={},
        passes=PROVINCIAL_FORM,
    ),
    "H09": Broken(
        ROSTER,
        {"students[0].professional_title": "助理工程师"},
        unknown={"students[0].professional_title": "某某"},
        under=CALL,
    ),
    "H10": Broken(
        FORM, {"participants": "面向全国招收民营企业中高级职称人员60名。"}, unknown={"participants": None}
    ),
    "H11": Broken(
        FORM, {"participants": "面向全国招收基层中高级职称人员60名。"}, unknown={"participants": GONE}
    ),
    "H12": Broken(
        FORM, {"content_and_methods": "采取主题报告一种方式。"}, unknown={"content_and_methods": GONE}
    ),
    "H13": Broken(OPENING, {"online_n": 26}, unknown={"online_n": None}, under=CALL),
    "H14": Broken(FORM, {"experts": "待定。"}, unknown={"experts": GONE}),
    "H16": Broken(ACCOUNTS, {"costs.tax.note": None}, unknown={"costs.tax.note": GONE}, under=CALL),
    "H18": Broken(FORM, {"funding.self_funding_source": None}, unknown={"funding.self_funding_source": GONE}),
    "H19": Broken(
        FORM,
        {"funding": {"fiscal": False, "self_funded": False, "self_funding_source": None}},
        unknown={"funding": {"fiscal": False, "self_funded": None, "self_funding_source": None}},
    ),
    "H20": Broken(
        SHEET, {"people[0].fee_charged": True}, unknown={"people[0].fee_charged": None}, under=CALL
    ),
    "H25": Broken(FORM, {}, late={"received_at": "2025-12-25T17:00"}, unknown={}),
    "H28": Broken(FORM, {"programme_year": 2025}, also=("X16",), unknown={"programme_year": None}),
    "H29": Broken(FORM, {"application_date": "2025-12-26"}, unknown={"application_date": None}),
    "H30": Broken(FORM, {"venue": None}, unknown={"venue": GONE}),
    "H31": Broken(
        FORM,
        {"organiser.education_base.none": True},
        unknown={"organiser.education_base.none": GONE},
    ),
    "H32": Broken(FORM, {"organiser.track_record": None}, unknown={"organiser.track_record": GONE}),
    "H35": Broken(FORM, {}, late={"recipient": "someone@example.org"}, unknown={}),
    "H38": Broken(
        FORM,
        {"applicant.name": "江汉智造联盟", "cover_applicant": "江汉智造联盟"},
        unknown={"applicant.name": GONE},
    ),
    "T01": Broken(
        PLAN_NOTICE,
        {"levels.national.project_count": 9},
        also=("T03", "T37", "X15"),
        unknown={"levels.national.project_count": None},
    ),
    "T02": Broken(
        PLAN,
        {"training_dates.end": "2025-10-16", "training_dates.text": "2025年10月13日—16日"},
        unknown={"training_dates.end": None},
    ),
    "T03": Broken(
        ACCOUNTS,
        {"training_dates": {"text": "2025年12月1日—5日", "start": "2025-12-01", "end": "2025-12-05"}},
        unknown={"training_dates": {"text": None, "start": None, "end": None}},
    ),
    "T04": Broken(PLAN, {"methods": "现场教学，线下进行。"}, unknown={"methods": GONE}),
    "T05": Broken(PLAN, {"content": "课程之余赴景区游览。"}, unknown={"content": GONE}),
    "T06": Broken(OPENING, {"online_n": 5}, unknown={"online_n": None}),
    "T07": Broken(
        ACCOUNTS, {"trainee_count": 49, "total_count": 54}, also=("T08",), unknown={"trainee_count": None}
    ),
    "T08": Broken(PLAN, {"staff_count": 6}, unknown={"staff_count": None}),
    "T09": Broken(
        OPENING,
        {
            "online_n": 27,
            "audience": "面向本市招收中高级职称人员，优先招收重点实验室人员，异地学员线上参加。",
        },
        unknown={"headcount": None},
    ),
    "T10": Broken(
        PLAN,
        ONLINE,
        unknown={**ONLINE, "assessment": GONE},
    ),
    "T11": Broken(
        OPENING,
        {**OPEN_NATIONAL, "audience": "招收中高级职称人员，为对口支援地区预留名额。"},
        unknown={**OPEN_NATIONAL, "audience": None},
        passes=OPEN_NATIONAL,
    ),
    "T12": Broken(
        ROSTER,
        {"students[0].professional_title": "技术员"},
        unknown={"students[0].professional_title": None},
    ),
    "T13": Broken(
        OPENING,
        {**OPEN_NATIONAL, "audience": "面向全国招收中高级职称人员。"},
        unknown={**OPEN_NATIONAL, "quota": []},
        passes=OPEN_NATIONAL,
    ),
    "T14": Broken(
        OPENING,
        {
            **OPEN_NATIONAL,
            "quota": [{"region": "北京", "n": 5}, {"region": "河北区", "n": 5}, {"region": "天津", "n": 42}],
        },
        unknown={**OPEN_NATIONAL, "quota[0].n": None},
        passes=OPEN_NATIONAL,
    ),
    "T15": Broken(
        ROSTER,
        {"level": "municipal", "students[0].employer": "湖北江汉智造技术研究院"},
        unknown={"level": "municipal", "students[0].employer": "津沽大学"},
        passes={"level": "municipal"},
    ),
    "T16": Broken(OPENING, {"audience": "面向本市招收中高级职称人员。"}, unknown={"audience": None}),
    "T20": Broken(
        CERTIFICATE,
        {"level": "national"},
        unknown={},
        passes={
            "level": "national",
            **{f"certificates[{i}].title": f"《{TITLE}》" for i in range(3)},
        },
    ),
    "T21": Broken(ROSTER, {"students[3].passed": None}, unknown={"students[3].passed": GONE}),
    "T22": Broken(PLATFORM, {"students[3].employer": None}, unknown={"students[3].employer": GONE}),
    "T23": Broken(ROSTER, {"students[3].passed": False}, unknown={"students[3].certificate_number": GONE}),
    "T25": Broken(
        OPENING, {**OPEN_NATIONAL, "fee_amount": "800.00"}, unknown={**OPEN_NATIONAL, "fee_amount": GONE}
    ),
    "T26": Broken(
        ACCOUNTS,
        {"costs.insurance": {"amount": "100.00", "note": None}, "total.amount": "101096.80"},
        also=("X03",),
        unknown={"costs.insurance": {"amount": None}, "costs.other": {}},
    ),
    "T28": Broken(
        PLAN,
        {**FUNDED, **DEAR},
        unknown={
            **FUNDED,
            "funding_source": None,
            "budget.venue.amount": "11800.01",
            "budget_total.amount": "105000.01",
        },
        passes=FUNDED,
    ),
    "T30": Broken(
        PLAN,
        {
            **FUNDED,
            "training_dates": {"text": "2025年12月1日—5日", "start": "2025-12-01", "end": "2025-12-05"},
        },
        also=("T03",),
        unknown={**FUNDED, "training_dates.end": None},
        passes=FUNDED,
    ),
    "T32": Broken(OPENING, PRICED, unknown={**PRICED, "level": None}),
    "T33": Broken(
        OPENING,
        {"project_name": "绿色低碳港口企业“数智化”转型高级研修班", "organiser": "天津港（集团）有限公司"},
        unknown={},
        passes={"project_name": "港口企业“数智化”转型高级研修班", "organiser": "天津港（集团）有限公司"},
    ),
    "T34": Broken(
        OPENING,
        {**LISTED, "start": "2025-11-03", "end": "2025-11-07", "leave_date": None},
        unknown={**LISTED, "start": None},
        passes=LISTED,
    ),
    "T35": Broken(
        OPENING,
        {**LISTED, "organiser": "天津海河智造研究院"},
        unknown={**LISTED, "organiser": None},
        passes=LISTED,
    ),
    "T37": Broken(
        OPENING,
        {**OPEN_NATIONAL, "issue_date": "2025-09-14"},
        unknown=OPEN_NATIONAL,
        passes=OPEN_NATIONAL,
    ),
    "T38": Broken(PLAN, {"plan_date": "2025-09-29"}, unknown={}),
    "T41": Broken(SUMMARY, {"report_date": "2025-11-18"}, unknown={}),
    "T44": Broken(SUMMARY, {"features": None}, unknown={"features": GONE}),
    "T46": Broken(ACCOUNTS, {"handled_by": None}, unknown={"finance_seal": GONE}),
    "T47": Broken(SHEET, {"people[2].signed": False}, unknown={"people[2].signed": None}),
    "T48": Broken(
        ACCOUNTS, {"costs.transport.note": "赴景区游览租车"}, unknown={"costs.transport.note": GONE}
    ),
    "T52": Broken(ACCOUNTS, {"applicant": None}, unknown={"applicant": GONE}),
    "T54": Broken(SUMMARY, {"next_steps": "跟踪学员课题进展。"}, unknown={"next_steps": GONE}),
    "T55": Broken(PLAN, {"management": "严格考勤。"}, unknown={"management": None}),
    "X02": Broken(ACCOUNTS, {"total_count": 58}, unknown={"total_count": None}),
    "X03": Broken(ACCOUNTS, {"total.amount": "100996.81"}, unknown={"total.amount": None}),
    "X06": Broken(
        ROSTER,
        {"students[0].id_number": "120101197201031017"},
        also=("T23",),
        unknown={"students[0].id_number": None},
    ),
    "X07": Broken(ROSTER, {"students[1].phone": "13900001200"}, unknown=None),
    "X10": Broken(SURVEY, {"returned": 53, "valid": 53}, unknown={"returned": None}),
    "X12": Broken(FORM, {"cover_applicant": "湖北江汉职业技术大学"}, unknown={"cover_applicant": GONE}),
    "X13": Broken(OPENING, {"quota[0].n": 21}, unknown={"quota[0].n": None}),
    "X14": Broken(PLAN, {"courses[1].session": "上午"}, unknown={"teachers[0].professional_title": "某某"}),
    "X15": Broken(CALL, {"deadline": "2025-12-17T17:00"}, unknown={"issue_date": None}),
    "X16": Broken(OPENING, {"days": 6}, unknown={"days": "很多"}),
}


def desk_samples() -> list[str]:
    known = {template.name for template in desk.templates()}
    return sorted(known - {PLAN_NOTICE, "bureau/submission-summary"})


def told(paper: str, change: Change, under: str | None, known: dict[str, Any]):
    return of_sample(paper, change, notice(under) if under else None, **known)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_valid_paper_passes_in_silence(rule: str) -> None:
    case = BROKEN[rule]
    found = told(case.paper, case.passes, case.under, IN_TIME.get(case.paper, {}))
    assert rule not in {f.rule for f in found if f.outcome != "needs_person"}


@pytest.mark.parametrize("rule", BROKEN)
def test_one_change_breaks_just_these_rules(rule: str) -> None:
    case = BROKEN[rule]
    known = IN_TIME.get(case.paper, {}) if case.late is None else case.late
    found = told(case.paper, case.change, case.under, known)
    assert numbers(found) == {rule, *case.also}


@pytest.mark.parametrize("rule", [rule for rule, case in BROKEN.items() if case.unknown is not None])
def test_what_is_missing_leaves_the_rule_open(rule: str) -> None:
    case = BROKEN[rule]
    found = [f for f in told(case.paper, case.unknown or {}, case.under, {}) if f.rule == rule]
    assert {f.outcome for f in found} == {"cannot_tell"}
    assert all(f.severity == "info" and f.paths and "无法判断" in f.message for f in found)


@pytest.mark.parametrize(
    ("rule", "paper", "change"),
    [
        ("H01", FORM, {"topic_scope.national_strategy.detail": None}),
        ("H18", FORM, {"funding.self_funded": False}),
        ("H31", FORM, {"organiser.education_base.national.batch": None}),
        ("X06", ROSTER, {"students[0].id_number": "120101720103101"}),
        ("X06", ROSTER, {"students[0].id_number": "999999197201031015"}),
        ("X07", ROSTER, {"students[1].phone": "13900001200"}),
        ("X15", CALL, {"deadline": "2025-12-27T17:00"}),
    ],
)
def test_the_case_decides_that_it_is_but_a_warning(rule: str, paper: str, change: Change) -> None:
    found = told(paper, change, None, IN_TIME.get(paper, {}))
    assert {f.severity for f in found if f.rule == rule and f.outcome == "violated"} == {"warning"}


def test_two_with_one_number_are_an_error() -> None:
    twice = {
        "students[1].id_number": "120101197201031016",
        "students[1].certificate_number": "TJGY2025017001",
    }
    found = [f for f in told(ROSTER, twice, None, {}) if f.rule == "X07"]
    assert [(f.severity, f.paths) for f in found] == [
        ("error", ("students[0].id_number", "students[1].id_number")),
        ("error", ("students[0].certificate_number", "students[1].certificate_number")),
    ]


@pytest.mark.parametrize("paper", desk_samples())
def test_the_samples_break_no_rule(paper: str) -> None:
    """But those of the official plan, which test_rules_are_data.py names."""
    assert numbers(told(paper, NOTHING, None, IN_TIME.get(paper, {}))) == set()
