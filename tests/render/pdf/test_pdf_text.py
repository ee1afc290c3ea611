"""Every character arrives, unchanged and in order."""

import io
import string

import docx
import pdfplumber
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from zsgx_docs.render.pdf import word_to_pdf

PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—～·「」％＋－＝＠＃￥①⑩㎡℃№Ⅰ×÷±≤→■▲○★√☑☐☒§°αΩ"
CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
WRITTEN = st.text(st.one_of(CHINESE, st.sampled_from(string.printable[:95] + PUNCTUATION)), max_size=120)


@settings(max_examples=15)
@given(st.lists(st.tuples(WRITTEN, st.booleans(), st.booleans(), st.integers(0, 4)), max_size=5))
def test_any_text_in_any_dress_reads_back(paragraphs):
    document = docx.Document()
    for text, bold, underlined, alignment in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.alignment = alignment
        run = paragraph.add_run(text)
        run.bold, run.underline = bold, underlined
    stream = io.BytesIO()
    document.save(stream)
    result = word_to_pdf(stream.getvalue())
    with pdfplumber.open(io.BytesIO(result.pdf)) as pdf:
        found = "".join(c["text"] for page in pdf.pages for c in page.chars)
    assert found == "".join(text for text, *_ in paragraphs)
    assert result.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "“引号”‘单引’——破折号……省略（一）〔2026〕3号：《办法》、；。？！",
        "\"straight\" 'quotes' -- dashes --- ... ffi fl office",
        "_*#$@<>=\\`~[]{}()/|^%&+ //not a comment /* nor this */",
        '#panic("x") #{1+1} $x^2$ @ref <label> \\u{41} https://example.org',
        "龑喆堃祎 ☐☑□√×①②③ ㎡ ℃ № Ⅳ",
        "12.5%，共 3 项、2.5D/3D，AB-12",
    ],
)
def test_text_is_printed_as_it_stands(document, printed, text):
    document.add_paragraph(text)
    assert printed().text == text


def test_spaces_are_kept_one_by_one(document, printed):
    document.add_paragraph("手    机\u3000\u3000传 真")
    assert printed().text == "手    机\u3000\u3000传 真"


def test_an_underlined_blank_is_a_line_of_its_length(document, printed):
    paragraph = document.add_paragraph("经费来源：")
    paragraph.add_run(" " * 20).underline = True
    page = printed().pages[0]
    line = max(page.lines, key=lambda line: line["width"])
    assert 55 < line["width"] < 75


def test_blanks_at_a_lines_end_keep_their_underline(document, printed):
    document.add_paragraph().add_run("来源" + " " * 16).underline = True
    assert sum(line["width"] for line in printed().pages[0].lines) > 60


def test_bold_without_a_bold_face_prints_each_character_once(document, printed):
    document.add_paragraph().add_run("项目名称").bold = True
    result = printed()
    assert result.text == "项目名称"
    assert {c["fontname"].split("+")[-1] for c in result.chars("项目名称")} != {"FandolHei-Bold"}


def test_latin_text_and_chinese_text_have_their_own_faces(document, printed):
    document.add_paragraph("共ABC项")
    result = printed()
    assert result.chars("共")[0]["fontname"] != result.chars("A")[0]["fontname"]


def test_rare_characters_of_names_fall_back_one_by_one(document, printed):
    document.add_paragraph("张喆")
    result = printed()
    assert result.chars("张")[0]["fontname"] != result.chars("喆")[0]["fontname"]
    assert result.warnings == ()


def test_characters_that_no_face_has_are_named(document, printed):
    document.add_paragraph("甲\U000e0041乙\U0001f9ff")
    (warning,) = printed().warnings
    assert "\U0001f9ff" in warning and "字体" in warning


def test_the_warning_says_where_such_a_character_stands(document, printed):
    document.add_paragraph("联系人张\U0001f9ff明电话")
    (warning,) = printed().warnings
    assert "见“联系人张\U0001f9ff明电话”" in warning


def test_superscripts_are_small_and_high(document, printed):
    document.add_paragraph("m").add_run("2").font.superscript = True
    base, raised = printed().chars("m2")
    assert raised["size"] < base["size"] and raised["bottom"] < base["bottom"]


