"""What PDF editors and reviewers do to a page: what it shows counts, and what cannot be known is told."""

from read.handmade import HandmadePdf, one_page, words
from zsgx_docs.model.sheet import Grid, Paragraph, Sheet
from zsgx_docs.read.pdf.sheets import text_sheets

WHITE_BOX = "1 1 1 rg 98 696 120 16 re f 0 g\n"
OLD = words("13900000123", 100, 700)


def read(data: bytes) -> Sheet:
    (sheet,) = text_sheets(data)
    assert sheet is not None
    return sheet


def text(sheet: Sheet) -> list[str]:
    return [block.text.text for block in sheet.blocks if isinstance(block, Paragraph)]


def told(sheet: Sheet) -> list[tuple[str, str | None]]:
    return [(thing.what, thing.text) for thing in sheet.unread]


def with_annotation(
    content: str, entries: str, look: str | None = None, box: str = "98 696 218 712"
) -> bytes:
    """`look`: what the annotation's appearance draws, in the page's own space."""
    made = HandmadePdf()
    if look is not None:
        font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        head = f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources << {font} >>"
        entries += f" /AP << /N {made.stream(look.encode(), head)} 0 R >>"
    note = made.add(f"<< /Type /Annot /Rect [{box}] /F 4 {entries} >>")
    made.page(content, f"/Annots [{note} 0 R]")
    return made.bytes()


class TestCover:
    def it_reads_what_was_typed_over_a_white_box_and_not_what_is_below(self) -> None:
        sheet = read(one_page(OLD + WHITE_BOX + words("13911112222", 101, 700)))
        assert (text(sheet), told(sheet)) == (["13911112222"], [])

    def it_tells_of_words_that_were_covered_and_not_replaced(self) -> None:
        sheet = read(one_page(OLD + WHITE_BOX + words("Name", 100, 600)))
        assert (text(sheet), told(sheet)) == (["Name"], [("text", None)])
        assert sheet.unread[0].box is not None
        assert sheet.unread[0].box.holds((120, 842 - 704))

    def it_believes_words_over_a_coloured_ground(self) -> None:
        sheet = read(one_page("0.8 0.9 1 rg 98 696 120 16 re f 0 g\n" + OLD))
        assert (text(sheet), told(sheet)) == (["13900000123"], [])

    def it_sees_through_a_highlighter(self) -> None:
        made = HandmadePdf()
        marker = made.add("<< /Type /ExtGState /BM /Multiply >>")
        made.page(OLD + "q /G gs 1 1 0 rg 98 696 120 16 re f Q\n")
        data = made.bytes().replace(b"/Font <<", f"/ExtGState << /G {marker} 0 R >> /Font <<".encode())
        sheet = read(data)
        assert (text(sheet), told(sheet)) == (["13900000123"], [])

    def it_doubts_what_is_half_covered(self) -> None:
        sheet = read(one_page(OLD + "1 1 1 rg 98 703.5 120 9 re f 0 g\n"))
        assert text(sheet) == ["13900000123"]
        assert [what for what, _ in told(sheet)] == ["text"]

    def it_tells_of_a_picture_pasted_over_words(self) -> None:
        made = HandmadePdf()
        head = "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        patch = made.stream(b"\xff\xc0", head)
        content = OLD + words("Name", 100, 600) + "q 120 0 0 40 98 684 cm /Im Do Q\n"
        made.page(content, xobjects=f"/Im {patch} 0 R")
        sheet = read(made.bytes())
        assert (text(sheet), told(sheet)) == (["Name"], [("picture", None)])


