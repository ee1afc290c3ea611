"""What contradicts itself in a record is said with labels and paths, whatever paper it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.check.contradictions import contradictions
from zsgx_docs.model import paths
from zsgx_docs.render.fitting import full_copy
from zsgx_docs.template.catalogue import default_catalogue

OTHER_DIGIT = str.maketrans("0123456789X", "12345678900")


def said(name: str, changes: dict[str, Any]) -> list[str]:
    """What is said of a sample with other values at these paths."""
    template = default_catalogue().get(name)
    record = deepcopy(desk.sample(name))
    for path, value in changes.items():
        paths.put(record, path, value)
    return contradictions(template, full_copy(template, record))


@pytest.mark.parametrize("name", default_catalogue().names())
def test_no_sample_contradicts_itself(name: str) -> None:
    assert said(name, {}) == []


@pytest.mark.parametrize(
    ("name", "changes", "parts"),
    [
        ("tianjin/final-accounts", {"total.amount": "1.00"}, ("“合计”", "total.amount", "却是1.00")),
        ("tianjin/final-accounts", {"total_count": 3}, ("“总计”", "total_count", "总计却是3人")),
        ("tianjin/attendance-sheet", {"people[1].no": 7}, ("第2行“序号”", "people[1].no", "序号不连续")),
        ("tianjin/attendance-sheet", {"people[0].phone": "1390001"}, ("第1行“联系电话”", "people[0].phone")),
        ("tianjin/project-list", {"projects[0].no": 5}, ("projects[0].no", "序号不连续")),
        ("organiser/implementation-plan", {"credit_hours": 1}, ("“总学时”", "总学时却是1")),
        ("organiser/implementation-plan", {"budget_total.amount": "2.00"}, ("“合计”", "却是2.00")),
        ("organiser/opening-notice", {"days": 9}, ("“天数”", "却写9天")),
        ("organiser/opening-notice", {"headcount": 1}, ("“计划人数”", "计划招收却是1人")),
        ("organiser/opening-notice", {"issue_date": "2031-01-01"}, ("“成文日期”", "issue_date")),
        ("organiser/training-summary", {"passed_count": 999}, ("“通过结业考核人数”", "999人")),
        ("organiser/training-summary", {"report_date": "2001-01-01"}, ("report_date", "研修结束之前")),
        ("organiser/change-note", {"approval_date": "2001-01-01"}, ("“批复日期”", "报送日期之前")),
        ("organiser/news-item", {"photos[0].no": 4}, ("photos[0].no", "序号不连续")),
        ("organiser/certificate", {"certificates[0].issue_date": "2001-01-01"}, ("“发证日期”",)),
        ("bureau/submission-summary", {"submissions[0].no": 5}, ("第1行“序号”", "submissions[0].no")),
        ("tianjin/satisfaction-summary", {"returned": 99999}, ("“回收份数”", "99999")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_is_named(name: str, changes: dict[str, Any], parts: tuple[str, ...]) -> None:
    found = said(name, changes)
    assert any(all(part in sentence for part in parts) for sentence in found), found


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("tianjin/attendance-sheet", "people"),
        ("tianjin/certificate-roster", "students"),
        ("organiser/platform-roster", "students"),
        ("organiser/certificate", "certificates"),
    ],
)
def test_a_wrong_check_digit_and_one_number_for_two_people_are_named(name: str, rows: str) -> None:
    first, second = desk.sample(name)[rows][:2]
    wrong = first["id_number"][:-1] + first["id_number"][-1].translate(OTHER_DIGIT)
    [sentence] = said(name, {f"{rows}[0].id_number": wrong})
    assert sentence == f"第1行“身份证号”（{rows}[0].id_number）：身份证号校验位不符：{wrong}"
    found = " ".join(said(name, {f"{rows}[0].id_number": second["id_number"]}))
    assert f"{rows}[0].id_number、{rows}[1].id_number" in found and second["id_number"] in found


def test_one_person_may_have_certificates_of_two_classes() -> None:
    name = "organiser/certificate"
    first = desk.sample(name)["certificates"][0]
    again = {**first, "project_name": "另一期研修班", "certificate_number": "另1号"}
    assert said(name, {"certificates": [first, again]}) == []
    assert said(name, {"certificates": [first, {**again, "name": "另一人"}]}) != []


def test_a_sentence_names_a_few_values_and_counts_the_others() -> None:
    [sentence] = said("tianjin/final-accounts", {"total.amount": "1.00"})
    assert sentence.count(".amount") == 4 and "等8处" in sentence


def test_an_offices_own_list_is_checked_by_its_roles() -> None:
    roster = default_catalogue().get("tianjin/certificate-roster")
    own = replace(roster, settings=replace(roster.settings, document_type="own_roster"))
    first, second = desk.sample("tianjin/certificate-roster")["students"][:2]
    assert contradictions(own, full_copy(own, {"students": [first, second]})) == []
    rows = [{**first, "no": 3}, {**second, "id_number": first["id_number"]}]
    found = contradictions(own, full_copy(own, {"students": rows}))
    assert any("第1行“序号”（students[0].no）：序号不连续" in sentence for sentence in found)
    assert any("身份证号重复" in sentence and "students[1].id_number" in sentence for sentence in found)
