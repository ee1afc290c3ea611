"""What the command says it decided."""

from __future__ import annotations

from dataclasses import replace

from zsgx_docs.records.submissions import RefusedFile, Submitted, account_of, submission_summary


def test_it_says_which_files_were_taken_and_why(
    word: Submitted, printed: Submitted, paper: Submitted
) -> None:
    told = list(account_of(submission_summary([printed, paper, word]), 3, ()))
    unit = word.record["applicant"]["name"]
    taken = "内容取 甲.docx（Word 版），纸质件取 甲.scan.pdf（盖有印章），不取 甲.pdf"
    assert told == [
        ("读入", "3 份文件，1 家单位，1 个申报项目"),
        ("取用", f"第 1 行 {unit}：{taken}"),
        ("推断", "计划人数（申报表没有这一栏，取自正文）：第 1 行“计划招收学员60人”"),
    ]


def test_it_says_what_was_sent_again_left_out_missing_and_what_to_look_at(word: Submitted) -> None:
    files = [word, replace(word, filename="甲(1).docx")]
    refused = [RefusedFile("坏.pdf", "坏.pdf：文件已损坏。"), RefusedFile("函.docx", "不是申报表，请核对")]
    summed = submission_summary(files, refused, listed=["没有来的学院"])
    told = list(account_of(summed, 4, (("说明.txt", "没有读"),)))
    assert ("重复报送", "第 1 行 甲(1).docx：与 甲.docx 完全相同") in told
    assert [line for topic, line in told if topic == "没有采用"] == [
        "坏.pdf：文件已损坏",
        "函.docx：不是申报表，请核对",
        "说明.txt：没有读",
    ]
    assert ("未报送", "1 家：没有来的学院（有 2 份文件没有采用，也许在其中）") in told
    assert ("名单以外", f"1 家：{word.record['applicant']['name']}") in told
    assert told[-1] == ("请核对", "第 1、2、3、4 行，见表中“问题”")


def test_a_single_file_is_no_choice_and_nothing_to_look_at_is_said_by_silence(
    word: Submitted, paper: Submitted
) -> None:
    assert "请核对" not in dict(account_of(submission_summary([word, paper]), 2, ()))
    assert "取用" not in dict(account_of(submission_summary([word]), 1, ()))


def test_a_unit_without_word_file_and_without_seal_is_told_so(printed: Submitted) -> None:
    scan = replace(printed, form="scan", filename="甲.jpg", sha256="j")
    taken = dict(account_of(submission_summary([printed, scan]), 2, ()))["取用"]
    assert taken.endswith("内容、印章都看 甲.jpg（都没有盖章，没有 Word 版），不取 甲.pdf")


def test_a_complete_list_and_a_name_twice_on_it_are_said(word: Submitted) -> None:
    name = str(word.record["applicant"]["name"])
    told = list(account_of(submission_summary([word], listed=[name, name]), 1, ()))
    assert ("未报送", "没有，应报名单中的单位都已报送") in told
    assert ("请核对", f"应报名单中“{name}”出现不止一次，只算一家") in told
