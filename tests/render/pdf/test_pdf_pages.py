"""Pages, sections, headers and footers, pictures and boxes."""

import io

import pdfplumber
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image

from zsgx_docs import desk
from zsgx_docs.errors import UnreadableFile
from zsgx_docs.render.pdf import word_to_pdf


def page_field(paragraph):
    """The PAGE field, whose stored result is out of date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "9"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def test_the_page_has_the_files_size_and_the_text_its_margins(document, printed):
    document.add_paragraph("甲")
    result = printed()
    assert (result.pages[0].width, result.pages[0].height) == (595, 842)
    assert result.chars("甲")[0]["x0"] == pytest.approx(72, abs=0.6)


def test_a_page_break_starts_a_page_and_leaves_no_empty_line(document, printed):
    document.add_paragraph("甲").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("乙")
    first, second = printed().pages
    assert (first.extract_text(), second.extract_text()) == ("甲", "乙")
    assert second.chars[0]["top"] < 80


def test_sections_may_turn_to_landscape(document, printed):
    document.add_paragraph("竖")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(842), Pt(595)
    document.add_paragraph("横")
    assert [(p.width, p.height) for p in printed().pages] == [(595, 842), (842, 595)]


def test_a_continuous_section_starts_no_page(document, printed):
    document.add_paragraph("上")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("下")
    assert len(printed().pages) == 1


def test_page_numbers_count_and_odd_and_even_footers_differ(document, printed):
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.footer.paragraphs[0].text = "单"
    page_field(section.footer.paragraphs[0])
    section.even_page_footer.paragraphs[0].text = "双"
    page_field(section.even_page_footer.paragraphs[0])
    for text in "甲乙丙":
        document.add_paragraph(text).paragraph_format.page_break_before = text != "甲"
    assert [p.extract_text() for p in printed().pages] == ["甲\n单1", "乙\n双2", "丙\n单3"]


def test_a_page_number_spelt_as_a_complex_field_counts_too(document, printed):
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run("— ")
    for kind in ("begin", "PAGE", "separate", "7", "end"):
        run = paragraph.add_run("7" if kind == "7" else "")
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = " PAGE \\* MERGEFORMAT "
            run._r.append(code)
        elif kind != "7":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    paragraph.add_run(" —")
    document.add_paragraph("甲")
    assert printed().pages[0].extract_text() == "甲\n— 1 —"


def test_the_first_page_may_have_its_own_header(document, printed):
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页"
    section.header.paragraphs[0].text = "后页"
    for text in "甲乙":
        document.add_paragraph(text).paragraph_format.page_break_before = text != "甲"
    assert [p.extract_text() for p in printed().pages] == ["首页\n甲", "后页\n乙"]


def test_a_tall_header_pushes_the_text_down(document, printed):
    header = document.sections[0].header
    header.paragraphs[0].text = "一"
    for _ in range(9):
        header.add_paragraph("眉")
    document.add_paragraph("文")
    result = printed()
    assert result.chars("文")[0]["top"] > 36 + 10 * 15


def test_a_picture_has_the_size_that_the_file_says(document, printed):
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(stream, "PNG")
    stream.seek(0)
    document.add_picture(stream, width=Pt(120), height=Pt(60))
    (image,) = printed().pages[0].images
    assert (image["width"], image["height"]) == (pytest.approx(120, abs=0.5), pytest.approx(60, abs=0.5))


def test_a_text_boxs_text_is_printed_where_it_stands(add, printed):
    add(
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:shape style="position:absolute;margin-left:100pt;margin-top:50pt;width:120pt;height:40pt">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r><w:r><w:t>框外</w:t></w:r></w:p>"
    )
    result = printed()
    assert result.chars("框内")[0]["x0"] == pytest.approx(72 + 100 + 7.2, abs=1)
    assert "框外" in result.text


LINE = (
    "<w:p><w:r><w:drawing>"
    '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>2540000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="5080000" cy="0"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr>'
    '<a:prstGeom prst="line"/><a:ln w="25400"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
    "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
)


def test_a_drawn_line_stands_where_the_file_says(document, add, printed):
    document.add_paragraph("上文")
    add(LINE)
    (line,) = printed().pages[0].lines
    assert (line["x0"], line["width"], line["linewidth"]) == pytest.approx((72, 400, 2), abs=0.1)
    assert (line["top"] + line["bottom"]) / 2 == pytest.approx(200, abs=0.2)
    assert tuple(line["stroking_color"]) == (1, 0, 0)


def _box_in(margin, where, text):
    """A text box 100 by 30 points in a header or footer, `where` as VML says it."""
    margin.is_linked_to_previous = False
    margin._element.append(
        parse_xml(
            f'<w:p {nsdecls("w")}><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
            f'<v:shape style="position:absolute;width:100pt;height:30pt;{where}" stroked="f"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
            "</w:pict></w:r></w:p>"
        )
    )


def test_text_boxes_of_headers_and_footers_stand_where_the_page_says(document, printed):
    on_page = "mso-position-horizontal-relative:page;mso-position-vertical-relative:page;"
    section = document.sections[0]
    _box_in(section.header, f"{on_page}margin-left:200pt;margin-top:20pt", "眉")
    _box_in(section.footer, f"{on_page}margin-left:50pt;margin-top:700pt", "脚")
    document.add_paragraph("正文")
    result = printed()
    for text, left, top in (("眉", 200, 20), ("脚", 50, 700)):
        (character,) = result.chars(text)
        assert character["x0"] == pytest.approx(left + 7.2, abs=1)
        assert top < character["top"] < top + 12


def test_a_text_box_is_centred_on_the_page_where_the_file_says(document, printed):
    where = "mso-position-horizontal:center;mso-position-horizontal-relative:page;margin-top:0"
    section = document.sections[0]
    section.left_margin = section.left_margin * 2
    _box_in(section.header, where, "眉")
    document.add_paragraph("正文")
    (character,) = printed().chars("眉")
    assert character["x0"] == pytest.approx(section.page_width.pt / 2 - 50 + 7.2, abs=1)


def test_columns_fill_one_after_the_other(document, printed):
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    section = document.sections[0]._sectPr
    section.remove(section.find(qn("w:cols")))
    section.append(columns)
    for number in range(60):
        document.add_paragraph(f"第{number}段")
    result = printed()
    assert len(result.pages) == 1
    assert result.chars("第59段")[0]["x0"] > 300


def test_the_same_file_gives_the_same_pdf(document):
    document.add_paragraph("同一文件")
    stream = io.BytesIO()
    document.save(stream)
    assert word_to_pdf(stream.getvalue()).pdf == word_to_pdf(stream.getvalue()).pdf


def test_a_picture_that_cannot_be_read_is_a_warning(document, printed):
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(stream, "PNG")
    stream.seek(0)
    document.add_picture(stream)
    (part,) = (r.target_part for r in document.part.rels.values() if "image" in r.reltype)
    part._blob = b"\x89PNG broken"
    result = printed()
    assert result.pages[0].images == [] and any("图形" in warning for warning in result.warnings)


def test_keep_with_next_takes_a_heading_overleaf(document, printed):
    for _ in range(43):
        document.add_paragraph("正文")
    document.add_paragraph("标题").paragraph_format.keep_with_next = True
    document.add_paragraph("\n".join("后文")).paragraph_format.keep_together = True
    pages = printed().pages
    assert "标题" in pages[1].extract_text()


def test_a_file_that_is_no_word_document_is_refused():
    with pytest.raises(UnreadableFile):
        word_to_pdf(b"PK\x03\x04 nothing")


@pytest.mark.parametrize("footer", ["", "页脚"])
def test_a_section_may_begin_on_an_odd_page(document, printed, footer):
    document.sections[0].footer.paragraphs[0].text = footer
    document.add_paragraph("一")
    document.add_section(WD_SECTION.ODD_PAGE)
    document.add_paragraph("三")
    pages = printed().pages
    assert len(pages) == 3 and "三" in pages[2].extract_text()


def test_page_numbers_may_begin_anew(document, printed):
    page_field(document.sections[0].footer.paragraphs[0])
    document.add_paragraph("甲")
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "5")
    document.add_section(WD_SECTION.NEW_PAGE)._sectPr.append(numbers)
    document.add_paragraph("乙")
    assert [p.extract_text() for p in printed().pages] == ["甲\n1", "乙\n5"]


@pytest.mark.parametrize("paper", ["research-report", "implementation-plan"])
def test_no_page_holds_a_signature_and_its_day_alone(paper):
    name = f"organiser/{paper}"
    with pdfplumber.open(io.BytesIO(desk.issue(name, desk.sample(name), "pdf").data)) as pdf:
        last = pdf.pages[-1].extract_text_lines()
    assert "天津海河智造研究院" in "".join(line["text"] for line in last[1:])
