"""Long titles break into lines alike in length, through no word, and read back unchanged."""

import io
from itertools import pairwise

import docx
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from zsgx_docs import desk
from zsgx_docs.render.docx.titles import _breaks, balance_titles, line_length

LONG = "关于举办智能制造系统设计与调试高级研修班的通知"


def broken(title: str, capacity: int = 20) -> list[str]:
    length = line_length(title, capacity)
    assert length is not None
    return [title[start:end] for start, end in pairwise([0, *_breaks(title, length), len(title)])]


@pytest.mark.parametrize("title", ["关于举办高级研修班的通知", "智能制造\n实施方案", ""])
def test_titles_that_fit_are_left_as_they_are(title: str) -> None:
    assert line_length(title, 20) is None


def test_a_line_begins_where_a_phrase_begins() -> None:
    assert broken(LONG) == ["关于举办智能制造系统设计与调试", "高级研修班的通知"]


@pytest.mark.parametrize("length", range(21, 40))
def test_no_line_is_too_long_or_begins_with_a_particle(length: int) -> None:
    title = "关于举办" + ("绿色低碳港口建设与新能源装备可靠性" * 3)[: length - 10] + "研修班的通知"
    lines = broken(title)
    assert "".join(lines) == title
    assert all(len(line) <= 20 and line[0] not in "的与和及" for line in lines)
    assert len(lines) == 2


def test_numbers_and_latin_words_stay_whole() -> None:
    assert any(
        "GB/T9704" in line for line in broken("关于举办公文格式标准GB/T9704应用能力提升高级研修班的通知")
    )


@pytest.mark.parametrize("fmt", desk.FORMATS)
def test_a_long_title_on_two_lines_reads_back(fmt: desk.Format) -> None:
    record = desk.sample("organiser/opening-notice")
    written = desk.issue("organiser/opening-notice", record, fmt).data
    if fmt == "pdf":
        with pdfplumber.open(io.BytesIO(written)) as paper:
            lines = [line["text"] for line in paper.pages[0].extract_text_lines()[:2]]
        assert lines == ["关于举办智能制造系统设计与调试", "高级研修班的通知"]
    else:
        title = docx.Document(io.BytesIO(written)).paragraphs[0]
        assert (title.text, title.paragraph_format.left_indent) == (LONG, title.paragraph_format.right_indent)
    assert desk.take_in(written, f"来文.{fmt}").record["project_name"] == record["project_name"]


def test_a_paper_that_says_nothing_of_its_page_is_left_as_it_is() -> None:
    paper = docx.Document()
    paper.element.body.remove(paper.element.body.sectPr)
    paper.add_paragraph(LONG)
    balance_titles(paper)
    assert paper.paragraphs[0].paragraph_format.left_indent is None


@pytest.mark.parametrize("size", ["44pt", "", "999999999"])
def test_a_size_that_is_none_makes_no_title(size: str) -> None:
    paper = docx.Document()
    style = paper.styles["Title"]
    style.font.size, style.paragraph_format.alignment = Pt(40), WD_ALIGN_PARAGRAPH.CENTER
    style.element.rPr.find(qn("w:sz")).set(qn("w:val"), size)
    paper.add_paragraph(LONG, style="Title")
    balance_titles(paper)
    assert paper.paragraphs[0]._p.pPr.ind is None


def test_styles_based_on_each_other_are_followed_once() -> None:
    paper = docx.Document()
    title, heading = paper.styles["Title"], paper.styles["Heading 1"]
    title.font.size, title.paragraph_format.alignment = Pt(40), WD_ALIGN_PARAGRAPH.CENTER
    title.base_style, heading.base_style = heading, title
    paper.add_paragraph(LONG, style="Title")
    balance_titles(paper)
    assert paper.paragraphs[0].paragraph_format.left_indent
