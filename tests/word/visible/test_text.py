"""A Word paragraph as a person sees it, and what stands beside its text."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.visible.run_looks import RunLooks
from zsgx_docs.word.visible.text import ParagraphText, read_paragraph

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def paragraph(inside: str) -> ParagraphText:
    return read_paragraph(etree.fromstring(f"<w:p {SPACES}>{inside}</w:p>"), RunLooks())


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


PICTURE = "<w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>"


def test_struck_words_are_no_text_and_are_told() -> None:
    read = paragraph(run("8000.00", "<w:strike/>") + run("9000.00"))
    assert read.text == "9000.00"
    assert [(thing.what, thing.text) for thing in read.beside] == [("text", "8000.00")]


def test_a_raised_figure_is_a_note_mark_and_no_part_of_the_figure() -> None:
    read = paragraph(run("40") + run("1", '<w:vertAlign w:val="superscript"/>'))
    assert read.text == "40"
    assert [thing.text for thing in read.beside] == ["1"]


def test_a_square_metre_stays_one() -> None:
    assert paragraph(run("60m") + run("2", '<w:vertAlign w:val="superscript"/>')) == ParagraphText("60m²")


SMALL = '<wp:extent cx="200000" cy="200000"/>'
SHAPE = f"<w:r><w:drawing><wp:inline>{SMALL}<a:graphic><wps:wsp/></a:graphic></wp:inline></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (run("□") + SHAPE + run("财政资助项目 □自筹经费项目"), "☑财政资助项目 □自筹经费项目"),
        (SHAPE + run("□财政资助项目 □自筹经费项目"), "☑财政资助项目 □自筹经费项目"),
        (run("□财政资助项目 ") + SHAPE + run("□自筹经费项目"), "□财政资助项目 □自筹经费项目"),
        (run("财政资助项目") + SHAPE, "财政资助项目"),
        (run("□") + SHAPE.replace("<w:drawing>", "<w:rPr><w:vanish/></w:rPr><w:drawing>"), "□"),
    ],
    ids=["behind a box", "before the first box", "between two options", "at no box", "hidden"],
)
def test_a_mark_drawn_at_a_box_ticks_it(inside: str, seen: str) -> None:
    assert paragraph(inside).text == seen


def test_a_picture_is_told() -> None:
    read = paragraph(run("□") + PICTURE + run("财政资助项目"))
    assert (read.text, [thing.what for thing in read.beside]) == ("□财政资助项目", ["picture"])


def test_a_text_box_with_a_stroke_is_a_mark_and_not_text() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>√</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    read = paragraph(box + run("□财政资助项目"))
    assert (read.text, [(t.what, t.text) for t in read.beside]) == ("☑财政资助项目", [("drawing", "√")])


def test_a_symbol_that_only_newer_word_knows_is_read() -> None:
    new = '<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="2611"/>'
    alternatives = f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    assert paragraph(f"<w:r>{alternatives}</w:r>" + run("财政")) == ParagraphText("☑财政")


def test_a_symbol_of_an_unknown_font_is_told_and_keeps_its_place() -> None:
    read = paragraph(run("甲") + '<w:r><w:sym w:font="House" w:char="F033"/></w:r>' + run("乙"))
    assert (read.text, [thing.what for thing in read.beside]) == ("甲\ufffd乙", ["symbol"])


@pytest.mark.parametrize(
    ("state", "shown", "doubted"), [("0", "☒", True), ("1", "☒", False), ("0", "☐", False)]
)
def test_a_check_box_is_what_it_shows(state: str, shown: str, doubted: bool) -> None:
    control = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )
    read = paragraph(control)
    assert read.text == ("☑" if shown == "☒" else "□")
    assert bool(read.beside) is doubted


def _unfilled(text: str) -> ParagraphText:
    return paragraph(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


def test_words_in_a_control_that_counts_as_empty_are_read_and_doubted() -> None:
    read = _unfilled("林知远")
    assert (read.text, len(read.beside)) == ("林知远", 1)


@pytest.mark.parametrize("prompt", ["单击此处输入文字。", "请填写联系人", "点击或点按此处输入文本。"])
def test_a_prompt_is_no_text(prompt: str) -> None:
    assert _unfilled(prompt) == ParagraphText("")


def test_an_equation_is_read_with_the_sentence() -> None:
    equation = "<m:oMath><m:r><m:t>97.6%</m:t></m:r></m:oMath>"
    assert paragraph(run("满意度") + equation + run("。")) == ParagraphText("满意度97.6%。")


def test_styles_hide_and_strike_and_choose_the_font() -> None:
    document = docx.Document()
    for name, tag in (("藏", "vanish"), ("划", "strike")):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.element.get_or_add_rPr().append(
            etree.SubElement(style.element.rPr, f"{{{style.element.nsmap['w']}}}{tag}")
        )
    document.styles.add_style("勾", WD_STYLE_TYPE.CHARACTER).font.name = "Wingdings 2"
    line = document.add_paragraph()
    for text, look in (("R", "勾"), ("财政", None), ("（内部）", "藏"), ("旧", "划")):
        line.add_run(text, look)
    read = read_paragraph(line._p, RunLooks(StyleSheet(document.styles.element, None)))
    assert (read.text, [thing.text for thing in read.beside]) == ("☑财政", ["旧"])


def test_a_sheet_knows_in_which_cell_something_stands() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(1, 1).paragraphs[0]._p.append(etree.fromstring(f"<w:x {SPACES}>{PICTURE}</w:x>")[0])
    (thing,) = word_sheet(document).unread
    assert thing.place is not None
    assert (thing.place.table, thing.place.row, thing.place.cell) == (0, 1, 1)


@pytest.mark.parametrize(
    "wrapped", ["{}", '<mc:AlternateContent><mc:Choice Requires="wpi">{}</mc:Choice></mc:AlternateContent>']
)
def it_tells_what_a_pen_wrote_on_a_screen(wrapped: str) -> None:
    ink = wrapped.format("<w:contentPart/>")
    found = paragraph(f"<w:r><w:t>□有</w:t></w:r><w:r>{ink}</w:r>")
    assert (found.text, [thing.what for thing in found.beside]) == ("□有", ["ink"])