def test_size_colour_and_tracking_take_effect(document, printed, add):
    add('<w:p><w:r><w:rPr><w:color w:val="FF0000"/><w:spacing w:val="200"/><w:sz w:val="44"/></w:rPr>'
        "<w:t>红头</w:t></w:r></w:p>")  # fmt: skip
    first, second = printed().chars("红头")
    assert first["size"] == pytest.approx(22) and tuple(first["non_stroking_color"]) == (1, 0, 0)
    assert second["x0"] - first["x0"] == pytest.approx(32, abs=0.1)


def test_hidden_text_is_not_printed(document, printed):
    document.add_paragraph("见").add_run("不见").font.hidden = True
    assert printed().text == "见"


def test_tracked_changes_count_as_accepted(add, printed):
    add('<w:p><w:r><w:t>原</w:t></w:r><w:ins w:id="1"><w:r><w:t>增</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>')  # fmt: skip
    assert printed().text == "原增"


def test_a_deleted_paragraph_end_joins_two_paragraphs(add, printed):
    add('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>')
    add("<w:p><w:r><w:t>下</w:t></w:r></w:p>")
    first, second = printed().chars("上下")
    assert first["top"] == second["top"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "□"),
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
         "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", "☒"),
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
         "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>", "☑"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
         '</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "☑"),
    ],
    ids=["sym ticked", "sym open", "control", "control whose box disagrees", "form field"],
)  # fmt: skip
def test_tick_boxes_of_every_make_are_printed(add, printed, xml, text):
    add(f"<w:p>{xml}</w:p>")
    assert printed().text == text


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    text = f"<w:r><w:t>{result}</w:t></w:r>"
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{text}{marks[2]}"


def test_fields_show_their_result(add, printed):
    simple = '<w:fldSimple w:instr="AUTHOR"><w:r><w:t>甲</w:t></w:r></w:fldSimple>'
    add(f"<w:p>{field('DATE', '2026')}{simple}</w:p>")
    assert printed().text == "2026甲"


def test_an_unknown_construct_is_a_warning_and_the_rest_is_printed(add, printed):
    add("<w:p><w:r><w:t>前</w:t></w:r><w:nonsense/><w:r><w:t>后</w:t></w:r></w:p>")
    result = printed()
    assert result.text == "前后"
    assert any("nonsense" in warning for warning in result.warnings)


@pytest.mark.parametrize("font", ["仿宋_GB2312", "宋体", "黑体", "楷体_GB2312", "方正小标宋简体"])
def test_tick_boxes_are_of_one_size_and_read_back(add, printed, font):
    look = f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="32"/></w:rPr>'
    add(f"<w:p><w:r>{look}<w:t>□国☐省☑市☒无■有</w:t></w:r></w:p>")
    result = printed()
    boxes = [c for c in result.pages[0].chars if c["text"] in "□☐☑☒■"]
    after = [c for c in result.pages[0].chars if c["text"] in "国省市无有"]
    assert result.text == "□国☐省☑市☒无■有" and len({c["fontname"] for c in boxes}) == 1
    for box, character in zip(boxes, after, strict=True):
        assert character["x0"] - box["x0"] == pytest.approx(16, abs=0.3)


def test_tick_boxes_are_drawn_alike(document, add, printed):
    add("<w:p><w:r><w:t>□☑☒</w:t></w:r></w:p>")
    picture = printed().pages[0].to_image(resolution=600).original.convert("L").crop((580, 580, 950, 800))
    dark = picture.point(lambda level: 255 if level < 128 else 0)
    thirds = [dark.crop((20 + place * 100, 0, 118 + place * 100, 220)).getbbox() for place in range(3)]
    heights = [bottom - top for _, top, _, bottom in thirds]
    assert max(heights) - min(heights) <= 2 and len({top for _, top, _, _ in thirds}) <= 2


def test_a_box_in_song_is_as_wide_as_a_character(document, printed):
    run = document.add_paragraph().add_run("□是")
    run.font.size = Pt(16)
    box, after = printed().chars("□是")
    assert after["x0"] - box["x0"] == pytest.approx(16, abs=0.5)
