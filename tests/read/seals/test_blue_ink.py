"""Blue seals are found, lifted and read as red ones are, and said to be blue."""

import numpy as np
import pytest

from forge import SealSpec
from read.scan.drawing import WIDTH, Drawing, form
from zsgx_docs.ocr import load
from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.seals.blue_ink import blue_seals_as_red
from zsgx_docs.read.seals.page_seals import seals_on

BLUE = (40, 60, 190)
AT = Resolution(200 / 72)


def stamped(*seals: SealSpec) -> np.ndarray:
    def press(drawing: Drawing) -> None:
        for seal in seals:
            drawing.seal(seal)

    return form(press).picture()


def test_a_blue_seal_is_read_beside_a_red_one_each_in_its_colour() -> None:
    page = stamped(
        SealSpec("武汉大学", middle=(440, 170)),
        SealSpec("湖北省测绘工程院", middle=(280, 160), tint=BLUE),
    )
    at = Resolution(page.shape[1] / WIDTH)
    told = {(seal.text, seal.colour) for seal in seals_on(page, 1, at, load)}
    assert told == {("武汉大学", "red"), ("湖北省测绘工程院", "blue")}


@pytest.mark.parametrize("seals", [(), (SealSpec("武汉大学", middle=(330, 160)),)], ids=["none", "a red one"])
def test_a_page_without_blue_seals_stays_as_it_is(seals: tuple[SealSpec, ...]) -> None:
    page = stamped(*seals)
    same, blue = blue_seals_as_red(page, AT)
    assert same is page and blue == ()


def test_strokes_of_a_blue_pen_are_no_seal() -> None:
    page = stamped()
    page[300:308, 200:1200] = page[500:508, 200:1200] = BLUE
    assert blue_seals_as_red(page, AT)[1] == ()
