"""Comments put into a Word file at the places it was read by."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument

from zsgx_docs.model.passage import Place
from zsgx_docs.render.docx import Remark, with_remarks


def word() -> bytes:
    document = Document()
    document.add_paragraph("标题")
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 0).text = "联系人"
    return saved(document)


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def commented(*remarks: Remark) -> WordDocument:
    return Document(io.BytesIO(with_remarks(word(), "表.docx", remarks)))


def test_a_remark_is_a_comment_at_its_cell() -> None:
    document = commented(Remark("这里不同", Place(table=0, row=1, cell=0)))
    assert [(c.text, c.author) for c in document.comments] == [("这里不同", "zsgx 核对")]
    assert "commentRangeStart" in document.tables[0].cell(1, 0)._tc.xml
    assert document.tables[0].cell(1, 0).text == "联系人"


def test_an_empty_cell_can_have_one_too_and_stays_empty() -> None:
    document = commented(Remark("Word 件没有内容", Place(table=0, row=1, cell=1)))
    cell = document.tables[0].cell(1, 1)
    assert "commentRangeStart" in cell._tc.xml and cell.text == ""


def test_what_has_no_place_stands_at_the_beginning() -> None:
    document = commented(Remark("没有印章"), Remark("没有这一处", Place(table=7, row=0, cell=0)))
    assert document.paragraphs[0]._p.xml.count("<w:commentRangeStart") == 2
    assert [c.text for c in document.comments] == ["没有印章", "没有这一处"]


def test_what_no_font_prints_does_not_break_the_file() -> None:
    assert [c.text for c in commented(Remark("扫描件作“\x00甲”")).comments] == ["扫描件作“甲”"]
