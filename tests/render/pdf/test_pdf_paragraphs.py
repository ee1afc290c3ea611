"""Paragraphs stand where Word puts them. Text runs from 72 pt to 523 pt of an A4 page."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zsgx_docs.word.numerals import numeral


def p(properties: str, text: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def left(printed, text):
    return printed.chars(text)[0]["x0"]


def middle(character):
    return (character["top"] + character["bottom"]) / 2


@pytest.mark.parametrize(
    ("properties", "at"),
    [
        ('<w:ind w:firstLine="480"/>', 96),
        ('<w:ind w:firstLineChars="200" w:firstLine="420"/>', 96),
        ('<w:ind w:left="480" w:firstLine="240"/>', 108),
        ('<w:ind w:left="480" w:hanging="480"/>', 72),
        ('<w:ind w:leftChars="300"/>', 108),
    ],
)
def test_first_lines_are_indented(add, printed, properties, at):
    add(p(properties, "正文"))
    assert left(printed(), "正文") == pytest.approx(at, abs=0.6)


def test_further_lines_of_a_hanging_indent_stand_under_the_text(add, printed):
    add(p('<w:ind w:left="480" w:hanging="480"/>', "甲" * 60))
    characters = printed().chars("甲" * 60)
    assert characters[0]["x0"] == pytest.approx(72, abs=0.6)
    assert characters[-1]["x0"] < 500
    assert min(c["x0"] for c in characters if c["top"] > characters[0]["top"] + 5) == pytest.approx(
        96, abs=0.6
    )


@pytest.mark.parametrize(
    ("align", "x0", "x1"), [("center", 285.5, 309.5), ("right", 499, 523), ("distribute", 72, 523)]
)
def test_alignments(add, printed, align, x0, x1):
    add(p(f'<w:jc w:val="{align}"/>', "对齐"))
    first, last = printed().chars("对齐")
    assert (first["x0"], last["x1"]) == (pytest.approx(x0, abs=1), pytest.approx(x1, abs=1))


def test_justified_lines_end_at_the_margin(add, printed):
    add(p('<w:jc w:val="both"/>', "国" * 20 + "A1b2" + "民" * 30))
    characters = printed().chars("国" * 20 + "A1b2" + "民" * 30)
    assert max(c["x1"] for c in characters) == pytest.approx(523, abs=1)


@pytest.mark.parametrize(
    ("spacing", "pitch"),
    [
        ('w:line="579" w:lineRule="exact"', 28.95),
        ('w:line="600" w:lineRule="atLeast"', 30),
        ('w:line="360" w:lineRule="auto"', 1.5 * 1.3 * 12),
        ('w:line="100" w:lineRule="atLeast"', 1.3 * 12),
    ],
)
def test_lines_have_the_height_that_the_file_says(add, printed, spacing, pitch):
    add(p(f"<w:spacing {spacing}/>", "上" * 100))
    tops = sorted({round(c["top"], 1) for c in printed().chars("上" * 100)})
    assert tops[1] - tops[0] == pytest.approx(pitch, abs=0.15)


def test_the_line_grid_rules_single_spacing(document, add, printed):
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")
    add(p("", "上"))
    add(p("", "下"))
    first, second = printed().chars("上下")
    assert second["top"] - first["top"] == pytest.approx(28.95, abs=0.1)


def test_space_before_and_after_add_up(add, printed):
    add(p('<w:spacing w:after="200"/>', "上"))
    add(p('<w:spacing w:before="100"/>', "下"))
    first, second = printed().chars("上下")
    assert second["top"] - first["top"] == pytest.approx(15.6 + 15, abs=0.2)


def test_empty_paragraphs_are_as_high_as_their_mark(add, printed):
    add(p("", "上"))
    add('<w:p><w:pPr><w:rPr><w:sz w:val="64"/></w:rPr></w:pPr></w:p>')
    add(p("", "下"))
    first, second = printed().chars("上下")
    assert second["top"] - first["top"] == pytest.approx(15.6 + 1.3 * 32, abs=0.2)


def test_tabs_go_to_their_stops(add, printed):
    stops = '<w:tab w:val="left" w:pos="2000"/><w:tab w:val="right" w:leader="dot" w:pos="9020"/>'
    runs = "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>"
    add(f"<w:p><w:pPr><w:tabs>{stops}</w:tabs></w:pPr><w:r>{runs}</w:r></w:p>")
    result = printed()
    assert left(result, "乙") == pytest.approx(172, abs=0.6)
    assert result.chars("丙")[0]["x1"] == pytest.approx(523, abs=0.6)
    assert result.text == "甲乙丙"
    assert result.pages[0].lines or result.pages[0].curves


def test_tabs_without_stops_go_to_the_usual_ones(add, printed):
    add("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>")
    assert left(printed(), "乙") == pytest.approx(72 + 36, abs=0.6)


def test_an_underlined_tab_is_a_line(add, printed):
    run = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/><w:tab/></w:r>'
    add(f"<w:p><w:r><w:t>签字</w:t></w:r>{run}<w:r><w:t>日期</w:t></w:r></w:p>")
    assert sum(line["width"] for line in printed().pages[0].lines) == pytest.approx(48, abs=1)


@pytest.mark.parametrize(
    ("count", "shown", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCounting", "一百零五"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (7, "numberInDash", "- 7 -"),
        (7, "unheardOf", "7"),
    ],
)
def test_numbers_have_words_formats(count, shown, text):
    assert numeral(count, shown) == text


def test_automatic_numbers_are_printed(document, add, printed):
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in ((0, "甲"), (1, "乙"), (1, "丙"), (0, "丁")):
        add(p(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>', text))
    assert printed().text == "一、甲一.1 乙一.2 丙二、丁"


def test_a_borders_rule_runs_the_whole_width(add, printed):
    add(p('<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr>', "红线"))
    page = printed().pages[0]
    (rule,) = [*page.lines, *page.rects]
    assert rule["width"] == pytest.approx(451, abs=0.5)


def strokes(page):
    """The lines from above, as their places and widths."""
    lines = sorted([*page.lines, *page.rects], key=lambda line: line["top"])
    return [(line["top"], line["linewidth"]) for line in lines]


@pytest.mark.parametrize(
    ("style", "over", "under"),
    [
        ("thickThinSmallGap", (0.75, 3), (3, 0.75)),
        ("thinThickSmallGap", (3, 0.75), (0.75, 3)),
        ("thickThinMediumGap", (1.5, 3), (3, 1.5)),
        ("double", (3, 3), (3, 3)),
    ],
)
def test_a_border_may_have_a_thick_and_a_thin_stroke(add, printed, style, over, under):
    sides = "".join(f'<w:{side} w:val="{style}" w:sz="24" w:color="FF0000"/>' for side in ("top", "bottom"))
    add(p(f"<w:pBdr>{sides}</w:pBdr>", "红头"))
    result = printed()
    widths = [width for _, width in strokes(result.pages[0])]
    assert (tuple(widths[:2]), tuple(widths[2:])) == (over, under)
    text = result.chars("红头")[0]
    assert strokes(result.pages[0])[1][0] < text["top"] and text["bottom"] < strokes(result.pages[0])[2][0]


def test_neighbours_with_the_same_borders_stand_in_one_frame(add, printed):
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4"/>' for side in ("top", "bottom"))
    for text in ("上", "下"):
        add(p(f'<w:pBdr>{sides}</w:pBdr><w:spacing w:after="200"/>', text))
    result = printed()
    (over, _), (under, _) = strokes(result.pages[0])
    assert over < result.chars("上")[0]["top"] and result.chars("下")[0]["bottom"] < under


@pytest.mark.parametrize(("control", "on_the_first"), [("0", 1), ("1", 0)])
def test_a_single_line_stays_behind_only_without_widow_control(add, printed, control, on_the_first):
    for _ in range(43):
        add(p("", "行"))
    add(p(f'<w:widowControl w:val="{control}"/>', "末" * 60))
    first, _ = printed().pages
    assert ("末" in first.extract_text()) == bool(on_the_first)


def test_a_style_rules_and_direct_formatting_overrules(document, add, printed):
    style = document.styles.add_style("Body2", 1)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.first_line_indent = 304800
    style.font.bold = True
    add(p('<w:pStyle w:val="Body2"/>', "样式"))
    add(p('<w:pStyle w:val="Body2"/><w:ind w:firstLine="0"/>', "直接"))
    result = printed()
    assert left(result, "样式") == pytest.approx(96, abs=0.6)
    assert left(result, "直接") == pytest.approx(72, abs=0.6)
