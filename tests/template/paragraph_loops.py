"""A small template whose paragraphs repeat, made for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from word.numbered import add_list
from word.numbered import number as set_number
from zsgx_docs.template.template import SETTINGS_FILE, WORD_FILE, Template, load_template

NUMBERED = "（一）"
"""Has Word number the paragraph itself."""
LINES = (
    "课程安排说明",
    "为便于参训单位统筹安排参训人员的工作与学习，现将本期高级研修项目的研修专题、课程设置和联系人说明如下，"
    "各单位可以据此提前准备，并请转告拟参训人员。",
    "一、研修专题",
    "{%p for topic in topics %}",
    "{{ topic }}",
    "{%p endfor %}",
    "二、课程",
    "{%p for c in courses %}",
    NUMBERED + "{{ c.name }}（{{ c.hours|int }}学时）",
    "{{ c.outline|prose }}",
    "{%p endfor %}",
    "三、联系人",
    "{%p for p in contacts %}",
    "联系人：{{ p.name|name }}，电话：{{ p.phone|phone }}",
    "{%p endfor %}",
    "{{ issuer|unit }}",
    "{{ issue_date|date }}",
)
SETTINGS = 'title = "课程安排说明"\ndocument_type = "course_plan"\nkind = "notice"\nblank_rows = 3\n'


def word_file(lines: Sequence[str]) -> bytes:
    """A paragraph a line, the first a title, sizes as in a notice."""
    document = docx.Document()
    add_list(document, [("chineseCounting", "（%1）")], "nothing")
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        if line.startswith(NUMBERED):
            set_number(paragraph)
        paragraph.add_run(line.removeprefix(NUMBERED)).font.size = Pt(16)
        if line.startswith("{{ issue"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif number:
            paragraph.paragraph_format.first_line_indent = Pt(32)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template_in(folder: Path, lines: Sequence[str] = LINES) -> Template:
    (folder / WORD_FILE).write_bytes(word_file(lines))
    (folder / SETTINGS_FILE).write_text(SETTINGS, "utf-8")
    return load_template(folder, "office/course-plan")
