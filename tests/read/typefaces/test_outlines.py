"""Coarse outlines of glyphs tell whether a digit is the one that it is said to be."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from zsgx_docs.read.typefaces import CHINESE, LATIN, face_files, outline_of, unlike_claim
from zsgx_docs.read.typefaces.outlines import Outline

DIGITS = "0123456789"
FACES = face_files({**LATIN, **CHINESE})


def outlines(face: int, claims: str = DIGITS) -> dict[str, Outline]:
    """The digits of a typeface, named as `claims` says."""
    file, index = FACES[face]
    font = ImageFont.truetype(str(file), 42, index=index)
    found = {}
    for claim, digit in zip(claims, DIGITS, strict=True):
        canvas = Image.new("L", (90, 90), 0)
        ImageDraw.Draw(canvas).text((20, 20), digit, fill=255, font=font)
        outline = outline_of(np.asarray(canvas))
        assert outline is not None
        found[claim] = outline
    return found


@pytest.mark.parametrize("face", range(len(FACES)), ids=[file.stem for file, _ in FACES])
def it_doubts_at_most_one_digit_of_an_honest_typeface(face: int) -> None:
    found = unlike_claim(outlines(face), DIGITS)
    assert len(found) <= 1
    assert not any(found.values())


@pytest.mark.parametrize("claims", ["0173456289", "0128456739", "0123459786"])
def it_finds_the_two_digits_that_were_exchanged(claims: str) -> None:
    exchanged = {c for c, digit in zip(claims, DIGITS, strict=True) if c != digit}
    assert unlike_claim(outlines(0, claims), DIGITS) == dict.fromkeys(exchanged, True)


def it_is_sure_of_a_single_digit_that_claims_to_be_another() -> None:
    drawn = outlines(0)
    assert unlike_claim({"1": drawn["1"], "3": drawn["8"]}, DIGITS) == {"3": True}


def it_compares_no_glyph_whose_ink_reaches_the_edge_of_its_picture() -> None:
    dark = np.zeros((40, 30), np.uint8)
    dark[:30, 10:20] = 255
    assert outline_of(dark) is None
