"""Tick boxes by their outline, and what stands in them."""

import cv2
import numpy as np
import pytest

from forge import SCANNERS, ScanSpec
from read.scan.drawing import WIDTH, Drawing
from zsgx_docs.read.preprocess.image import Resolution, grey, ink, shrunk
from zsgx_docs.read.scan.text.checkboxes import TickBox, find_ticks


def ticks(drawing: Drawing, spec: ScanSpec | None = None) -> list[TickBox]:
    picture = grey(drawing.picture(spec))
    at = Resolution(picture.shape[1] / WIDTH)
    found = find_ticks(ink(picture, at), at)
    return sorted(found, key=lambda t: t.box.x0)


@pytest.mark.parametrize("scanner", [None, "fine", "grey", "copier"])
@pytest.mark.parametrize("size", [8.0, 10.5, 14.0])
def test_empty_ticked_crossed_and_filled_boxes_are_told_apart(size: float, scanner: str | None) -> None:
    drawing = Drawing()
    for number, mark in enumerate(("", "tick", "cross", "full")):
        drawing.box(100 + 60 * number, 200, size, mark)
    level = ScanSpec(skew=0, dpi=SCANNERS[scanner].dpi, mode=SCANNERS[scanner].mode) if scanner else None
    found = ticks(drawing, level)
    assert [t.ticked for t in found] == [False, True, True, True]
    assert all(t.confidence > 0.85 for t in found)


@pytest.mark.parametrize("scanner", ["fine", "office"])
def test_boxes_as_small_as_those_of_small_type_are_told_too(scanner: str) -> None:
    drawing = Drawing()
    for number, mark in enumerate(("", "tick", "cross")):
        drawing.box(100 + 60 * number, 200, 5.6, mark)
    level = ScanSpec(skew=0, dpi=SCANNERS[scanner].dpi, mode=SCANNERS[scanner].mode)
    assert [t.ticked for t in ticks(drawing, level)] == [False, True, True]


@pytest.mark.parametrize("thickness", [1, 2, 3])
@pytest.mark.parametrize("size", [9, 12])
def test_thick_outlines_of_a_blurred_photo_tick_nothing(size: float, thickness: int) -> None:
    drawing = Drawing()
    for number, mark in enumerate(("", "tick", "", "cross")):
        drawing.box(100 + 60 * number, 200, size, mark)
        for inwards in range(1, thickness):
            drawing.box(100 + 60 * number + 0.4 * inwards, 200 + 0.4 * inwards, size - 0.8 * inwards)
    at = Resolution(2.45)
    small = shrunk(grey(np.asarray(drawing.image)), at.scale * WIDTH / drawing.image.width)
    picture = np.asarray(cv2.GaussianBlur(small, None, 1.2), np.uint8)
    found = sorted(find_ticks(ink(picture, at), at), key=lambda t: t.box.x0)
    assert [t.ticked for t in found] == [False, True, False, True]


def test_the_box_is_where_it_was_drawn() -> None:
    drawing = Drawing()
    drawing.box(150, 300, 11)
    (tick,) = ticks(drawing)
    assert tick.box.scaled(72 / 200) == pytest.approx((150, 300, 161, 311), abs=1)


def test_a_tick_that_leaves_the_box_counts() -> None:
    drawing = Drawing()
    drawing.box(150, 300)
    drawing.check(151, 295, 15)
    assert [t.ticked for t in ticks(drawing)] == [True]


def test_specks_of_dust_are_no_tick() -> None:
    drawing = Drawing()
    drawing.box(150, 300, 12)
    drawing.pen.point([(154 * 300 / 72, 306 * 300 / 72)], fill="black")
    assert [t.ticked for t in ticks(drawing)] == [False]


def test_a_letter_with_legs_is_known_by_them() -> None:
    drawing = Drawing()
    drawing.text(100, 200, "口", 14, "FandolHei-Regular")
    assert all(t.legs for t in ticks(drawing))


@pytest.mark.parametrize("words", ["人工智能高级研修班", "中共党员", "武汉大学（湖北）"])
def test_letters_are_seldom_taken_for_empty_boxes(words: str) -> None:
    drawing = Drawing()
    drawing.text(100, 200, words, 12)
    assert not [t for t in ticks(drawing) if not t.ticked]
