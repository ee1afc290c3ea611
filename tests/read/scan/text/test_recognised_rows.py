"""Pieces of lines found and read: nothing lost, nothing more trusted than it deserves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from read.scan.drawing import COLUMNS, Drawing, form
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr import Character, Quad, Recognition, load
from zsgx_docs.read.preprocess.image import Picture, Resolution, grey, ink
from zsgx_docs.read.scan.text.recognised_rows import (
    TextRow,
    as_line,
    doubted_where_pale,
    doubted_where_unread,
    read_pieces,
)
from zsgx_docs.read.scan.text.regions import Piece, find_pieces

AT = Resolution(200 / 72)


@dataclass
class Scripted:
    """An engine that says what the test tells it to."""

    quads: list[Quad] = field(default_factory=list)
    readings: list[Recognition] = field(default_factory=list)
    name: str = "scripted"

    def detect(self, image: Picture) -> list[Quad]:
        return self.quads

    def recognise(self, images: Sequence[Picture]) -> list[Recognition]:
        return self.readings[: len(images)]


def quad(box: Box) -> Quad:
    return (box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom)


def reading(text: str) -> Recognition:
    step = 1 / len(text)
    characters = (Character(c, 0.99, i * step, (i + 1) * step) for i, c in enumerate(text))
    return Recognition(tuple(characters))


def read_as(said: Recognition) -> TextRow:
    """A crop of which the engine says this."""
    piece = Piece(Box(0, 0, 90, 20), None)
    (row,) = read_pieces(np.zeros((50, 90), np.uint8), [piece], Scripted(readings=[said]))
    return row


def page(drawing: Drawing) -> tuple[Picture, np.ndarray, np.ndarray]:
    picture = grey(drawing.picture())
    return picture, ink(picture, AT), np.zeros_like(picture)


def cells() -> list[Box]:
    return [Box(a, 170, b, 200).scaled(AT.scale) for a, b in pairwise(COLUMNS)]


def test_a_detection_over_several_cells_is_cut_at_their_borders() -> None:
    drawing = Drawing()
    for x, word in zip(COLUMNS, ("联系人", "董勇洋", "手机", "地址"), strict=False):
        drawing.text(x + 6, 179, word)
    picture, letters, none = page(drawing)
    wide = Box(82, 176, 480, 196).scaled(AT.scale)
    pieces = find_pieces(picture, letters, cells(), none, none, Scripted([quad(wide)]), AT)
    assert [p.cell for p in pieces] == [0, 1, 2, 3]
    for piece, cell in zip(pieces, cells(), strict=True):
        assert cell.x0 <= piece.box.x0 <= piece.box.x1 <= cell.x1


def test_ink_that_no_detection_covers_is_taken_up() -> None:
    drawing = Drawing()
    drawing.text(COLUMNS[1] + 6, 179, "董勇洋")
    drawing.text(90, 400, "第1页")
    picture, letters, none = page(drawing)
    pieces = find_pieces(picture, letters, cells(), none, none, load("null"), AT)
    assert sorted(p.cell if p.cell is not None else -1 for p in pieces) == [-1, 1]


def test_dust_about_lines_makes_no_piece_of_them() -> None:
    drawing = Drawing()
    drawing.text(90, 301, "湖北省")
    drawing.text(150, 301, "友谊大道特一号")
    above, through, below = range(95, 137, 6), np.arange(296, 320, 2.9), range(143, 225, 6)
    for x, y in (*((x, 296) for x in above), *((139, y) for y in through), *((x, 319) for x in below)):
        drawing.line(x, y, x + 1.6, y, 1.6)
    picture, letters, none = page(drawing)
    lines = [quad(Box(x0, 299, x1, 315).scaled(AT.scale)) for x0, x1 in ((89, 130), (149, 236))]
    assert len(find_pieces(picture, letters, [], none, none, Scripted(lines), AT)) == 2


def test_two_lines_in_one_detection_are_two_pieces() -> None:
    drawing = Drawing()
    drawing.text(90, 300, "湖北省黄石市下陆区")
    drawing.text(90, 318, "友谊大道")
    picture, letters, none = page(drawing)
    both = Box(88, 296, 300, 334).scaled(AT.scale)
    assert len(find_pieces(picture, letters, [], none, none, Scripted([quad(both)]), AT)) == 2


def test_lines_set_so_close_that_their_boxes_overlap_are_parted_between_their_letters() -> None:
    drawing = Drawing()
    drawing.text(100, 300, "（可多", 12)
    drawing.text(100, 312.4, "选）", 12)
    picture, letters, none = page(drawing)
    boxes = [Box(98, 298, 140, 317), Box(98, 309, 128, 327)]
    engine = Scripted([quad(box.scaled(AT.scale)) for box in boxes])
    upper, lower = sorted(
        find_pieces(picture, letters, [], none, none, engine, AT), key=lambda piece: piece.box.top
    )
    assert upper.box.bottom <= lower.box.top
    assert lower.box.top / AT.scale == pytest.approx(312, abs=1)


def test_a_line_ruled_under_text_is_not_unread_ink() -> None:
    drawing = Drawing()
    end = drawing.text(110, 300, "10", 14)
    drawing.line(95, 314, end + 20, 314)
    _, letters, _ = page(drawing)
    box = Box(95, 302, end + 20, 314.5).scaled(AT.scale)
    said = Recognition((Character("1", 0.99, 0.3, 0.45), Character("0", 0.99, 0.45, 0.6)))
    rows = read_pieces(letters, [Piece(box, None)], Scripted(readings=[said]))
    assert all(g.confidence > 0.9 for g in doubted_where_unread(rows, letters)[0].glyphs)


def test_dust_is_no_text() -> None:
    drawing = Drawing()
    for x in range(100, 500, 40):
        drawing.pen.point((x * 300 / 72, 1500), fill="black")
    picture, letters, none = page(drawing)
    assert find_pieces(picture, letters, [], none, none, load("null"), AT) == []


def test_each_character_has_its_own_place() -> None:
    drawing = Drawing()
    drawing.text(100, 300, "13995199617", 14)
    picture, letters, none = page(drawing)
    pieces = find_pieces(picture, letters, [], none, none, load(), AT)
    (row,) = read_pieces(picture, pieces, load())
    line = as_line(row, page=2, serial=7, at=AT)
    assert line.chars.text == "13995199617"
    assert {(m.page, m.line) for m in line.chars.marks} == {(2, 7)}
    lefts = [m.box.x0 for m in line.chars.marks if m.box]
    assert lefts == sorted(lefts)
    assert lefts[0] == pytest.approx(100, abs=2)
    assert line.box.bottom - line.box.top == pytest.approx(10, abs=3)


def test_ink_that_nobody_read_makes_its_neighbours_doubtful() -> None:
    drawing = Drawing()
    drawing.text(100, 300, "罗娟翀", 14)
    _, letters, _ = page(drawing)
    box = Box(100, 300, 142, 314).scaled(AT.scale)
    third = 1 / 3
    said = Recognition((Character("罗", 0.99, 0, third), Character("娟", 0.99, third, 2 * third)))
    rows = read_pieces(letters, [Piece(box, None)], Scripted(readings=[said]))
    (row,) = doubted_where_unread(rows, letters)
    assert [g.confidence > 0.9 for g in row.glyphs] == [True, False]


def test_a_character_that_may_be_missing_makes_its_neighbours_doubtful() -> None:
    gap = Recognition((Character("中", 0.99, 0, 0.3, gap=0.6), Character("国", 0.99, 0.6, 1)))
    row = read_as(gap)
    assert [g.confidence for g in row.glyphs] == [pytest.approx(0.4)] * 2


@pytest.mark.parametrize(("said", "meant"), [("_武汉", "武汉"), ("a_b", "a_b"), ("武汉__", "武汉")])
def test_what_the_recogniser_surely_gets_wrong_is_put_right(said: str, meant: str) -> None:
    row = read_as(reading(said))
    assert "".join(g.text for g in row.glyphs) == meant


def test_a_rare_character_is_never_quite_trusted() -> None:
    row = read_as(reading("王翀"))
    assert [g.confidence < 0.9 for g in row.glyphs] == [False, True]


def test_brackets_beside_chinese_are_wide_where_the_recogniser_hesitates() -> None:
    left, right = Character("(", 0.9, 0, 0.3, ("（",)), Character(")", 0.9, 0.6, 1)
    row = read_as(Recognition((left, Character("盖", 0.99, 0.3, 0.6), right)))
    assert "".join(g.text for g in row.glyphs) == "（盖)"
    assert "〔" in row.glyphs[0].alternatives


def test_pale_print_under_a_lifted_seal_is_doubted() -> None:
    drawing = form()
    picture, letters, hidden = page(drawing)
    hidden[400:700, 500:800] = 255
    box = Box(520, 490, 620, 530)
    letters[490:530, 520:620] = 255
    row = read_pieces(picture, [Piece(box, None)], Scripted(readings=[reading("董勇洋")]))
    for level, trusted in ((230, False), (20, True)):
        picture[490:530, 520:620] = level
        (told,) = doubted_where_pale(row, picture, letters, hidden)
        assert [g.confidence > 0.9 for g in told.glyphs] == [trusted] * 3
