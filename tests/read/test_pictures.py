"""Pictures in the places of signatures and seals of a Word file are looked at."""

import io
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from changes.wordml import pen
from forge.seal import SealSpec, draw
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Seal
from zsgx_docs.model.unread import Enclosed, Unread
from zsgx_docs.read.pictures import looked_at

CELL = Place(0, 17, 1)
UNIT = "天津海河智造研究院"


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def stamp() -> bytes:
    """A seal cut out of its paper."""
    ink = draw(SealSpec(UNIT), 300, np.random.default_rng(1))
    red = np.full((*ink.shape, 3), (205, 25, 30), np.uint8)
    return png(Image.fromarray(np.dstack([red, (ink * 255).astype(np.uint8)])))


def logo() -> bytes:
    picture = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 120, 100), fill=(0, 90, 200))
    ImageDraw.Draw(picture).ellipse((150, 20, 260, 100), fill=(240, 150, 0))
    return png(picture)


def look(
    data: bytes | None, width: float = 100.0, ink: str = "finance_seal"
) -> tuple[list[bool], Sequence[Seal]]:
    enclosed = Enclosed(data, width) if data is not None else None
    picture = Unread("picture", "有图片", place=CELL, near=("finance_seal",), enclosed=enclosed)
    left, seals = looked_at([picture], frozenset({ink}))
    return [thing.is_ink for thing in left], seals


@pytest.mark.slow
def test_a_seal_is_there_with_its_text() -> None:
    is_ink, (seal,) = look(stamp(), 119.0)
    assert (is_ink, seal.text, seal.shape, seal.place) == ([True], UNIT, "round", CELL)
    assert seal.to_json()["place"] == {"table": 0, "row": 17, "cell": 1}


@pytest.mark.parametrize("seed", range(3))
def test_strokes_of_a_pen_are_a_signature(seed: int) -> None:
    assert look(pen("signature", Random(seed)), 50.0) == ([True], [])


def test_a_logo_and_what_cannot_be_opened_are_none() -> None:
    assert [look(data) for data in (logo(), b"nothing", None)] == [([False], [])] * 3


def test_a_picture_where_no_ink_is_due_is_not_looked_at() -> None:
    assert look(b"nothing", ink="handled_by") == ([True], [])
