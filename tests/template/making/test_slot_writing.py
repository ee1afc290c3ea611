"""Tags put into paragraphs and rows without touching how they look."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from zsgx_docs.template.making.slot_writing import replace_spans, tag_row, text_of, underlined, write_tag


def runs(*texts: str, underline: int | None = None) -> Paragraph:
    """A paragraph of such runs; one of them may be underlined."""
    paragraph = docx.Document().add_paragraph()
    for number, text in enumerate(texts):
        paragraph.add_run(text).underline = True if number == underline else None
    return paragraph


def written(paragraph: Paragraph) -> list[str]:
    return [run.text for run in paragraph.runs]


@pytest.mark.parametrize(
    ("texts", "spans", "after"),
    [
        (["单位：", "____"], [(3, 7, "{{ x }}")], ["单位：", "{{ x }}"]),
        (["单位：__", "__。"], [(3, 7, "{{ x }}")], ["单位：{{ x }}", "。"]),
        (["甲__乙__"], [(4, 6, "{{ y }}"), (1, 3, "{{ x }}")], ["甲{{ x }}乙{{ y }}"]),
        (["单位：", "甲"], [(3, 3, "{{ x }}")], ["单位：", "{{ x }}甲"]),
        (["单位", "："], [(3, 3, "{{ x }}")], ["单位", "：{{ x }}"]),
        (["单位"], [], ["单位"]),
    ],
)
def it_puts_a_tag_into_the_run_where_its_blank_begins(
    texts: list[str], spans: list[tuple[int, int, str]], after: list[str]
) -> None:
    paragraph = runs(*texts)
    replace_spans(paragraph._p, spans)
    assert written(paragraph) == after


def it_keeps_blanks_beside_a_tag() -> None:
    paragraph = runs("单位： __ 。")
    replace_spans(paragraph._p, [(4, 6, "{{ x }}")])
    assert paragraph.text == "单位： {{ x }} 。"


def it_tells_which_characters_are_underlined() -> None:
    paragraph = runs("单位", "  ", "。", underline=1)
    assert text_of(paragraph._p) == "单位  。"
    assert underlined(paragraph._p) == [False, False, True, True, False]
    paragraph.runs[1].underline = False
    assert not any(underlined(paragraph._p))


def it_writes_into_an_empty_paragraph_in_the_look_of_another_run_but_not_bold() -> None:
    like = runs("标题")
    like.runs[0].bold, like.runs[0].italic = True, True
    paragraph = runs("  ")
    write_tag(paragraph._p, "{{ x }}", like.runs[0]._r)
    (run,) = paragraph.runs
    assert (run.text, run.italic, run.bold) == ("{{ x }}", True, None)
    assert like.runs[0].bold


def it_prefers_the_look_of_the_paragraphs_own_mark() -> None:
    paragraph, like = runs(), runs("标题")
    like.runs[0].italic = True
    mark: Any = paragraph._p.get_or_add_pPr()
    mark.append(mark.makeelement(f"{{{mark.nsmap['w']}}}rPr", {}))
    write_tag(paragraph._p, "{{ x }}", like.runs[0]._r)
    assert paragraph.runs[0].italic is None


def it_makes_a_row_that_says_nothing_but_a_tag() -> None:
    table = docx.Document().add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, ("1", "王芳", "某院"), strict=True):
        cell.text = text
        cell.add_paragraph("再一段")
    table.rows[0]._tr.addnext(tag_row(table.rows[0]._tr, 1, "{%tr endfor %}"))
    assert [cell.text for cell in table.rows[1].cells] == ["", "{%tr endfor %}", ""]
    assert [cell.text for cell in table.rows[0].cells] == ["1\n再一段", "王芳\n再一段", "某院\n再一段"]
