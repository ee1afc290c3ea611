"""Seals as dark as print: ring and star known by shape, print under them trusted as far as it is seen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from forge import ScanSpec, SealSpec
from read.scan.drawing import HEIGHT, WIDTH, Drawing, form
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr import load
from zsgx_docs.read.preprocess.image import Mask, Picture, Resolution, cut, grey, ink
from zsgx_docs.read.scan import ScanLook, read_page
from zsgx_docs.read.scan.rulings.find import find_rulings
from zsgx_docs.read.scan.text.occlusion import (
    doubted_where_hidden,
    read_twice,
    settled_pieces,
)
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow
from zsgx_docs.read.scan.text.regions import Piece
from zsgx_docs.read.seals.detect.detect import Stamp, find_seals
from zsgx_docs.read.seals.detect.star import star_of
from zsgx_docs.read.seals.removal.arc_text import arc_text
from zsgx_docs.read.seals.removal.dark_ink import Lifted, SealLettering, lift_dark
from zsgx_docs.read.seals.removal.ring_line import ring_only

UNIT = "湖北省测绘工程院"
COPIER = ScanSpec(mode="bilevel", noise=5)
AT = Resolution(200 / 72)
SEAL = SealSpec(UNIT, middle=(300, 450), colour="dark", tilt=12, wear=0.1)


def scanned(draw: Callable[[Drawing], None], *seals: SealSpec) -> tuple[Picture, list[Stamp]]:
    drawing = Drawing()
    draw(drawing)
    for seal in seals or (SEAL,):
        drawing.seal(seal)
    picture = grey(drawing.picture(COPIER))
    return picture, find_seals(picture, np.zeros_like(picture), picture, AT)


def nothing(drawing: Drawing) -> None:
    """A blank page."""


def inked(mask: Mask, *, share_of: Mask) -> float:
    return float((mask[share_of > 0] > 0).mean())


def about(radius: float) -> Box:
    """Points round the seal's middle."""
    x, y = SEAL.middle
    return Box(x - radius, y - radius, x + radius, y + radius).scaled(AT.scale)


def test_the_ring_goes_and_strokes_that_cross_it_stay() -> None:
    def rules(drawing: Drawing) -> None:
        drawing.line(150, 440, 450, 440, 1)
        drawing.line(310, 300, 310, 600, 1)

    picture, (stamp,) = scanned(rules)
    letters = ink(picture, AT)
    assert stamp.ring is not None
    own = ring_only(letters, stamp.ring, AT)
    left = letters & ~own
    outer = cut(left, Box(236, 436, 248, 444).scaled(AT.scale))
    assert (outer > 0).any(axis=0).mean() > 0.9
    clear = cut(left, Box(238, 455, 246, 475).scaled(AT.scale))
    assert (clear > 0).mean() < 0.01


def test_a_ring_that_cannot_be_followed_is_left_alone() -> None:
    picture, (stamp,) = scanned(nothing)
    assert stamp.ring is not None
    assert not ring_only(np.zeros_like(picture), stamp.ring, AT).any()


@pytest.mark.parametrize("tilt", [0.0, 25.0, -17.0])
def test_the_star_is_found_however_the_seal_was_held(tilt: float) -> None:
    picture, (stamp,) = scanned(
        nothing, SealSpec(UNIT, middle=(300, 450), colour="dark", tilt=tilt, wear=0.1)
    )
    letters = ink(picture, AT)
    assert stamp.ring is not None
    star = star_of(letters, stamp.ring, AT)
    inner = np.zeros_like(letters)
    cut(inner, about(20))[:] = 255
    assert inked(star, share_of=letters & inner) > 0.97
    assert inked(letters, share_of=star) > 0.7


def test_a_star_of_which_the_scanner_kept_the_edge_alone_is_known_by_that() -> None:
    drawing = Drawing()
    drawing.text(150, 470, "申报单位：国网湖北省电力有限公司", 12)
    drawing.seal(SEAL)
    picture = grey(drawing.picture(ScanSpec(mode="adaptive", noise=3)))
    (stamp,) = find_seals(picture, np.zeros_like(picture), picture, AT)
    letters = ink(picture, AT)
    assert stamp.ring is not None
    star = star_of(letters, stamp.ring, AT)
    edge = cut(letters, Box(280, 430, 320, 466).scaled(AT.scale))
    assert inked(cut(star, Box(280, 430, 320, 466).scaled(AT.scale)), share_of=edge) > 0.9
    assert not cut(star, Box(298, 448, 302, 452).scaled(AT.scale)).any()


