"""Read what one PDF page holds, as people see it: characters, ruling lines, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.layout import GridFrame, missing_levels, missing_uprights, outlines
from zsgx_docs.read.pdf.annotations import (
    Annotation,
    flattened,
    has_overlays,
    read_annotations,
    show_invisible,
    struck_areas,
    unread_annotations,
)
from zsgx_docs.read.pdf.believed import FontTrust
from zsgx_docs.read.pdf.code_points import TICK_MARKS, UNKNOWN, is_garbled
from zsgx_docs.read.pdf.coordinates import PageSpace
from zsgx_docs.read.pdf.cover import without_covered
from zsgx_docs.read.pdf.form_fields import Widget, read_widgets
from zsgx_docs.read.pdf.glyphs import (
    PrintedGlyph,
    printed_once,
    read_glyphs,
    upright_turn,
    with_ticks_joined,
)
from zsgx_docs.read.pdf.images import covered_share, is_tick_sized, picture_boxes, pictured_characters
from zsgx_docs.read.pdf.overprint import overprints
from zsgx_docs.read.pdf.rulings import pen_strokes, read_rules
from zsgx_docs.read.pdf.struck import without_struck
from zsgx_docs.read.pdf.visible_ink import PageInk, draw, has_red

MOST_NAMELESS = 0.03
"""Share of characters that a PDF may leave unnamed before its text is not to be trusted; a guess."""
PICTURE_PAGE = 0.5
"""Share of the page that pictures cover on a scan; a guess."""
SEAL_SIZED = 30.0
"""Points: pictures smaller than this show no seal; a guess."""
PERHAPS = 0.5
"""Confidence (0..1) in a tick that is drawn beside its box; a guess."""
SCAN_PRINT = 200
"""Characters that may stand on a scan besides (a running head, an app's mark); a guess."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """Hold a page: `glyphs` are those a person sees; `pictured` is the share of it that images cover.

    `coloured`: there are pictures as large as a seal, or red ink. `believed`: its fonts look
    like what they claim. `unread`: what editors and reviewers did
    to it that its text does not say.
    """

    number: int
    width: float
    height: float
    turn: int
    glyphs: list[PrintedGlyph]
    frames: list[GridFrame]
    pictured: float
    blank: bool
    coloured: bool
    believed: bool
    unread: tuple[Unread, ...]


def has_trustworthy_text(page: PageContent) -> bool:
    """Tell whether the page's own text says what it shows; otherwise it must be read as a scan."""
    printed = [g for g in page.glyphs if g.text.strip()]
    if not printed:
        return page.blank
    if not page.believed:
        return False
    if page.pictured > PICTURE_PAGE and len(printed) < SCAN_PRINT:
        return False
    nameless = sum(UNKNOWN in g.text for g in printed)
    return nameless <= max(1, MOST_NAMELESS * len(printed)) and not is_garbled(
        "".join(g.text for g in printed)
    )


def text_page(document: pdfium.PdfDocument, number: int, trust: FontTrust) -> PageContent:
    """Read page `number` (from 1); `trust` keeps what is known of the document's fonts."""
    page = document[number - 1]
    show_invisible(page)
    laid_over = _LaidOver(read_widgets(page, _upright(page, page.get_rotation())), read_annotations(page))
    if has_overlays(page):
        page = flattened(document, page, number)
    try:
        return _content(page, number, laid_over, trust)
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _LaidOver:
    """What lies over the page and is no part of its print."""

    widgets: Sequence[Widget]
    annotations: Sequence[Annotation]


def _content(page: pdfium.PdfPage, number: int, laid_over: _LaidOver, trust: FontTrust) -> PageContent:
    textpage = page.get_textpage()
    rotation = page.get_rotation()
    turn = upright_turn(textpage)
    upright = _upright(page, rotation if turn is None or laid_over.widgets else turn)
    width, height = upright.size
    shapes = list(page.get_objects())
    extra_turn = (upright.turn - rotation) % 360
    ink = draw(page, extra_turn)
    rules = read_rules(shapes, upright)
    printed = read_glyphs(textpage, upright)
    glyphs, covered = without_covered(page, shapes, printed, upright, ink, number)
    under = _without(printed, glyphs)
    areas = struck_areas(laid_over.annotations, upright)
    left = without_struck(
        printed_once(_seen(glyphs, ink)), rules, pen_strokes(shapes, upright), areas, number
    )
    glyphs, rules, struck = left.glyphs, left.rules, left.said
    overprinted = overprints(glyphs, number)
    muddled = [*(glyph.box for glyph in under), *(thing.box for thing in overprinted if thing.box)]
    believed = trust.believes(page, extra_turn, shapes, glyphs, muddled)
    rules += missing_levels(rules, height)
    rules += missing_uprights(rules, [glyph.box for glyph in glyphs if glyph.text.strip()])
    found = outlines(rules)
    glyphs, tables = _with_drawn_boxes(_with_drawn_ticks(glyphs, ink), found, ink)
    pictures = picture_boxes(shapes, upright)
    glyphs = _with_widgets(glyphs, laid_over.widgets, [*covered, *struck])
    glyphs = with_ticks_joined([*glyphs, *pictured_characters(pictures, ink)])
    ticks = [glyph.box for glyph in glyphs if glyph.text in (TICKED, UNTICKED)]
    noted = unread_annotations(laid_over.annotations, upright, ticks, struck, number)
    return PageContent(
        number,
        width,
        height,
        upright.turn,
        glyphs,
        tables,
        covered_share(pictures, upright),
        ink.is_blank(),
        any(min(box.width, box.height) > SEAL_SIZED for box in pictures) or has_red(page),
        believed,
        (*covered, *struck, *overprinted, *noted),
    )


def _upright(page: pdfium.PdfPage, turn: int) -> PageSpace:
    left, bottom, right, top = page.get_bbox()
    return PageSpace(left, bottom, right, top, turn)


def _seen(glyphs: list[PrintedGlyph], ink: PageInk) -> list[PrintedGlyph]:
    shown = ink.shows([g.box for g in glyphs])
    return [
        g
        for g, seen in zip(glyphs, shown, strict=True)
        if g.text == " " or (seen and (not g.pale or ink.is_dark_behind(g.box)))
    ]


def _without(glyphs: Sequence[PrintedGlyph], kept: Sequence[PrintedGlyph]) -> list[PrintedGlyph]:
    ids = {id(glyph) for glyph in kept}
    return [glyph for glyph in glyphs if id(glyph) not in ids]


def _with_drawn_ticks(glyphs: list[PrintedGlyph], ink: PageInk) -> list[PrintedGlyph]:
    """Printed boxes with a stroke drawn through them are ticked; one drawn beside them may be a tick."""
    return [_ticked_by_hand(glyph, ink) if glyph.text == UNTICKED else glyph for glyph in glyphs]


def _ticked_by_hand(glyph: PrintedGlyph, ink: PageInk) -> PrintedGlyph:
    box = glyph.box
    if ink.is_struck(box.grown(-0.15 * box.width)):
        return replace(glyph, text=TICKED)
    beside = Box(box.x0 - 0.8 * box.width, box.top, box.x0 - 0.05 * box.width, box.bottom)
    return replace(glyph, text=TICKED, confidence=PERHAPS) if ink.is_struck(beside) else glyph


def _with_drawn_boxes(
    glyphs: list[PrintedGlyph], found: list[GridFrame], ink: PageInk
) -> tuple[list[PrintedGlyph], list[GridFrame]]:
    """Tick boxes drawn as small squares become characters; the other outlines are tables."""
    squares = [f.box for f in found if _is_tick_box(f)]
    tables = [f for f in found if not _is_tick_box(f)]
    for square in squares:
        inside = [g for g in glyphs if square.holds(g.box.middle) and g.text.strip()]
        if all(g.text in TICK_MARKS or g.text in "xX×" for g in inside):
            ticked = bool(inside) or ink.fills(square)
            glyphs = [g for g in glyphs if g not in inside]
            glyphs.append(PrintedGlyph(TICKED if ticked else UNTICKED, square))
    return glyphs, tables


def _is_tick_box(frame: GridFrame) -> bool:
    return len(frame.cells) == 1 and is_tick_sized(frame.box)


def _with_widgets(
    glyphs: list[PrintedGlyph], widgets: Sequence[Widget], undone: Sequence[Unread]
) -> list[PrintedGlyph]:
    """Check boxes by their fields' values; a text field's value where its look was not drawn.

    What was covered or struck (`undone`) was drawn, and stays away.
    """
    for widget in widgets:
        inside = [g for g in glyphs if widget.box.holds(g.box.middle)]
        if widget.is_box:
            glyphs = [g for g in glyphs if g not in inside]
            glyphs.append(PrintedGlyph(widget.value, widget.box))
        elif widget.value and not inside and not any(_lies_in(thing, widget.box) for thing in undone):
            glyphs.extend(_spread(widget))
    return glyphs


def _lies_in(thing: Unread, box: Box) -> bool:
    return thing.box is not None and box.overlap(thing.box) > 0


def _spread(widget: Widget) -> list[PrintedGlyph]:
    """A field's value set in a line over its blank."""
    box, text = widget.box, " ".join(widget.value.split())
    step = min(box.width / len(text), box.height) if text else 0.0
    return [
        PrintedGlyph(c, Box(box.x0 + i * step, box.top, box.x0 + (i + 1) * step, box.bottom))
        for i, c in enumerate(text)
    ]
