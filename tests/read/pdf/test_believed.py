"""A text layer is believed where its glyphs look like what they claim."""

from read.handmade import HandmadePdf
from zsgx_docs.read.pdf.sheets import text_sheets
from zsgx_docs.read.typefaces import LATIN, face_files

NUMBERS = "13900000123 027 87654321"


def printed(claims: dict[str, str], pages: tuple[str, ...] = (NUMBERS,)) -> bytes:
    """Pages in an embedded typeface whose table of characters calls some digits others."""
    file, _ = face_files(LATIN)[0]
    font = file.read_bytes()
    made = HandmadePdf()
    data = made.stream(font, f"/Length1 {len(font)}")
    head = "/Type /FontDescriptor /FontName /AAAAAA+Face /Flags 32 /FontBBox [-200 -250 1000 900]"
    shape = "/ItalicAngle 0 /Ascent 900 /Descent -250 /CapHeight 700 /StemV 80"
    described = made.add(f"<< {head} {shape} /FontFile2 {data} 0 R >>")
    rows = "".join(f"<{ord(c):02x}> <{ord(claims.get(c, c)):04x}>\n" for c in " 0123456789")
    space = "1 begincodespacerange <00> <ff> endcodespacerange"
    table = f"/CIDInit /ProcSet findresource begin\n{space}\n11 beginbfchar\n{rows}endbfchar\nend"
    told = made.stream(table.encode())
    widths = " ".join(["250" if code == 32 else "500" for code in range(32, 127)])
    kind = "/Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Face /Encoding /WinAnsiEncoding"
    face = made.add(
        f"<< {kind} /FirstChar 32 /LastChar 126 /Widths [{widths}]"
        f" /FontDescriptor {described} 0 R /ToUnicode {told} 0 R >>"
    )
    for text in pages:
        made.page(f"BT /F3 12 Tf 100 700 Td ({text}) Tj ET")
    return made.bytes().replace(b"/Font <<", f"/Font << /F3 {face} 0 R ".encode())


def it_believes_an_honest_font() -> None:
    assert [sheet is not None for sheet in text_sheets(printed({}))] == [True]


def it_does_not_believe_a_font_that_exchanges_figures() -> None:
    turned = dict(zip("0123456789", "5038927164", strict=True))
    assert list(text_sheets(printed(turned))) == [None]


def it_does_not_believe_a_font_that_exchanges_two_figures_only() -> None:
    assert list(text_sheets(printed({"3": "8", "8": "3"}))) == [None]


def it_does_not_believe_a_font_with_one_figure_that_claims_to_be_another() -> None:
    assert list(text_sheets(printed({"3": "8", "8": "3"}, ("120 380",)))) == [None]
    assert list(text_sheets(printed({"8": "3"}, ("120 800",)))) == [None]


def it_believes_no_later_page_in_a_font_that_has_lied() -> None:
    pages = (NUMBERS, "000")
    assert list(text_sheets(printed({"3": "8", "8": "3"}, pages))) == [None, None]
