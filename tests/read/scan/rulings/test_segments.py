"""Strokes that rules are made of: found in ink, told from letters, joined where they go on."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.scan.rulings.segments import (
    Inked,
    Stroke,
    beside,
    joined_where,
    solidity,
    strokes,
    unbroken,
)

AT = Resolution(200 / 72)
Mask = NDArray[np.uint8]


def mm(length: float) -> int:
    return round(AT.mm(length))


def page(*rules: tuple[float, float, float, float]) -> Mask:
    """Ink of rules in millimetres: from x to x, at y, so thick."""
    ink = np.zeros((mm(60), mm(150)), np.uint8)
    for x0, x1, y, thick in rules:
        ink[mm(y) : mm(y) + max(1, mm(thick)), mm(x0) : mm(x1)] = 255
    return ink


def blank(like: Mask) -> Mask:
    return np.zeros_like(like)


def found(ink: Mask, hidden: Mask | None = None) -> list[Stroke]:
    return strokes(Inked(ink, blank(ink) if hidden is None else hidden), AT)


def sloping(sink: float, length: float = 100.0) -> Mask:
    """A rule of half a millimetre that sinks by so many millimetres over its length."""
    ink = page()
    for x in range(mm(10), mm(10 + length)):
        y = mm(20) + round(AT.mm(sink) * (x - mm(10)) / mm(length))
        ink[y : y + mm(0.5), x] = 255
    return ink


def test_a_rule_is_a_stroke_with_its_place_and_thickness() -> None:
    (stroke,) = found(page((10, 110, 20, 0.5)))
    assert (stroke.start, stroke.end) == (mm(10), mm(110))
    assert stroke.level == pytest.approx(mm(20) + (mm(0.5) - 1) / 2, abs=0.01)
    assert stroke.thickness == pytest.approx(mm(0.5), abs=0.01)
    assert stroke.inked == stroke.length == mm(110) - mm(10)
    assert stroke.slope == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("length", "count"), [(4.5, 0), (5.5, 1)])
def test_a_stroke_runs_straight_for_five_millimetres(length: float, count: int) -> None:
    assert len(found(page((10, 10 + length, 20, 0.3)))) == count


@pytest.mark.parametrize(("thick", "count"), [(1.2, 1), (1.5, 0)])
def test_what_is_thicker_than_a_rule_is_none(thick: float, count: int) -> None:
    assert len(found(page((10, 110, 20, thick)))) == count


@pytest.mark.parametrize(("gap", "count"), [(2.4, 1), (2.9, 2)])
def test_a_rule_goes_on_past_a_short_gap(gap: float, count: int) -> None:
    whole = found(page((10, 50, 20, 0.4), (50 + gap, 100, 20, 0.4)))
    assert len(whole) == count
    if count == 1:
        assert (whole[0].start, whole[0].end) == (mm(10), mm(100))
        assert whole[0].inked == pytest.approx(whole[0].length - mm(gap), abs=2)


@pytest.mark.parametrize(("off", "count"), [(0.4, 1), (1.2, 2)])
def test_pieces_of_one_rule_lie_within_half_a_millimetre(off: float, count: int) -> None:
    assert len(found(page((10, 50, 20, 0.3), (51, 90, 20 + off, 0.3)))) == count


def test_double_rules_are_two_strokes() -> None:
    assert len(found(page((10, 110, 20, 0.4), (10, 110, 22, 0.4)))) == 2


def test_strokes_with_ink_on_both_sides_are_parts_of_letters() -> None:
    bars = [(10, 20, y, 0.4) for y in (20.0, 20.8, 21.6)]
    assert len(found(page(*bars))) <= 2
    boxed = page((10, 20, 20.8, 0.4))
    boxed[mm(19.6) : mm(22.6), mm(10) : mm(20) : 2] = 255
    assert found(boxed) == []


def test_a_slope_is_believed_of_long_strokes_only() -> None:
    (long,) = found(sloping(0.4))
    assert long.slope == pytest.approx(0.4 / 100, rel=0.05)
    assert long.pivot == pytest.approx(mm(60), abs=1)
    (short,) = found(sloping(0.12, length=30.0))
    assert short.slope == 0.0


def test_a_stroke_on_the_ring_of_a_seal_is_a_part_of_it() -> None:
    ink = page((10, 30, 20, 0.4))
    hidden = blank(ink)
    hidden[:, mm(10) : mm(21)] = 255
    assert len(found(ink, hidden)) == 1
    hidden[:, mm(10) : mm(23)] = 255
    assert found(ink, hidden) == []


def test_standing_rules_are_those_of_the_page_laid_on_its_side() -> None:
    ink = page()
    ink[mm(10) : mm(40), mm(50) : mm(50) + 3] = 255
    (stroke,) = strokes(Inked(ink, blank(ink)).on_its_side, AT)
    assert (stroke.start, stroke.end, stroke.level) == (mm(10), mm(40), mm(50) + 1)


def test_what_is_inked_beside_a_stroke_is_told_above_and_below() -> None:
    ink = page((10, 110, 20, 0.4))
    (stroke,) = found(ink)
    assert beside(ink, stroke, AT) == (0.0, 0.0)
    above, below = ink.copy(), ink.copy()
    above[mm(18) : mm(20) - 1, mm(10) : mm(60)] = 255
    below[mm(20.4) + 2 : mm(22), mm(10) : mm(35)] = 255
    assert beside(above, stroke, AT) == pytest.approx((0.5, 0.0), abs=0.02)
    assert beside(below, stroke, AT) == pytest.approx((0.0, 0.25), abs=0.02)


def test_how_solid_a_stroke_is_counts_what_a_seal_hides_apart() -> None:
    ink = page((10, 60, 20, 0.4), (61, 110, 20, 0.4))
    (stroke,) = found(ink)
    assert solidity(ink, stroke, AT) == pytest.approx(0.99, abs=0.01)
    ink[:, mm(30) : mm(50)] = 0
    hidden = blank(ink)
    hidden[:, mm(30) : mm(40)] = 255
    assert solidity(ink, stroke, AT) == pytest.approx(0.79, abs=0.01)
    assert unbroken(Inked(ink, hidden), stroke, AT) == pytest.approx(0.89, abs=0.01)
    assert unbroken(Inked(ink, blank(ink)), stroke, AT) == solidity(ink, stroke, AT)


def test_a_sloping_stroke_is_followed_along_its_slope() -> None:
    ink = sloping(2.5)
    whole = Stroke(mm(20) + AT.mm(1.25) + 1, mm(10), mm(110), 4, mm(100), 2.5 / 100, mm(60))
    assert solidity(ink, whole, AT) > 0.98
    level = Stroke(whole.level, whole.start, whole.end, 4, whole.inked)
    assert solidity(ink, level, AT) < 0.7


def test_a_stroke_at_the_edge_of_the_page_is_looked_at_as_far_as_it_goes() -> None:
    ink = page()
    ink[:3] = 255
    ink[-3:] = 255
    height = len(ink)
    assert solidity(ink, Stroke(1, 0, ink.shape[1] - 1, 3, 100), AT) == 1.0
    assert solidity(ink, Stroke(height - 2, 0, ink.shape[1] - 1, 3, 100), AT) == 1.0


def test_pieces_are_joined_to_the_latest_that_they_go_on_from() -> None:
    pieces = [
        Stroke(10, 0, 10, 2, 10),
        Stroke(10, 12, 20, 2, 8),
        Stroke(30, 5, 9, 2, 4),
        Stroke(10, 22, 40, 4, 18),
    ]
    whole = joined_where(pieces[::-1], lambda stroke, piece: stroke.level == piece.level)
    assert [(s.level, s.start, s.end) for s in whole] == [(10, 0, 40), (30, 5, 9)]
    assert whole[0].inked == 36
    assert whole[0].thickness == pytest.approx(3)
    assert [s.start for s in joined_where(pieces, lambda stroke, piece: False)] == [0, 5, 12, 22]


def test_a_joined_stroke_lies_where_most_of_its_ink_does_and_slopes_as_its_longer_piece() -> None:
    pieces = [Stroke(10, 0, 30, 2, 30, slope=0.1, pivot=15), Stroke(14, 30, 40, 2, 10, slope=0.5, pivot=35)]
    (whole,) = joined_where(pieces, lambda stroke, piece: True)
    assert (whole.level, whole.slope, whole.pivot) == (11, 0.1, 20)
