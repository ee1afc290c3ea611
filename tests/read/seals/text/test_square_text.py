"""A square seal's letters parted and read in order, by a recogniser that knows letters by their drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from forge import SealSpec
from forge.seal import _glyph, draw
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Character, Quad, Recognition
from zsgx_docs.read.seals.text.square_text import square_text

KNOWN = "湖北省测绘院印武汉大学之江岸区水务局工会委员研究所"
FONT = "FandolSong-Bold"
Picture = NDArray[np.uint8]


def shape_of(picture: Picture) -> NDArray[np.float32]:
    """The ink drawn in, in a small square."""
    rows, columns = np.nonzero(picture < 150)
    tight = picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.asarray(cv2.resize(tight, (24, 24), interpolation=cv2.INTER_AREA), np.float32)


class LetterByLetter:
    """Reads a line of letters 62 pixels wide each; `lines` are all pictures that it was shown."""

    name = "letter by letter"

    def __init__(self) -> None:
        self.lines: list[Picture] = []
        self.shapes = {c: shape_of(255 - np.asarray(_glyph(c, FONT, (100, 100)))) for c in KNOWN}

    def detect(self, image: Any) -> list[Quad]:
        raise AssertionError("nobody looks for lines in a seal")

    def recognise(self, images: Sequence[Picture]) -> list[Recognition]:
        self.lines += images
        return [Recognition(tuple(self._letters(image))) for image in images]

    def _letters(self, line: Picture) -> list[Character]:
        count = round(line.shape[1] / 62)
        found = []
        for at in range(count):
            cell = line[:, at * 62 : (at + 1) * 62]
            if (cell < 150).any():
                off, text = min((float(np.abs(shape_of(cell) - s).mean()), c) for c, s in self.shapes.items())
                found.append(Character(text, max(0.05, 1 - off / 60), at / count, (at + 1) / count))
        return found


def pressed(text: str, **how: Any) -> Picture:
    """A forged square seal, dark on white."""
    ink = draw(SealSpec(text, shape="square", wear=0, strength=1, **how), 300, np.random.default_rng(1))
    return np.pad((255 * (1 - ink)).astype(np.uint8), 30, constant_values=255)


def everything(picture: Picture) -> Box:
    return Box(0, 0, picture.shape[1], picture.shape[0])


def said(*views: Picture, box: Box | None = None) -> str:
    found = square_text(views, box or everything(views[0]), LetterByLetter())
    return "".join(c.text for c in found)


@pytest.mark.parametrize("text", ["武汉大学", "湖北省测绘院", "江岸区水务局工会", "湖北省测绘院研究所"])
def test_columns_are_read_from_the_right(text: str) -> None:
    assert said(pressed(text)) == text


@pytest.mark.parametrize("tilt", [-12.0, 8.0])
def test_a_tilted_seal_is_set_upright(tilt: float) -> None:
    assert said(pressed("湖北省测绘院印之江岸", tilt=tilt)) == "湖北省测绘院印之江岸"


def test_lines_are_known_by_words() -> None:
    assert said(pressed("湖北省测绘院研究所", lines=True)) == "湖北省测绘院研究所"


def test_a_blank_place_tells_lines_from_columns() -> None:
    assert (
        said(pressed("湖北省测绘院印")) == "湖北省测绘院印"
    )  # two places are left at the last column's foot
    assert said(pressed("湖北省测绘院研究", lines=True)) == "湖北省测绘院研究"


def test_every_letter_says_where_in_the_text_it_stands_and_how_sure_it_is() -> None:
    picture = pressed("武汉大学")
    found = square_text([picture], everything(picture), LetterByLetter())
    assert [(c.start + c.end) / 2 for c in found] == pytest.approx([(i + 0.5) / 4 for i in range(4)])
    assert all(c.confidence > 0.5 for c in found)


def test_the_letters_are_set_in_a_line_without_the_frame() -> None:
    picture, reader = pressed("武汉大学"), LetterByLetter()
    square_text([picture], everything(picture), reader)
    (line,) = [line for line in reader.lines if line.shape[1] == 4 * 62]
    assert line.shape == (64, 4 * 62)
    assert (line[[0, 1, 2, -3, -2, -1]] == 255).all()
    assert all((line[:, at * 62 - 5 : at * 62 + 5] > 200).all() for at in range(1, 4))


def test_only_what_lies_in_the_box_is_read() -> None:
    page = np.hstack([pressed("江岸区水务局工会"), pressed("武汉大学")])
    half = page.shape[1] / 2
    assert said(page, box=Box(half, 0, page.shape[1], page.shape[0])) == "武汉大学"


def test_views_vote_letter_by_letter() -> None:
    clean, spoilt = pressed("武汉大学"), pressed("武汉大水")
    assert said(clean, spoilt, clean) == "武汉大学"


def test_where_nothing_is_inked_nothing_is_read() -> None:
    assert said(np.full((200, 200), 255, np.uint8)) == ""
