"""The papers of one class against each other, of many classes, and of one application."""

from __future__ import annotations

import dataclasses

import pytest

from check.rules.under_rules import (
    ACCOUNTS,
    CHANGE,
    FORM,
    OPENING,
    PLAN,
    PLAN_NOTICE,
    PLATFORM,
    ROSTER,
    SHEET,
    SUMMARY,
    Change,
    class_papers,
    findings,
    notice,
    numbers,
    of_class,
    subject,
)
from zsgx_docs.check.rules import Subject

FUNDED: dict[str, Change] = {
    PLAN: {"level": "national", "funding_source": "中央财政资助"},
    OPENING: {"level": "national"},
    SUMMARY: {"level": "national"},
}


def test_a_class_whose_papers_agree_breaks_no_rule() -> None:
    assert of_class() == []


@pytest.mark.parametrize(
    ("rule", "change", "also"),
    [
        ("T19", {ROSTER: {"students[0].credit_hours": 34}}, ()),
        ("T33", {OPENING: {"place": "天津市和平区某酒店"}}, ()),
        ("T33", {ACCOUNTS: {"training_dates.end": "2025-10-18", "training_dates.text": None}}, ()),
        ("T33", {SUMMARY: {"venue": "北京市"}}, ()),
        ("T45", {ACCOUNTS: {"organiser": "天津滨海数控机床有限公司"}}, ()),
        ("T47", {ACCOUNTS: {"total_count": 60}}, ()),
        ("X01", {SUMMARY: {"project_name": "智能制造系统设计与调试高研班"}}, ()),
        ("X03", {SUMMARY: {"total_cost": "1.00"}}, ()),
        ("X04", {ACCOUNTS: {"trainee_count": 49}}, ()),
        ("X04", {SUMMARY: {"passed_count": 1}}, ()),
        ("X04", {PLATFORM: {"students[0].passed": False}}, ()),
        ("X05", {SHEET: {"people[0].id_number": "110101199003072316"}}, ()),
        ("X06", {ROSTER: {"students[0].id_number": "420106201203150010"}}, ("X05",)),
        ("X08", {ROSTER: {"students[0].credit_hours": 41}}, ()),
    ],
)
def test_one_change_to_one_paper_is_seen_beside_the_others(
    rule: str, change: dict[str, Change], also: tuple[str, ...]
) -> None:
    found = of_class(change)
    assert numbers(found) == {rule, *also}
    assert all(finding.paths for finding in found if finding.outcome == "violated")


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("T19", {PLAN: {"credit_hours": None}}),
        ("T33", {PLAN: {"venue": None}}),
        ("T45", {PLAN: {"applicant": None}}),
        ("X04", {SUMMARY: {"passed_count": None}}),
        ("X08", {PLAN: {"credit_hours": None}}),
    ],
)
def test_what_one_paper_lacks_is_named_with_the_paper(rule: str, change: dict[str, Change]) -> None:
    (finding, *_) = [f for f in of_class(change) if f.rule == rule]
    ((template, leaves),) = change.items()
    assert finding.outcome == "cannot_tell"
    assert finding.paths == (f"{subject(template).document_type}.{next(iter(leaves))}",)


def test_a_member_of_the_staff_who_got_a_certificate_is_seen() -> None:
    helper = class_papers()[SHEET]["people"][-1]
    found = of_class({ROSTER: {"students[0].id_number": helper["id_number"]}})
    assert "X09" in numbers(found)


def test_a_missing_paper_is_missed_once_the_class_is_over() -> None:
    assert numbers(of_class(without=(SUMMARY,))) == {"T42"}
    assert numbers(of_class(without=(OPENING,))) == {"T39"}
    closing = (SUMMARY, ACCOUNTS, SHEET, ROSTER, "tianjin/satisfaction-form", "tianjin/satisfaction-summary")
    rest = ("organiser/research-report", "organiser/news-item", PLATFORM, "organiser/certificate")
    assert of_class(without=(*closing, *rest)) == []


