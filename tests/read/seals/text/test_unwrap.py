"""The ring unrolled: where on the seal each spot of the straight line stands, and where the lettering is."""

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from forge import SealSpec
from forge.seal import draw
from zsgx_docs.read.seals.detect.ellipse import Ring
from zsgx_docs.read.seals.text.unwrap import DEPTH, ROWS, Band, band_of, from_foot, unrolled

MIDDLE = 250
ROUND, OVAL = Ring(MIDDLE, MIDDLE, 200, 200), Ring(MIDDLE, MIDDLE, 220, 150)
Ink = NDArray[np.uint8]


def spot_at(ring: Ring, turn: float, depth: float) -> Ink:
    """A dot within the ring's edge, at an angle clockwise from the right of the page, so many pixels deep.

    Depths are those along the radius: for circles.
    """
    page = np.full((2 * MIDDLE, 2 * MIDDLE), 255, np.uint8)
    radius = ring.across - depth
    x, y = (ring.x + radius * math.cos(math.radians(turn)), ring.y + radius * math.sin(math.radians(turn)))
    cv2.circle(page, (round(x), round(y)), 4, 0, -1)
    return page


def darkest(picture: Ink) -> tuple[float, float]:
    """(column, row) of the middle of the ink, as shares of the width and height."""
    rows, columns = np.nonzero(picture < 128)
    return float(columns.mean()) / picture.shape[1], float(rows.mean()) / picture.shape[0]


@pytest.mark.parametrize("turn", [30, 90, 180, 300])
@pytest.mark.parametrize("depth", [20, 60, 100])
def test_a_circle_is_unrolled_clockwise_from_the_right_its_edge_on_top(turn: float, depth: float) -> None:
    column, row = darkest(unrolled(spot_at(ROUND, turn, depth), ROUND))
    assert column == pytest.approx(turn / 360, abs=0.003)
    assert row == pytest.approx(depth / (DEPTH * 200), abs=0.015)


def test_a_turned_ring_begins_at_its_own_right() -> None:
    turned = Ring(MIDDLE, MIDDLE, 200, 200, angle=30)
    column, _ = darkest(unrolled(spot_at(turned, 120, 60), turned))
    assert column == pytest.approx(90 / 360, abs=0.003)


def test_letters_are_as_wide_as_they_are_high_in_the_middle_of_the_lettering() -> None:
    page = np.full((2 * MIDDLE, 2 * MIDDLE), 255, np.uint8)
    cv2.circle(page, (MIDDLE, MIDDLE - round(0.73 * 200)), 15, 0, -1)
    rows, columns = np.nonzero(unrolled(page, ROUND) < 128)
    assert np.ptp(columns) == pytest.approx(np.ptp(rows), rel=0.08)
    assert np.ptp(rows) == pytest.approx(30 * ROWS / (DEPTH * 200), rel=0.08)


def test_an_ovals_letters_are_unrolled_at_equal_distances() -> None:
    """What is drawn evenly along the middle of the lettering stands evenly in the line."""
    page = np.full((2 * MIDDLE, 2 * MIDDLE), 255, np.uint8)
    turn = np.linspace(0, 2 * math.pi, 20_000, endpoint=False)
    edge = np.stack([220 * np.cos(turn), 150 * np.sin(turn)], axis=1)
    normal = np.stack([np.cos(turn) / 220, np.sin(turn) / 150], axis=1)
    middle = edge - 0.27 * 150 * normal / np.linalg.norm(normal, axis=1, keepdims=True)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(middle, axis=0).T))])
    for share in np.arange(12) / 12 + 1 / 24:
        x, y = middle[int(np.searchsorted(along, share * along[-1]))] + MIDDLE
        cv2.circle(page, (round(x), round(y)), 4, 0, -1)
    found = unrolled(page, OVAL)
    *_, middles = cv2.connectedComponentsWithStats((found < 128).astype(np.uint8))
    columns = sorted(middles[1:, 0] / found.shape[1])
    assert columns == pytest.approx([(i + 0.5) / 12 for i in range(12)], abs=0.004)
    assert middles[1:, 1] / ROWS == pytest.approx([0.27 / DEPTH] * 12, abs=0.015)


def test_what_lies_beyond_the_page_is_white() -> None:
    cut_off = Ring(0, MIDDLE, 200, 200)
    picture = unrolled(np.zeros((2 * MIDDLE, 2 * MIDDLE), np.uint8), cut_off)
    quarter = picture.shape[1] // 4
    assert (picture[:, quarter + 10 : 3 * quarter - 10] == 255).all()
    assert not picture[:, : quarter - 10].any()


def seal(text: str, **how: object) -> tuple[Ink, Ring]:
    """A forged seal alone, dark on white, and its ring."""
    ink = draw(SealSpec(text, wear=0, strength=1, **how), 300, np.random.default_rng(1))  # type: ignore[arg-type]
    page = np.pad((255 * (1 - ink)).astype(np.uint8), 20, constant_values=255)
    height, width = page.shape
    return page, Ring(width / 2 - 0.5, height / 2 - 0.5, width / 2 - 20.5, height / 2 - 20.5)


def lettering(text: str, **how: object) -> tuple[Band, Ink, Ring]:
    page, ring = seal(text, **how)
    picture = unrolled(page, ring)
    return band_of(picture, ring), picture, ring


