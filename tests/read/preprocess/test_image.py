"""Levels and colours of a picture, measured as numpy measures them."""

from __future__ import annotations

import numpy as np
import pytest

from zsgx_docs.read.preprocess import Picture, Resolution, above, ink, inks, spread, without_colour
from zsgx_docs.read.preprocess.image import FAINT, level_at


def grain(*shape: int) -> Picture:
    return np.random.default_rng(11).integers(0, 256, shape).astype(np.uint8)


@pytest.mark.parametrize("percent", [0, 5, 50, 95, 99.5, 100])
@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (80, 61)])
def test_a_counted_percentile_is_the_sorted_one(shape: tuple[int, int], percent: float) -> None:
    levels = grain(*shape)
    assert level_at(levels, percent) == pytest.approx(np.percentile(levels, percent))


def test_the_spread_of_colours_is_the_strongest_less_the_weakest() -> None:
    picture = grain(40, 30, 3)
    assert np.array_equal(spread(picture), np.ptp(picture, axis=2))


def test_a_page_without_any_colour_becomes_grey_and_keeps_its_levels() -> None:
    levels = grain(40, 30)
    page = np.stack([levels] * 3, axis=2)
    assert np.array_equal(without_colour(page), levels)
    page[7, 9, 0] ^= 1
    assert without_colour(page) is page


def test_what_lies_above_a_level_does_not_lie_on_it() -> None:
    levels = np.array([[9, 10, 11]], np.uint8)
    assert above(levels, 10).tolist() == [[0, 0, 255]]
    assert above(levels, 9.5).tolist() == [[0, 255, 255]]


def test_faint_ink_is_marked_and_only_strong_ink_is_strong() -> None:
    page = np.full((120, 120), 250, np.uint8)
    page[20:100, 30:33] = 20
    page[20:100, 80:83] = 150
    faint, strong = inks(page, Resolution(150 / 72), FAINT, 0.55)
    assert faint[60, 31] == faint[60, 81] == 255
    assert strong[60, 31] == 255 and strong[60, 81] == 0
    assert np.array_equal(ink(page, Resolution(150 / 72)), faint)
