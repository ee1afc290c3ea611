"""Three files a unit (Word, print, stamped scan), and what goes wrong with them: a table of faults."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from records.submissions.conftest import changed
from zsgx_docs.records.submissions import Submitted, submission_summary

Send = Callable[[Submitted, Submitted, Submitted], Sequence[Submitted]]
OTHERS_SEAL = "印章读作“别处大学”，与申报单位不一致：H27要求“…”。"
NO_ONES_SEAL = "盖有印章，但无法认定是否为申报单位的印章，请对照H27“…”人工核对。"
ALL = "Word 版、盖章扫描件、PDF"

FAULTS: dict[str, tuple[Send, str, str | None]] = {
    "all three": (lambda w, p, s: [w, p, s], ALL, None),
    "word only": (lambda w, p, s: [w], "Word 版", "缺盖章扫描件"),
    "scan only": (lambda w, p, s: [s], "盖章扫描件", "缺 Word 版"),
    "print only": (lambda w, p, s: [p], "PDF", "未见印章；缺 Word 版"),
    "word and print": (lambda w, p, s: [w, p], "Word 版、PDF", "未见印章"),
    "print and stamped scan": (lambda w, p, s: [p, s], "盖章扫描件、PDF", "缺 Word 版"),
    "a scan without a seal": (
        lambda w, p, s: [w, p, replace(s, seal="none")],
        "Word 版、扫描件、PDF",
        "未见印章",
    ),
    "the print carries an electronic seal": (
        lambda w, p, s: [w, replace(p, seal="own")],
        "Word 版、盖章 PDF",
        None,
    ),
    "an unstamped scan beside a stamped print": (
        lambda w, p, s: [w, replace(p, seal="own"), replace(s, seal="none")],
        "Word 版、盖章 PDF、扫描件",
        None,
    ),
    "the place of the seal was not seen": (
        lambda w, p, s: [w, replace(s, seal="unseen", findings=("第 1 页不是整张纸，请核对原件。",))],
        "Word 版、扫描件",
        "看不出有无印章；第 1 页不是整张纸，请核对原件",
    ),
    "another unit's seal": (
        lambda w, p, s: [w, p, replace(s, seal="doubtful", findings=(OTHERS_SEAL,))],
        ALL,
        "印章读作“别处大学”，与申报单位不一致",
    ),
    "a seal that nobody can tell": (
        lambda w, p, s: [w, replace(s, seal="doubtful", findings=(NO_ONES_SEAL,))],
        "Word 版、盖章扫描件",
        "盖有印章，但无法认定是否为申报单位的印章",
    ),
    "the only seal is a picture in the word file": (
        lambda w, p, s: [replace(w, seal="own"), p],
        "Word 版、PDF",
        None,
    ),
    "the scan is unsure, and says otherwise": (
        lambda w, p, s: [w, p, replace(changed(s, venue="武汉"), flagged={"venue": "办班地点"})],
        ALL,
        "盖章扫描件待核对：办班地点",
    ),
    "the scan is unsure, and says the same": (
        lambda w, p, s: [w, p, replace(s, flagged={"venue": "办班地点"})],
        ALL,
        "盖章扫描件 1 处读得不准，与所取的值相同",
    ),
    "the scan says otherwise for sure": (
        lambda w, p, s: [w, p, changed(s, applicant__mobile="13900009999")],
        ALL,
        "盖章扫描件与 Word 版不一致：手机",
    ),
    "the print says otherwise": (
        lambda w, p, s: [w, changed(p, venue="武汉"), s],
        ALL,
        "PDF与 Word 版不一致：办班地点",
    ),
    "the same file twice": (
        lambda w, p, s: [w, p, s, replace(w, filename="甲(1).docx")],
        ALL,
        "重复报送：甲(1).docx（与 甲.docx 完全相同）",
    ),
    "saved again without a change": (
        lambda w, p, s: [w, p, s, replace(w, filename="甲2.docx", sha256="w2")],
        ALL,
        "重复报送：甲2.docx（内容与 甲.docx 相同）",
    ),
    "an older version": (
        lambda w, p, s: [
            replace(changed(w, venue="武汉"), filename="旧.docx", sha256="o", received="2025-12-01"),
            w,
            s,
        ],
        "Word 版、盖章扫描件",
        "重复报送：旧.docx（办班地点不同，取了 甲.docx，请核对）",
    ),
    "two scans of which one is unstamped": (
        lambda w, p, s: [w, s, replace(s, filename="白.pdf", seal="none", sha256="b")],
        "Word 版、盖章扫描件、扫描件",
        None,
    ),
    "two stamped scans, one of another unit's seal": (
        lambda w, p, s: [
            w,
            replace(s, filename="错.pdf", seal="doubtful", sha256="x", received="2026-01-01"),
            s,
        ],
        "Word 版、盖章扫描件",
        "重复报送：错.pdf（内容与 甲.scan.pdf 相同）",
    ),
}


@pytest.mark.parametrize(("send", "materials", "problems"), FAULTS.values(), ids=list(FAULTS))
def test_the_row_says_which_files_came_and_what_is_wrong_in_whatever_order_they_came(
    send: Send,
    materials: str,
    problems: str | None,
    word: Submitted,
    printed: Submitted,
    paper: Submitted,
) -> None:
    for order in itertools.permutations(send(word, printed, paper)):
        (row,) = submission_summary(order).record["submissions"]
        assert row["materials"] == materials
        if "重复" in (problems or "") and "相同" in str(problems):
            assert row["problems"].count("重复报送") == 1 and "相同" in row["problems"]
        else:
            assert row["problems"] == problems


def test_six_units_with_three_files_each_are_six_rows_without_a_fault(
    word: Submitted, printed: Submitted, paper: Submitted
) -> None:
    topics = ("智慧水利调度", "中药饮片炮制", "低空经济应用", "集成电路封装", "数据安全治理", "县域慢病管理")
    files = [
        changed(one, project_name=f"{topic}高级研修班", applicant__name=f"{topic[:2]}研究院")
        for one in (word, printed, paper)
        for topic in topics
    ]
    rows = submission_summary(files).record["submissions"]
    assert [(row["materials"], row["problems"]) for row in rows] == [(ALL, None)] * 6


def test_files_of_one_mail_belong_together_though_the_scan_was_hardly_read(
    word: Submitted, paper: Submitted
) -> None:
    mail = {"came_in": "来信.eml"}
    unread = replace(changed(paper, project_name=None, applicant__name=None, cover_applicant=None), **mail)
    misread = replace(changed(paper, project_name="水利管埋高级研修"), **mail)
    posted = replace(changed(word, project_name="水利管理与调度高级研修班"), **mail)
    assert len(submission_summary([posted, unread]).rows) == 1
    assert len(submission_summary([posted, misread]).rows) == 1
    assert len(submission_summary([posted, replace(unread, came_in=None)]).rows) == 2
    assert len(submission_summary([posted, replace(misread, came_in=None)]).rows) == 2


def test_further_pages_of_a_photographed_form_are_no_repeats_and_their_seal_counts(
    word: Submitted, paper: Submitted
) -> None:
    first = replace(paper, filename="1.jpg", seal="none", came_in="甲")
    pages = [
        replace(
            changed(paper, project_name=None, applicant__name=None, cover_applicant=None),
            filename=f"{number}.jpg",
            seal="own" if number == 3 else "none",
            sha256=str(number),
            came_in="甲",
        )
        for number in (2, 3)
    ]
    (row,) = submission_summary([replace(word, came_in="甲"), first, *pages]).record["submissions"]
    assert (row["materials"], row["problems"]) == ("Word 版、扫描件、其余页", None)


def test_one_form_twice_in_one_file_is_said_so(paper: Submitted, word: Submitted) -> None:
    (row,) = submission_summary([word, paper, replace(paper)]).record["submissions"]
    assert row["problems"] == "重复报送：甲.scan.pdf（同一个文件里又有一份）"


def test_a_mail_with_two_projects_is_two_rows_each_with_its_scan(word: Submitted, paper: Submitted) -> None:
    names = ("智慧水利调度高级研修班", "中药饮片炮制高级研修班")
    files = [
        replace(changed(one, project_name=name), came_in="来信.eml")
        for one in (word, paper)
        for name in names
    ]
    rows = submission_summary(files).record["submissions"]
    assert [row["materials"] for row in rows] == ["Word 版、盖章扫描件"] * 2


def test_a_word_file_and_the_scan_of_something_else_in_one_mail_are_two_rows(
    word: Submitted, paper: Submitted
) -> None:
    other = replace(
        changed(paper, project_name="中药饮片炮制", applicant__name="药科大学"), came_in="来信.eml"
    )
    assert len(submission_summary([replace(word, came_in="来信.eml"), other]).rows) == 2


def test_what_was_sent_again_in_another_mail_is_said_with_the_later_taken(word: Submitted) -> None:
    first = replace(word, came_in="一.eml", received="2026-01-05T09:00")
    second = replace(
        changed(word, venue="武汉"),
        filename="乙.docx",
        came_in="二.eml",
        received="2026-01-06T09:00",
        sha256="n",
    )
    (row,) = submission_summary([first, second]).record["submissions"]
    assert row["venue"] == "武汉"
    assert "重复报送：甲.docx（办班地点不同，取了 乙.docx，请核对）" in row["problems"]