UNIT = "武汉海河智造研究院有限公司"


@pytest.mark.parametrize("shape", ["round", "oval"])
def test_the_band_holds_all_the_ink_of_the_letters_and_nothing_of_ring_and_star(shape: str) -> None:
    band, picture, _ = lettering(UNIT, shape=shape)
    rows = np.flatnonzero((picture < 128).mean(axis=1) > 0.02)
    line_ends = int(rows[np.flatnonzero(np.diff(rows) > 1)[0]])  # of the ring's line
    letters_begin = int(rows[np.flatnonzero(np.diff(rows) > 1)[0] + 1])
    assert line_ends < band.top <= letters_begin
    strip = band.of(picture)
    assert strip.shape == (band.bottom - band.top, band.length)
    assert (strip[[0, -1]] > 200).mean() > 0.9
    whole = band.of(picture) < 128
    alone = picture[band.top : band.bottom] < 128
    assert whole.sum() == pytest.approx(alone.sum(), rel=0.02)


SHORT = pytest.mark.xfail(
    strict=True,
    reason="lettering on less than a quarter of the ring is measured by empty columns: all of it is read",
)


@pytest.mark.parametrize(
    "text", [pytest.param("武汉大学", marks=SHORT), "武汉水利学院", UNIT, UNIT + "工会委员会"]
)
def test_the_band_is_as_long_as_its_text(text: str) -> None:
    band, picture, _ = lettering(text)
    span = min(285.0, max(60.0, 21.0 * (len(text) - 1)))  # as the forge sets it, from middle to middle
    letters = (span / (len(text) - 1) * len(text)) / 360 * picture.shape[1]
    assert band.length == pytest.approx(letters + (band.bottom - band.top), rel=0.15)


def test_the_line_begins_left_of_the_first_letter_however_the_seal_was_pressed() -> None:
    upright, picture, _ = lettering(UNIT)
    for tilt in (-40.0, 25.0, 120.0):
        tilted, other, _ = lettering(UNIT, tilt=tilt)
        turned = (tilted.start / other.shape[1] - upright.start / picture.shape[1]) * 360
        assert (turned - tilt + 180) % 360 - 180 == pytest.approx(0, abs=4)


def test_at_both_ends_half_a_letters_height_is_white() -> None:
    band, picture, _ = lettering(UNIT)
    strip = band.of(picture) < 128
    inked = np.flatnonzero(strip.any(axis=0))
    half = (band.bottom - band.top) / 2
    assert inked[0] == pytest.approx(half, abs=0.6 * half)
    assert band.length - inked[-1] == pytest.approx(half, abs=0.6 * half)


def test_a_ring_that_is_no_true_ellipse_is_levelled() -> None:
    """Read with a ring a little off, its line waves up and down; the band's shifts undo that."""
    page, ring = seal(UNIT)
    off = Ring(ring.x + 5, ring.y - 3, ring.across, ring.down)
    picture = unrolled(page, off)
    band = band_of(picture, off)
    assert np.ptp(band.shifts) == pytest.approx(2 * math.hypot(5, 3) * ROWS / (DEPTH * ring.across), rel=0.15)
    strip = band.of(picture)
    assert (strip[0] > 200).mean() > 0.9


def test_where_no_ring_is_seen_nothing_is_levelled() -> None:
    page, ring = seal(UNIT)
    inner = np.full_like(page, 255)
    keep = np.zeros_like(page)
    cv2.circle(keep, (round(ring.x), round(ring.y)), round(0.92 * ring.across), 255, -1)
    inner[keep > 0] = page[keep > 0]
    picture = unrolled(inner, ring)
    band = band_of(picture, ring)
    assert not band.shifts.any()
    assert (band.of(picture) < 128).sum() == pytest.approx(
        (picture[band.top : band.bottom] < 128).sum(), rel=0.02
    )


def test_without_any_gap_the_line_goes_all_round() -> None:
    picture = np.full((ROWS, 900), 255, np.uint8)
    picture[:20] = 0
    picture[50:100, ::2] = 0
    band = band_of(picture, ROUND)
    assert band.length == 900


def test_a_gap_at_the_head_counts_less_than_one_at_the_foot() -> None:
    """Between two arcs of letters the line begins after the foot, though the gap at the head is wider."""
    columns = 1200
    picture = np.full((ROWS, columns), 255, np.uint8)
    picture[:20] = 0
    degrees = np.arange(columns) / columns * 360
    at_foot, at_head = np.abs(degrees - 90) < 25, np.abs(degrees - 270) < 30
    picture[50:100, ~at_foot & ~at_head] = 0
    band = band_of(picture, ROUND)
    begins = (band.start + (band.bottom - band.top) / 2) / columns * 360
    assert begins == pytest.approx(110, abs=4)


def test_from_the_foot_the_whole_ring_is_one_line() -> None:
    band, picture, _ = lettering(UNIT)
    whole = from_foot(band, picture, ROUND)
    columns = picture.shape[1]
    assert (whole.start, whole.length) == (round(columns / 4), columns)
    assert (whole.top, whole.bottom) == (band.top, band.bottom)
    assert whole.of(picture).shape == (band.bottom - band.top, columns)
    turned = from_foot(band, picture, Ring(MIDDLE, MIDDLE, 200, 200, angle=90))
    assert turned.start == 0
