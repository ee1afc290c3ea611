"""The bow of a page found by its lines: pages drawn bent by a known amount."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.curvature import bow_of
from zsgx_docs.read.preprocess.dewarp import POWERS, TERMS, Bow
from zsgx_docs.read.preprocess.image import Resolution

AT = Resolution(100 / 72)
HEIGHT, WIDTH = 1169, 827
"""A4 at 100 dpi."""


def coefficients(**terms: float) -> NDArray[np.float64]:
    """Of a bow, by the powers along and across: `a2c0=0.01` bends each line alike like a bow."""
    made = np.zeros(TERMS)
    for name, value in terms.items():
        made[POWERS.index((int(name[1]), int(name[3])))] = value
    return made


def drawn(bow: Bow, levels: int = 12, uprights: int = 0, length: float = 0.85) -> NDArray[np.uint8]:
    """A page of so many rules, straight but for the bow."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    along = np.linspace(-length, length, 400)
    lines = [np.stack([along, np.full(400, y)], axis=1) for y in np.linspace(-0.85, 0.85, levels)]
    lines += [np.stack([np.full(400, x), along], axis=1) for x in np.linspace(-0.85, 0.85, uprights)]
    for line in lines:
        spots = (bow.bent(line) + 1) * np.array([WIDTH, HEIGHT]) / 2
        cv2.polylines(page, [np.round(spots * 16).astype(np.int32)], False, 0, 2, cv2.LINE_AA, 4)
    return page


def off_by(found: Bow | None, bow: Bow) -> float:
    """By how many pixels lines straightened by one bow still leave the straight, bent by the other.

    How far a line as a whole was moved or turned does not matter here.
    """
    assert found is not None
    along = np.linspace(-0.85, 0.85, 30)
    worst = 0.0
    for across in (-0.8, 0.0, 0.8):
        line = np.stack([along, np.full(30, across)], axis=1)
        rest = (found.bent(line) - bow.bent(line))[:, 1] * HEIGHT / 2
        worst = max(worst, float(np.abs(rest - rest.mean()).max()))
    return worst


@pytest.mark.parametrize(
    "down",
    [
        coefficients(a2c0=0.02),
        coefficients(a2c0=-0.02),
        coefficients(a1c0=0.015),
        coefficients(a2c1=0.02),
        coefficients(a3c0=0.015, a1c0=-0.01),
    ],
    ids=["sagging", "arching", "sloping", "more at one edge", "like an S"],
)
def test_the_bow_of_lying_lines_is_found_to_the_pixel(down: NDArray[np.float64]) -> None:
    bow = Bow(down)
    assert off_by(bow_of(drawn(bow), AT), bow) < 1.5


def test_the_bow_of_standing_lines_is_found_apart() -> None:
    bow = Bow(right=coefficients(a2c0=0.02))
    found = bow_of(drawn(bow, levels=0, uprights=8), AT)
    assert found is not None
    assert not found.down.any()
    assert found.right[POWERS.index((2, 0))] == pytest.approx(0.02, abs=0.002)


def test_a_straight_page_has_no_bow() -> None:
    assert bow_of(drawn(Bow(), uprights=8), AT) is None


def test_a_bend_that_no_eye_sees_is_left_alone() -> None:
    assert bow_of(drawn(Bow(coefficients(a2c0=0.0003))), AT) is None


@pytest.mark.parametrize(("count", "told"), [(0, False), (2, False), (3, True)])
def test_three_lines_are_needed_to_tell(count: int, told: bool) -> None:
    found = bow_of(drawn(Bow(coefficients(a2c0=0.02)), levels=count), AT)
    assert (found is not None) is told


def test_one_line_bent_by_itself_does_not_bend_the_page() -> None:
    page = drawn(Bow())
    along = np.linspace(-0.85, 0.85, 400)
    crooked = np.stack([along, 0.04 + 0.015 * along**2], axis=1)
    spots = (crooked + 1) * np.array([WIDTH, HEIGHT]) / 2
    cv2.polylines(page, [np.round(spots * 16).astype(np.int32)], False, 0, 2, cv2.LINE_AA, 4)
    assert bow_of(page, AT) is None


def test_lines_that_do_not_agree_say_nothing() -> None:
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    along = np.linspace(-0.85, 0.85, 400)
    for at, bend in zip(np.linspace(-0.85, 0.85, 10), [0.015, -0.015] * 5, strict=True):
        spots = (np.stack([along, at + bend * along**2], axis=1) + 1) * np.array([WIDTH, HEIGHT]) / 2
        cv2.polylines(page, [np.round(spots * 16).astype(np.int32)], False, 0, 2, cv2.LINE_AA, 4)
    found = bow_of(page, AT)
    assert found is None or abs(found.down[POWERS.index((2, 0))]) < 0.005


def test_short_strokes_are_no_lines() -> None:
    bow = Bow(coefficients(a2c0=0.02))
    assert bow_of(drawn(bow, length=0.06), AT) is None  # 12.6 mm


def test_lines_of_letters_tell_it_too() -> None:
    bow = Bow(coefficients(a2c0=0.02))
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for y in np.linspace(-0.85, 0.85, 20):
        for x in np.arange(-0.85, 0.85, 0.036):  # letters of 3 mm, a millimetre apart
            spot = (bow.bent(np.array([[x, y]]))[0] + 1) * np.array([WIDTH, HEIGHT]) / 2
            left, top = (round(float(v)) for v in spot)
            cv2.rectangle(page, (left - 5, top - 5), (left + 5, top + 5), 0, 2)
    assert off_by(bow_of(page, AT), bow) < 1.5