@pytest.mark.parametrize("mode", ["bilevel", "adaptive"])
def test_print_in_the_middle_of_a_seal_is_no_star(mode: Literal["bilevel", "adaptive"]) -> None:
    picture, (stamp,) = scanned(nothing)
    picture[:] = 255
    drawing = Drawing()
    drawing.text(285, 440, "院长签章", 14)
    assert stamp.ring is not None
    assert not star_of(ink(grey(drawing.picture(replace(COPIER, mode=mode))), AT), stamp.ring, AT).any()


def test_the_seals_text_is_told_from_a_row_that_goes_on_outside() -> None:
    def row(drawing: Drawing) -> None:
        drawing.text(150, 470, "申报单位：国网湖北省电力有限公司电力科学研究院", 12)

    picture, stamps = scanned(row)
    lifted = lift_dark(picture, stamps, AT)
    print_ = ink(lifted.bare, AT)
    assert stamps[0].ring is not None
    arc = arc_text(print_, stamps[0].ring, (), AT)
    line = Box(150, 469, 420, 483).scaled(AT.scale)
    top = Box(270, 394, 330, 420).scaled(AT.scale)
    assert inked(cut(arc, line), share_of=cut(print_, line)) < 0.1
    assert inked(cut(arc, top), share_of=cut(print_, top)) > 0.9


CELLS = [
    (100, 390, 250, 418),
    (250, 390, 420, 418),
    (250, 418, 420, 450),
    (250, 450, 420, 482),
    (250, 482, 420, 505),
]


def under_the_seal(draw: Callable[[Drawing], None]) -> tuple[Mask, Mask]:
    """All ink but ring and star, and what of it is taken for the seal's text, where the page has `CELLS`."""
    picture, (stamp,) = scanned(draw)
    lifted = lift_dark(picture, [stamp], AT)
    print_ = ink(lifted.bare, AT)
    assert stamp.ring is not None
    return print_, arc_text(print_, stamp.ring, [Box(*cell).scaled(AT.scale) for cell in CELLS], AT)


def test_a_seals_text_in_an_empty_cell_is_the_seals_whatever_stands_level_with_it_in_the_next() -> None:
    def label(drawing: Drawing) -> None:
        drawing.text(180, 400, "传真传真", 12)

    print_, arc = under_the_seal(label)
    empty = Box(256, 391, 345, 416).scaled(AT.scale)
    assert inked(cut(arc, empty), share_of=cut(print_, empty)) > 0.95


def test_a_value_that_lies_wholly_among_a_seals_text_is_not_the_seals() -> None:
    def value(drawing: Drawing) -> None:
        drawing.text(262, 486, "027-70174346", 12)
        drawing.text(110, 405, "电话", 12)

    print_, arc = under_the_seal(value)
    number = Box(280, 485, 325, 498).scaled(AT.scale)
    assert inked(cut(arc, number), share_of=cut(print_, number)) < 0.1


@pytest.mark.parametrize("height", [0.0, 4.0])
def test_a_rule_that_ends_under_a_ring_meets_the_one_it_ends_at(height: float) -> None:
    def rules(drawing: Drawing) -> tuple[list[float], list[float]]:
        drawing.table((100, 200, 302, 400, 500), (394 + height, 424, 454, 484))
        drawing.seal(SEAL)
        picture = grey(drawing.picture(COPIER))
        lifted = lift_dark(picture, find_seals(picture, np.zeros_like(picture), picture, AT), AT)
        found = find_rulings(ink(lifted.bare, AT), lifted.shape, AT)
        return [s.start for s in found.down], [s.end for s in found.across]

    tops, ends = rules(Drawing())
    assert max(tops) - min(tops) < AT.mm(0.5)
    assert len(tops) == 5 and min(ends) > 490 * AT.scale


