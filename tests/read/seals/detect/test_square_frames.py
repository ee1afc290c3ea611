"""Frames with lettering in them, and what looks like one."""

from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from forge import SealSpec
from forge.seal import draw
from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.seals.detect.square_frames import Frame, find_frames

DPI = 200
AT = Resolution(DPI / 72)
Mask = NDArray[np.uint8]
USUAL = 24.0
"""Millimetres of a square seal's side."""


def pressed(text: str = "湖北省测绘院印", **how: Any) -> Mask:
    """A forged square seal alone on a page."""
    ink = draw(SealSpec(text, shape="square", wear=0, **how), DPI, np.random.default_rng(1))
    return np.pad(np.where(ink > 0.4, 255, 0).astype(np.uint8), 60)


def empty(side: float = USUAL, height: float | None = None, line: int = 8) -> Mask:
    """A frame with nothing in it."""
    width, height = round(AT.mm(side)), round(AT.mm(height or side))
    page = np.zeros((height + 120, width + 120), np.uint8)
    cv2.rectangle(page, (60, 60), (60 + width, 60 + height), 255, line)
    return page


def lettered(page: Mask, letters: int = 3) -> Mask:
    """So many crosses across and down within the frame."""
    page = page.copy()
    ys, xs = ((np.arange(letters) + 1) * (n - 120) / (letters + 1) + 60 for n in page.shape)
    arm, pen = round(0.33 * (page.shape[1] - 120) / (letters + 1)), max(2, (page.shape[1] - 120) // 45)
    for x in xs.round().astype(int).tolist():
        for y in ys.round().astype(int).tolist():
            cv2.line(page, (x - arm, y - arm), (x + arm, y + arm), 255, pen)
            cv2.line(page, (x + arm, y - arm), (x - arm, y + arm), 255, pen)
    return page


def frames(page: Mask) -> list[Frame]:
    return find_frames(page, AT)


@pytest.mark.parametrize("tilt", [0.0, 5.0, 20.0, 44.0])
def test_a_seal_is_found_however_it_was_pressed_with_a_whole_border(tilt: float) -> None:
    page = pressed(tilt=tilt)
    (frame,) = frames(page)
    rows, columns = np.nonzero(page)
    assert frame.box == (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert frame.border > 0.95


def test_the_border_is_that_of_the_least_inked_side() -> None:
    page = pressed()
    middle = page.shape[0] // 2
    gap = round(0.35 * (page.shape[0] - 120))
    page[middle - gap // 2 : middle + gap // 2, 50:78] = 0
    (frame,) = frames(page)
    assert frame.border == pytest.approx(1 - 0.35 / 0.88, abs=0.08)


def test_where_most_sides_are_no_lines_there_is_no_border() -> None:
    page = pressed()
    dashes = np.arange(page.shape[0]) // 8 % 2 == 0
    page[60:76, dashes], page[-76:-60, dashes], page[dashes, 60:76], page[dashes, -76:-60] = 0, 0, 0, 0
    assert [frame.border for frame in frames(page)] == [0.0]


@pytest.mark.parametrize(("side", "count"), [(9.5, 0), (12.0, 1), (46.0, 1), (50.0, 0)])
def test_only_sides_of_a_seals_length_are_looked_at(side: float, count: int) -> None:
    assert len(frames(lettered(empty(side)))) == count


@pytest.mark.parametrize(("height", "count"), [(16.0, 1), (14.0, 0)])
def test_what_is_much_longer_than_wide_is_no_seal(height: float, count: int) -> None:
    assert len(frames(lettered(empty(24.0, height)))) == count


def test_an_empty_frame_is_no_seal() -> None:
    assert frames(empty()) == []


def test_a_frame_filled_with_ink_is_no_seal() -> None:
    page = empty()
    page[80:-80, 80:-80] = 255
    page[90:-90:25, 80:-80] = 0
    page[80:-80, 90:-90:25] = 0
    assert frames(page) == []


def test_lettering_in_one_corner_is_not_a_seals() -> None:
    page, full = empty(), lettered(empty())
    half = page.shape[0] // 2 - 10
    page[:half, :half] = full[:half, :half]
    assert frames(page) == []


@pytest.mark.parametrize("lying", [True, False])
def test_a_form_ruled_from_side_to_side_is_no_seal(lying: bool) -> None:
    page = lettered(empty())
    middle = page.shape[0] // 2 - 30
    if lying:
        page[middle : middle + 3, 60:-60] = 255
    else:
        page[60:-60, middle : middle + 3] = 255
    assert frames(page) == []


def test_two_seals_side_by_side_are_two() -> None:
    page = np.hstack([pressed(), pressed("江岸区水务局")])
    assert len(frames(page)) == 2


def test_a_line_that_wavers_by_half_a_millimetre_is_a_line() -> None:
    page = lettered(empty(line=1))
    wavering = page.copy()
    shifts = np.round(AT.mm(0.25) * np.sin(np.arange(page.shape[1]) / 15)).astype(int)
    for column, shift in enumerate(shifts):
        wavering[:, column] = np.roll(page[:, column], shift)
    (frame,) = frames(wavering)
    assert frame.border > 0.9
