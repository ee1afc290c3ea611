"""Each rule of GB/T 9704-2012: right papers pass however made, one broken rule is found as itself."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from check.lint.official import ENGLISH, WINDOWS, Make, official, saved
from zsgx_docs import desk
from zsgx_docs.render.pdf import word_to_pdf

NOTICE, LETTER = Make(), Make(letter=True)
BODY = "各单位要按照"
RIGHT = {
    "as the standard has it": NOTICE,
    "mark in a text box": NOTICE.but(mark="box"),
    "mark in a table, rule a drawn line": NOTICE.but(mark="table", rule="shape"),
    "mark in a text box of the header": NOTICE.but(mark="header"),
    "rule an old drawn line": NOTICE.but(rule="vml"),
    "no mark": NOTICE.but(mark="none"),
    "no imprint": NOTICE.but(imprint="none"),
    "imprint of bordered paragraphs": NOTICE.but(imprint="paragraphs"),
    "page number a simple field": NOTICE.but(number="simple"),
    "page number typed": NOTICE.but(number="typed"),
    "page number in a frame": NOTICE.but(number="frame"),
    "indents in points": NOTICE.but(indents="points"),
    "indents typed": NOTICE.but(indents="typed"),
    "levels numbered by Word": NOTICE.but(levels="automatic"),
    "29 points a line": NOTICE.but(lead=29),
    "30 points a line": NOTICE.but(lead=30),
    "28 points a line": NOTICE.but(lead=28),
    "lines by the grid": NOTICE.but(lead=None),
    "fonts of Windows": NOTICE.but(faces=WINDOWS),
    "fonts by English names": NOTICE.but(faces=ENGLISH),
    "signed without a seal": NOTICE.but(sealed=False),
    "letter": LETTER,
    "letter with its head in the header": LETTER.but(mark="header"),
}
DRAWN_ELSEWHERE = {
    "mark in a text box of the header",
    "letter with its head in the header",
    "page number typed",
}
"""Boxes of a header stand elsewhere in our own PDFs; a typed page number is 1 on every page."""


@cache
def paper(make: Make) -> bytes:
    return saved(official(make))


def findings(data: bytes, fmt: str) -> list[tuple[str, str]]:
    return [(found.rule, found.message) for found in desk.lint(data, f"paper.{fmt}").findings]


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_paper_passes_in_word(name: str) -> None:
    assert findings(paper(RIGHT[name]), "docx") == []


@pytest.mark.parametrize("name", [name for name in RIGHT if name not in DRAWN_ELSEWHERE])
def test_a_right_paper_passes_as_pdf(name: str) -> None:
    assert findings(word_to_pdf(paper(RIGHT[name])).pdf, "pdf") == []


@pytest.mark.parametrize("make", [NOTICE, LETTER], ids=["notice", "letter"])
@pytest.mark.parametrize("blank", ["________", "海人社函〔2026〕____号", "海人社函〔    〕   号"])
def test_a_number_not_yet_given_is_reminded_of_and_not_taken_for_the_title(make: Make, blank: str) -> None:
    document = docx.Document(io.BytesIO(paper(make)))
    number = next(p for p in document.paragraphs if "〔2025〕" in p.text)
    number.runs[0].text = blank
    for run in number.runs[1:]:
        run.text = ""
    ((rule, message),) = findings(saved(document), "docx")
    assert rule == "G-number" and "发文字号为空" in message


@dataclass(frozen=True)
class Break:
    """One way to break a rule; `fmts` are the formats in which it shows."""

    name: str
    rule: str
    spoil: Callable[[Document], None]
    make: Make = NOTICE
    fmts: tuple[str, ...] = ("docx", "pdf")
    is_mended: bool = False

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"

    def document(self) -> bytes:
        document = docx.Document(io.BytesIO(paper(self.make)))
        self.spoil(document)
        return saved(document)


def every(document: Document) -> list[Paragraph]:
    body = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    return [p for p in body if p.text.strip()]


def at(document: Document, text: str, nth: int = 0) -> Paragraph:
    return [p for p in every(document) if p.text.strip().startswith(text)][nth]


def face(text: str, font: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for run in at(document, text).runs:
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

    return spoil


def size(text: str, points: float) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for run in at(document, text).runs:
            run.font.size = Pt(points)

    return spoil


def colour(text: str, rgb: tuple[int, int, int]) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for run in at(document, text).runs:
            run.font.color.rgb = RGBColor(*rgb)

    return spoil


def indent(
    text: str, first: float, left: float | None = None, right: float | None = None
) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        form = at(document, text).paragraph_format
        form.first_line_indent = Pt(first)
        form._element.pPr.ind.attrib.pop(qn("w:firstLineChars"), None)
        if left is not None:
            form.left_indent = Pt(left)
        if right is not None:
            form.right_indent = Pt(right)

    return spoil


def align(text: str, to: WD_ALIGN_PARAGRAPH) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        at(document, text).alignment = to

    return spoil


def reword(old: str, new: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for paragraph in every(document):
            for run in paragraph.runs:
                if old in run.text:
                    run.text = run.text.replace(old, new, 1)
                    return
        raise AssertionError(old)

    return spoil


def blank_gone(text: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        above = at(document, text)._p.getprevious()
        assert not "".join(above.itertext()).strip()
        above.getparent().remove(above)

    return spoil


def blank_more(text: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        here = at(document, text)
        more = here.insert_paragraph_before("")
        more.paragraph_format.space_before = more.paragraph_format.space_after = Pt(0)
        more.paragraph_format.line_spacing = Pt(28.95)

    return spoil


def margin(edge: str, mm: float) -> Callable[[Document], None]:
    return lambda document: setattr(document.sections[0], f"{edge}_margin", Mm(mm))


def page_size(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def line_spacing(points: float) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for paragraph in document.paragraphs:
            if len(paragraph.text) > 60 and paragraph.paragraph_format.first_line_indent:
                paragraph.paragraph_format.line_spacing = Pt(points)

    return spoil


def one_paragraph_spaced(text: str, points: float) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        at(document, text).paragraph_format.line_spacing = Pt(points)

    return spoil


def long_title_at_the_left(document: Document) -> None:
    """Its lines begin where centred ones would, as far as indents tell."""
    title = at(document, TITLE)
    title.runs[0].text += "和急需紧缺人才培养培训项目实施办法"
    title.paragraph_format.left_indent = title.paragraph_format.right_indent = Pt(40)
    title.alignment = LEFT


def tracking(points: float) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs if paragraph.paragraph_format.first_line_indent else ():
                spacing = OxmlElement("w:spacing")
                spacing.set(qn("w:val"), str(int(points * 20)))
                run._element.get_or_add_rPr().append(spacing)

    return spoil


def mark_higher(document: Document) -> None:
    at(document, "海河市人力资源和社会保障局文件").paragraph_format.space_before = Pt(20)


def mark_at_the_left(document: Document) -> None:
    size(MARK, 26)(document)
    align(MARK, LEFT)(document)


def no_rule(document: Document) -> None:
    border = at(document, "海人社发")._p.pPr.find(qn("w:pBdr"))
    border.getparent().remove(border)


def rule_with(name: str, value: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        at(document, "海人社发")._p.pPr.find(qn("w:pBdr"))[0].set(qn(f"w:{name}"), value)

    return spoil


def short_rule(document: Document) -> None:
    form = at(document, "海人社发").paragraph_format
    form.left_indent = form.right_indent = Pt(60)


def drawn_lines(document: Document) -> list[docx.oxml.xmlchemy.BaseOxmlElement]:
    lines = document.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
    )
    return [line for line in lines if not list(line.iter(qn("w:txbxContent")))]


def letter_foot_higher(document: Document) -> None:
    for line in drawn_lines(document)[2:]:
        offset = line[2][0]
        offset.text = str(int(offset.text) - 10 * 36000)


def letter_rules_gone(document: Document) -> None:
    for line in drawn_lines(document)[2:]:
        line.getparent().remove(line)


def letter_rules_shorter(document: Document) -> None:
    for line in drawn_lines(document):
        for size_ in [e for e in line.iter() if e.tag.endswith(("}extent", "}ext"))]:
            size_.set("cx", str(156 * 36000))


def letter_rules_turned(document: Document) -> None:
    widths = [next(e for e in line.iter() if e.tag.endswith("}ln")) for line in drawn_lines(document)[:2]]
    for line, width in zip(widths, (9525, 28575), strict=True):
        line.set("w", str(width))


def level_in(text: str, font: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        run = at(document, text).runs[0]
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

    return spoil


def annex_on_the_same_page(document: Document) -> None:
    for node in list(document.element.body.iter(qn("w:br")))[:1]:
        node.getparent().remove(node)


def label_gone(document: Document) -> None:
    label = at(document, "附件2")
    blank = label._p.getnext()
    for node in (label._p, blank):
        node.getparent().remove(node)


def imprint_before_annexes(document: Document) -> None:
    table, at_ = document.tables[-1]._tbl, at(document, "（此件公开发布）")._p
    spacer = table.getprevious()
    spacer.getparent().remove(spacer)
    at_.addnext(table)


def imprint_borders(edge: str, **given: str) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        border = document.tables[-1]._tbl.tblPr.find(qn("w:tblBorders")).find(qn(f"w:{edge}"))
        for name, value in given.items():
            border.set(qn(f"w:{name}"), value)

    return spoil


def imprint_higher(document: Document) -> None:
    spacer = Paragraph(document.tables[-1]._tbl.getprevious(), document._body)
    spacer.paragraph_format.space_before = Pt(200)


def imprint_of_a_letter_ruled(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    border = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'
    at(document, "抄送")._p.get_or_add_pPr().append(parse_xml(border))


def footer_with(change: Callable[[Paragraph], None]) -> Callable[[Document], None]:
    def spoil(document: Document) -> None:
        section = document.sections[0]
        for footer in (section.footer, section.even_page_footer):
            change(footer.paragraphs[0])

    return spoil


def number_size(paragraph: Paragraph) -> None:
    for run in paragraph._p.iter(qn("w:r")):
        run.get_or_add_rPr().sz_val = Pt(10.5)


def number_face(paragraph: Paragraph) -> None:
    for run in paragraph._p.iter(qn("w:r")):
        fonts = run.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{slot}"), "黑体")


def number_centred(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def number_at_the_edge(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(0)


def number_without_dashes(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.text = "" if "—" in run.text else run.text


def number_gone(paragraph: Paragraph) -> None:
    for run in list(paragraph._p.iter(qn("w:r"))):
        run.getparent().remove(run)


def sides_alike(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def first_number_of_a_letter(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def footer_lower(document: Document) -> None:
    document.sections[0].footer_distance = Mm(12)


MARK, NUMBER, TITLE, TO = "海河市人力资源和社会保障局文件", "海人社发", "关于举办", "各区人力资源"
ISSUER, DATE, NOTE, LIST = "海河市人力资源和社会保障局", "2025年9月5日", "（此件", "附件：1."
COPIES, PRINTED = "抄送", "海河市人力资源和社会保障局办公室"
GREY, RED = (0x99, 0x99, 0x99), (0xFF, 0, 0)
LEFT, CENTRE, AT_RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
PLAIN = NOTICE.but(mark="none", imprint="none")
"""Without what must stand at one height of a page, so that other changes may move it."""
UNSEALED = PLAIN.but(sealed=False)
WORD, PDF = ("docx",), ("pdf",)


def insert(before: Paragraph, text: str, font: str = "仿宋_GB2312", points: float = 16) -> Paragraph:
    """A paragraph set as the body is, flush."""
    paragraph = before.insert_paragraph_before("")
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(28.95)
    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return paragraph


def secret_and_urgent(document: Document) -> None:
    mark = at(document, MARK)
    for text, font in (("000001", "仿宋"), ("机密★1年", "黑体"), ("特急", "黑体")):
        insert(mark, text, font)
    mark.paragraph_format.space_before = Pt(92 - 3 * 28.95)


def upwards(document: Document) -> None:
    number = at(document, NUMBER)
    number.runs[0].text = "　海人社报〔2025〕18号　　　　　　　签发人：沈若溪"
    number.alignment = LEFT


def three_issuers(document: Document) -> None:
    first = at(document, ISSUER, 1)
    for name in ("海河市财政局", "海河市教育委员会"):
        other = insert(first, name)
        other.alignment = AT_RIGHT
        other.paragraph_format.right_indent = Pt(64)


def to_nobody(document: Document) -> None:
    for paragraph in (at(document, TO),):
        paragraph._p.getparent().remove(paragraph._p)


def title_of_one_paragraph(document: Document) -> None:
    first, second = at(document, TITLE), at(document, "高级研修班的通知")
    first.runs[0].add_break()
    first.runs[0].add_text(second.text)
    second._p.getparent().remove(second._p)


def title_as_a_diamond(document: Document) -> None:
    first, second = at(document, TITLE), at(document, "高级研修班的通知")
    first.runs[0].text = "海河市人力资源和社会保障局"
    second.runs[0].text = "关于举办先进制造技术应用与创新发展"
    third = insert(at(document, TO), "高级研修班的通知", "方正小标宋简体", 22)
    third.alignment, third.paragraph_format.line_spacing = CENTRE, Pt(34)
    second._p.addnext(third._p)


def number_with_blanks(document: Document) -> None:
    reword("〔2025〕18号", "〔2025〕 18 号")(document)


def second_level_alone(document: Document) -> None:
    paragraph = at(document, "（一）总体要求")
    paragraph.runs[0].text = "（一）总体要求"
    paragraph.runs[1].text = ""


def table_in_the_body(document: Document) -> None:
    heading = at(document, "二、研修内容")
    table = document.add_table(3, 2)
    table.style = "Table Grid"
    for number, cell in enumerate(table._cells):
        cell.paragraphs[0].add_run(f"内容{number}").font.size = Pt(12)
    heading._p.addprevious(table._tbl)


def contact_after_the_note(document: Document) -> None:
    note = at(document, NOTE)
    line = insert(note, "（联系人：沈若溪；联系电话：022-58880001）")
    line.paragraph_format.first_line_indent = Pt(32)
    line._p.append(note.runs[-1]._r)  # the page break
    note._p.addnext(line._p)


def mail_in_blue(document: Document) -> None:
    run = at(document, BODY).add_run("zsgx@example.org")
    run.font.color.rgb, run.font.underline, run.font.size = RGBColor(5, 0x63, 0xC1), True, Pt(16)


def prose_in_an_annex(document: Document) -> None:
    title = at(document, "报名回执")
    table = title._p.getnext()
    for text in ("一、报名方式", BODY + "高水平、小规模、重特色的要求精心组织实施。", "请填写下表。"):
        line = insert(title, text)
        line.paragraph_format.first_line_indent = Pt(32)
        table.addprevious(line._p)


ALSO_RIGHT = (
    secret_and_urgent, upwards, three_issuers, to_nobody, title_of_one_paragraph, title_as_a_diamond,
    number_with_blanks, second_level_alone, table_in_the_body, contact_after_the_note, mail_in_blue,
    prose_in_an_annex,
)  # fmt: skip
NOTHING_AT_A_HEIGHT = NOTICE.but(imprint="none")


def changed(change: Callable[[Document], None], make: Make) -> bytes:
    document = docx.Document(io.BytesIO(paper(make)))
    change(document)
    return saved(document)


@pytest.mark.parametrize("change", ALSO_RIGHT, ids=lambda change: change.__name__)
def test_what_the_standard_allows_passes_in_word(change: Callable[[Document], None]) -> None:
    assert findings(changed(change, NOTHING_AT_A_HEIGHT), "docx") == []


@pytest.mark.parametrize("change", ALSO_RIGHT, ids=lambda change: change.__name__)
def test_what_the_standard_allows_passes_as_pdf(change: Callable[[Document], None]) -> None:
    assert findings(word_to_pdf(changed(change, NOTHING_AT_A_HEIGHT)).pdf, "pdf") == []


BREAKS = [
    Break("paper of another size", "G-page", page_size, PLAIN, is_mended=True),
    Break("narrow left margin", "G-page", margin("left", 20), PLAIN, is_mended=True),
    Break("narrow right margin", "G-page", margin("right", 20), PLAIN, is_mended=True),
    Break("low top margin", "G-page", margin("top", 25), PLAIN, is_mended=True),
    Break("low bottom margin", "G-page", margin("bottom", 22), PLAIN, is_mended=True),
    Break("tight lines", "G-grid", line_spacing(24), PLAIN, is_mended=True),
    Break("wide lines", "G-grid", line_spacing(34), PLAIN, is_mended=True),
    Break("one paragraph tight", "G-grid", one_paragraph_spaced(BODY, 20), fmts=WORD, is_mended=True),
    Break("wide characters", "G-grid", tracking(3), PLAIN),
    Break("in 宋体", "G-body", face(BODY, "宋体"), is_mended=True),
    Break("of size 4", "G-body", size(BODY, 14), is_mended=True),
    Break("grey", "G-body", colour(BODY, GREY), is_mended=True),
    Break("first line flush", "G-body", indent(BODY, 0), is_mended=True),
    Break("first line four characters in", "G-body", indent(BODY, 64), is_mended=True),
    Break("further lines indented", "G-body", indent(BODY, 0, left=32), is_mended=True),
    Break("in 黑体", "G-title", face(TITLE, "黑体"), is_mended=True),
    Break("of size 3", "G-title", size(TITLE, 16), is_mended=True),
    Break("at the left", "G-title", align(TITLE, LEFT), is_mended=True),
    Break("of two lines at the left", "G-title", long_title_at_the_left, PLAIN, fmts=WORD, is_mended=True),
    Break("red", "G-title", colour(TITLE, RED), is_mended=True),
    Break("one line under the number", "G-title", blank_gone(TITLE), is_mended=True),
    Break("three lines under the number", "G-title", blank_more(TITLE)),
    Break("indented", "G-addressee", indent(TO, 32), is_mended=True),
    Break("half-width colon", "G-addressee", reword("各有关单位：", "各有关单位:")),
    Break("right under the title", "G-addressee", blank_gone(TO), is_mended=True),
    Break("two lines under the title", "G-addressee", blank_more(TO)),
    Break("in 楷体", "G-addressee", face(TO, "楷体"), is_mended=True),
    Break("first level in 仿宋", "G-levels", level_in("一、", "仿宋"), is_mended=True),
    Break("second level in 仿宋", "G-levels", level_in("（一）", "仿宋"), is_mended=True),
    Break("third level in 黑体", "G-levels", level_in("1.", "黑体"), is_mended=True),
    Break("first level of size 4", "G-levels", size("一、", 14), is_mended=True),
    Break("third level numbered 1、", "G-levels", reword("1.", "1、")),
    Break("black", "G-mark", colour(MARK, (0, 0, 0))),
    Break("in 黑体", "G-mark", face(MARK, "黑体")),
    Break("at the left", "G-mark", mark_at_the_left),
    Break("too high", "G-mark", mark_higher),
    Break("square brackets", "G-number", reword("〔2025〕", "[2025]")),
    Break("short year", "G-number", reword("〔2025〕", "〔25〕")),
    Break("with 第", "G-number", reword("18号", "第18号")),
    Break("leading zero", "G-number", reword("18号", "018号")),
    Break("without 号", "G-number", reword("18号", "18")),
    Break("in 黑体", "G-number", face(NUMBER, "黑体"), is_mended=True),
    Break("at the left", "G-number", align(NUMBER, LEFT), is_mended=True),
    Break("of a letter in the middle", "G-number", align("海人社函", CENTRE), LETTER, is_mended=True),
    Break("one line under the mark", "G-number", blank_gone(NUMBER)),
    Break("missing", "G-rule", no_rule),
    Break("black", "G-rule", rule_with("color", "000000")),
    Break("too low", "G-rule", rule_with("space", "31")),
    Break("short", "G-rule", short_rule),
    Break("of a letter missing", "G-rule", letter_rules_gone, LETTER),
    Break("of a letter short", "G-rule", letter_rules_shorter, LETTER),
    Break("of a letter too high", "G-rule", letter_foot_higher, LETTER),
    Break("of a letter thin over thick", "G-rule", letter_rules_turned, LETTER),
    Break("half-width colon", "G-annex-list", reword("附件：", "附件:")),
    Break("flush", "G-annex-list", indent(LIST, -96), is_mended=True),
    Break("right under the body", "G-annex-list", blank_gone(LIST), is_mended=True),
    Break("a stop behind a name", "G-annex-list", reword("附件：1.报名回执", "附件：1.报名回执；")),
    Break("wrapped line flush", "G-annex-list", indent("2.先进", 80, left=0), is_mended=True),
    Break("in 楷体", "G-annex-list", face(LIST, "楷体"), is_mended=True),
    Break("one annex more than there is", "G-annex-list", reword("回执", "回执\n2.住宿表"), fmts=WORD),
    Break("issuer at the left", "G-signature", align(ISSUER, LEFT), PLAIN, is_mended=True),
    Break("date at the edge", "G-signature", indent(DATE, 0, right=0), is_mended=True),
    Break("issuer in 黑体", "G-signature", face(ISSUER, "黑体"), PLAIN, is_mended=True),
    Break("unsealed, date too far", "G-signature", indent(DATE, 0, left=202), UNSEALED, is_mended=True),
    Break("padded", "G-date", reword(DATE, "2025年09月05日")),
    Break("in characters", "G-date", reword(DATE, "二〇二五年九月五日")),
    Break("with points", "G-date", reword(DATE, "2025.9.5")),
    Break("in 宋体", "G-date", face(DATE, "宋体"), is_mended=True),
    Break("flush", "G-note", indent(NOTE, 0), is_mended=True),
    Break("without brackets", "G-note", reword("（此件公开发布）", "此件公开发布")),
    Break("half-width brackets", "G-note", reword("（此件公开发布）", "(此件公开发布)")),
    Break("a line too low", "G-note", blank_more(NOTE)),
    Break("label in 仿宋", "G-annex", face("附件1", "仿宋"), is_mended=True),
    Break("label of size 4", "G-annex", size("附件1", 14), is_mended=True),
    Break("label indented", "G-annex", indent("附件1", 32), is_mended=True),
    Break("label with a colon", "G-annex", reword("附件1", "附件1：")),
    Break("label missing", "G-annex", label_gone, PLAIN),
    Break("not on a new page", "G-annex", annex_on_the_same_page, PLAIN, is_mended=True),
    Break("title right under the label", "G-annex", blank_gone("先进制造"), PLAIN, is_mended=True),
    Break("title at the left", "G-annex", align("报名回执", LEFT), is_mended=True),
    Break("title another than listed", "G-annex", reword("名额分配及课程", "分配及课程")),
    Break("in 楷体", "G-imprint", face(COPIES, "楷体"), is_mended=True),
    Break("of size 3", "G-imprint", size(COPIES, 16), is_mended=True),
    Break("date in 宋体", "G-imprint", face("2025年9月5日印发", "宋体"), fmts=WORD, is_mended=True),
    Break("half-width colon", "G-imprint", reword("抄送：", "抄送:")),
    Break("flush", "G-imprint", indent(COPIES, 0, left=0)),
    Break("date padded", "G-imprint", reword("9月5日印发", "09月05日印发")),
    Break("rule missing", "G-imprint", imprint_borders("insideH", val="nil")),
    Break("last rule thin", "G-imprint", imprint_borders("bottom", sz="4")),
    Break("before the annexes", "G-imprint", imprint_before_annexes, fmts=WORD),
    Break("too high on the page", "G-imprint", imprint_higher, fmts=PDF),
    Break("of a letter with a rule", "G-imprint", imprint_of_a_letter_ruled, LETTER),
    Break("missing", "G-pageno", footer_with(number_gone)),
    Break("in the middle", "G-pageno", footer_with(number_centred), is_mended=True),
    Break("at the edge", "G-pageno", footer_with(number_at_the_edge), is_mended=True),
    Break("in 黑体", "G-pageno", footer_with(number_face), is_mended=True),
    Break("of size 5", "G-pageno", footer_with(number_size), is_mended=True),
    Break("without dashes", "G-pageno", footer_with(number_without_dashes)),
    Break("on one side only", "G-pageno", sides_alike),
    Break("on a letter's first page", "G-pageno", first_number_of_a_letter, LETTER),
    Break("too low", "G-pageno", footer_lower),
    Break("body in 微软雅黑", "G-font", face(BODY, "微软雅黑"), fmts=WORD, is_mended=True),
    Break("table in 微软雅黑", "G-font", face("姓名", "微软雅黑"), fmts=WORD),
]  # fmt: skip


@pytest.mark.parametrize("broken", [b for b in BREAKS if "docx" in b.fmts], ids=str)
def test_a_broken_rule_is_found_as_itself_in_word(broken: Break) -> None:
    found = findings(broken.document(), "docx")
    assert {rule for rule, _ in found} == {broken.rule}, found


@pytest.mark.parametrize("broken", [b for b in BREAKS if "pdf" in b.fmts], ids=str)
def test_a_broken_rule_is_found_as_itself_in_pdf(broken: Break) -> None:
    found = findings(word_to_pdf(broken.document()).pdf, "pdf")
    assert {rule for rule, _ in found} == {broken.rule}, found


def words(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    roots = [
        document.element,
        *(s.footer._element for s in document.sections),
        *(s.even_page_footer._element for s in document.sections),
    ]
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for root in roots for p in root.iter(qn("w:p"))]


@pytest.mark.parametrize("broken", [b for b in BREAKS if "docx" in b.fmts], ids=str)
def test_mending_changes_no_word_and_claims_nothing_it_did_not_do(broken: Break) -> None:
    before = broken.document()
    mended = desk.mend(before, "paper.docx")
    assert words(mended.data) == words(before)
    left = findings(mended.data, "docx")
    if broken.is_mended:
        assert mended.changes
        assert left == []
    else:
        assert {rule for rule, _ in left} == {broken.rule}


def test_every_rule_is_broken_in_word_and_in_pdf() -> None:
    from zsgx_docs.check.lint.rules.findings import BASES

    for fmt in ("docx", "pdf"):
        missing = set(BASES) - {b.rule for b in BREAKS if fmt in b.fmts}
        assert missing == ({"G-font"} if fmt == "pdf" else set())


def test_a_paragraph_that_is_two_things_is_left_for_a_person() -> None:
    """A label that shares its paragraph with the title cannot be set by itself."""
    document = official(PLAIN)
    label, title = at(document, "附件1"), at(document, "报名回执")
    blank = label._p.getnext()
    label.runs[0].text = "附件1\n\n报名回执"
    for gone in (blank, title._p):
        gone.getparent().remove(gone)
    before = saved(document)
    mended = desk.mend(before, "paper.docx")
    assert mended.changes == ()
    assert findings(mended.data, "docx") == findings(before, "docx") != []


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_paper_is_not_mended(name: str) -> None:
    assert desk.mend(paper(RIGHT[name]), "paper.docx").changes == ()
