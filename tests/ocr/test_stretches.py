"""Of a long line only the doubtful stretches are read again, where they can be cut out cleanly."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ocr.lettering import printed
from zsgx_docs.ocr import Character, Recognition
from zsgx_docs.ocr.stretches import stretches_reread

LINE = "面向全省高端装备制造企业的工程技术人员和管理人员"
EM = 30

Picture = NDArray[np.uint8]


def reading(text: str) -> Recognition:
    step = 1 / len(text)
    return Recognition(tuple(Character(c, 0.99, i * step, (i + 1) * step) for i, c in enumerate(text)))


def reader(says: str, seen: list[int]) -> Callable[[Picture], Recognition]:
    """Says what stands in so wide a crop of a line of print, a character every EM pixels."""

    def read(image: Picture) -> Recognition:
        seen.append(round(image.shape[1] / EM))
        return reading(says if seen[-1] == len(says) else says[5 : 5 + seen[-1]])

    return read


def picture() -> Picture:
    return np.full((EM, EM * len(LINE)), 255, np.uint8)


def test_only_the_stretch_round_the_doubt_is_read_and_put_in_its_place() -> None:
    seen: list[int] = []
    wrong = LINE[:10] + "〇" + LINE[11:]
    mended = stretches_reread(picture(), reading(wrong), [10], reader(LINE, seen))
    assert seen == [11]
    assert mended.text == LINE
    places = [(c.start + c.end) / 2 * len(LINE) for c in mended.characters]
    assert np.allclose(places, np.arange(len(LINE)) + 0.5, atol=0.3)


def test_a_stretch_that_does_not_begin_and_end_as_before_makes_the_whole_line_read() -> None:
    seen: list[int] = []
    other = "其" + LINE[1:5] + "他" + LINE[6:]
    assert stretches_reread(picture(), reading(LINE), [10], reader(other, seen)).text == other
    assert seen == [11, len(LINE)]


def test_a_line_with_doubts_all_over_is_read_as_a_whole_at_once() -> None:
    seen: list[int] = []
    assert stretches_reread(picture(), reading(LINE), [2, 9, 18], reader(LINE, seen)).text == LINE
    assert seen == [len(LINE)]


def test_a_line_of_which_nothing_was_read_is_read_as_a_whole() -> None:
    assert (
        stretches_reread(printed("联系人"), Recognition(), [], lambda image: reading("联系人")).text
        == "联系人"
    )
