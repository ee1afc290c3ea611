"""Dashes and the character 一 are told apart by their strokes."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from read.scan.drawing import FONTS
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess.image import Resolution, ink
from zsgx_docs.read.scan.text.dash_shape import DISPUTED, with_dashes
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow

AT = Resolution(200 / 72)
EM, LEFT = 34, 40


def told(printed: str, read: str, face: str) -> TextRow:
    """A printed line read as that, and looked at once more."""
    page = Image.new("L", (700, 120), 255)
    font = ImageFont.truetype(str(FONTS / f"{face}.otf"), EM)
    ImageDraw.Draw(page).text((LEFT, 40), printed, font=font, fill=0)
    boxes = [Box(LEFT + i * EM, 40, LEFT + (i + 1) * EM, 40 + EM) for i in range(len(read))]
    glyphs = tuple(Glyph(text, box, 0.999) for text, box in zip(read, boxes, strict=True))
    picture = np.asarray(page, np.uint8)
    (row,) = with_dashes([TextRow(glyphs, None, Box(LEFT, 40, 680, 40 + EM))], picture, ink(picture, AT))
    return row


@pytest.mark.parametrize(
    "face", ["FandolSong-Regular", "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular"]
)
def test_a_dash_read_as_a_character_is_mended_and_doubted(face: str) -> None:
    row = told("技术攻关—成果转化", "技术攻关一成果转化", face)
    assert "".join(g.text for g in row.glyphs) == "技术攻关—成果转化"
    dash = row.glyphs[4]
    assert (dash.confidence, dash.alternatives) == (DISPUTED, ("一",))


@pytest.mark.parametrize(
    "face", ["FandolSong-Regular", "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular"]
)
def test_a_character_that_is_one_stays_one_and_certain(face: str) -> None:
    row = told("安排一线技术人员", "安排一线技术人员", face)
    assert row.glyphs[2] == Glyph("一", row.glyphs[2].box, 0.999)


def test_a_character_with_its_knob_is_no_dash() -> None:
    row = told("安排一线技术人员", "安排—线技术人员", "FandolKai-Regular")
    assert row.glyphs[2].text == "一"
