"""`zsgx check` and `zsgx rules`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import yaml

from read.letters import letter
from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.template.catalogue import samples_folder

SAMPLES = samples_folder()
ACCOUNTS = "tianjin/final-accounts"


def put(folder: Path, name: str, sample: str, **change: Any) -> Path:
    """A sample's record as a file, changed."""
    record = desk.sample(sample)
    for path, value in change.items():
        paths.put(record, path.replace("__", "."), value)
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    return target


def told(done: Any) -> list[tuple[str, str]]:
    return [
        (f["rule"], f["severity"])
        for entry in json.loads(done.stdout)
        for f in entry["findings"]
        if f["outcome"] == "violated"
    ]


def test_the_official_plan_is_told_its_own_faults(zsgx) -> None:
    done = zsgx("check", SAMPLES / "tianjin/plan-notice.yaml", "--json")
    assert (done.returncode, told(done)) == (1, [("T03", "error"), ("T37", "warning"), ("X15", "warning")])


def test_a_warning_alone_is_no_failure_and_a_sample_breaks_nothing(zsgx, folder: Path) -> None:
    assert zsgx("check", SAMPLES / "hubei/application-form.yaml").returncode == 0
    put(folder, "表.yaml", "hubei/application-form", programme_year=2025)
    done = zsgx("check", "表.yaml", "--json")
    assert done.returncode == 0 and ("H28", "warning") in told(done)


def test_it_prints_each_finding_with_its_sentence_and_place(zsgx, folder: Path) -> None:
    word = desk.issue(ACCOUNTS, {**desk.sample(ACCOUNTS), "total_count": 60}, "docx")
    (folder / "决算.docx").write_bytes(word.data)
    done = zsgx("check", "决算.docx")
    lines = done.stdout.splitlines()
    assert done.returncode == 1 and lines[0] == "决算.docx（经费决算表）"
    assert lines[1].startswith("  错误　X02　学员52人、工作人员5人，总计却是60人。　〔表1第3行")
    assert lines[2].strip() == "依据：决算表的总计等于学员人数加工作人员人数"
    assert "2025年度通知（2025-03-19印发，随程序的样例）" in done.stderr


def test_the_notice_given_goes_before_the_sample(zsgx, folder: Path) -> None:
    put(folder, "通知.yaml", "tianjin/plan-notice", finish_before="2025-10-15")
    put(folder, "决算.yaml", ACCOUNTS)
    given = zsgx("check", "决算.yaml", "--notice", "通知.yaml", "--json")
    assert told(given) == [("T03", "error")] and "所给的通知" in given.stderr
    assert told(zsgx("check", "决算.yaml", "--json")) == []


def test_a_notice_among_the_papers_is_the_one_that_counts(zsgx, folder: Path) -> None:
    put(folder, "班/通知.yaml", "tianjin/plan-notice", finish_before="2025-10-15")
    put(folder, "班/决算.yaml", ACCOUNTS)
    done = zsgx("check", "班", "--json")
    (accounts,) = [e for e in json.loads(done.stdout) if e["document_type"] == "final_accounts"]
    assert "T03" in {f["rule"] for f in accounts["findings"] if f["outcome"] == "violated"}
    assert "材料里的通知" in done.stderr


def test_a_folder_is_a_class(zsgx, folder: Path) -> None:
    put(folder, "班/决算.yaml", ACCOUNTS, venue="北京市")
    put(folder, "班/方案.yaml", "organiser/implementation-plan")
    done = zsgx("check", "班", "--json")
    (held,) = [entry for entry in json.loads(done.stdout) if entry["document_type"] == "class"]
    rules = {f["rule"] for f in held["findings"] if f["outcome"] == "violated"}
    assert held["source"] == {"filename": "智能制造系统设计与调试高级研修班"}
    assert rules == {"T33", "T39", "T42"} and done.returncode == 1


def test_a_class_file_gives_all_its_papers(zsgx) -> None:
    done = zsgx("check", SAMPLES / "class.yaml", "--json")
    assert (done.returncode, told(done)) == (0, [])
    assert len(json.loads(done.stdout)) == 12


def test_a_result_of_reading_is_taken_as_it_is(zsgx, folder: Path) -> None:
    word = desk.issue(ACCOUNTS, {**desk.sample(ACCOUNTS), "total_count": 60}, "docx")
    (folder / "决算.docx").write_bytes(word.data)
    zsgx("extract", "决算.docx", "-o", "结果.json")
    (entry,) = json.loads(zsgx("check", "结果.json", "--json").stdout)
    assert entry["source"]["filename"] == "决算.docx" and entry["source"]["sha256"]
    assert "X02" in {f["rule"] for f in entry["findings"]}


def test_a_record_without_a_type_wants_a_template(zsgx, folder: Path) -> None:
    (folder / "表.json").write_text('{"total_count": 60}', encoding="utf-8")
    refused = zsgx("check", "表.json")
    assert (refused.returncode, refused.stdout) == (2, "") and "-t" in refused.stderr
    taken = zsgx("check", "表.json", "-t", ACCOUNTS, "--json")
    assert taken.returncode == 0 and json.loads(taken.stdout)[0]["document_type"] == "final_accounts"


