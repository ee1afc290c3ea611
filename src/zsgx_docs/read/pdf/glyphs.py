"""Read the characters of a PDF page, each with its box, as they were set."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.pdf.code_points import TICK_MARKS, UNKNOWN, meaning
from zsgx_docs.read.pdf.coordinates import PageSpace

SMALLEST_TYPE = 3.0
"""Points; smaller print is not meant to be read by people; a guess."""
OVERPRINT = 0.15
"""Ems within which the same character set twice is one bold or shadowed character; a guess."""
_INVISIBLE_MODES = (
    pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium_c.FPDF_TEXTRENDERMODE_CLIP,
)


@dataclass(frozen=True, slots=True)
class PrintedGlyph:
    """Describe a character as printed; `confidence` is 0 where the PDF does not say which it is.

    `text_object` is the address of the page object that sets it, 0 for what is no text of the page;
    `outline` the box round its ink, where the font tells it.
    """

    text: str
    box: Box
    confidence: float = 1.0
    pale: bool = False
    text_object: int = 0
    outline: Box | None = None


def upright_turn(textpage: pdfium.PdfTextPage) -> int | None:
    """Tell by how many degrees clockwise the page's own space is turned to bring it upright.

    0, 90, 180 or 270, by most of its characters; None if there are none or they stand aslant.
    """
    count = textpage.count_chars()
    step = max(1, count // 200)
    turns = Counter(_turn(textpage, i) for i in range(0, count, step) if not _is_made_up(textpage, i))
    turn = turns.most_common(1)[0][0] if turns else None
    return turn if turn in (0, 90, 180, 270) else None


def read_glyphs(textpage: pdfium.PdfTextPage, upright: PageSpace) -> list[PrintedGlyph]:
    """Read the visible page's characters that stand upright on it, in the order the file sets them.

    What is set twice to look bold is there twice.
    Left out: what is set in invisible mode, off the page, too small for the eye, or aslant (watermarks).
    """
    width, height = upright.size
    page = Box(0, 0, width, height)
    return [g for g in _set_glyphs(textpage, upright) if page.holds(g.box.middle)]


def _set_glyphs(textpage: pdfium.PdfTextPage, upright: PageSpace) -> Iterator[PrintedGlyph]:
    """One after another; what a single glyph stands for ("——", "fi") stays together."""
    fonts: dict[int, str] = {}
    latest: PrintedGlyph | None = None
    latest_object = 0
    for index in range(textpage.count_chars()):
        if _is_made_up(textpage, index) or _turn(textpage, index) != upright.turn:
            continue
        printed = pdfium_c.FPDFText_GetTextObject(textpage, index)
        glyph = _glyph(textpage, index, upright, printed, fonts)
        if glyph is None or _is_second_half(textpage, index):
            continue
        address = address_of(printed)
        if latest is not None and glyph.box == latest.box and address == latest_object:
            latest = replace(latest, text=latest.text + glyph.text)
            continue
        if latest is not None:
            yield latest
        latest, latest_object = glyph, address
    if latest is not None:
        yield latest


def with_ticks_joined(glyphs: list[PrintedGlyph]) -> list[PrintedGlyph]:
    """Join an empty box with a tick over it or directly behind it into one ticked box."""
    boxes = [g for g in glyphs if g.text == UNTICKED]
    ticks = [g for g in glyphs if g.text in TICK_MARKS]
    pairs = {}
    for tick in ticks:
        owner = next((b for b in boxes if id(b) not in pairs and _ticks(tick.box, b.box)), None)
        if owner is not None:
            pairs[id(owner)] = tick
    spent = {id(tick) for tick in pairs.values()}
    return [
        replace(g, text=TICKED, box=union([g.box, pairs[id(g)].box])) if id(g) in pairs else g
        for g in glyphs
        if id(g) not in spent
    ]


def _ticks(tick: Box, box: Box) -> bool:
    em = box.height
    level = abs(tick.middle[1] - box.middle[1]) < 0.6 * em
    return (level and -0.6 * em < tick.x0 - box.x1 < 0.35 * em) or box.holds(tick.middle)


def _is_made_up(textpage: pdfium.PdfTextPage, index: int) -> bool:
    return bool(pdfium_c.FPDFText_IsGenerated(textpage, index) == 1)


def _turn(textpage: pdfium.PdfTextPage, index: int) -> int:
    """By how many degrees clockwise the character must be turned to stand upright."""
    return -round(math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage, index))) % 360


def _glyph(
    textpage: pdfium.PdfTextPage, index: int, upright: PageSpace, printed: Any, fonts: dict[int, str]
) -> PrintedGlyph | None:
    """`printed` is the text object that the character belongs to; `fonts` keeps the names of fonts."""
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect):
        return None
    box = upright.box(rect.left, rect.bottom, rect.right, rect.top)
    invisible = printed and pdfium_c.FPDFTextObj_GetTextRenderMode(printed) in _INVISIBLE_MODES
    if invisible or (box.height < SMALLEST_TYPE and _type_size(textpage, index) < SMALLEST_TYPE):
        return None
    code = _code(textpage, index)
    named = code and pdfium_c.FPDFText_HasUnicodeMapError(textpage, index) != 1
    text = meaning(chr(code), _font(textpage, index, address_of(printed), fonts)) if named else UNKNOWN
    if not text:
        return None
    certain = 0.0 if UNKNOWN in text else 1.0
    return PrintedGlyph(
        text, box, certain, _is_pale(textpage, index), address_of(printed), _outline(textpage, index, upright)
    )


def _outline(textpage: pdfium.PdfTextPage, index: int, upright: PageSpace) -> Box | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    told = pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    box = upright.box(left.value, bottom.value, right.value, top.value) if told else None
    return box if box is not None and box.area > 0 else None


def _type_size(textpage: pdfium.PdfTextPage, index: int) -> float:
    """The em in points: some fonts give dots a box no larger than their ink."""
    matrix = pdfium_c.FS_MATRIX()
    scaled = pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    return size * math.hypot(matrix.c, matrix.d) if scaled else size


def _code(textpage: pdfium.PdfTextPage, index: int) -> int:
    """The character's code point; 0 for none. PDFium gives rare characters as two halves (UTF-16)."""
    code = int(pdfium_c.FPDFText_GetUnicode(textpage, index))
    if 0xD800 <= code < 0xDC00:
        low = int(pdfium_c.FPDFText_GetUnicode(textpage, index + 1))
        return 0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00 if 0xDC00 <= low < 0xE000 else 0
    return code if code <= 0x10FFFF else 0


