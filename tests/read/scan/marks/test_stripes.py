"""Stripes in which print is pale or gone are seen by the rules that cross them."""

import numpy as np
import pytest

from forge import Damage, ScanSpec
from read.scan.drawing import COLUMNS, Drawing
from read.scan.marks.written import AT, Written
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Picture, grey, ink
from zsgx_docs.read.scan.marks.stripes import lost_in_stripes, pale_stripes
from zsgx_docs.read.scan.rulings import find_rulings

ROWS = [150.0 + 30 * number for number in range(12)]


def ruled(damage: Damage) -> Picture:
    drawing = Drawing()
    drawing.table(COLUMNS, ROWS)
    return drawing.picture(ScanSpec(skew=0.0, damage=damage))


def stripes(picture: Picture) -> list[Box]:
    nothing = np.zeros(picture.shape[:2], np.uint8)
    rules = find_rulings(ink(grey(picture), AT), nothing, AT)
    return [AT.points(stripe) for stripe in pale_stripes(picture, rules, AT)]


@pytest.mark.parametrize("left", [0.0, 0.2])
def test_a_stripe_without_toner_is_found(left: float) -> None:
    (stripe,) = stripes(ruled(Damage(stripes=((0.5, 8.0, left),))))
    assert stripe.x0 < 297 < stripe.x1 and stripe.width < 30 and stripe.height > 800


def test_a_feeders_gap_across_the_page_is_found() -> None:
    (stripe,) = stripes(ruled(Damage(gap=(0.36, 5.0, 0.0))))
    assert stripe.top < 0.36 * 842 < stripe.bottom and stripe.width > 500


@pytest.mark.parametrize("damage", [Damage(), Damage(broken=0.4), Damage(folds=(1, 0))])
def test_a_page_without_has_none(damage: Damage) -> None:
    assert stripes(ruled(damage)) == []


def test_rows_that_it_crosses_or_cuts_off_and_cells_within_it_are_doubted() -> None:
    written = Written()
    for y, words in ((200.0, "一二三四五六七八九十"), (240.0, "天津海河"), (280.0, "远")):
        written.say(100, y, words)
    pen = written.ink([Box(160, 300, 175, 320)])
    said = lost_in_stripes(written.rows, [Box(158, 0, 180, 842).scaled(AT.scale)], pen)
    tops = [round(thing.box.top) for thing in said if thing.box]
    assert tops == [200, 240, 300]