@pytest.mark.parametrize("name", ["没有.docx", "坏.docx", "坏.yaml"])
def test_a_bad_file_is_one_line_and_nothing_on_standard_output(zsgx, folder: Path, name: str) -> None:
    if name != "没有.docx":
        (folder / name).write_bytes(b"\x00: [")
    done = zsgx("check", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zsgx：") and name in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_notice_that_is_none_is_refused(zsgx, folder: Path) -> None:
    done = zsgx("check", SAMPLES / "class.yaml", "--notice", SAMPLES / f"{ACCOUNTS}.yaml")
    assert (done.returncode, done.stdout) == (2, "") and "不是征集选题通知" in done.stderr


def test_the_results_are_written_as_a_workbook_a_report_and_json(zsgx, folder: Path) -> None:
    put(folder, "决算.yaml", ACCOUNTS, total_count=60)
    for ending in ("xlsx", "pdf", "json"):
        assert zsgx("check", "决算.yaml", "-o", f"结果.{ending}").returncode == 1
    sheet = openpyxl.load_workbook(folder / "结果.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:4] == ["材料", "文书", "程度", "规则"]
    assert rows[1][:4] == ["决算.yaml", "经费决算表", "错误", "X02"]
    text = pypdfium2.PdfDocument(folder / "结果.pdf")[0].get_textpage().get_text_bounded()
    assert "检查报告" in text and "总计却是60人" in text and "2025年度通知" in text
    assert json.loads((folder / "结果.json").read_text("utf-8"))[0]["document_type"] == "final_accounts"


def test_the_rules_are_listed_with_who_decides(zsgx) -> None:
    lines = [line.split("\t") for line in zsgx("rules").stdout.splitlines()]
    listed = {line[0]: line for line in lines}
    assert listed["H06"][1:4] == ["申报表、实施方案、开班通知、经费决算表、研修总结报告", "错误", "程序"]
    assert listed["H33"][3].startswith("人工：")
    told = json.loads(zsgx("rules", "--json").stdout)
    assert {rule["id"]: rule["automatic"] for rule in told}["H33"] is False


def test_a_file_that_is_no_paper_is_said_to_be_none(zsgx, folder: Path) -> None:
    put(folder, "班/决算.yaml", ACCOUNTS)
    paper = desk.issue("hubei/application-form", desk.sample("hubei/application-form"), "docx").data
    (folder / "班" / "表.docx").write_bytes(paper)
    (folder / "班" / "说明.json").write_text('{"document_type": "letter"}', encoding="utf-8")
    done = zsgx("check", "班", "--json")
    kinds = {e["source"]["filename"]: e["document_type"] for e in json.loads(done.stdout)}
    assert kinds["说明.json"] == "unknown" and kinds["表.docx"] == "application_form"
    assert "说明.json：不认识的文件，没有检查" in done.stderr


def test_a_mail_says_when_and_where_its_form_came_in(zsgx, folder: Path, form: bytes) -> None:
    (folder / "来信.eml").write_bytes(letter(("申报表.docx", form)).as_bytes())
    done = zsgx("check", "来信.eml", "--json")
    rules = {rule for rule, _ in told(done)}
    assert {"H25", "H26", "H35"} <= rules and done.returncode == 1


def test_what_it_wrote_itself_is_no_paper_and_what_was_not_read_is_told(zsgx, folder: Path) -> None:
    put(folder, "班/决算.yaml", ACCOUNTS)
    zsgx("check", "班", "-o", "班/结果.json")
    again = zsgx("check", "班", "--json")
    assert [e["source"]["filename"] for e in json.loads(again.stdout) if e["document_type"] != "class"] == [
        "决算.yaml"
    ]
    bad = {
        "source": {"filename": "坏.pdf"},
        "error": {"code": "unreadable_file", "message": "坏.pdf：打不开。"},
    }
    (folder / "班" / "读取.json").write_text(json.dumps([bad], ensure_ascii=False), encoding="utf-8")
    with_bad = zsgx("check", "班", "--json")
    assert with_bad.returncode == 2 and json.loads(with_bad.stdout)[-1] == bad


def test_records_and_files_named_together_are_all_checked(zsgx, folder: Path, form: bytes) -> None:
    put(folder, "记录/决算.yaml", ACCOUNTS)
    (folder / "表.docx").write_bytes(form)
    done = zsgx("check", "记录", "表.docx", "--json")
    kinds = [entry["document_type"] for entry in json.loads(done.stdout)]
    assert kinds[:2] == ["final_accounts", "application_form"]


def test_a_record_of_a_folder_that_cannot_be_read_loses_only_itself(zsgx, folder: Path) -> None:
    (folder / "good.json").write_text(json.dumps(desk.sample("hubei/application-form")))
    (folder / "bad.json").write_text('{"a": ' + "9" * 5000 + "}")
    done = zsgx("check", folder, "--json")
    told = {entry["source"]["filename"]: entry for entry in json.loads(done.stdout)}
    assert done.returncode == 2
    assert told["good.json"]["document_type"] == "application_form"
    assert "长达数千位" in told["bad.json"]["error"]["message"]
