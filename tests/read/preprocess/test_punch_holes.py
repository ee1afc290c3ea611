"""Punch holes are no text, and round marks of print are none of them."""

from __future__ import annotations

import numpy as np
from PIL import ImageDraw

from read.scan.drawing import SCALE, WIDTH, Drawing
from zsgx_docs.read.preprocess.image import Mask, Resolution, grey, ink
from zsgx_docs.read.preprocess.punch_holes import without_holes


def inked(drawing: Drawing) -> tuple[Mask, Resolution]:
    picture = grey(np.asarray(drawing.image))
    at = Resolution(picture.shape[1] / WIDTH)
    return ink(picture, at), at


def disc(drawing: Drawing, x: float, y: float, radius: float) -> None:
    ends = tuple(v * SCALE for v in (x - radius, y - radius, x + radius, y + radius))
    ImageDraw.Draw(drawing.image).ellipse(ends, fill="black")


def test_discs_at_the_side_of_the_page_are_gone_and_the_print_beside_them_stays() -> None:
    print_alone = Drawing()
    print_alone.text(120, 300, "申报单位")
    punched = Drawing()
    punched.text(120, 300, "申报单位")
    disc(punched, 34, 306, 8.5)
    disc(punched, 34, 533, 8.5)
    mask, at = inked(punched)
    assert np.array_equal(without_holes(mask, at), inked(print_alone)[0])


def test_filled_circles_seals_and_squares_are_no_holes() -> None:
    drawing = Drawing()
    disc(drawing, 40, 300, 5.5)  # a choice taken
    disc(drawing, 300, 400, 8.5)  # amid the text
    disc(drawing, 50, 500, 20)
    drawing.box(30, 600, 16, "full")
    mask, at = inked(drawing)
    assert np.array_equal(without_holes(mask, at), mask)
