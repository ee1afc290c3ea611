"""The seals of a page, read, each with its picture."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from zsgx_docs.model.sheet import Seal
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.scan.pixels import Picture, Resolution, cut, grey, shrunk
from zsgx_docs.read.scan.seal_ink import lifted_seal
from zsgx_docs.read.scan.seal_text import read_seal
from zsgx_docs.read.scan.seals import Stamp, find_seals, red_mask

LARGEST_CUT = 360
"""Pixels along the longer side of a seal's picture."""


def seals_on(picture: Picture, page: int, at: Resolution, engine: Callable[[], Engine]) -> tuple[Seal, ...]:
    """The seals of an upright page; `engine` is asked for only where there are any."""
    stamps = find_seals(picture, red_mask(picture), grey(picture), at)
    return tuple(seal_of(picture, stamp, page, engine(), at) for stamp in stamps)


def seal_of(picture: Picture, stamp: Stamp, page: int, engine: Engine, at: Resolution) -> Seal:
    told = read_seal(picture, stamp, engine)
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
