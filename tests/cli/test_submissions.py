"""Mails and archives on the command line: a line for each file in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from broken.archives import word
from read.letters import letter, with_damage, zipped


def lines(done: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_file_of_a_mail_has_a_line_that_says_how_it_came(zsgx, folder: Path, form: bytes) -> None:
    mail = letter(("申报表.docx", form), ("材料.zip", zipped({"说明.docx": word("说明")}, gbk=True)))
    mail.add_attachment(b"x", "application", "pgp-signature", filename="signature.asc")
    (folder / "来信.eml").write_bytes(mail.as_bytes())
    done = zsgx("extract", "来信.eml", "--jobs", "2")
    assert done.returncode == 0
    first, second = lines(done)
    assert (first["document_type"], second["document_type"]) == ("application_form", "unknown")
    assert [each["source"]["filename"] for each in (first, second)] == ["申报表.docx", "材料.zip/说明.docx"]
    assert first["source"]["submission"] == {
        "container": "mail",
        "name": "来信.eml",
        "received_at": "2026-03-02T09:31",
        "sender": "林知远 <lin@example.org>",
        "subject": "报送申报材料",
        "recipient": "office@example.gov.cn",
    }
    assert second["source"]["submission"] == first["source"]["submission"]
    assert done.stderr == "zsgx：来信.eml：没有读 signature.asc（电子签名）。\n"


def test_a_file_that_came_by_itself_says_so(zsgx, folder: Path, form: bytes) -> None:
    (folder / "申报表.docx").write_bytes(form)
    assert lines(zsgx("extract", "申报表.docx"))[0]["source"]["submission"] is None


def test_a_bad_file_in_an_archive_spoils_only_its_own_line(zsgx, folder: Path, form: bytes) -> None:
    made = zipped({"坏.docx": b"damaged", "申报表.docx": form, "说明.txt": "一段文字".encode()})
    (folder / "材料.zip").write_bytes(with_damage(made, b"damaged"))
    done = zsgx("extract", "材料.zip")
    assert done.returncode == 2
    bad, good, text = lines(done)
    assert bad["error"]["code"] == "unreadable_file" and "已损坏" in bad["error"]["message"]
    assert bad["source"]["filename"] == "坏.docx" and bad["source"]["submission"]["name"] == "材料.zip"
    assert good["document_type"] == "application_form"
    assert text["error"]["code"] == "unsupported_file"
    assert done.stderr.splitlines()[-1].startswith("zsgx：3 份文件中有 2 份没有读出")


def test_one_bad_file_alone_in_an_archive_is_a_line_all_the_same(zsgx, folder: Path) -> None:
    (folder / "材料.zip").write_bytes(zipped({"说明.txt": "一段文字".encode()}))
    done = zsgx("extract", "材料.zip")
    assert done.returncode == 2
    assert lines(done)[0]["error"]["code"] == "unsupported_file"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("来信.eml", letter().as_bytes(), "没有附件"),
        ("材料.zip", zipped({}), "没有文件"),
        ("材料.zip", zipped({"a.docx": b"x"})[:-30], "没有传完整"),
    ],
    ids=["mail", "empty zip", "cut zip"],
)
def test_a_submission_without_files_is_one_line_of_complaint(
    zsgx, folder: Path, name: str, content: bytes, says: str
) -> None:
    (folder / name).write_bytes(content)
    done = zsgx("extract", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and name in done.stderr and says in done.stderr


def test_nothing_is_written_under_the_names_in_an_archive(zsgx, folder: Path, form: bytes) -> None:
    (folder / "材料.zip").write_bytes(zipped({"../申报表.docx": form, f"{folder}/申报表.docx": form}))
    before = sorted(folder.iterdir())
    assert zsgx("extract", "材料.zip").returncode == 0
    assert sorted(folder.iterdir()) == before
    assert [*folder.parent.rglob("*申报表*")] == []


def test_results_of_a_submission_fill_a_table_and_a_report(zsgx, folder: Path, form: bytes) -> None:
    (folder / "来信.eml").write_bytes(letter(("申报表.docx", form), ("坏.pdf", b"%PDF-")).as_bytes())
    for name in ("a.json", "a.xlsx", "a.csv", "a.pdf"):
        assert zsgx("extract", "来信.eml", "-o", name).returncode == 2
        assert (folder / name).stat().st_size > 100
    assert [len(json.loads((folder / "a.json").read_text(encoding="utf-8")))] == [2]


def test_files_of_several_mails_are_told_apart_in_lists(zsgx, folder: Path, form: bytes) -> None:
    for mail in ("甲.eml", "乙.eml"):
        (folder / mail).write_bytes(letter(("申报表.docx", form)).as_bytes())
    zsgx("extract", "甲.eml", "乙.eml", "-o", "a.xlsx")
    overview = openpyxl.load_workbook(folder / "a.xlsx").worksheets[0]
    assert [cell.value for cell in overview["A"][1:]] == ["甲.eml/申报表.docx", "乙.eml/申报表.docx"]


def test_the_summary_counts_files_of_mails_by_the_day_they_came(zsgx, folder: Path, form: bytes) -> None:
    (folder / "来信").mkdir()
    (folder / "来信" / "甲.eml").write_bytes(letter(("申报表.docx", form)).as_bytes())
    (folder / "来信" / "乙.zip").write_bytes(zipped({"说明.docx": word("说明")}))
    done = zsgx("summary", "来信", "-o", "a.xlsx")
    assert done.returncode == 0
    assert "乙.zip/说明.docx" in done.stderr
    rows = openpyxl.load_workbook(folder / "a.xlsx").active.iter_rows(values_only=True)
    assert any("2026-03-02" in str(value) for row in rows for value in row)
