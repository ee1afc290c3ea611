"""Layout against GB/T 9704-2012, seen in Word files and in the PDFs made from them."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from zsgx_docs import desk
from zsgx_docs.errors import InputError, UnreadableFile, UnsupportedFile, UsageError
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import samples_folder

NAMES = [info.name for info in desk.templates()]
Spoil = Callable[[Document], None]


def notice(spoil: Spoil = lambda document: None, name: str = "organiser/opening-notice") -> bytes:
    """A notice that obeys the standard, but for what `spoil` does to it."""
    document = docx.Document(io.BytesIO(desk.issue(name, desk.sample(name), "docx").data))
    spoil(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def beginning(document: Document, text: str) -> Paragraph:
    return next(p for p in document.paragraphs if p.text.startswith(text))


def reword(document: Document, old: str, new: str) -> None:
    paragraph = next(p for p in document.paragraphs if old in p.text)
    first, *others = paragraph.runs
    first.text = paragraph.text.replace(old, new)
    for run in others:
        run.text = ""


def narrow_margin(document: Document) -> None:
    document.sections[0].left_margin = Mm(20)


def letter_paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def small_body(document: Document) -> None:
    for run in beginning(document, "根据").runs:
        run.font.size = Pt(14)


def flush_body(document: Document) -> None:
    ind = beginning(document, "联系人").paragraph_format
    ind.first_line_indent = Pt(0)
    ind._element.pPr.ind.set(qn("w:firstLineChars"), "0")


def title_at_the_left(document: Document) -> None:
    title = beginning(document, "关于举办")
    title.alignment = title.paragraph_format.left_indent = title.paragraph_format.right_indent = 0


def title_in_hei(document: Document) -> None:
    for run in beginning(document, "关于举办").runs:
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")


def levels_in_body_type(document: Document) -> None:
    beginning(document, "二、").style = document.styles["公文正文"]


def foreign_font(document: Document) -> None:
    for run in beginning(document, "研修对象").runs:
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")


def issuer_at_the_left(document: Document) -> None:
    date = next(p for p in document.paragraphs if p.text == "2025年9月5日")
    issuer = document.paragraphs[[p._p for p in document.paragraphs].index(date._p) - 1]
    issuer.paragraph_format.left_indent = Pt(0)


def half_width_colon(document: Document) -> None:
    reword(document, "各有关单位：", "各有关单位:")


def square_brackets(document: Document) -> None:
    reword(document, "津海智发〔2025〕18号", "津海智发[2025]第018号")


def padded_date(document: Document) -> None:
    reword(document, "2025年9月5日", "2025年09月05日")


def date_in_characters(document: Document) -> None:
    reword(document, "2025年9月5日", "二〇二五年九月五日")


def stop_after_an_annex(document: Document) -> None:
    reword(document, "研修日程", "研修日程。")


def no_line_before_the_annexes(document: Document) -> None:
    annexes = beginning(document, "附件：")
    above = annexes._p.getprevious()
    above.getparent().remove(above)


def tight_lines(document: Document) -> None:
    document.styles["公文正文"].paragraph_format.line_spacing = Pt(22)


def page_number_in_the_middle(document: Document) -> None:
    for paragraph in document.sections[0].footer.paragraphs:
        paragraph.alignment = 1


SPOILT: dict[Spoil, str] = {
    narrow_margin: "G-page", letter_paper: "G-page", small_body: "G-body", flush_body: "G-body",
    title_at_the_left: "G-title", title_in_hei: "G-title", levels_in_body_type: "G-levels",
    foreign_font: "G-font", issuer_at_the_left: "G-signature", half_width_colon: "G-addressee",
    square_brackets: "G-number", padded_date: "G-date", date_in_characters: "G-date",
    stop_after_an_annex: "G-annex-list", no_line_before_the_annexes: "G-annex-list", tight_lines: "G-grid",
    page_number_in_the_middle: "G-pageno",
}  # fmt: skip
MENDED = (narrow_margin, letter_paper, small_body, flush_body, title_at_the_left, title_in_hei,
          levels_in_body_type, tight_lines)  # fmt: skip


def rules(data: bytes, filename: str) -> set[str]:
    return {finding.rule for finding in desk.lint(data, filename).findings}


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_our_own_papers_obey(name: str, fmt: desk.Format) -> None:
    paper = desk.issue(name, desk.sample(name), fmt).data
    assert [finding.message for finding in desk.lint(paper, f"paper.{fmt}").findings] == []


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_deviation_is_found_in_word(spoil: Spoil) -> None:
    assert SPOILT[spoil] in rules(notice(spoil), "notice.docx")


@pytest.mark.parametrize(
    "spoil", [s for s in SPOILT if s is not foreign_font], ids=lambda spoil: spoil.__name__
)
def test_a_deviation_is_found_in_the_pdf(spoil: Spoil) -> None:
    """Fonts we lack are replaced when a PDF is made, so that a foreign one is not seen there."""
    assert SPOILT[spoil] in rules(word_to_pdf(notice(spoil)).pdf, "notice.pdf")


def test_lines_that_are_not_justified_are_no_wrong_margin() -> None:
    def ragged(document: Document) -> None:
        style = document.styles["公文正文"]
        style.paragraph_format.alignment = 0
        style.element.rPr.remove(style.element.rPr.find(qn("w:spacing")))

    assert "G-page" not in rules(word_to_pdf(notice(ragged)).pdf, "notice.pdf")


def test_a_finding_says_where_what_and_by_which_rule() -> None:
    (finding,) = desk.lint(notice(small_body), "notice.docx").findings
    assert (finding.rule, finding.severity, finding.outcome) == ("G-body", "error", "violated")
    assert (finding.measured, finding.wanted) == ("4号（14磅）", "3号（16磅）")
    assert "根据" in finding.where
    assert finding.message.endswith("（GB/T 9704-2012：" + finding.basis.partition("：")[2] + "）。")


@pytest.mark.parametrize("name", NAMES)
def test_the_kind_is_guessed_as_the_template_says(name: str) -> None:
    from zsgx_docs.template.catalogue import default_catalogue

    said = default_catalogue().get(name).settings.kind
    judged = desk.lint(desk.issue(name, desk.sample(name), "docx").data, "paper.docx").kind
    assert judged == ("annex" if said == "form" else said)


@pytest.mark.parametrize("spoil", MENDED, ids=lambda spoil: spoil.__name__)
def test_what_can_be_mended_safely_is(spoil: Spoil) -> None:
    mended = desk.mend(notice(spoil), "notice.docx")
    assert mended.changes
    assert rules(mended.data, "notice.docx") == set()


@pytest.mark.parametrize("old", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"{\\rtf1"])
def test_what_is_neither_word_nor_pdf_is_refused_in_a_sentence(old: bytes) -> None:
    with pytest.raises(InputError, match="paper"):
        desk.lint(old + b"\0" * 600, "paper.docx")


def test_a_kind_that_is_said_is_not_guessed() -> None:
    said = desk.lint(notice(), "notice.docx", "certificate")
    assert (said.kind, said.is_guessed, said.findings) == ("certificate", False, ())
    assert desk.lint(notice(), "notice.docx").is_guessed


def test_a_paper_that_obeys_is_not_changed() -> None:
    assert desk.mend(notice(), "notice.docx").changes == ()


def test_files_that_cannot_be_judged_are_refused_with_the_reason() -> None:
    scan = (samples_folder() / "hubei" / "application-form.scan.pdf").read_bytes()
    with pytest.raises(UnsupportedFile, match="扫描件"):
        desk.lint(scan, "scan.pdf")
    with pytest.raises(UnreadableFile, match="PDF"):
        desk.lint(b"%PDF-1.7 broken", "broken.pdf")
    with pytest.raises(UnreadableFile, match="损坏"):
        desk.lint(b"PK broken", "broken.docx")
    with pytest.raises(UsageError, match="只能修正 Word"):
        desk.mend(b"%PDF-1.7", "notice.pdf")
