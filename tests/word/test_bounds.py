"""What no paper needs costs nothing: Word files that are small, and would take their reader minutes."""

from __future__ import annotations

import io
import zipfile

import pytest

from zsgx_docs.errors import TooLarge
from zsgx_docs.model.sheet import Grid, Paragraph, Sheet
from zsgx_docs.word.flow import MOST_COLUMNS, word_sheet
from zsgx_docs.word.numerals import numeral
from zsgx_docs.word.package import MOST_DEPTH, open_word
from zsgx_docs.word.styles import MOST_BASES

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def word(body: str, chunk: str = "", **parts: str) -> bytes:
    """A Word file of this text; `parts` are its styles and numbering, `chunk` a page of HTML behind rIdC."""
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD}.{part}+xml"/>' for part in parts
    )
    relations = "".join(
        f'<Relationship Id="{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in parts
    )
    if chunk:
        relations += f'<Relationship Id="rIdC" Type="{OFFICE}/aFChunk" Target="chunk.htm"/>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{RELATIONS}"/>'
        '<Default Extension="htm" ContentType="text/html"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{part}.xml": f"<w:{part} {NAMES}>{inside}</w:{part}>" for part, inside in parts.items()},
        **({"word/chunk.htm": chunk} if chunk else {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return out.getvalue()


def read(data: bytes) -> Sheet:
    return word_sheet(open_word(data, "试.docx"))


def texts(sheet: Sheet) -> list[str]:
    return [block.text.text for block in sheet.blocks if isinstance(block, Paragraph)]


def numbered(level: str, ilvl: str = "0", paragraphs: int = 1) -> list[str]:
    """The numbers that paragraphs of that level get."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    place = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>文</w:t></w:r></w:p>" * paragraphs
    return texts(read(word(body, numbering=numbering)))


def it_reads_text_boxes_in_text_boxes_once_each() -> None:
    body = ""
    for depth in range(18, 0, -1):
        body = f"<w:p><w:r><w:t>层{depth}</w:t></w:r>{BOX.format(body) if body else ''}</w:p>"
    assert texts(read(word(body))) == [f"层{depth}" for depth in range(1, 19)]


def it_reads_text_boxes_in_a_cell_once_each() -> None:
    inner = f"<w:p><w:r><w:t>二</w:t></w:r>{BOX.format('<w:p><w:r><w:t>三</w:t></w:r></w:p>')}</w:p>"
    cell = f"<w:tc><w:p><w:r><w:t>一</w:t></w:r>{BOX.format(inner)}</w:p></w:tc>"
    (grid,) = read(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).blocks
    assert isinstance(grid, Grid)
    assert grid.cells[0].text.text == "一\n二\n三"


@pytest.mark.parametrize("ilvl", ["999999998", "-1", "9", "1e9", "无"])
def it_takes_a_level_that_no_list_has_for_the_first(ilvl: str) -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    assert numbered(level, ilvl) == ["1. 文"]


def it_has_no_number_where_only_a_level_that_no_list_has_is_described() -> None:
    level = '<w:lvl w:ilvl="999999998"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    assert numbered(level, "999999998") == ["文"]


def it_begins_a_list_at_one_where_no_list_could_begin() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="999999998"/><w:numFmt w:val="upperLetter"/>'
        '<w:lvlText w:val="%1%1%1%1%9"/></w:lvl>'
    )
    assert numbered(level, paragraphs=2) == ["AAAA1 文", "BBBB1 文"]


@pytest.mark.parametrize(
    ("count", "shown", "text"),
    [
        (27, "upperLetter", "AA"),
        (780, "lowerLetter", "z" * 30),
        (781, "upperLetter", "781"),
        (3999, "upperRoman", "MMMCMXCIX"),
        (4000, "upperRoman", "4000"),
        (0, "lowerRoman", "0"),
        (7, "0" * 100_000, "00007"),
    ],
    ids=[
        "AA",
        "30 letters",
        "no 31",
        "the last Roman numeral",
        "no further one",
        "no Roman nought",
        "digits",
    ],
)
def it_writes_counts_in_a_few_characters(count: int, shown: str, text: str) -> None:
    assert numeral(count, shown) == text


def it_keeps_a_levels_text_short() -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 100_000}"/></w:lvl>'
    (said,) = numbered(level)
    assert len(said) < 200


def it_follows_styles_only_so_far() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="a{n}"><w:basedOn w:val="a{n + 1}"/></w:style>'
        for n in range(3000)
    )
    circle = '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="b"/></w:style>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="a{n}"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>' for n in range(3000)
    )
    body += '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>圈</w:t></w:r></w:p>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    found = texts(read(word(body, styles=chain + circle, numbering=num)))
    assert (len(found), found[-1]) == (3001, "圈")
    assert MOST_BASES < 3000


@pytest.mark.parametrize(
    "result", ["abc", "", "-1", "1e400", "9" * 5000], ids=["letters", "none", "-1", "1e400", "digits"]
)
def it_shows_no_choice_where_a_list_names_none(result: str) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        f'<w:result w:val="{result}"/><w:listEntry w:val="甲"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(word(f"<w:p>{field}</w:p>")))[0] in ("", "甲")


def it_reads_past_fields_that_never_end() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000
    body = f"<w:p>{begun}{'<w:r><w:t>文</w:t></w:r>' * 20_000}</w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>"
    assert texts(read(word(body))) == ["", "后"]


def it_reads_brackets_in_brackets_of_an_equation() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>EQ {chr(92)}o{'(' * 5000}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert len(read(word(f"<w:p>{field}</w:p>")).blocks) == 1


def it_gives_a_row_no_more_columns_than_any_table_has() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>'
    (grid,) = read(word(f"<w:tbl><w:tr>{wide * 300}</w:tr></w:tbl>")).blocks
    assert isinstance(grid, Grid)
    assert len(grid.cells) == 300
    assert max(cell.columns.stop for cell in grid.cells) < MOST_COLUMNS + 300


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("<w:r>", "</w:r>"),
        ("<w:smartTag>", "</w:smartTag>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ],
    ids=["runs", "tags", "controls"],
)
def it_refuses_what_is_nested_too_deeply_and_reads_what_is_not(opened: str, closed: str) -> None:
    steps = opened.count("<")

    def nested(depth: int) -> bytes:
        times = (depth - 4) // steps
        return word(f"<w:p>{opened * times}<w:t>文</w:t>{closed * times}</w:p>")

    assert texts(read(nested(MOST_DEPTH))) == ["文"]
    with pytest.raises(TooLarge, match=f"嵌套超过 {MOST_DEPTH} 层"):
        read(nested(MOST_DEPTH + 2))


def it_takes_a_chunk_in_only_so_often() -> None:
    marks = '<w:altChunk r:id="rIdC"/>' * 500
    sheet = read(word(marks, chunk=f"<html>{'<p>段</p>' * 3000}</html>"))
    assert texts(sheet).count("段") > 3000
    assert len(sheet.blocks) < 30_000
    assert any(thing.what == "object" for thing in sheet.unread)


@pytest.mark.parametrize(
    "page",
    ["<style " * 50_000, "<" * 50_000, "<script>" * 50_000, "\x01<p>文"],
    ids=["style", "brackets", "script", "control characters"],
)
def it_reads_a_chunk_of_broken_html(page: str) -> None:
    assert all(
        text in ("", "文") or "<" in text
        for text in texts(read(word('<w:altChunk r:id="rIdC"/>', chunk=f"<html>{page}")))
    )