def test_an_approved_change_is_none_without_leave() -> None:
    moved: dict[str, Change] = {OPENING: {"place": "天津市和平区某酒店"}}
    note = subject(CHANGE, {"changed.venue": True, "changed.time": False})
    assert "T33" in numbers(of_class(moved))
    assert numbers(of_class(moved, extra=[note])) == set()
    late = subject(CHANGE, {"changed.venue": True, "approval_date": "2025-10-13"})
    assert numbers(of_class(moved, extra=[late])) == {"T36"}
    asked = subject(CHANGE, {"changed.venue": True, "approval_date": None})
    assert "T33" in numbers(of_class(moved, extra=[asked]))


def test_the_level_and_the_money_of_a_class_are_told_by_any_of_its_papers() -> None:
    """The accounts say neither: beside the plan of a funded national class the cap binds."""
    dear = {"total.amount": "105000.01", "costs.tax.amount": "4759.51"}
    plan = subject(PLAN, FUNDED[PLAN])
    alone = findings(subject(ACCOUNTS, dear), under=notice(PLAN_NOTICE))
    beside = findings(plan, subject(ACCOUNTS, dear), under=notice(PLAN_NOTICE), of=("final_accounts",))
    assert [f.outcome for f in alone if f.rule == "T28"] == ["cannot_tell"]
    assert [f.outcome for f in beside if f.rule == "T28"] == ["violated"]


@pytest.mark.parametrize(("amount", "breaks"), [("169350.00", False), ("169350.01", True)])
def test_the_daily_quota_binds_without_the_teachers(amount: str, breaks: bool) -> None:
    """57 people for 5 days at 550 yuan are 156750 yuan, besides 12600 for teachers."""
    plan = subject(PLAN, FUNDED[PLAN])
    accounts = subject(ACCOUNTS, {"total.amount": amount})
    found = findings(plan, accounts, under=notice(PLAN_NOTICE), of=("final_accounts",))
    assert ("T27" in numbers(found)) == breaks


def in_class(folder: str, paper: str, change: Change) -> Subject:
    return dataclasses.replace(subject(paper, change), folder=folder, filename=f"{folder}/{paper}")


def test_nobody_is_in_two_classes_at_once() -> None:
    other = {"project_name": "绿色低碳港口建设关键技术高级研修班"}
    apart = {"start": "2025-11-03", "end": "2025-11-07", "days": 5, "leave_date": None}
    one = [in_class("甲", OPENING, {}), in_class("甲", ROSTER, {})]
    at_once = [in_class("乙", OPENING, other), in_class("乙", ROSTER, {})]
    later = [in_class("乙", OPENING, {**other, **apart}), in_class("乙", ROSTER, {})]
    unknown = [in_class("乙", ROSTER, {})]
    under = notice(PLAN_NOTICE)
    season = ("season",)
    assert numbers(findings(*one, *at_once, under=under, of=season)) == {"X07", "X17"}
    assert numbers(findings(*one, *later, under=under, of=season)) == {"X07"}
    assert "X17" in numbers(findings(*one, *unknown, under=under, of=season), "cannot_tell")


def test_one_scan_is_not_sent_in_twice() -> None:
    scan = dataclasses.replace(subject(ROSTER), kind="pdf-scan", sha256="ab")
    files = [dataclasses.replace(scan, filename=name, folder=name[0]) for name in ("甲/1.pdf", "乙/2.pdf")]
    found = findings(*files, under=notice(PLAN_NOTICE), of=("season",))
    assert "X18" in numbers(found)
    other = [files[0], dataclasses.replace(files[1], sha256="cd")]
    assert "X18" not in numbers(findings(*other, under=notice(PLAN_NOTICE), of=("season",)))


def test_an_application_comes_as_word_and_as_a_stamped_scan() -> None:
    word = dataclasses.replace(subject(FORM), filename="申报表.docx", kind="docx")
    scan = dataclasses.replace(subject(FORM), filename="申报表.pdf", kind="pdf-scan")
    old = dataclasses.replace(word, filename="申报表.wps")
    under = notice("hubei/call-notice")

    def told(*files: Subject) -> list[tuple[str, str]]:
        found = findings(*files, under=under, is_whole=True)
        return [(f.severity, f.message.partition("（")[0]) for f in found if f.rule == "H26"]

    assert told(word, scan) == []
    assert told(word) == [("error", "没有盖章扫描件")]
    assert told(scan) == [("error", "没有 Word 版")]
    assert [severity for severity, _ in told(old, scan)] == ["warning"]
    assert [f for f in findings(word, under=under) if f.rule == "H26"] == []
