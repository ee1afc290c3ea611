"""What a PDF's own text and lines say, and what in them must not be believed."""

import pytest
import typst

from read.handmade import HandmadePdf, one_page, words
from zsgx_docs.model.sheet import Grid, Paragraph, Sheet
from zsgx_docs.read.pdf.sheets import read_pdf_text, text_sheets


def typeset(source: str) -> Sheet:
    data = typst.compile(source.encode())
    (sheet,) = text_sheets(data)
    assert sheet is not None
    return sheet


def paragraphs(sheet: Sheet) -> list[str]:
    return [b.text.text for b in sheet.blocks if isinstance(b, Paragraph)]


def grid(sheet: Sheet) -> Grid:
    (found,) = [b for b in sheet.blocks if isinstance(b, Grid)]
    return found


def texts(found: Grid) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): c.text.text for c in found.cells}


def read(data: bytes) -> Sheet:
    (sheet,) = text_sheets(data)
    assert sheet is not None
    return sheet


FONT = '#set text(font: ("Noto Serif CJK SC",), size: 12pt)\n#set page(width: 595pt, height: 842pt)\n'


class TestTables:
    def it_reads_merged_cells_with_their_spans_and_boxes(self) -> None:
        sheet = typeset(
            FONT + "#table(columns: (80pt, 80pt, 200pt), table.cell(rowspan: 2)[申报单位信息],"
            " [联系人], [张三], [电话], [027-87654321], [备注], table.cell(colspan: 2)[])"
        )
        found = grid(sheet)
        assert texts(found) == {
            (0, 0): "申报单位信息",
            (0, 1): "联系人",
            (0, 2): "张三",
            (1, 1): "电话",
            (1, 2): "027-87654321",
            (2, 0): "备注",
            (2, 1): "",
        }
        label = next(c for c in found.cells if c.text.text == "申报单位信息")
        assert (label.row_span, label.column_span) == (2, 1)
        phone = next(c for c in found.cells if c.column == 2 and c.row == 1)
        assert phone.box is not None
        assert all(m.box is not None and phone.box.overlap(m.box) > 0 for m in phone.text.marks)

    def it_joins_wrapped_lines_and_keeps_paragraphs_apart(self) -> None:
        prose = "拟安排三十二个学时，其中理论授课二十三学时、现场教学两学时，结业考核两学时。" * 2
        sheet = typeset(FONT + f"#table(columns: (60pt, 200pt), [内容], [{prose}\n\n第二段。])")
        assert texts(grid(sheet))[0, 1] == prose + "\n第二段。"

    def it_keeps_punctuation_that_hangs_over_a_rule_in_its_cell(self) -> None:
        phones = "0710-20000000-100000、010-20000000"
        sheet = typeset(FONT + f"#table(columns: (138.5pt, 60pt), [{phones}], [手机])")
        assert texts(grid(sheet)) == {(0, 0): phones, (0, 1): "手机"}

    def it_does_not_take_an_underlined_blank_for_a_table(self) -> None:
        sheet = typeset(FONT + "申报单位：#underline[　　　武汉大学　　　]（盖章）")
        assert paragraphs(sheet) == ["申报单位： 武汉大学 （盖章）"]
        assert not any(isinstance(b, Grid) for b in sheet.blocks)

    def it_reads_tables_from_top_to_bottom_wherever_they_begin(self) -> None:
        upper = "#pad(left: 3pt, table(columns: (80pt, 80pt), [甲], [乙]))"
        sheet = typeset(FONT + f"前文。\n\n{upper}\n\n中文。\n\n#table(columns: (80pt, 80pt), [丙], [丁])")
        shown = [b.text.text if isinstance(b, Paragraph) else b.cells[0].text.text for b in sheet.blocks]
        assert shown == ["前文。", "甲", "中文。", "丙"]

    def it_takes_a_page_border_for_what_it_is(self) -> None:
        border = "#place(dx: -40pt, dy: -40pt, rect(width: 100% + 80pt, height: 100% + 80pt))"
        assert paragraphs(typeset(FONT + border + "正文一段")) == ["正文一段"]


class TestCharacters:
    @pytest.mark.parametrize("text", ["王𬭎", "高子䶮", "协同——帮助", "马龙齐黄", "〔2025〕0001号"])
    def it_reads(self, text: str) -> None:
        assert paragraphs(typeset(FONT + text)) == [text]


