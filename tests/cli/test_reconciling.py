"""`zsgx reconcile`, as a person runs it."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from forge import SCANNERS, SealSpec, find, pressed_on, scan, stamp
from zsgx_docs import desk
from zsgx_docs.model import paths

FORM = "hubei/application-form"


def record(**values: Any) -> dict[str, Any]:
    made = deepcopy(desk.sample(FORM))
    for path, value in values.items():
        paths.put(made, path.replace("__", "."), value)
    return made


@pytest.fixture
def files(folder: Path) -> Path:
    """A print of the sample form, its Word file, one that was changed, another paper."""
    changed = record(applicant__contact="李四", funding__fiscal=not desk.sample(FORM)["funding"]["fiscal"])
    (folder / "打印.pdf").write_bytes(desk.issue(FORM, record(), "pdf").data)
    (folder / "原稿.docx").write_bytes(desk.issue(FORM, record(), "docx").data)
    (folder / "改过.docx").write_bytes(desk.issue(FORM, changed, "docx").data)
    roster = "tianjin/certificate-roster"
    (folder / "名单.docx").write_bytes(desk.issue(roster, desk.sample(roster), "docx").data)
    return folder


def test_the_json_has_every_field_with_both_values_and_a_verdict(zsgx, files: Path) -> None:
    done = zsgx("reconcile", "打印.pdf", "改过.docx", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1 and {"fields", "seals", "findings"} <= set(told)
    assert all({"path", "label", "scan", "word", "verdict"} <= set(field) for field in told["fields"])
    different = {f["path"]: (f["scan"], f["word"]) for f in told["fields"] if f["verdict"] == "different"}
    sample = desk.sample(FORM)
    assert different == {
        "applicant.contact": (sample["applicant"]["contact"], "李四"),
        "funding.fiscal": (sample["funding"]["fiscal"], not sample["funding"]["fiscal"]),
    }
    assert [(f["rule"], f["severity"], f["paths"]) for f in told["findings"] if f["rule"] == "X11"] == [
        ("X11", "error", ["funding.fiscal"]),
        ("X11", "error", ["applicant.contact"]),
    ]


def test_people_are_told_in_a_table_what_differs_then_what_else_is_wrong(zsgx, files: Path) -> None:
    done = zsgx("reconcile", "打印.pdf", "改过.docx")
    head, *lines = done.stdout.splitlines()
    assert head == "栏目\t扫描件\tWord 件\t结论\t页"
    assert lines[0].split("\t")[2:4] == ["□", "不同"] or lines[0].split("\t")[1:4] == ["□", "☑", "不同"]
    assert "联系人（applicant.contact）" in lines[1] and "\t李四\t不同\t" in lines[1]
    assert lines[2].startswith("错误　H27　未见申报单位印章")
    assert lines[3] == "打印.pdf 与 改过.docx：核对 40 项，2 项不同。"
    assert "打印.pdf 不是扫描件" in done.stderr


def test_a_report_and_a_commented_copy_are_written(zsgx, files: Path) -> None:
    for name in ("核对.pdf", "核对.docx"):
        done = zsgx("reconcile", "打印.pdf", "改过.docx", "-o", name)
        assert done.returncode == 1 and (files / name).stat().st_size > 5000
        assert f"写出：{name}" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("打印.pdf", "名单.docx"), "名单.docx 是“带证书编号的学员名单”，不是同一份文书"),
        (("打印.pdf", "没有.docx"), "没有.docx"),
        (("打印.pdf", "原稿.docx", "-o", "核对.txt"), "只能写成 .pdf、.docx"),
        (("打印.pdf", "原稿.docx", "-o", "原稿.docx"), "原稿.docx：就是要核对的文件"),
        (("打印.pdf", "打印.pdf", "-o", "批注.docx"), "打印.pdf：不是 Word 件"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_its_cause(
    zsgx, files: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = zsgx("reconcile", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert said in line


@pytest.mark.slow
def test_a_stamped_scan_and_its_word_copies_the_right_one_and_the_changed_one(zsgx, files: Path) -> None:
    pdf = (files / "打印.pdf").read_bytes()
    unit = str(desk.sample(FORM)["applicant"]["name"])
    seal = pressed_on(find(pdf, "（盖章）"), SealSpec(unit))
    (files / "盖章.pdf").write_bytes(scan(stamp(pdf, [seal], seed=1), SCANNERS["office"], seed=1).pdf)
    right = zsgx("reconcile", "盖章.pdf", "原稿.docx", "--json")
    told = json.loads(right.stdout)
    assert right.returncode == 0 and {field["verdict"] for field in told["fields"]} <= {
        "equal",
        "reading_doubt",
    }
    assert [(s["verdict"], s["unit"]) for s in told["seals"]] == [("right", unit)]
    changed = json.loads(zsgx("reconcile", "改过.docx", "盖章.pdf", "--json").stdout)
    assert [f["path"] for f in changed["fields"] if f["verdict"] == "different"] == [
        "funding.fiscal",
        "applicant.contact",
    ]
    assert changed["notes"][0].startswith("前一份是 改过.docx，后一份是 盖章.pdf")
