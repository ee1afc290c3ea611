"""Where the straight page lies in the picture: bows and perspective, spot by spot."""

import cv2
import numpy as np
import pytest

from zsgx_docs.read.preprocess.dewarp import POWERS, TERMS, Bow, Warp, bow_terms

SAG = np.eye(TERMS)[POWERS.index((2, 0))] * 0.1
"""A tenth of half the page at both ends."""


def at(warp: Warp, x: float, y: float) -> tuple[float, float]:
    ((u, v),) = warp.in_picture(np.array([[x, y]]))
    return float(u), float(v)


def test_the_terms_are_powers_of_the_places_along_and_across() -> None:
    (terms,) = bow_terms(np.array([2.0]), np.array([3.0]))
    assert list(terms) == [2.0**along * 3.0**across for along, across in POWERS]
    assert len(terms) == TERMS


def test_a_bow_moves_lying_lines_down_and_standing_ones_right() -> None:
    places = np.array([[0.0, 0.5], [1.0, 0.5], [-1.0, 0.5]])
    assert Bow(down=SAG).bent(places) == pytest.approx(np.array([[0, 0.5], [1, 0.6], [-1, 0.6]]))
    assert Bow(right=SAG).bent(places) == pytest.approx(places + np.array([[0.025, 0]] * 3))
    assert Bow().bent(places) == pytest.approx(places)


def test_without_a_bow_only_the_homography_leads_to_the_picture() -> None:
    moved = np.array([[1.0, 0, 30], [0, 1, 20], [0, 0, 1]])
    assert at(Warp(400, 600, moved), 10, 50) == pytest.approx((40, 70))


def test_a_bow_is_measured_in_shares_of_the_page() -> None:
    warp = Warp(400, 600, np.eye(3), (Bow(SAG),))
    assert at(warp, 200, 300) == pytest.approx((200, 300))
    assert at(warp, 400, 300) == pytest.approx((400, 330))
    assert at(warp, 0, 150) == pytest.approx((0, 180))


def test_the_bow_found_last_is_taken_first() -> None:
    lean = Bow(right=np.eye(TERMS)[POWERS.index((1, 0))] * 0.5)
    one_way = Warp(400, 600, np.eye(3), (Bow(SAG), lean))
    other_way = Warp(400, 600, np.eye(3), (lean, Bow(SAG)))
    assert at(one_way, 200, 600) == pytest.approx((300, 600 + 0.1 * 0.25 * 300))
    assert at(other_way, 200, 600) == pytest.approx((300, 600))


def test_a_page_drawn_larger_shows_the_same_spots() -> None:
    warp = Warp(400, 600, np.array([[1.0, 0.1, 30], [0, 1, 20], [0, 0, 1]]), (Bow(SAG),))
    larger = warp.scaled(1.5)
    assert (larger.width, larger.height) == (600, 900)
    assert at(larger, 450, 300) == pytest.approx(at(warp, 300, 200))


def test_a_bent_rule_is_drawn_straight() -> None:
    warp = Warp(400, 600, np.eye(3), (Bow(SAG),))
    picture = np.full((640, 400), 255, np.uint8)
    x = np.arange(400)
    bent = warp.in_picture(np.stack([x, np.full(400, 301.0)], axis=1))
    cv2.polylines(picture, [np.round(bent * 16).astype(np.int32)], False, 0, 3, cv2.LINE_AA, 4)
    page = warp.drawn(picture)
    assert page.shape == (600, 400)
    rows = [int(page[:, column].argmin()) for column in range(2, 398, 12)]
    assert max(rows) - min(rows) <= 1
    assert rows[10] == pytest.approx(301, abs=1)


def test_what_lies_beyond_the_picture_is_white() -> None:
    moved = np.array([[1.0, 0, 350], [0, 1, 0], [0, 0, 1]])
    page = Warp(100, 80, moved).drawn(np.zeros((80, 400), np.uint8))
    assert not page[:, :49].any()
    assert (page[:, 52:] == 255).all()


@pytest.mark.parametrize("factor", [1.0, 4.0])
def test_a_picture_much_finer_than_the_page_is_smoothed_first(factor: float) -> None:
    size = round(200 * factor)
    stripes = np.tile(np.array([0, 255], np.uint8), (size, size // 2))
    page = Warp(200, 200, np.diag([factor, factor, 1.0])).drawn(stripes)
    contrast = int(page[50:150, 50:150].max()) - int(page[50:150, 50:150].min())
    assert (contrast < 40) is (factor > 1)
