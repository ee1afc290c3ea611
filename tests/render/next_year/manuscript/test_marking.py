"""A Word file's text changed in place."""

from __future__ import annotations

import docx
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from zsgx_docs.render.next_year.manuscript import YELLOW, Edit, Manuscript, put_edits


def written(*runs: str) -> Document:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, text in enumerate(runs):
        paragraph.add_run(text).bold = number % 2 == 1
    return document


def looks(document: Document) -> str:
    """Every character with a sign for its look: bold or not."""
    return "".join(("B" if run.bold else "-") * len(run.text) for run in document.paragraphs[0].runs)


def test_a_text_over_several_runs_is_replaced_and_each_character_keeps_its_look() -> None:
    document = written("于20", "25年", "前")
    put_edits(Manuscript(document), [Edit(1, 5, "2026")])
    assert document.paragraphs[0].text == "于2026年前" and looks(document) == "---BBB-"


def test_a_highlight_and_a_comment_touch_only_their_characters() -> None:
    document = written("请于3月5日前报送")
    put_edits(Manuscript(document), [Edit(2, 6, highlight=YELLOW, comment="请核对")])
    marked = [run.text for run in document.paragraphs[0].runs if run.font.highlight_color is not None]
    assert marked == ["3月5日"] and [comment.text for comment in document.comments] == ["请核对"]


def test_a_text_is_put_in_behind_the_character_before() -> None:
    document = written("邮箱：", "。")
    put_edits(Manuscript(document), [Edit(3, 3, "________")])
    assert document.paragraphs[0].text == "邮箱：________。"


def test_breaks_and_tabs_stay() -> None:
    document = written("关于2026年\n高级研修项目\t通知")
    put_edits(Manuscript(document), [Edit(2, 6, "2027"), Edit(8, 10, comment="看")])
    assert document.paragraphs[0].text == "关于2027年\n高级研修项目\t通知"


def test_tables_and_headers_are_read_too_and_a_comment_never_stands_in_a_header() -> None:
    document = written("正文2026年")
    document.add_table(1, 1).cell(0, 0).text = "表中2026年"
    document.sections[0].header.paragraphs[0].text = "页眉2026年"
    manuscript = Manuscript(document)
    places = [n for n in range(len(manuscript.text)) if manuscript.text.startswith("2026", n)]
    put_edits(manuscript, [Edit(place, place + 4, "2027", comment="看") for place in places])
    assert document.tables[0].cell(0, 0).text == "表中2027年"
    assert document.sections[0].header.paragraphs[0].text == "页眉2027年"
    assert len(list(document.comments)) == 2


@given(st.lists(st.text("甲乙丙12 \n", min_size=1, max_size=5), min_size=1, max_size=4), st.data())
@settings(max_examples=40, deadline=None)
def test_highlights_anywhere_change_no_character(runs: list[str], data: st.DataObject) -> None:
    document = written(*runs)
    before, look = document.paragraphs[0].text, looks(document)
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(before)), st.integers(0, 6)), max_size=4))
    edits = [
        Edit(start, min(start + size, len(before)), highlight=YELLOW, comment="看") for start, size in spans
    ]
    put_edits(Manuscript(document), [edit for edit in edits if edit.start < edit.end])
    assert (document.paragraphs[0].text, looks(document)) == (before, look)