def _is_second_half(textpage: pdfium.PdfTextPage, index: int) -> bool:
    return 0xDC00 <= int(pdfium_c.FPDFText_GetUnicode(textpage, index)) < 0xE000


def address_of(printed: Any) -> int:
    """By what an object of a page can be known again; 0 for none."""
    return ctypes.addressof(printed.contents) if printed else 0


def _font(textpage: pdfium.PdfTextPage, index: int, text_object: int, fonts: dict[int, str]) -> str:
    """The name of the character's font, looked up once for each text object."""
    if not text_object or text_object not in fonts:
        name = ctypes.create_string_buffer(200)
        pdfium_c.FPDFText_GetFontInfo(textpage, index, name, 200, None)
        fonts[text_object] = name.value.decode("utf-8", "replace")
    return fonts[text_object]


def _is_pale(textpage: pdfium.PdfTextPage, index: int) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium_c.FPDFText_GetFillColor(textpage, index, *parts):
        return False
    red, green, blue, _ = (part.value for part in parts)
    return min(red, green, blue) > 225


def printed_once(glyphs: Iterable[PrintedGlyph]) -> list[PrintedGlyph]:
    """Without the second print of characters set twice to look bold."""
    kept: list[PrintedGlyph] = []
    seen: dict[tuple[str, int, int], list[Box]] = {}
    for glyph in glyphs:
        x, y = glyph.box.middle
        near = OVERPRINT * glyph.box.height
        cell = (glyph.text, round(x / 4), round(y / 4))
        around = (seen.get((cell[0], cell[1] + i, cell[2] + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if any(abs(b.middle[0] - x) <= near and abs(b.middle[1] - y) <= near for bs in around for b in bs):
            continue
        seen.setdefault(cell, []).append(glyph.box)
        kept.append(glyph)
    return kept
