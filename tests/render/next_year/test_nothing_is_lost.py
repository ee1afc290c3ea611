"""Whatever the clerk added to last year's notice stands in the draft, but for the figures of its years."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.next_year.notices import CALL, PLAN, add_behind, notice, of_word, text

from zsgx_docs import desk

PLACES = {
    CALL: ("一、选题范围", "（四）研修经费保障", "请各地各部门", "（此件依申请公开）", "附件"),
    PLAN: ("各区人力资源和社会保障局", "（二）市级高研项目学员", "五、有关要求", "电子邮箱", "附件2"),
}
WORDS = (
    *(
        "承办单位",
        "应当",
        "于",
        "2026年",
        "2025年12月31日前",
        "２０２６年",
        "二〇二六年五月",
        "2 0 2 6年",
        "报送",
        "，",
    ),
    *(
        "第十二届",
        "第3期",
        "2025—2026年度",
        "鄂人社发〔2026〕7号",
        "《2026年工作要点》",
        "“十四五”",
        "安全员",
        "不少于",
    ),
    *(
        "3名",
        "（含线上）",
        "2030年",
        "3月5日",
        "周五",
        "027-87235566",
        "hb2026@hb.gov.cn",
        "。",
        "𠮷",
        "A&B<c>",
        "；",
    ),
)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join)
CHANGEABLE = str.maketrans(dict.fromkeys("0123456789０１２３４５６７８９〇零一二三四五六七八九十日天", ""))


def without_figures(line: str) -> str:
    """What no moving on of years, terms and days of the week touches."""
    return "".join(line.split()).translate(CHANGEABLE)


@pytest.mark.parametrize("name", [CALL, PLAN])
@given(
    added=st.lists(st.tuples(st.integers(0, 4), sentences), min_size=1, max_size=4), years=st.integers(1, 3)
)
@settings(max_examples=10, deadline=None)
def test_of_random_sentences_nothing_is_lost(name: str, added: list[tuple[int, str]], years: int) -> None:
    document = notice(name)
    for place, sentence in added:
        add_behind(document, PLACES[name][place], sentence)
    record = desk.sample(name)
    last = desk.LastNotice("去年.docx", of_word(document), record, {})
    made = desk.draft(name, last, record["year"] + years, "docx")
    after = without_figures(text(docx.Document(io.BytesIO(made.data))))
    blanks = {without_figures(c.old) for c in made.changes if c.action == "blank"}
    for _, sentence in added:
        assert without_figures(sentence) in after or without_figures(sentence) in blanks


@given(
    changed=st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, 60), st.integers(0, 20), sentences), max_size=5
    )
)
@settings(max_examples=20, deadline=None)
def test_of_a_notice_with_phrases_changed_anywhere_only_blanks_are_gone(
    changed: list[tuple[int, int, int, str]],
) -> None:
    document = notice(CALL)
    texts = [t for p in document.paragraphs for t in p._p.iter(qn("w:t")) if t.text]
    for place, start, size, sentence in changed:
        each = texts[place % len(texts)]
        each.text = each.text[:start] + sentence + each.text[start + size :]
    last = desk.last_notice(CALL, of_word(document), "去年.docx")
    made = desk.draft(CALL, last, 2032, "docx")
    blanks = {without_figures(c.old) for c in made.changes if c.action == "blank"}
    draft = docx.Document(io.BytesIO(made.data))
    assert gaps(without_figures(text(document)), without_figures(text(draft))) <= blanks


def gaps(before: str, after: str) -> set[str]:
    """What stood where blanks are now."""
    found: set[str] = set()
    at = 0
    for piece in after.split("________"):
        start = before.find(piece, at)
        assert start >= 0, piece
        found.add(before[at:start])
        at = start + len(piece)
    return {*found, before[at:]} - {""}
