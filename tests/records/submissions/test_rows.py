"""申报汇总表: scans and Word files of one unit in one row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from records.submissions.conftest import changed
from zsgx_docs.records.submissions import RefusedFile, Submitted, submission_summary


def rows(*submitted: Submitted, refused: tuple[RefusedFile, ...] = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = submission_summary(submitted, refused).record["submissions"]
    return found


def test_small_slips_of_recognition_do_not_part_them(word: Submitted, paper: Submitted) -> None:
    name = str(word.record["project_name"])
    slipped = replace(paper, record={**word.record, "project_name": name.replace(name[2], "木", 1)})
    (row,) = rows(slipped, word)
    assert row["project_name"] == name
    assert "不一致：项目名称" in row["problems"]


def test_another_project_of_the_same_unit_is_another_row(word: Submitted) -> None:
    other = replace(
        word, filename="乙.docx", record={**word.record, "project_name": "农田水利数字化管理高级研修班"}
    )
    assert [row["no"] for row in rows(word, other)] == [1, 2]


def test_a_file_that_could_not_be_read_is_not_lost(word: Submitted) -> None:
    last = rows(word, refused=(RefusedFile("坏.pdf", "打不开。"),))[-1]
    assert last["no"] == 2 and "坏.pdf" in last["project_name"] and last["problems"] == "打不开"


def test_the_word_file_is_believed_before_the_scan_whichever_comes_first(
    word: Submitted, paper: Submitted
) -> None:
    misread = changed(paper, venue="武漢")
    assert rows(misread, word)[0]["venue"] == rows(word, misread)[0]["venue"] == word.record["venue"]
    assert rows(misread)[0]["venue"] == "武漢"


def test_a_file_goes_with_the_submission_most_like_it(word: Submitted, paper: Submitted) -> None:
    name = "水利工程智能化管理与调度技术高级研修班"
    other, like = name.replace("水利", "林业"), name.replace("智能", "智慧")
    read = changed(paper, project_name=name)
    found = rows(changed(word, project_name=other), changed(word, project_name=like), read)
    assert [(row["project_name"], row["materials"]) for row in found] == [
        (other, "Word 版"),
        (like, "Word 版、盖章扫描件"),
    ]


def test_two_terms_of_one_class_are_two_submissions(word: Submitted) -> None:
    terms = [changed(word, project_name=f"水利工程智能化管理高级研修班（第{term}期）") for term in "一二"]
    assert len(rows(*terms)) == 2


def test_scans_of_two_terms_are_two_submissions_and_each_goes_with_its_word_file(
    word: Submitted, paper: Submitted
) -> None:
    names = [f"水利工程智能化管理高级研修班（第{term}期）" for term in "一二"]
    files = [changed(one, project_name=name) for one in (word, paper) for name in names]
    assert [row["materials"] for row in rows(*files)] == ["Word 版、盖章扫描件"] * 2


def test_project_and_unit_must_both_be_alike(word: Submitted, paper: Submitted) -> None:
    assert len(rows(word, changed(paper, applicant__name="完全不同的单位"))) == 2
    assert len(rows(word, changed(paper, project_name="农田"))) == 2


def test_the_year_is_what_most_files_say_unless_it_is_given(word: Submitted) -> None:
    files = [changed(word, programme_year=year) for year in (2025, 2026, 2026)]
    assert submission_summary(files).record["year"] == 2026
    assert submission_summary(files, year=2024).record["year"] == 2024
    assert submission_summary([changed(word, programme_year="2026")]).record["year"] is None
    assert submission_summary([]).record["submissions"] == []


def test_the_earliest_day_of_receipt_counts(word: Submitted, paper: Submitted) -> None:
    assert rows(replace(word, received="2026-01-05"), paper)[0]["received"] == "2025-12-23"
    assert rows(replace(word, received=None), paper)[0]["received"] == "2025-12-23"
    assert rows(replace(word, received=None))[0]["received"] is None


def test_blanks_and_width_of_figures_are_no_difference(word: Submitted, paper: Submitted) -> None:
    typed = changed(word, applicant__mobile="１３９９５１９９６１７", venue="武汉 洪山")
    read = changed(paper, applicant__mobile="13995199617", venue="武汉洪山")
    assert rows(typed, read)[0]["problems"] is None
    other = changed(read, venue="武汉青山", organiser__name="别处")
    assert rows(typed, other)[0]["problems"] == "盖章扫描件与 Word 版不一致：办班地点、承办单位"


@pytest.mark.parametrize(
    ("national", "batch", "provincial", "none", "said"),
    [
        (True, 3, False, False, "国家级第3批"),
        (True, None, True, False, "国家级"),
        (False, None, True, True, "省级"),
        (False, None, False, True, "否"),
        (False, None, False, False, None),
    ],
)
def test_the_base_is_the_highest_ticked(
    national: bool, batch: int | None, provincial: bool, none: bool, said: str | None, word: Submitted
) -> None:
    base = {"national": {"selected": national, "batch": batch}, "provincial": provincial, "none": none}
    assert rows(changed(word, organiser__education_base=base))[0]["education_base"] == said


def test_what_is_ticked_is_told_in_words(word: Submitted) -> None:
    scope = {"national_strategy": {"selected": True}, "digital_technology": {"selected": True}}
    funding = {"fiscal": False, "self_funded": True, "self_funding_source": "单位"}
    (row,) = rows(changed(word, topic_scope=scope, funding=funding))
    assert (row["topic_scope"], row["funding"]) == ("服务国家战略；突出数字技术", "自筹经费")
    assert rows(changed(word, topic_scope={}))[0]["topic_scope"] is None


def test_without_a_mobile_the_office_phone_stands(word: Submitted) -> None:
    told = changed(word, applicant__mobile=None, applicant__office_phone="027-87654321")
    assert rows(told)[0]["mobile"] == "027-87654321"


def test_what_came_with_one_application_only_stands_in_its_row(word: Submitted) -> None:
    letter = RefusedFile("来信.eml/函.pdf", "不是申报表，请核对", "来信.eml")
    (row,) = rows(replace(word, came_in="来信.eml"), refused=(letter,))
    assert "同时收到 来信.eml/函.pdf：不是申报表，请核对" in row["problems"]
    assert len(rows(word, refused=(letter,))) == 2


def test_a_form_without_a_project_goes_by_its_file(word: Submitted) -> None:
    (row,) = rows(changed(word, project_name=None))
    assert row["project_name"] == "（甲.docx）"
    assert row["problems"].startswith("没有读出项目名称（甲.docx）")


def test_a_doubtful_value_and_one_that_files_give_differently_are_marked_with_the_reason(
    word: Submitted, paper: Submitted
) -> None:
    unsure = replace(word, flagged={"venue": "办班地点"})
    summed = submission_summary([unsure, changed(paper, applicant__contact="别人")])
    assert summed.doubtful["submissions[0].venue"] == "读得不准，请核对原件"
    assert summed.doubtful["submissions[0].contact"] == "盖章扫描件为“别人”，请核对"
    assert set(summed.doubtful) == {"submissions[0].venue", "submissions[0].contact"}


def test_what_was_inferred_is_marked_with_the_words_it_rests_on(word: Submitted) -> None:
    summed = submission_summary([changed(word, experts="拟邀中国工程院院士1人。")])
    (row,) = summed.record["submissions"]
    assert (row["headcount"], row["dignitaries"]) == ("60人（推断）", "院士（推断）")
    assert summed.inferred == {
        "submissions[0].headcount": "推断自“计划招收学员60人”",
        "submissions[0].dignitaries": "推断自“拟邀中国工程院院士1人”",
    }


def test_another_number_of_people_in_the_scan_is_said(word: Submitted, paper: Submitted) -> None:
    (row,) = rows(word, changed(paper, participants="计划招收学员80人。"))
    assert "计划人数盖章扫描件为80人" in row["problems"]


def test_many_labels_are_counted(word: Submitted) -> None:
    flagged = {str(number): f"第{number}栏" for number in range(9)}
    assert "第5栏等 9 处" in rows(replace(word, flagged=flagged))[0]["problems"]


def test_two_applications_that_may_be_one_are_told_of_each_other(word: Submitted) -> None:
    name = str(word.record["project_name"])
    revised = replace(changed(word, project_name=name.replace("高级", "专题")), filename="乙.docx")
    first, second = rows(word, revised)
    assert "与第 2 行相近，请核对是否同一项目" in first["problems"]
    assert "与第 1 行相近，请核对是否同一项目" in second["problems"]


def test_like_projects_of_like_units_are_not_told_of_each_other(word: Submitted) -> None:
    files = [
        changed(
            word, project_name=f"{topic}领域数字化转型高级研修班", applicant__name=f"湖北省{topic}科学研究院"
        )
        for topic in ("水利", "中药")
    ]
    assert [row["problems"] for row in rows(*files)] == ["缺盖章扫描件"] * 2


def test_one_project_of_two_units_is_told_of_both(word: Submitted) -> None:
    other = replace(changed(word, applicant__name="荆州市古城医药研究所"), filename="乙.docx")
    first, second = rows(word, other)
    assert "项目名称与第 2 行（荆州市古城医药研究所）相同，请核对" in first["problems"]
    assert "项目名称与第 1 行（" in second["problems"]


def test_a_scan_and_a_word_file_that_were_not_joined_are_told_of_each_other(
    word: Submitted, paper: Submitted
) -> None:
    slipped = changed(paper, project_name=str(word.record["project_name"])[6:])
    assert all("相近，请核对是否同一项目" in str(row["problems"]) for row in rows(word, slipped))


def test_a_form_of_another_year_is_said(word: Submitted) -> None:
    names = ("智慧水利调度高级研修班", "中药饮片炮制高级研修班", "低空经济应用高级研修班")
    years = (2026, 2025, 2026)
    files = [changed(word, project_name=n, programme_year=y) for n, y in zip(names, years, strict=True)]
    said = [str(row["problems"]) for row in rows(*files)]
    assert ["申报年度" in one for one in said] == [False, True, False]


def test_a_form_without_a_unit_says_so(word: Submitted) -> None:
    (row,) = rows(changed(word, applicant__name=None, cover_applicant=None))
    assert row["problems"].startswith("没有读出申报单位（甲.docx）")
