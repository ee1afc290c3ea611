"""Whether a PDF's fonts look like what they claim: sampled glyphs as drawn, held against other typefaces.

A font against copying, or a broken one, draws a 1 and calls it 3.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.read.pdf.glyphs import PrintedGlyph, address_of
from zsgx_docs.read.pdf.visible_ink import PageInk, draw_text_alone
from zsgx_docs.read.typefaces import outline_of, unlike_claim

DIGITS = "0123456789"
MOST_CHINESE = 12
"""Chinese characters of a font that are compared; for speed, a guess."""
SMALLEST = 6.0
"""Points: type that is large enough to compare; a guess."""
FEWEST_LIES, SHARE_OF_LIES = 2, 0.2
"""Of the digits, or the Chinese, of a font: glyphs unlike their claim from which it is
not believed; each a guess."""

Samples = Mapping[str, Mapping[str, PrintedGlyph]]
"""By font and character, a glyph that shows it."""


@dataclass(slots=True)
class FontTrust:
    """Keep what has been found out about the fonts of one file, page by page.

    By font: the characters that were compared, and those of them that look like others.
    """

    _asked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _lies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def believes(
        self,
        page: pdfium.PdfPage,
        extra_turn: int,
        shapes: Sequence[pdfium.PdfObject],
        glyphs: Sequence[PrintedGlyph],
    ) -> bool:
        """Whether none of the fonts that set the visible `glyphs` is found to lie.

        `extra_turn`: degrees clockwise by which the page is turned for the glyphs to stand upright.
        """
        fonts = _font_names(shapes, {glyph.text_object for glyph in glyphs})
        sample = self._sample(glyphs, fonts)
        if sample:
            others = [shape for shape in shapes if shape.type not in _OF_TEXT]
            self._compare(sample, draw_text_alone(page, extra_turn, others))
        return not any(self._is_lying(font) for font in set(fonts.values()))

    def _sample(self, glyphs: Sequence[PrintedGlyph], fonts: Mapping[int, str]) -> Samples:
        """A glyph of each digit not compared yet, and of some Chinese characters on a font's first page."""
        found: dict[str, dict[str, PrintedGlyph]] = defaultdict(dict)
        seen_before = set(self._asked)
        for glyph in glyphs:
            font, text = fonts.get(glyph.text_object), glyph.text
            if font is None or glyph.pale or glyph.box.height < SMALLEST or text in found[font]:
                continue
            if text in DIGITS:
                wanted = text not in self._asked[font]
            else:
                chinese = len(found[font].keys() - set(DIGITS))
                wanted = font not in seen_before and chinese < MOST_CHINESE and _is_chinese(text)
            if wanted:
                found[font][text] = glyph
        return {font: new for font, new in found.items() if new}

    def _compare(self, sample: Samples, text: PageInk) -> None:
        for font, glyphs in sample.items():
            drawn = {c: outline_of(255 - text.crop(glyph.box)) for c, glyph in glyphs.items()}
            known = {c: outline for c, outline in drawn.items() if outline is not None}
            digits = {c: outline for c, outline in known.items() if c in DIGITS}
            chinese = {c: outline for c, outline in known.items() if c not in DIGITS}
            self._asked[font] |= set(known)
            self._lies[font] |= unlike_claim(digits, DIGITS) | unlike_claim(chinese, tuple(chinese))

    def _is_lying(self, font: str) -> bool:
        asked, lies = self._asked[font], self._lies[font]
        return any(
            len(lies & kind) >= max(FEWEST_LIES, SHARE_OF_LIES * len(asked & kind))
            for kind in (set(DIGITS), asked - set(DIGITS))
        )


_OF_TEXT = (pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_FORM)


def _is_chinese(text: str) -> bool:
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"


def _font_names(shapes: Sequence[pdfium.PdfObject], wanted: set[int]) -> dict[int, str]:
    """By the address of a text object, the name of its font, its subset's mark included; fonts that the file
    brings along only, for others are drawn as they are called.
    """
    names: dict[int, str] = {}
    for shape in shapes:
        if shape.type == pdfium_c.FPDF_PAGEOBJ_TEXT and address_of(shape.raw) in wanted:
            font = pdfium_c.FPDFTextObj_GetFont(shape)
            if pdfium_c.FPDFFont_GetIsEmbedded(font) != 1:
                continue
            name = ctypes.create_string_buffer(200)
            pdfium_c.FPDFFont_GetBaseFontName(font, name, 200)
            names[address_of(shape.raw)] = name.value.decode("utf-8", "replace")
    return names
