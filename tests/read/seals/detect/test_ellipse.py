"""The geometry of an ellipse on a page."""

from __future__ import annotations

import math

import numpy as np
import pytest

from zsgx_docs.read.seals.detect.ellipse import ANGLES, TURN, Ring, harmonics

RINGS = [Ring(300, 280, 200, 200), Ring(300, 280, 200, 140, 33.0), Ring(-20, 50, 90, 150, -71.0)]


@pytest.mark.parametrize("ring", RINGS)
def it_finds_the_angle_and_share_of_a_point_on_it(ring: Ring) -> None:
    spots = np.arange(40, 400, 7, dtype=np.intp)
    share, turn = ring.polar(spots[None, :], spots[:, None])
    x, y = ring.at(turn, share)
    assert np.allclose(x, spots[None, :]) and np.allclose(y, spots[:, None])


@pytest.mark.parametrize("ring", RINGS)
def it_points_outward_at_right_angles_to_its_curve(ring: Ring) -> None:
    x, y = ring.at(TURN)
    right, down = ring.outward(TURN)
    along = np.roll(x, -1) - np.roll(x, 1), np.roll(y, -1) - np.roll(y, 1)
    assert np.allclose(np.hypot(right, down), 1)
    assert np.abs(right * along[0] + down * along[1]).max() < 1e-6 * max(ring.across, ring.down)
    assert (right * (x - ring.x) + down * (y - ring.y) > 0).all()


@pytest.mark.parametrize("ring", RINGS)
def it_has_the_same_points_singly_and_as_a_curve(ring: Ring) -> None:
    assert np.allclose(ring.points(0.7), np.stack(ring.at(TURN, 0.7), axis=1), atol=1e-3)


@pytest.mark.parametrize("ring", RINGS)
def it_is_boxed_by_its_outermost_points(ring: Ring) -> None:
    x, y = ring.at(np.linspace(0, 2 * math.pi, 10 * ANGLES))
    assert ring.box == pytest.approx((x.min(), y.min(), x.max(), y.max()), abs=0.01)


def it_sums_a_course_up_in_harmonics() -> None:
    course = 3 + 2 * np.cos(TURN) - np.sin(3 * TURN)
    weights = np.linalg.lstsq(harmonics(TURN, 3), course, rcond=None)[0]
    assert weights == pytest.approx([3, 2, 0, 0, 0, 0, -1])
