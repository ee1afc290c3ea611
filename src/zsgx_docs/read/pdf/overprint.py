"""Two strings set at one place with nothing between them: nobody can tell which of them counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.pdf.glyphs import PrintedGlyph
from zsgx_docs.read.pdf.lines import set_lines

SHARED = 0.4
"""The share of the smaller one's width and height that two characters have in common to be overprinted;
a guess."""
FIELD = 12.0
"""Points: the side of the squares in which neighbours are looked for; for speed, a guess."""
OVERPRINTED = "“{text}”处两段文字印在一起，请核对"


def overprints(glyphs: Sequence[PrintedGlyph], number: int) -> list[Unread]:
    """The places where letters, digits or Chinese of two strings lie over one another."""
    meet = {id(glyph) for pair in _pairs(glyphs) for glyph in pair}
    return [
        Unread("text", OVERPRINTED.format(text=line.chars.text[:20]), number, line.box, text=line.chars.text)
        for line in set_lines([glyph for glyph in glyphs if id(glyph) in meet], number)
    ]


def _pairs(glyphs: Sequence[PrintedGlyph]) -> Iterator[tuple[PrintedGlyph, PrintedGlyph]]:
    fields: dict[tuple[int, int], list[PrintedGlyph]] = defaultdict(list)
    for glyph in (g for g in glyphs if g.text_object and g.text.isalnum()):
        x, y = (int(side / FIELD) for side in glyph.box.middle)
        for beside in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other in fields.get(beside, ()):
                if other.text_object != glyph.text_object and _overlie(other.box, glyph.box):
                    yield other, glyph
        fields[x, y].append(glyph)


def _overlie(a: Box, b: Box) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > SHARED * min(a.width, b.width) and down > SHARED * min(a.height, b.height)
