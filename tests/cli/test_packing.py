"""The papers of a class: all that the notice demands, with a word on all that was decided."""

from __future__ import annotations

import io
import zipfile
from itertools import islice
from pathlib import Path

import pytest
import yaml

from zsgx_docs import desk
from zsgx_docs.desk import packing
from zsgx_docs.template.catalogue import samples_folder


def body(docx: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml")


def test_long_papers_are_written_by_workers_and_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = desk.load_class(samples_folder() / "class.yaml")
    name, here = list(islice(desk.pack(sample), 3))[2]
    monkeypatch.setattr(packing, "LONG_LIST", 1)
    again, apart = list(islice(desk.pack(sample), 3))[2]
    assert again == name == "2-学员和工作人员签到表.docx" and body(apart) == body(here)


DEMANDED = (
    "开班通知", "签到表", "带证书编号的学员名单", "经费决算表", "研修总结报告", "满意度测评表",
    "满意度测评统计表", "实施方案", "研究成果报告", "图文动态信息", "培训合格证书", "工程服务平台学员名单",
)  # fmt: skip


def a_class(folder: Path, **changes: object) -> Path:
    raw = desk.load_record(samples_folder() / "class.yaml")
    file = folder / "班级.yaml"
    file.write_text(yaml.safe_dump({**raw, **changes}, allow_unicode=True), "utf-8")
    return file


@pytest.mark.slow
def test_all_that_the_notice_demands_is_written_and_told_in_one_block(zsgx, folder: Path) -> None:
    people = desk.load_record(samples_folder() / "class.yaml")["trainees"]
    people[0] |= {"absent_hours": 8, "passed": True}
    a_class(folder, trainees=people, plan={"venue": "武汉", "headcount": 60})
    done = zsgx("pack", "班级.yaml", "-o", "材料")
    assert done.returncode == 0
    written = [file.name for file in (folder / "材料").iterdir()]
    for paper in DEMANDED:
        assert sum(name.endswith((f"{paper}.docx", f"{paper}.pdf")) for name in written) == 2
    told = done.stderr
    assert told.startswith("—— 处理说明 ——\n写出：材料\n")
    for part in (
        f"{people[0]['name']}（学员第1人）",
        "原填“通过”",
        "方案为“武汉”",
        "计划招收60人",
        "10-实施方案：选题依据",
    ):
        assert part in told
    assert "必填项" not in told


@pytest.mark.slow
def test_papers_are_told_and_archived_by_their_numbers(zsgx, folder: Path) -> None:
    told = zsgx("pack", samples_folder() / "class.yaml", "-o", "班级").stdout.splitlines()
    papers = [int(line.removeprefix("班级/").partition("-")[0]) for line in told[:-1]]
    assert papers == sorted(papers) and papers[-1] > 9
    archived = zipfile.ZipFile(folder / "班级" / "全部材料.zip").namelist()
    assert told == [*(f"班级/{name}" for name in archived), "班级/全部材料.zip"]


def test_what_is_known_of_a_form_is_filled_in_and_the_rest_told_as_blank() -> None:
    sample = desk.load_class(samples_folder() / "class.yaml")
    heard: list[tuple[str, str]] = []
    papers = dict(desk.pack(sample, note=lambda section, said: heard.append((section, said))))
    taken = desk.take_in(papers["10-实施方案.docx"], "实施方案.docx")
    known = (taken.record["project_name"], taken.record["headcount"], taken.record["training_dates"]["start"])
    assert known == (sample.course.project_name, 50, "2025-10-13")
    assert taken.record["leading_group"] is None
    summary = desk.take_in(papers["9-学员满意度测评统计表.docx"], "统计表.docx").record
    assert (summary["trainee_count"], summary["overall_rate"]) == (len(sample.trainees), 0.98)
    blanks = [said for section, said in heard if section == "留空"]
    assert any(said.startswith("10-实施方案：") and "领导小组" in said for said in blanks)
    assert any(said.startswith("12-图文动态信息：") and "正文" in said for said in blanks)
