"""Automatic numbers are read where a person sees them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from word.numbered import Level, add_list, add_number, number
from zsgx_docs import desk
from zsgx_docs.desk import FORMATS, Format
from zsgx_docs.model.sheet import Grid, Paragraph
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.numerals import numeral
from zsgx_docs.word.package import open_word

FORM, ROSTER = "hubei/application-form", "tianjin/certificate-roster"
CHINESE: Sequence[Level] = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(document: Document) -> list[str]:
    sheet = word_sheet(open_word(saved(document), "试.docx"))
    return [block.text.text for block in sheet.blocks if isinstance(block, Paragraph)]


def numbered(
    levels: Sequence[Level], *lines: tuple[int, str], gap: str = "nothing", extra: str = ""
) -> Document:
    document = docx.Document()
    add_list(document, levels, gap, extra)
    for level, text in lines:
        number(document.add_paragraph(text), level)
    return document


def it_counts_every_level_and_begins_anew_under_the_next_of_a_higher_one() -> None:
    lines = ((0, "目标"), (1, "总体"), (2, "甲"), (2, "乙"), (1, "分项"), (2, "丙"), (0, "内容"), (1, "理论"))
    assert texts(numbered(CHINESE, *lines)) == [
        "一、目标", "（一）总体", "1.甲", "2.乙", "（二）分项", "1.丙", "二、内容", "（一）理论",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "gap", "said"),
    [
        (("decimal", "%1."), "tab", "1. 概述"),
        (("decimal", "%1."), "space", "1.概述"),
        (("chineseCounting", "%1、"), "tab", "一、概述"),
        (("decimal", "（%1）"), "tab", "（1）概述"),
        (("decimalEnclosedCircleChinese", "%1"), "nothing", "①概述"),
        (("chineseLegalSimplified", "%1、"), "nothing", "壹、概述"),
        (("bullet", "●"), "nothing", "●概述"),
        (("none", ""), "tab", "概述"),
    ],
)
def it_shows_the_number_as_it_is_printed(level: Level, gap: str, said: str) -> None:
    assert texts(numbered([level], (0, "概述"), gap=gap)) == [said]


def it_restarts_where_word_was_told_to() -> None:
    document = numbered([("decimal", "%1.")], (0, "甲"), (0, "乙"))
    add_number(document, 91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    number(document.add_paragraph("丙"), 0, 91)
    assert texts(document) == ["1.甲", "2.乙", "1.丙"]


def it_does_not_restart_a_level_that_runs_through() -> None:
    document = numbered(
        [("chineseCounting", "%1、"), ("decimal", "%2.")], (0, "甲"), (1, "子"), (0, "乙"), (1, "丑")
    )
    assert texts(document)[-1] == "1.丑"
    through = numbered(
        [("chineseCounting", "%1、"), ("decimal", "%2.")],
        *((0, "甲"), (1, "子"), (0, "乙"), (1, "丑")),
        extra='<w:lvlRestart w:val="0"/>',
    )
    assert texts(through)[-1] == "2.丑"


def it_reads_numbers_that_a_style_gives() -> None:
    document = numbered(CHINESE)
    for style, level in (("Heading 1", ""), ("Heading 2", '<w:ilvl w:val="1"/>')):
        document.styles[style].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}>{level}<w:numId w:val="90"/></w:numPr>')
        )
    for style, text in (("Heading 1", "目标"), ("Heading 2", "总体"), ("Heading 2", "分项")):
        document.add_paragraph(text, style=style)
    plain = document.add_paragraph("不编号", style="Heading 1")
    plain._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    assert texts(document) == ["一、目标", "（一）总体", "（二）分项", "不编号"]


def it_knows_a_styles_level_by_the_link_from_the_list() -> None:
    document = numbered(CHINESE)
    levels = document.part.numbering_part.element.xpath('./w:abstractNum[@w:abstractNumId="90"]/w:lvl')
    for level, style in zip(levels, ("Heading1", "Heading2"), strict=False):
        level.insert(2, parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{style}"/>'))
    for style in ("Heading 1", "Heading 2"):
        document.styles[style].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
        )
        document.add_paragraph("甲", style=style)
    assert texts(document) == ["一、甲", "（一）甲"]


def it_counts_no_paragraph_that_is_deleted_under_tracked_changes() -> None:
    document = numbered([("decimal", "%1.")], (0, "甲"), (0, ""), (0, "乙"))
    mark = parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:rPr>')
    document.paragraphs[1]._p.get_or_add_pPr().append(mark)
    assert texts(document) == ["1.甲", "", "2.乙"]


def it_does_not_see_numbers_that_are_hidden() -> None:
    assert texts(numbered([("decimal", "%1.")], (0, "甲"), extra="<w:rPr><w:vanish/></w:rPr>")) == ["甲"]


def it_numbers_with_leading_zeros_as_word_spells_them_out() -> None:
    assert numeral(7, "001") == "007"


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    "level", [("decimal", "%1."), ("chineseCounting", "%1、"), ("chineseCounting", "（%1）")]
)
def it_reads_a_clerks_numbered_prose_alike_from_word_and_pdf(level: Level, fmt: Format) -> None:
    lines = [
        "智能制造与工业互联网平台的建设路径、关键技术与典型案例分析，兼及中小企业的实际做法",
        "AI 大模型在研发设计中的应用",
        "现场教学与分组研讨",
    ]
    sample = desk.sample(FORM)
    document = docx.Document(io.BytesIO(desk.issue(FORM, sample, "docx").data))
    add_list(document, [level])
    begun = sample["content_and_methods"][:12]
    cell = next(c for row in document.tables[0].rows for c in row.cells if begun in c.text)
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    for paragraph in cell.paragraphs:
        number(paragraph)
    word = saved(document)

    read = desk.take_in(word if fmt == "docx" else word_to_pdf(word).pdf, f"来表.{fmt}").record

    numbers = [level[1].replace("%1", numeral(n, level[0])) for n in (1, 2, 3)]
    expected = "".join(f"{n}{line}" for n, line in zip(numbers, lines, strict=True))
    assert "".join(read["content_and_methods"].split()) == "".join(expected.split())


@pytest.mark.parametrize("fmt", FORMATS)
def it_reads_running_numbers_that_word_counts_in_a_table(fmt: Format) -> None:
    sample = desk.sample(ROSTER)
    document = docx.Document(io.BytesIO(desk.issue(ROSTER, sample, "docx").data))
    add_list(document, [("decimal", "%1")], "nothing")
    for row in document.tables[0].rows[1:]:
        if row.cells[0].text.strip().isdigit():
            row.cells[0].text = ""
            number(row.cells[0].paragraphs[0])
    word = saved(document)

    read = desk.take_in(word if fmt == "docx" else word_to_pdf(word).pdf, f"名单.{fmt}").record

    assert [s["no"] for s in read["students"]] == [s["no"] for s in sample["students"]]


def it_keeps_the_cells_of_a_numbered_table_apart_from_their_neighbours() -> None:
    document = numbered([("decimal", "%1、")])
    table = document.add_table(2, 2)
    for row, name in zip(table.rows, ("王芳", "李建国"), strict=True):
        number(row.cells[0].paragraphs[0])
        row.cells[1].text = name
    (grid,) = [b for b in word_sheet(open_word(saved(document), "试.docx")).blocks if isinstance(b, Grid)]
    assert [cell.text.text for cell in grid.cells] == ["1、", "王芳", "2、", "李建国"]
