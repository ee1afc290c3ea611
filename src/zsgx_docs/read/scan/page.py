"""Read a scanned page into a Sheet, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Paragraph, Sheet
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.layout import (
    FrameCell,
    GridFrame,
    TextLine,
    frames,
    grid_of,
    in_reading_order,
    lines_to_passage,
    paragraphs_of,
    text_column,
    text_in_cell,
)
from zsgx_docs.read.preprocess import (
    Mask,
    Picture,
    Placing,
    Resolution,
    cut,
    grey,
    ink,
    positive,
    sheet_on_paper,
    swollen,
    upright,
    without_colour,
    without_holes,
)
from zsgx_docs.read.scan.glyphs import compared_with_print
from zsgx_docs.read.scan.marks import (
    Covers,
    blacked_out,
    coloured_paper,
    pale_stripes,
    pen_ink,
    told_marks,
    with_lost_rules,
    without_folds,
    without_pen_rules,
)
from zsgx_docs.read.scan.rules_and_text import rules_against_text
from zsgx_docs.read.scan.rulings import find_rulings, rules_to_read, without_rulings
from zsgx_docs.read.scan.text import (
    TextRow,
    TickBox,
    as_line,
    doubted_where_hidden,
    doubted_where_pale,
    doubted_where_unread,
    find_pieces,
    find_ticks,
    read_pieces,
    read_twice,
    settled_pieces,
    with_dash_chains,
    with_dashes,
    with_ticks,
    without_specks,
)
from zsgx_docs.read.seals import (
    Lifted,
    blue_seals_as_red,
    find_seals,
    lift_dark,
    lift_red,
    red_mask,
    seal_strokes,
    seal_text,
    seals_of,
)

AROUND = 1.0
"""Millimetres of a brush that leaves paper round each letter for the recogniser; measured on lines of
150 dpi in six typefaces: .5 loses faint strokes, 1.6 gains nothing."""


FEET = 0.6
"""Millimetres above and below a rule within which it spoils a letter's shape; a guess."""


@dataclass(frozen=True, slots=True)
class PagePrint:
    """Hold a page's print in grey: `clean` of all rules, and `legible`, with those that letters stand on.

    `stood_on` marks these, with the letters' feet.
    """

    clean: Picture
    legible: Picture
    stood_on: Mask


@dataclass(frozen=True, slots=True)
class View:
    """Keep a page for a second look: straightened, in grey, without rules or seals that can be lifted.

    In its `hidden` places, in points, a seal may hide a character: no further look brings it back.
    """

    picture: Picture
    ticks: tuple[TickBox, ...]
    hidden: tuple[Box, ...]
    at: Resolution
    placing: Placing


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """Hold what one page was read as, with what a second look needs."""

    sheet: Sheet
    view: View


def read_page(picture: Picture, page: int, width_pt: float, height_pt: float, engine: Engine) -> ScannedPage:
    """Read one page as scanned: RGB or grey, `width_pt` by `height_pt` points on paper.

    The sheet's boxes are in points of the page turned upright, not straightened: they fit the paper.
    """
    as_page = positive(without_colour(picture), Resolution(picture.shape[1] / width_pt))
    turned = upright(as_page, width_pt, height_pt, engine)
    at, placing = turned.at, turned.placing
    paper, blue = blue_seals_as_red(without_folds(turned.picture, at), at)

    red = red_mask(paper)
    stamps = find_seals(paper, red, grey(paper), at)
    lifted = lift_dark(lift_red(paper, red), stamps, at)
    solid = blacked_out(paper, stamps, at)
    inked = ink(lifted.bare, at) & ~solid
    rules = without_pen_rules(find_rulings(inked, lifted.shape | solid, at), paper, at)
    print_ = without_holes(_with_boxes(without_rulings(inked, rules, at), inked, at), at)
    clean = _whitened(lifted.picture, print_ | lifted.shape, at)
    stood_on, others = rules_to_read(inked, print_, rules, at)
    legible = _legible(lifted.picture, print_ | lifted.shape, stood_on, others, at)

    stripes = pale_stripes(paper, rules, at)
    rules = with_lost_rules(rules, stripes, print_, frames(rules.in_points(at)), at)
    tables = frames(rules.in_points(at))
    feet = swollen(stood_on, 1, at.odd(2 * FEET))
    shown, strokes = PagePrint(clean, legible, feet), seal_strokes(red, stamps, lifted, at)
    rows = _rows(shown, print_, tables, lifted, strokes, engine, at)
    cells = [cell.box.scaled(at.scale) for table in tables for cell in table.cells]
    rows, ticks = with_ticks(rows, find_ticks(print_, at), cells, print_, lifted.shape)
    ruled = inked & ~print_
    pen = pen_ink(paper, stamps, strokes | lifted.shape | solid, ruled, cells, page, at)
    covers = Covers(solid, coloured_paper(paper, stamps, at), stripes)
    rows, beside = told_marks(rows, ticks, pen, covers)

    lines = [(row.cell, as_line(row, page, serial, at)) for serial, row in enumerate(rows)]
    blocks = _blocks(lines, tables, page, Box(0.0, 0.0, placing.width, placing.height))
    seals = seals_of(paper, stamps, page, engine, at, blue)
    unread = (*beside, *rules_against_text(blocks, page))
    sheet = Sheet(blocks, page, placing.width, placing.height, turned.turn, seals, unread=unread)
    hidden = tuple(at.points(g.box) for row in rows for g in row.glyphs if g.beside_hidden)
    return ScannedPage(sheet_on_paper(sheet, placing), View(legible, tuple(ticks), hidden, at, placing))


