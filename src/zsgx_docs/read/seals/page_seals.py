"""Read the seals of a page, each with its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from zsgx_docs.model.sheet import Seal
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.preprocess import Picture, Resolution, cut, grey, shrunk
from zsgx_docs.read.seals.detect import Stamp, find_seals, red_mask
from zsgx_docs.read.seals.genuineness import is_genuine
from zsgx_docs.read.seals.text import SealText, lifted_seal, read_seal

LARGEST_CUT = 360
"""Pixels along the longer side of a seal's picture; for small results, a guess."""


def seals_on(picture: Picture, page: int, at: Resolution, engine: Callable[[], Engine]) -> tuple[Seal, ...]:
    """Find and read the seals of an upright page; `engine` is asked for only where there are any."""
    stamps = find_seals(picture, red_mask(picture), grey(picture), at)
    return seals_of(picture, stamps, page, engine(), at) if stamps else ()


def seals_of(
    picture: Picture, stamps: Sequence[Stamp], page: int, engine: Engine, at: Resolution
) -> tuple[Seal, ...]:
    """Read the seals found; leave out what is no seal on this side of the paper after all."""
    read = ((stamp, read_seal(picture, stamp, engine)) for stamp in stamps)
    genuine = ((stamp, told) for stamp, told in read if is_genuine(picture, stamp, told, engine, at))
    return tuple(_seal(picture, stamp, told, page, at) for stamp, told in genuine)


def _seal(picture: Picture, stamp: Stamp, told: SealText, page: int, at: Resolution) -> Seal:
    box = at.points(stamp.box)
    return Seal(
        page, box, stamp.shape, stamp.colour, told.text, told.confidence, picture=_png(picture, stamp)
    )


def _png(picture: Picture, stamp: Stamp) -> bytes:
    """The seal alone, dark on white."""
    alone = cut(lifted_seal(picture, stamp), stamp.box)
    small = shrunk(alone, min(1.0, LARGEST_CUT / max(1, *alone.shape)))
    _, encoded = cv2.imencode(".png", np.ascontiguousarray(small))
    return encoded.tobytes()
