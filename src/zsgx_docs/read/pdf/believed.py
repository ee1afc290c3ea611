"""Whether a PDF's fonts look like what they claim: sampled glyphs as drawn, held against other typefaces.

A font against copying, or a broken one, draws a 1 and calls it 3.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.pdf.glyphs import PrintedGlyph, address_of
from zsgx_docs.read.pdf.visible_ink import PageInk, draw_text_alone
from zsgx_docs.read.typefaces import Outline, outline_of, unlike_claim

FIGURES = ("0123456789", "一二三四五六七八九十百千万亿元年月日")
"""Characters that numbers and dates are written in: all of them are compared, on each page."""
MOST_CHINESE = 12
"""Other Chinese characters of a font that are compared; for speed, a guess."""
SMALLEST = 6.0
"""Points: type that is large enough to compare; a guess."""
FEWEST_LIES, SHARE_OF_LIES = 2, 0.2
"""Of the figures, or of other Chinese, of a font: glyphs unlike their claim from which it is
not believed; each a guess."""
_ALL_FIGURES = frozenset("".join(FIGURES))

Samples = Sequence[tuple[str, Mapping[str, PrintedGlyph]]]
"""The names of fonts, and by character a glyph that shows it; fonts may share a name."""


@dataclass(slots=True)
class FontTrust:
    """Keep what has been found out about the fonts of one file, page by page.

    By font: the characters that were compared, and those of them that look like others; `_proven`, fonts of
    which one glyph is another character for sure.
    """

    _asked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _lies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _proven: set[str] = field(default_factory=set)

    def believes(
        self,
        page: pdfium.PdfPage,
        extra_turn: int,
        shapes: Sequence[pdfium.PdfObject],
        glyphs: Sequence[PrintedGlyph],
        muddled: Sequence[Box] = (),
    ) -> bool:
        """Whether none of the fonts that set the visible `glyphs` is found to lie.

        In `muddled` boxes glyphs of several strings lie over one another. `extra_turn`: degrees clockwise by
        which the page is turned for the glyphs to stand upright.
        """
        fonts = _fonts(shapes, {glyph.text_object for glyph in glyphs})
        sample = self._sample(glyphs, fonts, muddled)
        if sample:
            others = [shape for shape in shapes if shape.type not in _OF_TEXT]
            self._compare(sample, draw_text_alone(page, extra_turn, others))
        return not any(self._is_lying(font.name) for font in set(fonts.values()))

    def _sample(
        self, glyphs: Sequence[PrintedGlyph], fonts: Mapping[int, _Font], muddled: Sequence[Box]
    ) -> Samples:
        """A glyph of each figure of each font, and of some other Chinese on a font's first page."""
        found: dict[_Font, dict[str, PrintedGlyph]] = defaultdict(dict)
        seen_before = set(self._asked)
        for glyph in glyphs:
            font, text = fonts.get(glyph.text_object), glyph.text
            if font is None or glyph.pale or glyph.box.height < SMALLEST or text in found[font]:
                continue
            if text in _ALL_FIGURES:
                wanted = font.is_embedded or text.isascii()
            else:
                chinese = len(found[font].keys() - _ALL_FIGURES)
                is_new = font.is_embedded and font.name not in seen_before
                wanted = is_new and chinese < MOST_CHINESE and _is_chinese(text)
            if wanted and not any(glyph.box.overlap(box) for box in muddled):
                found[font][text] = glyph
        return [(font.name, new) for font, new in found.items() if new]

    def _compare(self, sample: Samples, text: PageInk) -> None:
        for font, glyphs in sample:
            drawn = {c: _outline(glyph, text) for c, glyph in glyphs.items()}
            known = {c: outline for c, outline in drawn.items() if outline is not None}
            self._asked[font] |= set(known)
            other = tuple(known.keys() - _ALL_FIGURES)
            for rivals in (*FIGURES, other):
                behind = unlike_claim({c: known[c] for c in known if c in rivals}, rivals)
                self._lies[font] |= behind.keys()
                if rivals != other and any(is_sure for is_sure in behind.values()):
                    self._proven.add(font)

    def _is_lying(self, font: str) -> bool:
        asked, lies = self._asked[font], self._lies[font]
        return font in self._proven or any(
            len(lies & kind) >= max(FEWEST_LIES, SHARE_OF_LIES * len(asked & kind))
            for kind in (*map(set, FIGURES), asked - _ALL_FIGURES)
        )


_OF_TEXT = (pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_FORM)


def _is_chinese(text: str) -> bool:
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"


def _outline(glyph: PrintedGlyph, text: PageInk) -> Outline | None:
    """The glyph as drawn; where the font does not tell its outline, it may touch no edge of its box."""
    if glyph.outline is None:
        return outline_of(255 - text.crop(glyph.box))
    return outline_of(np.pad(255 - text.crop(glyph.outline), 1))


@dataclass(frozen=True, slots=True)
class _Font:
    """`address` tells fonts of one name on a page apart; the name has its subset's mark."""

    name: str
    address: int
    is_embedded: bool


def _fonts(shapes: Sequence[pdfium.PdfObject], wanted: set[int]) -> dict[int, _Font]:
    """The font of each text object, by its address; of a font that the file doesn't bring along only digits
    are sure to be drawn.
    """
    fonts: dict[int, _Font] = {}
    for shape in shapes:
        if shape.type == pdfium_c.FPDF_PAGEOBJ_TEXT and address_of(shape.raw) in wanted:
            font = pdfium_c.FPDFTextObj_GetFont(shape)
            name = ctypes.create_string_buffer(200)
            pdfium_c.FPDFFont_GetBaseFontName(font, name, 200)
            told = name.value.decode("utf-8", "replace")
            is_embedded = pdfium_c.FPDFFont_GetIsEmbedded(font) == 1
            fonts[address_of(shape.raw)] = _Font(told, address_of(font), is_embedded)
    return fonts
