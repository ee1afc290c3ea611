"""Single characters are voted on a second time: look-alikes contest a reading, or confirm it by losing."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from read.scan.drawing import FONTS
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.language.confusables import may_lack_a_dot
from zsgx_docs.read.scan.glyphs.descriptors import Shape, shapes, tight
from zsgx_docs.read.scan.glyphs.lookalike_vote import voted
from zsgx_docs.read.scan.text.recognised_rows import Glyph

BLUR, ADDED = 0.02, 0.002
FACES = ["FandolFang-Regular", "FandolSong-Regular", "FandolKai-Regular"]


def scanned(character: str, face: str, noise: float = 12) -> Shape:
    """The character's shape, printed in 10.5 points and scanned at 200 dots to the inch."""
    font = ImageFont.truetype(str(FONTS / f"{face}.otf"), 120)
    page = Image.new("L", (180, 180), 255)
    ImageDraw.Draw(page).text((30, 135), character, fill=20, font=font, anchor="ls")
    small = cv2.resize(np.asarray(page, np.float32), (44, 44), interpolation=cv2.INTER_AREA)
    noisy = small + np.random.default_rng(ord(character)).normal(0, noise, small.shape)
    glyph = tight(np.asarray(np.clip(1 - noisy / 255, 0, 1), np.float32))
    assert glyph is not None
    return np.asarray(shapes([glyph])[0], np.float32)


def vote(read: str, printed: str, face: str, confidence: float = 0.98) -> Glyph:
    return voted(Glyph(read, Box(0, 0, 30, 30), confidence), scanned(printed, face), BLUR, ADDED)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("read", "printed"), ["洗冼", "崇祟", "末未", "士土", "己已", "晴睛", "候侯", "鸽鹆"]
)
def test_a_look_alike_that_fits_better_contests_the_reading(read: str, printed: str, face: str) -> None:
    glyph = vote(read, printed, face)
    assert glyph.text == read, "the vote doubts, it does not choose"
    assert glyph.confidence <= 0.5
    assert glyph.alternatives[0] == printed


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("character", "冼祟未土已睛侯鹆昱淼晟")
def test_a_reading_that_fits_best_is_confirmed(character: str, face: str) -> None:
    assert vote(character, character, face, confidence=0.85).confidence > 0.98


def test_what_the_recogniser_doubts_much_stays_doubted() -> None:
    assert vote("土", "土", "FandolSong-Regular", confidence=0.5).confidence == 0.5


@pytest.mark.parametrize(
    ("read", "possible", "lacks"), [("冶", ("治",), True), ("冶", ("泊",), False), ("治", ("冶",), False)]
)
def it_knows_that_a_lost_dot_makes_one_character_another(
    read: str, possible: tuple[str, ...], lacks: bool
) -> None:
    assert may_lack_a_dot(read, possible) is lacks
