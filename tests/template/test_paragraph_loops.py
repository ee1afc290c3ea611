"""Paragraphs that repeat, written and read back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forge import ScanSpec, scan
from strategies.values import mobiles, person_names
from template.paragraph_loops import LINES, template_in
from zsgx_docs.desk import FORMATS, Format
from zsgx_docs.errors import RecordError, TemplateError
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.paths import get, leaves
from zsgx_docs.read.extract import extract
from zsgx_docs.render.docx.fill import render_blank, render_word
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.template import Template

RECORD: dict[str, Any] = {
    "topics": [
        "工业互联网平台建设",
        "数据要素流通与安全治理的政策框架、典型做法与地方实践经验交流及问题研讨",
        "绿色制造",
    ],
    "courses": [
        {"name": "平台架构", "hours": 8, "outline": "讲清平台的层次。\n分组搭建一个小平台。"},
        {"name": "数据安全", "hours": 4, "outline": "法规与分级分类。"},
    ],
    "contacts": [
        {"name": "王芳", "phone": "022-23456789"},
        {"name": "李建国", "phone": "13800138000"},
    ],
    "issuer": "天津市示例研究院",
    "issue_date": "2026-03-18",
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template_in(tmp_path_factory.mktemp("course-plan"))


def read_back(template: Template, record: dict[str, Any], fmt: Format) -> Extraction:
    word = render_word(template, record)
    data = word if fmt == "docx" else word_to_pdf(word).pdf
    return extract(data, f"来文.{fmt}", [template], template)


def on_paper(record: dict[str, Any], fmt: Format) -> dict[str, Any]:
    """Line breaks and blanks do not count in a PDF."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return "".join(value.split()) if isinstance(value, str) and fmt == "pdf" else value

    return dict(plain(record))


def it_is_in_the_schema_as_a_list_of_objects_or_of_values(template: Template) -> None:
    properties = template.schema.json_schema()["properties"]
    assert properties["topics"] == {
        "type": "array",
        "items": {"title": "研修专题", "type": ["string", "null"]},
    }
    assert set(properties["courses"]["items"]["properties"]) == {"name", "hours", "outline"}
    assert properties["contacts"]["items"]["properties"]["name"]["title"] == "联系人"


@pytest.mark.parametrize("fmt", FORMATS)
def it_writes_a_paragraph_an_item_and_reads_them_back_without_a_flag(template: Template, fmt: Format) -> None:
    extraction = read_back(template, RECORD, fmt)
    assert on_paper(extraction.record, fmt) == on_paper(RECORD, fmt)
    assert [field.path for field in extraction.fields if field.needs_review] == []


@pytest.mark.parametrize("fmt", FORMATS)
def it_reads_no_items_where_there_are_none(template: Template, fmt: Format) -> None:
    record = RECORD | {"topics": [], "courses": [], "contacts": []}
    assert read_back(template, record, fmt).record == record


_words = st.text("研修课程平台数据安全治理实践", min_size=2, max_size=60)
_records = st.fixed_dictionaries(
    {
        "topics": st.lists(_words, max_size=5),
        "courses": st.lists(
            st.fixed_dictionaries({"name": _words, "hours": st.integers(1, 40), "outline": _words}),
            max_size=4,
        ),
        "contacts": st.lists(st.fixed_dictionaries({"name": person_names(), "phone": mobiles}), max_size=3),
        "issuer": st.just("天津市示例研究院"),
        "issue_date": st.just("2026-03-18"),
    }
)


@pytest.mark.parametrize("fmt", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=_records)
def it_holds_the_law(template: Template, fmt: Format, record: dict[str, Any]) -> None:
    assert on_paper(read_back(template, record, fmt).record, fmt) == on_paper(record, fmt)


def it_prints_blank_rows_in_the_empty_form(template: Template) -> None:
    blank = docx.Document(io.BytesIO(render_blank(template)))
    texts = [paragraph.text for paragraph in blank.paragraphs]
    assert texts.count("联系人：____，电话：____") == 3
    assert extract(render_blank(template), "空表.docx", [template], template).record["contacts"] == []


def it_names_the_item_that_does_not_fit(template: Template) -> None:
    with pytest.raises(RecordError, match=r"courses\[1\]\.hours"):
        render_word(template, RECORD | {"courses": [RECORD["courses"][0], {"hours": "八"}]})


def it_says_where_a_paragraph_belongs_to_no_item(template: Template) -> None:
    document = docx.Document(io.BytesIO(render_word(template, RECORD)))
    before = next(p for p in document.paragraphs if p.text.startswith("联系人：李"))
    before.insert_paragraph_before("（以上为会务组，以下为教务组。）")
    out = io.BytesIO()
    document.save(out)
    extraction = extract(out.getvalue(), "来文.docx", [template], template)
    assert extraction.record["contacts"] == RECORD["contacts"]
    (reason,) = {f.reason for f in extraction.fields if f.path.startswith("contacts") and f.needs_review}
    assert reason is not None and "以上为会务组" in reason


def it_flags_items_whose_paragraphs_cannot_be_told_apart(tmp_path: Path) -> None:
    lines = ("研讨会日程", "{%p for t in talks %}", "{{ t.title }}", "{{ t.speaker }}", "{%p endfor %}")
    template = template_in(tmp_path, lines)
    record = {"talks": [{"title": "绿色制造", "speaker": "王芳"}, {"title": "数据安全", "speaker": "李建国"}]}
    extraction = read_back(template, record, "docx")
    assert extraction.record == record
    assert all(field.needs_review for field in extraction.fields)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (LINES[:5], "没有结束标记"),
        (("{%p endfor %}",), "没有开始标记"),
        (("{%p for a in b %}", "{%p for c in d %}", "{{ c }}", "{%p endfor %}"), "不能再套循环"),
        ((*LINES[:6], "{{ topic }}"), "只能写在循环的开始和结束之间"),
        (("{%p for a in b %}{{ a }}", "{%p endfor %}"), "单独占一段"),
        (("{%p for a in b %}", "{%p endfor %}"), "没有内容"),
        (("{%tr for a in b %}", "{{ a }}", "{%tr endfor %}"), "只能放在表格里"),
        (("{%p for a in b %}", "{{ a.names[] }}", "{%p endfor %}"), "不能再列出多项"),
    ],
)
def it_refuses_a_loop_that_cannot_be_read(tmp_path: Path, lines: Sequence[str], said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        _ = template_in(tmp_path, lines).schema


@pytest.mark.slow
def it_reads_them_from_a_scan_or_says_where_it_is_unsure(template: Template) -> None:
    paper = scan(word_to_pdf(render_word(template, RECORD)).pdf, ScanSpec(skew=0.4))
    extraction = extract(paper.pdf, "扫描件.pdf", [template], template)
    for name in ("topics", "courses", "contacts"):
        assert len(extraction.record[name]) == len(RECORD[name])
    unsure = {field.path for field in extraction.fields if field.needs_review}
    wrong = {
        path
        for path, value in leaves(on_paper(RECORD, "pdf"))
        if value != get(on_paper(extraction.record, "pdf"), path)
    }
    assert wrong <= unsure