class TestTickBoxes:
    def it_reads_a_tick_beside_its_box_as_one_ticked_box(self) -> None:
        assert paragraphs(typeset(FONT + "□√财政资助项目 □自筹经费项目")) == ["☑财政资助项目 □自筹经费项目"]

    @pytest.mark.parametrize(("printed", "meant"), [("☐", "□"), ("☑", "☑"), ("☒", "☑"), ("■", "☑")])
    def it_writes_every_printed_box_as_one_of_two_characters(self, printed: str, meant: str) -> None:
        fonts = '#set text(font: ("Noto Serif CJK SC", "DejaVu Sans"))\n'
        assert paragraphs(typeset(fonts + f"{printed}是")) == [f"{meant}是"]

    def it_reads_boxes_drawn_as_squares_by_the_ink_inside(self) -> None:
        square = "{x} 700 9 9 re S\n"
        tick = "101 704 m 104 701 l 109 709 l S\n"
        content = (
            square.format(x=100)
            + tick
            + words("yes", 113, 700)
            + square.format(x=200)
            + words("no", 213, 700)
        )
        assert paragraphs(read(one_page(content))) == ["☑yes □no"]

    def it_reads_check_box_fields_by_their_value(self) -> None:
        made = HandmadePdf(extra_root="/AcroForm << /Fields [3 0 R 4 0 R] >>")
        look = "/Type /Annot /Subtype /Widget /FT /Btn /F 4"
        field = f"<< {look} /T ({{t}}) /Rect [{{x}} 700 {{r}} 710] /V /{{v}} /AS /{{v}} >>"
        made.add(field.format(t="a", x=100, r=110, v="Yes"))
        made.add(field.format(t="b", x=200, r=210, v="Off"))
        made.page(words("yes", 113, 700) + words("no", 213, 700), entries="/Annots [3 0 R 4 0 R]")
        assert paragraphs(read(made.bytes())) == ["☑yes □no"]

    def it_reads_what_was_typed_into_a_text_field(self) -> None:
        made = HandmadePdf(extra_root="/AcroForm << /Fields [3 0 R] /DA (/Helv 11 Tf) >>")
        made.add("<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (n) /Rect [150 696 300 714] /V (Wuhan) >>")
        made.page(words("Name:", 100, 700), entries="/Annots [3 0 R]")
        assert "".join(paragraphs(read(made.bytes()))).replace(" ", "") == "Name:Wuhan"


class TestHiddenText:
    @pytest.mark.parametrize(
        "hidden",
        [
            words("4400", 150, 700, before="3 Tr"),
            words("4400", 150, 700, before="1 1 1 rg"),
            words("4400", 150, 700, size=1),
            words("4400", 900, 700),
            words("4400", 150, 700) + "1 1 1 rg 140 690 80 30 re f\n",
            "q 0 0 50 50 re W n\n" + words("4400", 150, 700) + "Q\n",
        ],
        ids=["mode 3", "white", "tiny", "off the page", "painted over", "clipped away"],
    )
    def it_is_not_read(self, hidden: str) -> None:
        assert paragraphs(read(one_page(words("Sum:", 100, 700) + hidden))) == ["Sum:"]

    def it_is_read_when_white_on_a_dark_ground(self) -> None:
        content = "0 g 90 690 200 30 re f\n" + words("Heading", 100, 700, before="1 1 1 rg")
        assert paragraphs(read(one_page(content))) == ["Heading"]

    def it_is_not_what_nested_forms_hold(self) -> None:
        made = HandmadePdf()
        inner = made.stream(
            words("inside", 0, 0).encode(),
            "/Type /XObject /Subtype /Form /BBox [-10 -10 200 200] /Matrix [1 0 0 1 20 30] /Resources"
            " << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
        )
        made.page("q 1 0 0 1 100 600 cm /X1 Do Q\n", xobjects=f"/X1 {inner} 0 R")
        sheet = read(made.bytes())
        assert paragraphs(sheet) == ["inside"]
        (block,) = sheet.blocks
        assert block.box is not None
        assert block.box.x0 == pytest.approx(120, abs=2)
        assert block.box.bottom == pytest.approx(842 - 630, abs=4)

    def it_reads_bold_made_by_printing_twice_only_once(self) -> None:
        assert paragraphs(read(one_page(words("Bold", 100, 700) + words("Bold", 100.3, 700)))) == ["Bold"]


