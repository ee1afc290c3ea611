"""What `draft` says at its end, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.render.next_year.notices import CALL, add_behind, edited, of_word


@pytest.fixture
def last(folder: Path) -> str:
    """Last year's notice with an added paragraph."""
    document = edited(CALL, {"历次全会": "四中全会"})
    add_behind(
        document, "（四）研修经费保障", "（五）安全管理要求。每班次配备2名安全员，2026年3月5日前备案。"
    )
    (folder / "去年.docx").write_bytes(of_word(document))
    return "去年.docx"


def test_it_ends_with_what_it_decided_and_the_most_important_by_name(zsgx, folder: Path, last: str) -> None:
    done = zsgx("draft", CALL, last, "--year", 2027, "-o", "今年.docx")
    assert (done.returncode, done.stdout) == (0, "") and (folder / "今年.docx").exists()
    said = done.stderr.splitlines()
    assert said[0] == "—— 处理说明 ——" and len(said) == 6
    assert said[1] == "写出：今年.docx，由2026年的通知顺延到2027年；逐处有批注"
    assert said[2].startswith("顺延：11 处：办班截止日期 2027年9月30日；报送截止时间 2026年12月25日")
    assert said[3] == "留空：3 处（标黄）：发文字号；依据文件；联系单位"
    assert "去年改写“四中”；去年加写“（五）安全管理要求。" in said[4]
    assert said[5].startswith("请核对：") and "时政提法 党的二十大和" in said[5]


def test_a_leap_of_several_years_and_a_pdf_without_comments_are_said(zsgx, last: str) -> None:
    done = zsgx("draft", CALL, last, "--year", 2029, "-o", "今年.pdf")
    assert "相隔 3 年" in done.stderr and "PDF 里没有批注" in done.stderr


@pytest.mark.parametrize(
    ("year", "output", "said"),
    [
        ("27", "今年.docx", "--year 27：年度要写成四位数"),
        ("2026", "今年.docx", "「去年.docx」是2026年的通知，--year 2026 不比它晚"),
        ("2027", "去年.docx", "去年.docx：就是去年的通知，会被覆盖"),
        ("2027", ".", "是文件夹"),
        ("2027", "没有/今年.docx", "不存在"),
        ("2027", "今年.txt", "只能写成 .docx 或 .pdf"),
        ("2027", "/proc/今年.docx", "/proc 里不能写文件"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_its_cause(
    zsgx, folder: Path, last: str, year: str, output: str, said: str
) -> None:
    before = (folder / last).read_bytes()
    done = zsgx("draft", CALL, last, "--year", year, "-o", output)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert said in line
    assert (folder / last).read_bytes() == before


def test_another_paper_is_refused_by_name_and_for_what_it_is(zsgx, folder: Path, form: bytes) -> None:
    (folder / "申报.docx").write_bytes(form)
    done = zsgx("draft", CALL, "申报.docx", "--year", 2027, "-o", "今年.docx")
    [line] = done.stderr.splitlines()
    assert (done.returncode, "「申报.docx」是" in line, "申报表" in line) == (2, True, True)
    assert not (folder / "今年.docx").exists()