def test_the_forms_grid_is_whole_under_a_dark_seal() -> None:
    def press(drawing: Drawing) -> None:
        drawing.seal(SealSpec(UNIT, middle=(250, 200), colour="dark", tilt=9))

    def rules(drawing: Drawing) -> tuple[int, int]:
        picture = grey(drawing.picture(COPIER))
        at = Resolution(picture.shape[1] / WIDTH)
        lifted = lift_dark(picture, find_seals(picture, np.zeros_like(picture), picture, at), at)
        found = find_rulings(ink(lifted.bare, at), lifted.shape, at)
        return len(found.across), len(found.down)

    assert rules(form(press)) == rules(form())


def test_a_page_without_dark_seals_is_left_as_it_is() -> None:
    page = grey(form().picture())
    lifted = lift_dark(page, [], AT)
    assert lifted.picture is page and lifted.bare is page and not lifted.shape.any()


def row_of(text: str, lefts: list[float]) -> TextRow:
    glyphs = tuple(Glyph(c, Box(x, 0, x + 20, 20), 0.99) for c, x in zip(text, lefts, strict=True))
    return TextRow(glyphs, None, Box(lefts[0], 0, lefts[-1] + 20, 20))


def sure(row: TextRow) -> list[bool]:
    return [glyph.confidence > 0.9 for glyph in row.glyphs]


def test_characters_are_doubted_where_a_stroke_leaves_room_for_another_between_them() -> None:
    strokes = np.zeros((40, 200), np.uint8)
    strokes[:, 45:60] = 255
    apart, close = row_of("湖北省", [0, 20, 60]), row_of("湖北省", [0, 25, 45])
    assert sure(doubted_where_hidden([apart], strokes)[0]) == [True, False, False]
    assert sure(doubted_where_hidden([close], strokes)[0]) == [True, True, True]


def test_a_character_read_otherwise_once_the_stroke_is_paler_is_doubted() -> None:
    drawing = Drawing()
    drawing.text(100, 100, "2026年5月8日", 14)
    picture = grey(drawing.picture(ScanSpec(noise=0)))
    box = Box(98, 97, 180, 117).scaled(AT.scale)
    strokes = np.zeros_like(picture)
    cut(strokes, Box(100, 97, 101, 117).scaled(AT.scale))[:] = 255
    misread = TextRow(tuple(Glyph(c, box, 0.99) for c in "2020年5月8日"), None, box)
    (row,) = read_twice([misread], picture, strokes, load())
    assert [g.text for g in row.glyphs if g.confidence < 0.9] == ["0"]


def test_a_piece_is_as_high_as_its_print_and_reaches_over_the_stroke_at_its_end() -> None:
    print_, zone, strokes = (np.zeros((100, 300), np.uint8) for _ in range(3))
    print_[36:60, 20:150] = 255
    print_[10:60, 100:120] = 255
    zone[:, 95:125] = 255
    strokes[:, 152:162] = 255
    text = SealLettering(np.zeros_like(print_), zone)
    (piece,) = settled_pieces([Piece(Box(20, 10, 150, 60), None)], print_, strokes, text, [], AT)
    assert piece.box == Box(20, 36, 162, 60)


def test_a_seal_much_paler_than_print_is_paled_away() -> None:
    seal = SealSpec(UNIT, middle=(250, 370), colour="dark", strength=0.55)
    drawing = form(lambda d: d.seal(seal))
    picture = grey(drawing.picture(ScanSpec(noise=2)))
    lifted = lift_dark(picture, find_seals(picture, np.zeros_like(picture), picture, AT), AT)
    ring = Box(240, 425, 260, 431).scaled(AT.scale)
    assert isinstance(lifted, Lifted) and lifted.stubborn == ()
    assert cut(lifted.picture, ring).min() > cut(picture, ring).min() + 60


def test_a_spot_where_a_seal_may_hide_a_character_is_not_settled_by_another_look() -> None:
    drawing = Drawing()
    drawing.text(100, 300, "13995199617", 14)
    scanned_page = read_page(drawing.picture(), 1, WIDTH, HEIGHT, load())
    spot = Box(98, 297, 190, 317)
    for hidden, read in (((), True), ((Box(120, 300, 128, 314),), False)):
        look = ScanLook(load())
        look.add(replace(scanned_page, view=replace(scanned_page.view, hidden=hidden)))
        assert (look.text(1, spot) is not None) == read
