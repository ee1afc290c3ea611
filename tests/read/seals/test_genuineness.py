"""What looks like a seal and is none: badges, dials, figures, and seals of the other side."""

from collections.abc import Callable
from random import Random

import cv2
import numpy as np
import pytest

from accuracy.emblems import dial, received, school_badge, target, wheel_of_words
from accuracy.lookalikes import Pixels
from forge import SealSpec
from forge.seal import draw
from zsgx_docs.model.sheet import Seal
from zsgx_docs.ocr import load
from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.seals.page_seals import seals_on

UNIT = "江汉水利职业技术学院"
WIDTH, HEIGHT = 1654, 2339
AT = Resolution(200 / 72)


def paper() -> Pixels:
    return np.full((HEIGHT, WIDTH, 3), 255, np.uint8)


def seals(page: Pixels) -> tuple[Seal, ...]:
    return seals_on(page, 1, AT, load)


def pressed(strength: float) -> Pixels:
    """A seal of that much ink on white paper."""
    page, ink = paper(), draw(SealSpec(UNIT, strength=strength, wear=0.1), 200, np.random.default_rng(1))
    spot = page[500 : 500 + ink.shape[0], 700 : 700 + ink.shape[1]]
    spot[:] = np.rint(spot * (1 - ink[..., None] * (1 - np.array((196, 22, 34)) / 255)))
    return page


def overleaf(page: Pixels) -> Pixels:
    """As thin paper shows it from behind."""
    return np.asarray(cv2.GaussianBlur(np.ascontiguousarray(page[:, ::-1]), (0, 0), 1.5), np.uint8)


@pytest.mark.parametrize("figure", [dial, target, school_badge, wheel_of_words, received])
def test_a_ring_or_frame_that_is_no_seals_is_none(figure: Callable[[Pixels, Random], None]) -> None:
    page = np.full((3508, 2480, 3), 255, np.uint8)
    figure(page, Random(3))
    assert seals(np.asarray(cv2.resize(page, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA))) == ()


def test_a_pale_seal_is_one() -> None:
    assert [seal.text for seal in seals(pressed(0.35))] == [UNIT]


@pytest.mark.parametrize("strength", [0.2, 0.45])
def test_a_seal_of_the_other_side_is_not_this_papers(strength: float) -> None:
    assert seals(overleaf(pressed(strength))) == ()


def test_an_engine_that_cannot_read_settles_nothing() -> None:
    (seal,) = seals_on(pressed(0.8), 1, AT, lambda: load("null"))
    assert seal.text == ""
