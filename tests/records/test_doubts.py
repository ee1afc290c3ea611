"""What contradicts itself in the records of the appendices and notices."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.records.registry import RECORDS, doubts

SAMPLES = [
    name for name in (info.name for info in desk.templates()) if desk.template(name).document_type in RECORDS
]


def _said(name: str, *changes: tuple[str, Any]) -> dict[str, str]:
    """The doubts of a sample with some values changed: path to reason."""
    record = desk.sample(name)
    for path, value in changes:
        paths.put(record, path, value)
    return {path: doubt.reason for doubt in doubts(record["document_type"], record) for path in doubt.paths}


@pytest.mark.parametrize("name", SAMPLES)
def they_have_nothing_against_a_sample(name: str) -> None:
    record = desk.sample(name)
    assert RECORDS[record["document_type"]].model_validate(record)
    assert _said(name) == {}


@pytest.mark.parametrize(
    ("name", "path", "value", "reason"),
    [
        ("tianjin/final-accounts", "total.amount", "100996.81", "各项相加为100996.80，合计却是100996.81"),
        ("tianjin/final-accounts", "costs.tax.amount", None, "各项相加为100240.50"),
        ("tianjin/final-accounts", "total_count", 58, "学员52人、工作人员5人，总计却是58人"),
        ("tianjin/project-list", "projects[2].no", 4, "序号不连续：2之后是4"),
        ("tianjin/project-list", "projects[1].name", "工业软件与数字孪生应用高级研修班", "项目名称重复"),
        ("tianjin/certificate-roster", "students[3].certificate_number", "TJGY2025017001", "证书编号重复"),
        ("tianjin/certificate-roster", "students[3].passed", False, "未通过结业考核，却有证书编号"),
        ("tianjin/attendance-sheet", "people[5].phone", "13900001200", "手机号码重复"),
        ("tianjin/plan-notice", "levels.national.project_count", 9, "正文写9项，附件列了8项"),
        ("tianjin/plan-notice", "municipal.level", "national", "附件的项目级别与正文不一致"),
        ("tianjin/plan-notice", "national.year", 2026, "附件的年度与正文不一致"),
        ("tianjin/plan-notice", "municipal.projects[19].no", 21, "序号不连续"),
        ("hubei/call-notice", "deadline", "2025-12-17T17:00", "报送截止时间不在成文日期之后"),
        ("hubei/call-notice", "finish_before", "2025-09-30", "成文日期不在办班截止日期之前"),
        ("organiser/opening-notice", "days", 4, "起止日期合5天，却写4天"),
        ("organiser/opening-notice", "end", "2025-10-07", "研修开始日期在研修结束日期之后"),
        ("organiser/opening-notice", "signup_deadline", "2025-10-14", "报名截止时间在报到时间之后"),
        ("organiser/opening-notice", "year", 2024, "研修开始日期不在2024年"),
        ("organiser/opening-notice", "quota[1].n", 21, "名额分配合计53人，计划招收却是52人"),
        ("organiser/opening-notice", "online_n", 53, "线上学员多于计划招收人数"),
        ("organiser/implementation-plan", "courses[3].hours", 3, "课程表学时合计39，总学时却是40"),
        ("organiser/implementation-plan", "budget.meals.amount", "28600.00", "各项相加为"),
        ("organiser/implementation-plan", "plan_date", "2025-10-14", "方案日期在研修开始之后"),
        ("organiser/registration-reply", "gender", "女", "性别与身份证号不符"),
        ("organiser/registration-reply", "lodging.none", True, "“住宿”勾选了2项"),
        ("organiser/platform-roster", "students[3].id_number", "120101197201031016", "身份证号重复"),
        ("tianjin/satisfaction-form", "ratings.faculty.satisfied", True, "“授课专家水平”勾选了2项"),
        ("tianjin/satisfaction-summary", "ratings.frontier.satisfied", 11, "“前沿性”各档合计51份"),
        ("tianjin/satisfaction-summary", "ratings.overall.rate", 0.89, "“总体满意程度”的满意率"),
        ("tianjin/satisfaction-summary", "overall_rate", 0.89, "总体满意率与各档人数不符"),
        ("tianjin/satisfaction-summary", "returned", 53, "回收份数53多于发放份数52"),
    ],
)
def they_doubt_a_value_that_does_not_go_with_the_others(
    name: str, path: str, value: Any, reason: str
) -> None:
    said = _said(name, (path, value))
    assert path in said and any(text.startswith(reason) for text in said.values())


def they_let_staff_be_numbered_from_one_again() -> None:
    changes = ((f"people[{i}].no", i - 11) for i in (12, 13))
    assert _said("tianjin/attendance-sheet", *changes) == {}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("organiser/opening-notice", {"end": "2025-10-13", "days": 1}),
        ("organiser/opening-notice", {"signup_deadline": "2025-09-05", "issue_date": "2025-09-05"}),
        ("organiser/opening-notice", {"online_n": 52}),
        ("organiser/opening-notice", {"online_n": 0}),
        ("organiser/opening-notice", {"headcount": None, "online_n": 99}),
        ("organiser/opening-notice", {"year": None}),
        ("organiser/opening-notice", {"days": None}),
        ("organiser/opening-notice", {"quota": []}),
        ("organiser/opening-notice", {"quota[0].n": None}),
        ("organiser/implementation-plan", {"courses": []}),
        ("organiser/implementation-plan", {"courses[0].hours": None}),
        ("organiser/implementation-plan", {"credit_hours": None}),
        ("organiser/implementation-plan", {"plan_date": "2025-10-13"}),
        ("organiser/implementation-plan", {"plan_date": None}),
        ("tianjin/final-accounts", {"total.amount": None}),
        ("tianjin/final-accounts", {"total_count": None}),
        ("tianjin/final-accounts", {"trainee_count": 57, "staff_count": 0}),
        (
            "tianjin/project-list",
            {
                "projects[1].no": None,
                "projects[2].no": 2,
                "projects[3].no": 3,
                "projects[4].no": 4,
                "projects[5].no": 5,
            },
        ),
        ("tianjin/project-list", {"projects[0].name": None, "projects[1].name": None}),
        (
            "tianjin/satisfaction-summary",
            {"returned": 52, "valid": None, "ratings": {}, "overall_rate": None},
        ),
        ("tianjin/satisfaction-summary", {"issued": 50, "trainee_count": 50}),
        ("tianjin/satisfaction-summary", {"valid": None}),
        ("tianjin/satisfaction-summary", {"ratings.frontier.rate": 0.964}),
        ("tianjin/satisfaction-summary", {"ratings.frontier.rate": 0.956}),
        ("tianjin/satisfaction-summary", {"valid": 0, "ratings": {}}),
        ("organiser/registration-reply", {"id_number": None, "gender": "女"}),
        ("organiser/registration-reply", {"id_number": "不详", "gender": "女"}),
        ("organiser/registration-reply", {"gender": "未填"}),
        ("hubei/call-notice", {"deadline": None, "finish_before": None}),
        ("hubei/call-notice", {"deadline": "2025-12-18T17:00", "issue_date": "2025-12-17"}),
        ("tianjin/plan-notice", {"levels.national.project_count": None}),
        ("tianjin/plan-notice", {"national.level": None, "national.year": None}),
        ("hubei/application-form", {"programme_year": None, "application_date": "1999-01-01"}),
    ],
)
def they_have_nothing_against_values_at_the_very_limit_or_missing(name: str, changes: dict[str, Any]) -> None:
    assert _said(name, *changes.items()) == {}


@pytest.mark.parametrize(
    ("name", "changes", "places"),
    [
        (
            "organiser/opening-notice",
            {"arrive_date": None, "signup_deadline": "2025-10-14"},
            {"signup_deadline", "start"},
        ),
        (
            "tianjin/project-list",
            {
                "projects[0].no": 2,
                "projects[1].no": 3,
                "projects[2].no": 4,
                "projects[3].no": 5,
                "projects[4].no": 6,
                "projects[5].no": 7,
            },
            {"projects[0].no"},
        ),
        (
            "tianjin/project-list",
            {"projects[2].no": 2, "projects[3].no": 3, "projects[4].no": 4, "projects[5].no": 5},
            {"projects[2].no"},
        ),
        ("tianjin/satisfaction-summary", {"ratings.frontier.rate": 0.966}, {"ratings.frontier.rate"}),
        ("tianjin/satisfaction-summary", {"ratings.frontier.rate": 0.954}, {"ratings.frontier.rate"}),
        (
            "tianjin/satisfaction-summary",
            {"valid": 51, "ratings": {}, "overall_rate": None},
            {"valid", "returned"},
        ),
        ("tianjin/satisfaction-summary", {"trainee_count": 49}, {"returned", "trainee_count"}),
        (
            "hubei/call-notice",
            {"issue_date": "2025-12-24", "deadline": "2025-12-24T17:00"},
            {"issue_date", "deadline"},
        ),
        (
            "hubei/application-form",
            {
                "organiser.education_base.none": True,
                "organiser.education_base.provincial": True,
                "organiser.education_base.national.selected": False,
                "organiser.education_base.national.batch": None,
            },
            {
                "organiser.education_base.national.selected",
                "organiser.education_base.provincial",
                "organiser.education_base.none",
            },
        ),
        (
            "hubei/application-form",
            {
                "organiser.education_base.national.selected": True,
                "organiser.education_base.none": False,
                "organiser.education_base.national.batch": None,
            },
            {"organiser.education_base.national.selected", "organiser.education_base.national.batch"},
        ),
        (
            "hubei/application-form",
            {"funding.self_funded": False, "funding.self_funding_source": "单位自筹"},
            {"funding.self_funded", "funding.self_funding_source"},
        ),
        (
            "hubei/application-form",
            {
                "topic_scope.digital_technology.selected": False,
                "topic_scope.digital_technology.detail": "人工智能",
            },
            {"topic_scope.digital_technology.selected", "topic_scope.digital_technology.detail"},
        ),
        ("hubei/application-form", {"applicant.name": "别的单位"}, {"cover_applicant", "applicant.name"}),
        (
            "organiser/registration-reply",
            {"private_sector.yes": True},
            {"private_sector.yes", "private_sector.no"},
        ),
    ],
)
def they_name_every_place_in_question_and_no_other(
    name: str, changes: dict[str, Any], places: set[str]
) -> None:
    assert set(_said(name, *changes.items())) == places


@pytest.mark.parametrize(("year", "doubtful"), [(-2, True), (-1, False), (0, False), (1, True)])
def they_want_an_application_made_in_its_year_or_the_one_before(year: int, doubtful: bool) -> None:
    programme = desk.sample("hubei/application-form")["programme_year"]
    said = _said("hubei/application-form", ("application_date", f"{programme + year}-06-01"))
    assert ("application_date" in said) is doubtful


def they_want_both_days_of_an_application_in_its_year() -> None:
    form = desk.sample("hubei/application-form")
    for day in ("start", "end"):
        said = _said(
            "hubei/application-form", (f"training_dates.{day}", f"{form['programme_year'] + 1}-01-02")
        )
        assert {"training_dates.start", "training_dates.end"} <= set(said)


def they_take_brackets_and_blanks_in_a_name_as_alike() -> None:
    names = ("武汉（光谷） 研究院", "武汉(光谷)研究院")
    assert _said("hubei/application-form", ("cover_applicant", names[0]), ("applicant.name", names[1])) == {}


@pytest.mark.parametrize(
    ("name", "path", "value", "of_matter"),
    [
        ("tianjin/project-list", "projects[1].name", "工业软件与数字孪生应用高级研修班", True),
        ("tianjin/project-list", "projects[2].no", 9, False),
        ("tianjin/certificate-roster", "students[3].passed", False, True),
        ("tianjin/certificate-roster", "students[3].certificate_number", "TJGY2025017001", False),
        ("tianjin/final-accounts", "total_count", 58, False),
        ("organiser/platform-roster", "students[3].id_number", "120101197201031016", False),
    ],
)
def they_tell_what_is_odd_in_itself_from_what_may_be_misread(
    name: str, path: str, value: Any, of_matter: bool
) -> None:
    record = desk.sample(name)
    paths.put(record, path, value)
    assert {doubt.of_matter for doubt in doubts(record["document_type"], record)} == {of_matter}


def they_find_an_application_that_ticks_a_base_and_none_odd_in_itself() -> None:
    form = desk.sample("hubei/application-form")
    paths.put(form, "organiser.education_base.none", True)
    paths.put(form, "organiser.education_base.provincial", True)
    assert [doubt.of_matter for doubt in doubts("application_form", form)] == [True]


@pytest.mark.parametrize(
    ("numbers", "doubted"),
    [
        ([1, 2, 3], []),
        ([0, 1, 2], [0]),
        ([2, 3], [0]),
        ([1, None, 2], []),
        ([1, 2, 1, 2], []),
        ([1, 1, 2], []),
        ([1, 3, 4], [1]),
        ([3, 2, 1], [0, 1]),
    ],
)
def they_count_running_numbers_from_one(numbers: list[int | None], doubted: list[int]) -> None:
    found = doubts("project_list", {"projects": [{"no": number} for number in numbers]})
    assert [doubt.paths for doubt in found] == [(f"projects[{i}].no",) for i in doubted]