def _with_boxes(letters: Mask, inked: Mask, at: Resolution) -> Mask:
    """Tick boxes whole again: a side in line with a blank's ruled line passes for a part of it."""
    whole = letters.copy()
    for tick in find_ticks(inked, at):
        box = tick.box.grown(at.mm(0.3))
        cut(whole, box)[...] = cut(inked, box)
    return whole


def _whitened(picture: Picture, letters: Mask, at: Resolution) -> Picture:
    """White wherever no letter is near: rules, specks and shadows gone."""
    near = swollen(letters, at.odd(0.5), at.odd(0.5))
    return np.where(near > 0, picture, 255).astype(np.uint8)


def _legible(picture: Picture, letters: Mask, stood_on: Mask, other: Mask, at: Resolution) -> Picture:
    """White wherever no letter is near, but with the paper round each, and the rules that it stands on."""
    near = swollen(letters | stood_on, at.odd(AROUND), at.odd(AROUND))
    return np.where((near > 0) & (other == 0), picture, 255).astype(np.uint8)


def _rows(
    shown: PagePrint,
    print_: Mask,
    tables: Sequence[GridFrame],
    lifted: Lifted,
    hidden: Mask,
    engine: Engine,
    at: Resolution,
) -> list[TextRow]:
    cells = [cell.box.scaled(at.scale) for table in tables for cell in table.cells]
    text = seal_text(print_, lifted, cells, at)
    plain = _whitened(lifted.bare, print_ & ~text.letters, at)
    pieces = find_pieces(plain, print_, cells, hidden | text.letters, text.letters, engine, at)
    pieces = settled_pieces(pieces, print_, lifted.shape, text, cells, at)
    rows = without_specks(with_dashes(read_pieces(shown.legible, pieces, engine), shown.clean, print_))
    rows = doubted_where_unread(rows, print_)
    rows = read_twice(rows, shown.legible, lifted.shape, engine)
    rows = doubted_where_hidden(rows, lifted.shape | (print_ & text.zone))
    rows = doubted_where_pale(rows, shown.clean, print_, hidden)
    covers = hidden | lifted.shape | text.letters | text.zone | shown.stood_on
    return compared_with_print(rows, shown.clean, print_, covers)


def _blocks(
    lines: Sequence[tuple[int | None, TextLine]], tables: Sequence[GridFrame], page: int, paper: Box
) -> tuple[Block, ...]:
    """Text beside a table belongs above it or below by the table's middle."""
    free = [line for number, line in lines if number is None]
    column = text_column(free, tables, paper)
    cells = [cell for table in tables for cell in table.cells]
    in_cell: dict[int, list[TextLine]] = {}
    for number, line in lines:
        if number is not None:
            in_cell.setdefault(id(cells[number]), []).append(line)

    def cell_text(cell: FrameCell) -> Passage:
        return with_dash_chains(text_in_cell(cell, in_cell.get(id(cell), [])))

    def paragraphs(run: Sequence[TextLine]) -> list[Paragraph]:
        return paragraphs_of(with_dash_chains(lines_to_passage(run, column.x0, column.x1)), page)

    grids = [(table.box.middle[1], grid_of(table, page, cell_text)) for table in tables]
    return in_reading_order(free, grids, paragraphs)