class TestStruckText:
    def it_drops_and_tells_words_with_a_line_through_them(self) -> None:
        sheet = read(one_page(OLD + "0.8 w 99 704 m 171 704 l S\n" + words("13911112222", 100, 711, 7)))
        assert (text(sheet), told(sheet)) == (["13911112222"], [("text", "13900000123")])

    def it_drops_words_struck_by_a_thin_filled_box(self) -> None:
        sheet = read(one_page(OLD + words("Name", 100, 600) + "1 0 0 rg 99 703.5 72 0.9 re f 0 g\n"))
        assert (text(sheet), told(sheet)) == (["Name"], [("text", "13900000123")])

    def it_keeps_underlined_words(self) -> None:
        sheet = read(one_page(OLD + "0.8 w 99 698 m 168 698 l S\n"))
        assert (text(sheet), told(sheet)) == (["13900000123"], [])

    def it_keeps_and_tells_words_that_a_rule_of_the_page_runs_through(self) -> None:
        sheet = read(one_page(OLD + "0.8 w 40 704 m 540 704 l S\n"))
        assert (text(sheet), told(sheet)) == (["13900000123"], [("drawing", "13900000123")])

    def it_takes_no_line_through_words_for_a_rule_of_their_table(self) -> None:
        frame = "0.8 w 90 660 240 60 re S 90 690 m 330 690 l S\n"
        sheet = read(one_page(OLD + words("Name", 100, 670) + frame + "92 704 m 190 704 l S\n"))
        (grid,) = (block for block in sheet.blocks if isinstance(block, Grid))
        assert [cell.text.text for cell in grid.cells] == ["", "Name"]
        assert told(sheet) == [("text", "13900000123")]

    def it_keeps_and_tells_words_with_a_stroke_of_a_pen_over_them(self) -> None:
        wave = "1 0 0 RG 99 700 m 120 715 150 690 171 709 c S\n"
        sheet = read(one_page(OLD + wave))
        assert (text(sheet), told(sheet)[0][0]) == (["13900000123"], "drawing")

    def it_takes_a_ring_of_a_seal_for_no_stroke_of_a_pen(self) -> None:
        ring = "1 0 0 RG 80 704 m 80 780 230 780 230 704 c 230 630 80 630 80 704 c S\n"
        assert told(read(one_page(OLD + ring))) == []


class TestOverprints:
    def it_tells_of_two_strings_at_one_place(self) -> None:
        sheet = read(one_page(OLD + words("87654321", 102, 701)))
        assert [what for what, _ in told(sheet)] == ["text"]

    def it_takes_a_word_set_twice_for_bold(self) -> None:
        sheet = read(one_page(OLD + words("13900000123", 100.4, 700)))
        assert (text(sheet), told(sheet)) == (["13900000123"], [])


class TestAnnotations:
    QUAD = "/QuadPoints [98 712 218 712 98 696 218 696]"

    def it_drops_and_tells_what_a_strikeout_strikes(self) -> None:
        data = with_annotation(OLD + words("Name", 100, 600), f"/Subtype /StrikeOut {self.QUAD}")
        sheet = read(data)
        assert (text(sheet), told(sheet)) == (["Name"], [("text", "13900000123")])

    def it_does_not_doubt_highlights_and_underlines(self) -> None:
        for kind in ("Highlight", "Underline", "Squiggly"):
            sheet = read(with_annotation(OLD, f"/Subtype /{kind} {self.QUAD} /C [1 1 0]"))
            assert (text(sheet), told(sheet)) == (["13900000123"], [])

    def it_reads_typewriter_text_laid_over_old_words(self) -> None:
        look = "1 1 1 rg 98 696 120 16 re f 0 g\n" + words("13911112222", 101, 700)
        sheet = read(with_annotation(OLD, "/Subtype /FreeText /Contents (13911112222)", look))
        assert (text(sheet), told(sheet)) == (["13911112222"], [])

    def it_tells_of_typewriter_text_that_brings_no_look_along(self) -> None:
        sheet = read(with_annotation(OLD, "/Subtype /FreeText /Contents (13911112222)"))
        assert (text(sheet), told(sheet)) == (["13900000123"], [("annotation", "13911112222")])

    def it_tells_of_ink_over_words(self) -> None:
        ink = "/Subtype /Ink /InkList [[100 700 150 712 160 698]] /C [0 0 1]"
        assert told(read(with_annotation(OLD, ink))) == [("ink", None)]

    def it_tells_of_a_mark_to_redact_and_of_what_a_redaction_hides(self) -> None:
        marked = read(with_annotation(OLD, f"/Subtype /Redact {self.QUAD}"))
        assert (text(marked), told(marked)) == (["13900000123"], [("annotation", None)])
        blackened = with_annotation(
            OLD + words("Name", 100, 600), "/Subtype /Square", "0 g 98 696 120 16 re f"
        )
        assert text(read(blackened)) == ["Name"]

    def it_tells_of_notes_with_what_they_say(self) -> None:
        sheet = read(with_annotation(OLD, "/Subtype /Text /Contents (wrong number)"))
        assert (text(sheet), told(sheet)) == (["13900000123"], [("annotation", "wrong number")])

    def it_leaves_out_hidden_annotations(self) -> None:
        hidden = with_annotation(OLD, f"/Subtype /StrikeOut {self.QUAD}").replace(b"/F 4", b"/F 2")
        sheet = read(hidden)
        assert (text(sheet), told(sheet)) == (["13900000123"], [])
