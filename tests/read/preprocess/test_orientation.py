"""A page turned and straightened whichever way it lay on the glass."""

import numpy as np
import pytest

from forge import ScanSpec
from read.scan.drawing import HEIGHT, WIDTH, Drawing, form
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr import load
from zsgx_docs.read.preprocess.deskew import rotation, skew_of, straightened
from zsgx_docs.read.preprocess.dewarp import Warp
from zsgx_docs.read.preprocess.image import Picture, Resolution, grey
from zsgx_docs.read.preprocess.orientation import turned, upright
from zsgx_docs.read.preprocess.page_transform import Placing

AT = Resolution(200 / 72)


@pytest.mark.parametrize("skew", [-3.5, -1.2, 0.0, 0.4, 2.6])
def test_the_skew_is_found_to_a_twentieth_of_a_degree(skew: float) -> None:
    assert skew_of(grey(form().picture(ScanSpec(skew=skew))), AT) == pytest.approx(-skew, abs=0.05)


def test_white_paper_has_no_skew() -> None:
    assert skew_of(np.full((2339, 1654), 250, np.uint8), AT) == 0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_page_is_turned_until_it_reads(turn: int) -> None:
    found = upright(form().picture(ScanSpec(turn=turn, skew=0.7)), WIDTH, HEIGHT, load())
    assert found.turn == turn
    assert found.picture.shape[0] > found.picture.shape[1]


def test_without_an_engine_the_page_stays_as_it_lies() -> None:
    assert upright(form().picture(ScanSpec(turn=90)), WIDTH, HEIGHT, load("null")).turn == 0


def test_turning_is_clockwise() -> None:
    page = np.zeros((2, 3), np.uint8)
    page[0, 0] = 7
    assert turned(page, 90)[0, 1] == 7


def test_straightening_keeps_the_size_and_fills_the_corners_white() -> None:
    page = np.zeros((400, 300), np.uint8)
    straight = straightened(page, 3)
    assert straight.shape == page.shape
    assert straight[0, 0] == 255
    assert straight[200, 150] == 0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_place_goes_back_to_where_the_paper_has_it(turn: int) -> None:
    drawing = Drawing()
    drawing.box(100, 100, 20, "full")
    scan = drawing.picture(ScanSpec(skew=2, noise=0, shade=0))
    height, width = scan.shape[:2]
    size = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)
    placing = Placing(*size, turn, Warp(width, height, rotation(width, height, -2)))

    def middle(picture: Picture) -> Box:
        rows, columns = np.nonzero(grey(turned(picture, turn)) < 100)
        x, y = columns.mean() / AT.scale, rows.mean() / AT.scale
        return Box(x - 10, y - 10, x + 10, y + 10)

    straight, askew = middle(straightened(scan, -2)), middle(scan)
    assert placing.on_paper(straight) == pytest.approx(askew, abs=0.6)
    assert placing.straightened(askew) == pytest.approx(straight, abs=0.6)
    assert abs(straight.x0 - askew.x0) > 3
