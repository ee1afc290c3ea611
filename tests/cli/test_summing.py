"""`zsgx summary` over folders as bureaus have them, and what it says of itself."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from forge import SCANNERS, SealSpec, find, pressed_on, scan, stamp
from read.letters import letter
from zsgx_docs import desk
from zsgx_docs.model import paths

FORM = "hubei/application-form"
PROSE = {
    "participants": "计划招收学员60人，具有中高级职称。2021年以来培训1700人，学员满意度达98.7%。",
    "content_and_methods": "课程共36学时，采取主题报告、专题研讨等方式。",
    "purpose": "预计辐射带动1528人次。",
    "experts": "院士课酬每学时不超过1500元。",
}


def record(**values: Any) -> dict[str, Any]:
    made: dict[str, Any] = {**copy.deepcopy(desk.sample(FORM)), **PROSE}
    for path, value in values.items():
        paths.put(made, path.replace("__", "."), value)
    return made


def paper(values: dict[str, Any], fmt: str) -> bytes:
    return desk.issue(FORM, values, "pdf" if fmt == "pdf" else "docx").data


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The three files of one unit: Word, print, stamped scan."""
    values = record()
    print_ = paper(values, "pdf")
    unit = str(values["applicant"]["name"])
    seal = pressed_on(find(print_, "（盖章）"), SealSpec(unit))
    return {
        "申报表.docx": paper(values, "docx"),
        "申报表.pdf": print_,
        "盖章.pdf": scan(stamp(print_, [seal], seed=1), SCANNERS["office"], seed=1).pdf,
    }


def rows_of(workbook: Path) -> list[dict[str, Any]]:
    heads, *rows = openpyxl.load_workbook(workbook).worksheets[0].iter_rows(values_only=True)
    names = ["".join(str(head).split()) for head in heads]
    return [dict(zip(names, row, strict=True)) for row in rows]


