"""申报汇总表: scans and Word files of one unit in one row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.records.submissions import Submitted, Unread, submission_summary

FORM = "hubei/application-form"


@pytest.fixture
def word() -> Submitted:
    return Submitted("甲.docx", "word", desk.sample(FORM), "2025-12-22")


@pytest.fixture
def paper(word: Submitted) -> Submitted:
    return replace(word, filename="甲.pdf", form="paper", received="2025-12-23", sealed=True)


def rows(*submitted: Submitted, unread: tuple[Unread, ...] = ()) -> list[dict[str, Any]]:
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
    last = rows(word, unread=(Unread("坏.pdf", "打不开"),))[-1]
    assert last["no"] == 2 and "坏.pdf" in last["project_name"] and last["problems"] == "打不开"


@pytest.mark.parametrize("fmt", ["docx", "pdf", "xlsx"])
def test_it_is_written_as_word_pdf_and_workbook(fmt: str, word: Submitted, paper: Submitted) -> None:
    data = desk.summary([word, paper], [], fmt)
    assert data[:4] == (b"%PDF" if fmt == "pdf" else b"PK\x03\x04")
