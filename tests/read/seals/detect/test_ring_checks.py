"""How true a ring runs, and what crosses its lettering."""

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.seals.detect.ellipse import Ring
from zsgx_docs.read.seals.detect.ring_checks import inner_ring, strokes_within, wavering

AT = Resolution(200 / 72)
MIDDLE, RADIUS = 250, AT.mm(20)
RING = Ring(MIDDLE, MIDDLE, RADIUS, RADIUS)


def drawn(off: float = 0.0, waves: int = 5) -> NDArray[np.uint8]:
    """A ring that leaves its circle by `off` millimetres, so many waves a turn."""
    page = np.zeros((2 * MIDDLE, 2 * MIDDLE), np.uint8)
    turn = np.linspace(0, 2 * math.pi, 720, endpoint=False)
    radius = RADIUS + AT.mm(off) * np.cos(waves * turn)
    points = np.stack([MIDDLE + radius * np.cos(turn), MIDDLE + radius * np.sin(turn)], axis=1)
    cv2.polylines(page, [np.round(points * 16).astype(np.int32)], True, 255, 5, cv2.LINE_AA, 4)
    return np.where(page > 127, 255, 0).astype(np.uint8)


def with_strokes(page: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    for turn in np.linspace(0, 2 * math.pi, count, endpoint=False):
        ends = [
            (round(MIDDLE + share * RADIUS * math.cos(turn)), round(MIDDLE + share * RADIUS * math.sin(turn)))
            for share in (0.5, 0.86)
        ]
        cv2.line(page, ends[0], ends[1], 255, 3)
    return page


def test_a_ring_cut_by_machine_does_not_waver() -> None:
    assert (off := wavering(drawn(), RING, AT)) is not None and off < 0.05


@pytest.mark.parametrize("off", [0.3, 0.6])
def test_how_far_a_pens_ring_leaves_its_ellipse_is_told_in_millimetres(off: float) -> None:
    assert wavering(drawn(off), RING, AT) == pytest.approx(off / math.sqrt(2), abs=0.06)


def test_an_ellipse_that_is_not_quite_round_does_not_waver() -> None:
    assert (off := wavering(drawn(0.4, waves=2), RING, AT)) is not None and off < 0.06


def test_where_no_line_is_seen_nothing_is_said() -> None:
    assert wavering(np.zeros((500, 500), np.uint8), RING, AT) is None


def test_the_strokes_of_the_lettering_are_counted() -> None:
    assert strokes_within(with_strokes(drawn(), 30), RING) == 30
    assert strokes_within(drawn(), RING) == 0


def test_another_ring_within_is_told_from_lettering() -> None:
    badge = drawn()
    cv2.circle(badge, (MIDDLE, MIDDLE), round(0.6 * RADIUS), 255, 3)
    assert inner_ring(badge, RING) > 0.95
    assert inner_ring(with_strokes(drawn(), 30), RING) < 0.5
