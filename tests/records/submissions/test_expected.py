"""The list of units that were to apply against those that did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from records.submissions.conftest import changed
from zsgx_docs.records.submissions import Submitted, submission_summary
from zsgx_docs.records.submissions.expected import held_against


@pytest.mark.parametrize(
    ("listed", "applied"),
    [
        ("武汉光谷联合大学", "武汉光谷 联合大学"),
        ("武汉光谷联合大学（本部）", "武汉光谷联合大学(本部)"),
        ("湖北ＡＢ研究院", "湖北AB研究院"),
        ("湖北省测绘工程院", "测绘工程院"),
        ("湖北省测绘工程院", "湖北测绘工程院"),
        ("江汉智造技术研究院", "湖北省江汉智造技术研究院"),
        ("武汉光谷联合大学", "武汉光谷联合大学（继续教育学院）"),
    ],
)
def test_names_are_compared_leniently(listed: str, applied: str) -> None:
    found = held_against([listed], [applied])
    assert (dict(found.missing), found.strangers, dict(found.remarks)) == ({}, frozenset(), {})


@pytest.mark.parametrize(
    ("listed", "applied"),
    [
        ("湖北大学", "北京大学"),
        ("大学", "湖北大学"),
        ("湖北省测绘工程院", "河南省测绘工程院"),
        ("甲大学", "乙学院"),
    ],
)
def test_other_units_are_not_taken_for_each_other(listed: str, applied: str) -> None:
    found = held_against([listed], [applied])
    assert listed in found.missing and applied in found.strangers


def test_a_name_that_several_answer_to_is_said_and_none_is_ticked_off() -> None:
    found = held_against(["湖北省测绘工程院", "河南省测绘工程院"], ["测绘工程院"])
    assert "都对得上，请核对是哪一家" in found.remarks["测绘工程院"]
    assert set(found.missing) == {"湖北省测绘工程院", "河南省测绘工程院"}
    assert all("请核对" in str(remark) for remark in found.missing.values())


def test_the_exact_name_goes_before_a_lenient_one() -> None:
    found = held_against(["测绘工程院", "湖北省测绘工程院"], ["测绘工程院"])
    assert dict(found.missing) == {"湖北省测绘工程院": None}


def test_a_slip_is_told_of_both_sides() -> None:
    found = held_against(["武汉船用机械有限责任公司"], ["武汉船甲机械有限责任公司"])
    assert "相近，请核对" in found.remarks["武汉船甲机械有限责任公司"]
    assert "名称相近" in str(found.missing["武汉船用机械有限责任公司"])


def test_two_units_for_one_name_are_said() -> None:
    found = held_against(["光谷联合大学"], ["光谷联合大学", "光谷联合大学（附属医院）"])
    assert list(found.remarks) == ["光谷联合大学（附属医院）"]


def test_a_name_twice_on_the_list_counts_once() -> None:
    found = held_against(["甲大学", "甲 大学", "乙大学"], [])
    assert (list(found.missing), found.twice) == (["甲大学", "乙大学"], ("甲大学",))


def test_the_table_lists_who_is_missing_and_says_who_is_not_on_the_list(
    word: Submitted, paper: Submitted
) -> None:
    name = str(word.record["applicant"]["name"])
    other = replace(changed(word, project_name="别的班", applicant__name="陌生研究所"), filename="乙.docx")
    summed = submission_summary([word, paper, other], listed=[name, "没有来的学院"])
    first, second, missing = summed.record["submissions"]
    assert first["problems"] is None
    assert second["problems"].startswith("不在应报名单中")
    assert (missing["applicant"], missing["problems"]) == ("没有来的学院", "未报送（在应报名单中）")


def test_without_a_list_nobody_is_missing(word: Submitted, paper: Submitted) -> None:
    assert len(submission_summary([word, paper]).rows) == 1
    assert len(submission_summary([word, paper], listed=[]).rows) == 1
