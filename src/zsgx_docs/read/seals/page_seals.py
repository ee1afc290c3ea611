"""Read the seals of a page, each with its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, SealLetter
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.preprocess import Picture, Resolution, cut, grey, shrunk
from zsgx_docs.read.seals.blue_ink import blue_seals_as_red
from zsgx_docs.read.seals.detect import Stamp, find_seals, red_mask
from zsgx_docs.read.seals.genuineness import is_genuine
from zsgx_docs.read.seals.text import SealText, lifted_seal, read_seal

LARGEST_CUT = 360
"""Pixels along the longer side of a seal's picture; for small results, a guess."""


def seals_on(picture: Picture, page: int, at: Resolution, engine: Callable[[], Engine]) -> tuple[Seal, ...]:
    """Find and read the seals of an upright page; `engine` is asked for only where there are any."""
    picture, blue = blue_seals_as_red(picture, at)
    stamps = find_seals(picture, red_mask(picture), grey(picture), at)
    return seals_of(picture, stamps, page, engine(), at, blue) if stamps else ()


def seals_of(
    picture: Picture,
    stamps: Sequence[Stamp],
    page: int,
    engine: Engine,
    at: Resolution,
    blue: Sequence[Box] = (),
) -> tuple[Seal, ...]:
    """Read the seals found; leave out what is no seal on this side of the paper after all.

    Those in the boxes `blue` are so, though the picture has them in red.
    """
    read = ((stamp, read_seal(picture, stamp, engine)) for stamp in stamps)
    genuine = ((stamp, told) for stamp, told in read if is_genuine(picture, stamp, told, engine, at))
    found = (_seal(picture, stamp, told, page, at) for stamp, told in genuine)
    places = [at.points(box) for box in blue]
    return tuple(replace(seal, colour="blue") if _is_of(seal, places) else seal for seal in found)


def _is_of(seal: Seal, places: Sequence[Box]) -> bool:
    return seal.colour == "red" and any(place.holds(seal.box.middle) for place in places)


def _seal(picture: Picture, stamp: Stamp, told: SealText, page: int, at: Resolution) -> Seal:
    box = at.points(stamp.box)
    letters = (SealLetter(c.text, c.confidence, (c.start + c.end) / 2) for c in told.letters)
    return Seal(
        page,
        box,
        stamp.shape,
        stamp.colour,
        told.text,
        told.confidence,
        picture=_png(picture, stamp),
        letters=tuple(letters) if stamp.ring else (),
    )


def _png(picture: Picture, stamp: Stamp) -> bytes:
    """The seal alone, dark on white."""
    alone = cut(lifted_seal(picture, stamp), stamp.box)
    small = shrunk(alone, min(1.0, LARGEST_CUT / max(1, *alone.shape)))
    _, encoded = cv2.imencode(".png", np.ascontiguousarray(small))
    return encoded.tobytes()
