"""Glyphs as small pictures that can be compared, and how the typefaces at hand would draw them.

Coarse, and made without what the scanner's comparison needs: it tells one digit from another, not one
typeface's print from another's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from zsgx_docs.read.typefaces.face_files import CHINESE, LATIN, face_files

EM, SIDE, BORDER = 40, 24, 2
"""Pixels: of the typefaces as drawn, of the square that a glyph is brought into, of its empty edge."""
INKED = 90
"""Of 255."""
LEAST = 8
"""Pixels the longer way, from which ink is worth comparing."""
UNLIKE = 0.03
"""How much more a glyph must look like another character than like the claimed one. Of 49 typefaces held
against others none had more than one honest digit beyond; exchanged digits nearly all were."""
FAR, LIKE = 0.05, 0.87
"""How much more a glyph must look like another figure than like the claimed one, and how much (0..1) it must
look like that other, to be another for sure. Measured on digits and numerals of 48 typefaces at three sizes,
held against others: none that is honest, two in three that are not."""
_NO_CHARACTER = "\U0010fffd"

Grey = NDArray[np.uint8]
Outline = NDArray[np.float32]
"""(SIDE * SIDE,), of mean 0 and length 1."""


def unlike_claim(glyphs: Mapping[str, Outline], rivals: Sequence[str]) -> dict[str, bool]:
    """The characters of `glyphs` whose glyph looks like another of `rivals`, in the typeface that fits best,
    and whether it is that other for sure.

    Nothing where no typeface is at hand, and where one bears all of them out.
    """
    best, found = 0.0, dict[str, bool]()
    for face in _faces(may_be_latin=all(text.isascii() for text in glyphs)):
        known = {c: drawn for c in rivals if (drawn := _drawn(face, c)) is not None}
        asked = [text for text in glyphs if text in known]
        if not asked:
            continue
        likeness = np.stack([glyphs[text] for text in asked]) @ np.stack(list(known.values())).T
        own = likeness[range(len(asked)), [list(known).index(text) for text in asked]]
        most = likeness.max(axis=1)
        behind, fit = most - own, float(most.mean())
        if not behind.any():
            return {}
        if fit > best:
            sure = (behind > FAR) & (most >= LIKE)
            best = fit
            found = {c: bool(s) for c, by, s in zip(asked, behind, sure, strict=True) if by > UNLIKE}
    return found


def outline_of(dark: Grey) -> Outline | None:
    """A glyph's ink (0 is paper) brought into a square, softened; None where there is none to compare, or
    where ink reaches the edge, as that of something beside it does.
    """
    inked = dark > INKED
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows) or max(rows[-1] - rows[0], columns[-1] - columns[0]) < LEAST:
        return None
    if 0 in (rows[0], columns[0]) or rows[-1] == len(dark) - 1 or columns[-1] == dark.shape[1] - 1:
        return None
    tight = Image.fromarray(dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    factor = (SIDE - 2 * BORDER) / max(tight.size)
    width, height = max(2, round(tight.width * factor)), max(2, round(tight.height * factor))
    method = Image.Resampling.BOX if factor < 1 else Image.Resampling.BILINEAR
    square = Image.new("L", (SIDE, SIDE), 0)
    square.paste(tight.resize((width, height), method), ((SIDE - width) // 2, (SIDE - height) // 2))
    soft = np.asarray(square.filter(ImageFilter.GaussianBlur(1)), np.float32).ravel()
    soft = soft - soft.mean()
    return np.asarray(soft / (np.linalg.norm(soft) + 1e-6), np.float32)


@cache
def _faces(may_be_latin: bool) -> tuple[ImageFont.FreeTypeFont, ...]:
    return tuple(
        ImageFont.truetype(str(file), EM, index=index, layout_engine=ImageFont.Layout.BASIC)
        for file, index in face_files({**LATIN, **CHINESE} if may_be_latin else CHINESE)
    )


@cache
def _drawn(face: ImageFont.FreeTypeFont, character: str) -> Outline | None:
    """A character as a typeface draws it; None where it has none."""
    dark = _set(face, character)
    return None if (dark == _missing(face)).all() else outline_of(dark)


@cache
def _missing(face: ImageFont.FreeTypeFont) -> Grey:
    return _set(face, _NO_CHARACTER)


def _set(face: ImageFont.FreeTypeFont, character: str) -> Grey:
    canvas = Image.new("L", (2 * EM, 2 * EM), 0)
    ImageDraw.Draw(canvas).text((EM // 2, EM * 3 // 2), character, fill=255, font=face, anchor="ls")
    return np.asarray(canvas)
