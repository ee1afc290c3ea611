"""Ruling lines from pixels: the table as drawn, whatever the scanner did to it."""

import numpy as np
import pytest

from forge import SCANNERS, ScanSpec
from read.scan.drawing import COLUMNS, LEFT, RIGHT, WIDTH, Drawing, form
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.layout.ruled_tables import frames
from zsgx_docs.read.preprocess.deskew import straight
from zsgx_docs.read.preprocess.image import Resolution, cut, grey, ink
from zsgx_docs.read.scan.rulings.find import Rulings, find_rulings, without_rulings


def seen(drawing: Drawing, spec: ScanSpec) -> tuple[Rulings, np.ndarray, Resolution]:
    picture = grey(drawing.picture(spec))
    at = Resolution(picture.shape[1] / WIDTH)
    inked = ink(straight(picture, at)[0], at)
    return find_rulings(inked, np.zeros_like(inked), at), inked, at


@pytest.mark.parametrize("scanner", sorted(name for name, spec in SCANNERS.items() if not spec.turn))
def test_the_table_is_found_on_every_scanner(scanner: str) -> None:
    rules, _, at = seen(form(), SCANNERS[scanner])
    (table,) = frames(rules.in_points(at))
    assert len(table.cells) == 10
    assert table.box == pytest.approx((LEFT, 170, RIGHT, 300), abs=3)


def test_broken_lines_are_whole() -> None:
    def scratch(drawing: Drawing) -> None:
        for x in (120, 250, 380):
            drawing.pen.rectangle([v * 300 / 72 for v in (x, 165, x + 4, 305)], fill="white")

    rules, _, at = seen(form(scratch), ScanSpec())
    assert len(frames(rules.in_points(at))[0].cells) == 10


@pytest.mark.parametrize("width", [0.25, 0.5, 1.5, 2.5])
def test_thin_and_thick_rules_alike(width: float) -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, (100, 130, 160, 190), width)
    rules, _, at = seen(drawing, SCANNERS["grey"])
    assert len(frames(rules.in_points(at))[0].cells) == 12


def test_letters_draw_no_tables() -> None:
    drawing = Drawing()
    for row, size in enumerate((10.5, 12, 16, 22)):
        drawing.text(90, 100 + 60 * row, "目标国网申报田土王工重里甲由日开田", size, "FandolHei-Regular")
    rules, _, at = seen(drawing, ScanSpec())
    assert frames(rules.in_points(at)) == []


def test_a_scanner_streak_over_the_whole_page_is_no_rule() -> None:
    rules, _, at = seen(form(lambda d: d.line(250, 0, 250, 841)), ScanSpec())
    assert len(frames(rules.in_points(at))[0].cells) == 10


def test_a_full_row_of_tall_letters_is_not_cut_by_their_strokes() -> None:
    drawing = Drawing()
    drawing.table((100, 500), (100, 113, 126))
    drawing.text(104, 100.6, "川修作用个什件仰仕仲任份仿伍伏中甲", 12, "FandolHei-Regular")
    rules, _, at = seen(drawing, ScanSpec())
    assert len(frames(rules.in_points(at))[0].cells) == 2


def test_an_underlined_blank_is_an_underline() -> None:
    rules, _, at = seen(form(), ScanSpec())
    (line,) = rules.underlines
    assert line.level / at.scale == pytest.approx(281, abs=1.5)


@pytest.mark.parametrize("words", ["技术攻关——成果转化", "一、二、三产业", "444444"])
def test_dashes_and_strokes_of_letters_are_no_underlines(words: str) -> None:
    drawing = Drawing()
    drawing.text(90, 100, words, 14)
    assert seen(drawing, ScanSpec())[0].underlines == ()


def test_erasing_the_rules_leaves_the_letters() -> None:
    rules, inked, at = seen(form(), ScanSpec())
    letters = without_rulings(inked, rules, at)
    across = Box(LEFT + 2, 169, 165, 171).scaled(at.scale)
    name = Box(176, 178, 216, 194).scaled(at.scale)
    assert not cut(letters, across).any()
    assert (cut(letters, name) == cut(inked, name)).all()


def test_an_underline_that_letters_stand_on_stays_with_them() -> None:
    drawing = Drawing()
    end = drawing.text(90, 100, "生命健康", 14)
    drawing.line(80, 113.2, end + 60, 113.2)
    rules, inked, at = seen(drawing, ScanSpec())
    letters = without_rulings(inked, rules, at)
    assert not cut(letters, Box(end + 20, 110, end + 60, 116).scaled(at.scale)).any()
    assert cut(letters, Box(92, 112.5, end - 2, 114).scaled(at.scale)).any()
