"""Rosters: thousands of rows that differ in their text only are read once; each still says its own."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from zsgx_docs.render.pdf.wordml.alike import pattern

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
HEAD = ["序号", "姓名", "电话"]


@pytest.fixture
def roster(document):
    """Three columns, a head that is repeated, rows at least 30 points high."""

    def make(rows, align=WD_ALIGN_PARAGRAPH.CENTER):
        table = document.add_table(0, 3, style="Table Grid")
        table.autofit = False
        for texts in [HEAD, *rows]:
            row = table.add_row()
            row.height = Pt(30)
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                cell.width = Pt(100)
                cell.paragraphs[0].alignment = align
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for column in table.columns:
            column.width = Pt(100)
        return table

    return make


def rows(result):
    """The text of every table's rows but the heads; pdfplumber takes wide gaps for blanks."""
    tables = [table.extract() for page in result.pages for table in page.find_tables()]
    return [
        ["".join((cell or "").split()) for cell in row] for table in tables for row in table if row != HEAD
    ]


@pytest.mark.parametrize("align", [WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY])
def test_every_row_says_its_own(roster, printed, align):
    said = [[str(n), f"张{n}喆", f"138{n:08}"] for n in range(60)]
    roster(said, align)
    result = printed()
    assert len(result.pages) == 3 and rows(result) == said


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "王\u3000芳",
        "☑是□否",
        "张\U00020bb7",
        "a" * 40,
        "一" * 30,
        "（甲）、“乙”",
        "×·—",
        'C:\\"x"#[y]$z$',
    ],
)
def test_an_odd_cell_among_plain_ones_is_printed_like_the_others(roster, printed, odd):
    said = [[str(n), "李强", "13800000000"] for n in range(6)]
    said[3][1] = odd
    roster(said)
    found = [["".join(cell.split()) for cell in row] for row in rows(printed())]
    said[3][1] = "".join(odd.split())
    assert found == said


def test_a_rows_height_is_its_texts_or_the_least(roster, printed):
    roster([["1", "李强", "1"], ["2", "字" * 40, "2"], ["3", "（字）" * 12, "3"]])
    heights = [row.bbox[3] - row.bbox[1] for row in printed().pages[0].find_tables()[0].rows]
    assert heights[:2] == pytest.approx([30, 30], abs=0.3)
    assert heights[2] == pytest.approx(6 * 15.6, abs=0.5) and heights[3] > 60


def test_cells_merged_over_rows_stay_merged(roster, printed):
    table = roster([[str(n), "甲", "乙"] for n in range(6)])
    table.cell(2, 1).merge(table.cell(4, 1)).text = "合"
    assert [row[1] for row in printed().pages[0].find_tables()[0].extract()] == [
        "姓名", "甲", "合", None, None, "甲", "甲",
    ]  # fmt: skip


def test_text_in_a_cell_keeps_its_own_side(roster, printed):
    table = roster([[str(n), "李", "13800000000"] for n in range(4)])
    for row in table.rows[1:]:
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    names = [c for c in printed().pages[0].chars if c["text"] == "李"]
    assert [c["x1"] for c in names] == pytest.approx([72 + 200 - 5.4 - 5.4] * 4, abs=0.6)


def row(text, identity="0A0B0C0D", size="21"):
    return parse_xml(
        f'<w:tr {nsdecls("w")} xmlns:w14="{W14}" w:rsidR="{identity}">'
        f'<w:tc><w:p w14:paraId="{identity}"><w:r>'
        f'<w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>'
    )


def test_rows_with_other_text_or_marks_of_editing_are_alike():
    assert pattern(row("甲", "0A0B0C0D")) == pattern(row("乙 &gt; 丙", "11111111"))


def test_rows_with_another_look_are_not_alike():
    assert pattern(row("甲")) != pattern(row("甲", size="24"))
