"""`zsgx extract FILE --explain PATH`: the way of one value, for a clerk."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from zsgx_docs import desk
from zsgx_docs.read.verify.passes import PASSES

FORM = "hubei/application-form"


def test_it_tells_what_was_read_where_and_that_no_look_is_needed(zsgx, folder: Path, form: bytes) -> None:
    (folder / "form.docx").write_bytes(form)
    done = zsgx("extract", "form.docx", "--explain", "applicant.name")

    name = desk.sample(FORM)["applicant"]["name"]
    assert (done.returncode, done.stderr) == (0, "")
    for told in ("form.docx", "单位名称（applicant.name）", f"“{name}”", "Word 文件自己的文字", "个表格"):
        assert told in done.stdout
    assert f"共 {len(PASSES)} 道，都没有改动" in done.stdout
    assert done.stdout.splitlines()[-1] == f"结论　{name}，把握 100%，不需核对"


def test_a_value_is_asked_for_by_its_label_too(zsgx, folder: Path, form: bytes) -> None:
    (folder / "form.docx").write_bytes(form)
    for label, path in (("研修目的和作用", "purpose"), ("办班时间", "training_dates.text")):
        told = zsgx("extract", "form.docx", "--explain", label)
        assert told.returncode == 0 and told.stdout.splitlines()[1] == f"{label}（{path}）"


def test_it_names_the_pass_that_flags_a_value_and_why(zsgx, folder: Path) -> None:
    record = desk.sample(FORM)
    (folder / "odd.docx").write_bytes(
        desk.issue(FORM, {**record, "cover_applicant": "江汉大学"}, "docx").data
    )
    told = zsgx("extract", "odd.docx", "--explain", "cover_applicant").stdout

    assert "：看各项之间有没有矛盾\n　　　　　存疑：封面的申报单位与表中单位名称不一致" in told
    assert told.splitlines()[-1].endswith("需核对：封面的申报单位与表中单位名称不一致")


def test_a_reader_process_brings_the_trace_back(zsgx, folder: Path) -> None:
    (folder / "form.pdf").write_bytes(desk.issue(FORM, desk.sample(FORM), "pdf").data)
    told = zsgx("extract", "form.pdf", "--explain", "applicant.mobile").stdout

    assert "PDF 自带的文字" in told and re.search(r"第 \d 页，距左 \d+", told)
    assert told.splitlines()[-1].endswith("不需核对")


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("applicant", "applicant.name"),
        ("单位名称", "applicant.name"),
        ("applicant.mobil", "applicant.mobile"),
    ],
)
def test_an_unknown_path_is_one_line_that_names_those_near_it(
    zsgx, folder: Path, form: bytes, path: str, near: str
) -> None:
    (folder / "form.docx").write_bytes(form)
    done = zsgx("extract", "form.docx", "--explain", path)

    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("zsgx：") and all(said in line for said in ("form.docx", path, near))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("form.docx", "form.docx", "--explain", "year"), "一份文件"),
        ((".", "--explain", "year"), "一份文件"),
        (("form.docx", "--explain", "year", "-o", "x.json"), "-o"),
        (("nowhere.docx", "--explain", "year"), "nowhere.docx"),
    ],
)
def test_it_explains_one_file_and_writes_none(
    zsgx, folder: Path, form: bytes, arguments: tuple[str, ...], named: str
) -> None:
    (folder / "form.docx").write_bytes(form)
    done = zsgx("extract", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("zsgx：") and named in line


def test_a_paper_that_nobody_knows_has_nothing_to_explain(zsgx, folder: Path) -> None:
    letter = Document()
    letter.add_paragraph("晴，西北风三级。")
    data = BytesIO()
    letter.save(data)
    (folder / "letter.docx").write_bytes(data.getvalue())
    done = zsgx("extract", "letter.docx", "--explain", "year")

    assert done.returncode == 2 and "letter.docx" in done.stderr and "认不出" in done.stderr
