"""申报汇总表: scans and Word files of one unit in one row."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.records.submissions import RefusedFile, Submitted, submission_summary

FORM = "hubei/application-form"


@pytest.fixture
def word() -> Submitted:
    return Submitted("甲.docx", "word", desk.sample(FORM), "2025-12-22")


@pytest.fixture
def paper(word: Submitted) -> Submitted:
    return replace(word, filename="甲.pdf", form="paper", received="2025-12-23", sealed=True)


def rows(*submitted: Submitted, unread: tuple[RefusedFile, ...] = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = submission_summary(submitted, unread)["submissions"]
    return found


def test_a_scan_and_its_word_file_are_one_row(word: Submitted, paper: Submitted) -> None:
    (row,) = rows(paper, word)
    assert row["materials"] == "盖章扫描件、Word 版、有印章"
    assert row["received"] == "2025-12-22"
    assert row["problems"] is None


def test_a_missing_partner_is_named(word: Submitted, paper: Submitted) -> None:
    assert rows(word)[0]["problems"] == "缺盖章扫描件"
    assert rows(paper)[0]["problems"] == "缺Word 版"


def test_small_slips_of_recognition_do_not_part_them(word: Submitted, paper: Submitted) -> None:
    name = str(word.record["project_name"])
    slipped = replace(paper, record={**word.record, "project_name": name.replace(name[2], "木", 1)})
    (row,) = rows(slipped, word)
    assert row["project_name"] == name
    assert "不一致：项目名称" in row["problems"]


def test_what_the_scan_was_unsure_of_is_no_difference(word: Submitted, paper: Submitted) -> None:
    doubted = replace(
        paper, record={**word.record, "venue": "武汉"}, flagged=frozenset({"venue"}), doubtful=("办班地点",)
    )
    (row,) = rows(doubted, word)
    assert row["problems"] is None


def test_another_project_of_the_same_unit_is_another_row(word: Submitted) -> None:
    other = replace(
        word, filename="乙.docx", record={**word.record, "project_name": "农田水利数字化管理高级研修班"}
    )
    assert [row["no"] for row in rows(word, other)] == [1, 2]


def test_the_same_form_twice_is_a_duplicate(word: Submitted) -> None:
    (row,) = rows(word, replace(word, filename="甲(1).docx"))
    assert "重复报送：甲(1).docx" in row["problems"]


def test_level_and_number_are_taken_only_where_plainly_written(word: Submitted) -> None:
    plain = {
        **word.record,
        "participants": "面向全省招收学员45人。",
        "purpose": "申报省级项目。",
        "content_and_methods": "",
    }
    vague = {
        **word.record,
        "participants": "每期招收40人，两期共招收80人。",
        "purpose": "",
        "content_and_methods": "",
    }
    assert (
        rows(replace(word, record=plain))[0]["level"],
        rows(replace(word, record=plain))[0]["headcount"],
    ) == ("provincial", "45人")
    assert rows(replace(word, record=vague))[0]["headcount"] is None


def test_a_file_that_could_not_be_read_is_not_lost(word: Submitted) -> None:
    last = rows(word, unread=(RefusedFile("坏.pdf", "打不开"),))[-1]
    assert last["no"] == 2 and "坏.pdf" in last["project_name"] and last["problems"] == "打不开"


@pytest.mark.parametrize("fmt", ["docx", "pdf", "xlsx"])
def test_it_is_written_as_word_pdf_and_workbook(fmt: str, word: Submitted, paper: Submitted) -> None:
    data = desk.summary([word, paper], [], fmt)
    assert data[:4] == (b"%PDF" if fmt == "pdf" else b"PK\x03\x04")


def changed(one: Submitted, **values: Any) -> Submitted:
    """With other values, `__` in a name for a dot."""
    record = copy.deepcopy(dict(one.record))
    for path, value in values.items():
        paths.put(record, path.replace("__", "."), value)
    return replace(one, record=record)


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
        (like, "盖章扫描件、Word 版、有印章"),
    ]


def test_two_terms_of_one_class_are_two_submissions(word: Submitted) -> None:
    terms = [changed(word, project_name=f"水利工程智能化管理高级研修班（第{term}期）") for term in "一二"]
    assert len(rows(*terms)) == 2


def test_scans_of_two_terms_are_two_submissions_and_each_goes_with_its_word_file(
    word: Submitted, paper: Submitted
) -> None:
    names = [f"水利工程智能化管理高级研修班（第{term}期）" for term in "一二"]
    files = [changed(one, project_name=name) for one in (word, paper) for name in names]
    assert [row["materials"] for row in rows(*files)] == ["盖章扫描件、Word 版、有印章"] * 2


def test_project_and_unit_must_both_be_alike(word: Submitted, paper: Submitted) -> None:
    assert len(rows(word, changed(paper, applicant__name="完全不同的单位"))) == 2
    assert len(rows(word, changed(paper, project_name="农田"))) == 2


def test_the_year_is_what_most_files_say_unless_it_is_given(word: Submitted) -> None:
    files = [changed(word, programme_year=year) for year in (2025, 2026, 2026)]
    assert submission_summary(files)["year"] == 2026
    assert submission_summary(files, year=2024)["year"] == 2024
    assert submission_summary([changed(word, programme_year="2026")])["year"] is None
    assert submission_summary([])["submissions"] == []


@pytest.mark.parametrize(("sealed", "said"), [(True, "、有印章"), (False, "、未见印章"), (None, "")])
def test_seals_are_told_of_scans_only(
    sealed: bool | None, said: str, word: Submitted, paper: Submitted
) -> None:
    assert rows(replace(paper, sealed=sealed))[0]["materials"] == "盖章扫描件" + said
    assert rows(replace(word, sealed=sealed))[0]["materials"] == "Word 版"


def test_the_earliest_day_of_receipt_counts(word: Submitted, paper: Submitted) -> None:
    assert rows(replace(word, received="2026-01-05"), paper)[0]["received"] == "2025-12-23"
    assert rows(replace(word, received=None), paper)[0]["received"] == "2025-12-23"
    assert rows(replace(word, received=None))[0]["received"] is None


def test_problems_are_said_in_one_line_without_repeating(word: Submitted, paper: Submitted) -> None:
    spoken = replace(word, findings=("超过30天。", "没有盖章。"), doubtful=("手机", "手机", "传真"))
    assert rows(spoken)[0]["problems"] == "缺盖章扫描件；超过30天；没有盖章；待核对：手机、传真"
    unsure = replace(paper, doubtful=("手机",), findings=("字迹不清。",))
    assert rows(unsure, word)[0]["problems"] == "字迹不清"


def test_blanks_and_width_of_figures_are_no_difference(word: Submitted, paper: Submitted) -> None:
    typed = changed(word, applicant__mobile="１３９９５１９９６１７", venue="武汉 洪山")
    read = changed(paper, applicant__mobile="13995199617", venue="武汉洪山")
    assert rows(typed, read)[0]["problems"] is None
    other = changed(read, venue="武汉青山", organiser__name="别处")
    assert rows(typed, other)[0]["problems"] == "扫描件与 Word 版不一致：办班地点、承办单位"


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


@pytest.mark.parametrize(
    ("prose", "level"),
    [("申报国家级项目。", "national"), ("省级项目，可升国家级。", None), ("申报项目。", None)],
)
def test_a_level_counts_where_it_alone_is_named(prose: str, level: str | None, word: Submitted) -> None:
    told = changed(word, purpose=prose, participants="", content_and_methods=None)
    assert rows(told)[0]["level"] == level


@pytest.mark.parametrize(
    ("experts", "said"),
    [
        ("陆怀瑾，中国工程院院士", "院士"),
        ("省部级领导1人", "省部级"),
        ("两院院士，副省级领导", "院士、省部级"),
        ("教授3人", None),
    ],
)
def test_dignitaries_are_named_by_their_rank(experts: str, said: str | None, word: Submitted) -> None:
    assert rows(changed(word, experts=experts))[0]["dignitaries"] == said


def test_what_is_ticked_is_told_in_words(word: Submitted) -> None:
    scope = {"national_strategy": {"selected": True}, "digital_technology": {"selected": True}}
    funding = {"fiscal": False, "self_funded": True, "self_funding_source": "单位"}
    (row,) = rows(changed(word, topic_scope=scope, funding=funding))
    assert (row["topic_scope"], row["funding"]) == ("服务国家战略；突出数字技术", "自筹经费")
    assert rows(changed(word, topic_scope={}))[0]["topic_scope"] is None


def test_without_a_mobile_the_office_phone_stands(word: Submitted) -> None:
    told = changed(word, applicant__mobile=None, applicant__office_phone="027-87654321")
    assert rows(told)[0]["mobile"] == "027-87654321"