class TestPages:
    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def it_turns_pages_upright(self, turn: int) -> None:
        spot = {0: (100, 700), 90: (142, 100), 180: (495, 142), 270: (453, 742)}[turn]
        matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
        content = f"BT /F1 12 Tf {matrix} {spot[0]} {spot[1]} Tm (upright) Tj ET\n"
        sheet = read(one_page(content, entries=f"/Rotate {turn}"))
        assert paragraphs(sheet) == ["upright"]
        assert sheet.turn == turn
        assert (sheet.width, sheet.height) == ((595, 842) if turn % 180 == 0 else (842, 595))
        (block,) = sheet.blocks
        assert block.box is not None
        assert (block.box.x0, block.box.bottom) == (pytest.approx(100, abs=2), pytest.approx(145, abs=3))

    def it_turns_pages_whose_text_was_set_sideways(self) -> None:
        sheet = read(one_page("BT /F1 12 Tf 0 1 -1 0 142 100 Tm (sideways) Tj ET\n"))
        assert paragraphs(sheet) == ["sideways"]
        assert (sheet.turn, sheet.width) == (90, 842)

    def it_counts_from_the_corner_of_the_crop_box(self) -> None:
        sheet = read(one_page(words("x", 150, 700), entries="/CropBox [100 100 500 742]"))
        (block,) = sheet.blocks
        assert block.box is not None
        assert block.box.x0 == pytest.approx(50, abs=2)
        assert (sheet.width, sheet.height) == (400, 642)

    def it_leaves_a_watermark_out(self) -> None:
        watermark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET\n"
        assert paragraphs(read(one_page(words("Text as it stands", 100, 700) + watermark))) == [
            "Text as it stands"
        ]

    def it_reads_an_empty_page_as_empty(self) -> None:
        assert read(one_page("")).blocks == ()


class TestTrust:
    def it_leaves_a_scan_with_invisible_text_to_be_read_as_a_scan(self) -> None:
        made = HandmadePdf()
        image = made.stream(
            bytes(range(256)),
            "/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8",
        )
        content = "q 595 0 0 842 0 0 cm /X1 Do Q\n" + words("as OCR guessed", 100, 700, before="3 Tr")
        made.page(content, xobjects=f"/X1 {image} 0 R")
        assert list(text_sheets(made.bytes())) == [None]

    def it_leaves_a_page_whose_font_names_no_characters_to_be_read_as_a_scan(self) -> None:
        made = HandmadePdf()
        font = made.add(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 1"
            " /LastChar 2 /Widths [1 1] /Encoding << /Differences [1 /g1 /g2] >>"
            " /CharProcs << /g1 5 0 R /g2 5 0 R >> >>"
        )
        made.pages.clear()
        body = made.stream(b"BT /F9 12 Tf 1 0 0 1 100 700 Tm (\x01\x02\x01\x02) Tj ET")
        made.stream(b"1 0 d0 0 0 .8 .8 re f")
        resources = f"<< /Font << /F9 {font} 0 R >> >>"
        head = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources}"
        made.pages.append(made.add(f"<< {head} /Contents {body} 0 R >>"))
        assert list(text_sheets(made.bytes())) == [None]

    def it_leaves_garbled_print_to_be_read_as_a_scan(self) -> None:
        assert list(text_sheets(one_page(words("*+,-./:;<=>?@[]^_`{|}~!#$%&'" * 2, 20, 700)))) == [None]

    def it_flags_a_character_that_is_only_a_picture(self) -> None:
        made = HandmadePdf()
        entries = (
            "/Type /XObject /Subtype /Image /Width 3 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent 8"
        )
        image = made.stream(bytes((255, 0, 255, 0, 0, 0, 255, 0, 255)), entries)
        made.page(words("Gao", 100, 700) + "q 12 0 0 12 124 698 cm /X1 Do Q", xobjects=f"/X1 {image} 0 R")
        (block,) = read(made.bytes()).blocks
        assert isinstance(block, Paragraph)
        assert block.text.text == "Gao\N{REPLACEMENT CHARACTER}"
        assert block.text.confidence() == 0

    @pytest.mark.parametrize(("inside", "read_as"), [(255, "□"), (0, "☑")])
    def it_reads_a_tick_box_that_is_a_picture(self, inside: int, read_as: str) -> None:
        made = HandmadePdf()
        rows = (
            [[0] * 12] + [[0] + [inside if 3 < x < 9 else 255 for x in range(1, 11)] + [0]] * 10 + [[0] * 12]
        )
        entries = (
            "/Type /XObject /Subtype /Image /Width 12 /Height 12 /ColorSpace /DeviceGray /BitsPerComponent 8"
        )
        image = made.stream(bytes(v for row in rows for v in row), entries)
        made.page("q 12 0 0 12 100 698 cm /X1 Do Q " + words("yes", 114, 700), xobjects=f"/X1 {image} 0 R")
        assert paragraphs(read(made.bytes())) == [f"{read_as}yes"]

    def it_gives_all_pages_by_their_own_text_when_asked(self) -> None:
        assert [paragraphs(s) for s in read_pdf_text(one_page(words("one", 100, 700)))] == [["one"]]