def put(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.mark.slow
def test_three_files_of_a_unit_are_one_row_and_the_stamped_scan_is_the_paper(
    zsgx, folder: Path, files: dict[str, bytes]
) -> None:
    put(folder / "申报", {**files, "说明.txt": b"?"})
    done = zsgx("summary", "申报", "-o", "汇总.xlsx")
    (row,) = rows_of(folder / "汇总.xlsx")
    assert done.returncode == 0 and done.stdout == ""
    assert row["材料"] == "Word 版、盖章扫描件、PDF"
    assert "未见印章" not in str(row["问题"]) and "缺" not in str(row["问题"])
    assert row["计划人数"] == "60人（推断）" and row["院士/省部级"] is None
    assert "内容取 申报表.docx（Word 版），纸质件取 盖章.pdf（盖有印章），不取 申报表.pdf" in done.stderr
    assert "没有采用：说明.txt：.txt 文件读不了" in done.stderr
    assert "收到时间：邮件取收到的日期，其余取文件的修改日期" in done.stderr
    assert done.stderr.splitlines()[1:3] == ["写出：汇总.xlsx", "读入：3 份文件，1 家单位，1 个申报项目"]


def test_a_print_without_a_seal_is_said_to_have_none(zsgx, folder: Path, files: dict[str, bytes]) -> None:
    put(folder / "申报", {name: files[name] for name in ("申报表.docx", "申报表.pdf")})
    zsgx("summary", "申报", "-o", "汇总.xlsx")
    (row,) = rows_of(folder / "汇总.xlsx")
    assert (row["材料"], row["问题"]) == ("Word 版、PDF", "未见印章")


@pytest.mark.parametrize("name", ["名单.txt", "名单.csv", "名单.xlsx"])
def test_units_that_sent_nothing_are_listed_and_those_not_on_the_list_said(
    zsgx, folder: Path, files: dict[str, bytes], name: str
) -> None:
    put(folder / "申报", {"申报表.docx": files["申报表.docx"]})
    units = ["单位名称", "没有来的学院", "也没有来的医院"]
    book = openpyxl.Workbook()
    for unit in units:
        book.worksheets[0].append([unit])
    out = io.BytesIO()
    book.save(out)
    text = "\n".join(units).encode("gb18030")
    (folder / "申报" / name).write_bytes(out.getvalue() if name.endswith("xlsx") else text)
    done = zsgx("summary", "申报", "--expected", f"申报/{name}", "-o", "汇总.xlsx")
    first, *missing = rows_of(folder / "汇总.xlsx")
    assert first["问题"].startswith("不在应报名单中")
    assert [row["申报单位"] for row in missing] == units[1:]
    assert all(row["问题"] == "未报送（在应报名单中）" for row in missing)
    assert "未报送：2 家：没有来的学院、也没有来的医院" in done.stderr


def test_a_list_that_names_nobody_is_one_line_of_complaint(
    zsgx, folder: Path, files: dict[str, bytes]
) -> None:
    put(folder / "申报", {"申报表.docx": files["申报表.docx"]})
    (folder / "名单.txt").write_bytes(b"1\n2\n")
    done = zsgx("summary", "申报", "--expected", "名单.txt", "-o", "汇总.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zsgx：名单.txt：没有找到单位名称") and done.stderr.count("\n") == 1
    assert zsgx("summary", "申报", "--expected", "无.txt", "-o", "汇总.xlsx").returncode == 2
    folder_given = zsgx("summary", "申报", "--expected", "申报", "-o", "汇总.xlsx")
    assert (folder_given.returncode, folder_given.stderr) == (2, "zsgx：申报：是文件夹，不是文件。\n")


def test_the_summary_of_before_is_no_submission(zsgx, folder: Path, files: dict[str, bytes]) -> None:
    put(folder / "申报", {"申报表.docx": files["申报表.docx"]})
    for _ in range(2):
        done = zsgx("summary", "申报", "-o", "申报/汇总.xlsx")
        assert "读入：1 份文件" in done.stderr and "没有采用" not in done.stderr


def test_what_one_mail_brought_is_one_row(zsgx, folder: Path, files: dict[str, bytes]) -> None:
    other = paper(record(project_name="农田水利数字化管理高级研修班"), "docx")
    first = letter(("申报表.docx", files["申报表.docx"]), ("申报表.pdf", files["申报表.pdf"]))
    put(folder / "来信", {"一.eml": first.as_bytes(), "二.eml": letter(("申报表.docx", other)).as_bytes()})
    zsgx("summary", "来信", "-o", "汇总.xlsx")
    assert [row["材料"] for row in rows_of(folder / "汇总.xlsx")] == ["Word 版、PDF", "Word 版"]


@pytest.mark.parametrize("fmt", ["docx", "pdf"])
def test_it_is_written_as_word_and_pdf_too(zsgx, folder: Path, files: dict[str, bytes], fmt: str) -> None:
    put(folder / "申报", {"申报表.docx": files["申报表.docx"]})
    assert zsgx("summary", "申报", "-o", f"汇总.{fmt}").returncode == 0
    assert (folder / f"汇总.{fmt}").read_bytes()[:4] == (b"%PDF" if fmt == "pdf" else b"PK\x03\x04")


def test_ten_applications_go_on_one_page(zsgx, folder: Path) -> None:
    topics = ("水利", "中药", "低空", "芯片", "数据", "慢病", "农机", "测绘", "氢能", "北斗")
    forms = {
        f"{topic}.docx": paper(
            record(
                project_name=f"{topic}领域数字化转型与关键技术应用高级研修班",
                applicant__name=f"湖北省{topic}科学技术研究院",
            ),
            "docx",
        )
        for topic in topics
    }
    put(folder / "申报", forms)
    zsgx("summary", "申报", "-o", "汇总.pdf")
    document = pypdfium2.PdfDocument(folder / "汇总.pdf")
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1 and all(f"湖北省{topic}" in text for topic in topics)
    assert document[0].get_width() > document[0].get_height()
    document.close()


def test_the_rules_that_a_form_breaks_stand_among_its_problems(zsgx, folder: Path) -> None:
    late = record(
        training_dates={"text": "2026年10月", "start": None, "end": None},
        funding__self_funding_source=None,
        venue=None,
    )
    put(folder / "申报", {"申报表.docx": paper(late, "docx")})
    zsgx("summary", "申报", "-o", "汇总.xlsx")
    (row,) = rows_of(folder / "汇总.xlsx")
    said = str(row["问题"]).split("；")
    assert "办班时间写的是“2026年10月”，晚于2026-09-30" in said
    assert "勾选了自筹经费项目，却没有写自筹经费来源" in said
    assert "“办班地点”没有填写" in said
    assert not any("依据" in one or "无法判断" in one for one in said)
