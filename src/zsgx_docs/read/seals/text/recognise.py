"""Read what a seal says: unroll its lettering into a straight line, read it in several ways, and vote."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.engine import Character, Engine, Recognition
from zsgx_docs.read.preprocess import Picture, cut, grey
from zsgx_docs.read.seals.detect import Ring, Stamp, inked
from zsgx_docs.read.seals.text.isolate_ink import ink_picture, lifted_seal, shining_through
from zsgx_docs.read.seals.text.square_text import square_text
from zsgx_docs.read.seals.text.unwrap import Band, band_of, from_foot, unrolled
from zsgx_docs.read.seals.text.voting import majority

SLENDER = 0.8
"""Usual widths that letters are made broad for reading; a guess, though broader ones (1.1) are read worse."""
NARROW = fitted_values(__package__)["narrow"]
"""The same where the seal is in doubt and read again; chosen on forged seals (decisions/seal-text.md)."""
AGREED = 0.9
"""Confidence (0..1) from which two readings alike need no third; a guess."""
UNEVEN = 1.4
"""Usual distances between letters that are still no gap; a guess."""
WHOLE = 0.8
"""Share of a border inked that is as good as whole; a guess."""
CODE = re.compile(r"[A-Za-z0-9]")
FOREIGN = re.compile(r"[^\u3400-\u9fffA-Za-z0-9（）()·〇]")


@dataclass(frozen=True, slots=True)
class SealText:
    """Hold what a seal says; `merit` grows with the letters and how sure they are, whatever the border."""

    text: str
    confidence: float
    letters: tuple[Character, ...] = ()

    @property
    def merit(self) -> float:
        """Weigh a reading against others of the seal."""
        return _merit(self.letters)


def read_seal(picture: Picture, seal: Stamp, engine: Engine) -> SealText:
    """Read the ring's text of a round or oval seal, all of a square one; empty where nothing can be read."""
    views = lifted_seal(picture, seal), _with_print(picture, seal)
    ring = seal.ring
    told = _ring_text(views, seal, ring, engine) if ring else square_text(views, seal.box, engine)
    return SealText("".join(c.text for c in told), _sureness(told, seal, picture), told)


def read_mirrored(picture: Picture, seal: Stamp, engine: Engine) -> SealText:
    """Read what a round or oval seal says in the mirror, as one overleaf does."""
    if seal.ring is None:
        return SealText("", 0.0)
    area = seal.box.grown(seal.box.width / 2)
    x0, top = max(0, int(area.x0)), max(0, int(area.top))
    mirrored = np.ascontiguousarray(cut(picture, area)[:, ::-1])
    last, box, ring = x0 + mirrored.shape[1], seal.box, seal.ring
    turned = replace(
        seal,
        box=Box(last - box.x1, box.top - top, last - box.x0, box.bottom - top),
        ring=Ring(last - 1 - ring.x, ring.y - top, ring.across, ring.down, -ring.angle),
    )
    return read_seal(mirrored, turned, engine)


def _with_print(picture: Picture, seal: Stamp) -> Picture:
    """The seal, and what shows of it through the print, where `lifted_seal` paints over both."""
    return shining_through(picture, seal) if seal.colour == "red" else ink_picture(picture, seal)


def _ring_text(views: Sequence[Picture], seal: Stamp, ring: Ring, engine: Engine) -> tuple[Character, ...]:
    """As its views have it; a dark seal's, whose gap is hard to see amid print, from foot to foot too."""
    pictures = [unrolled(view, ring) for view in views]
    band = band_of(pictures[0], ring)
    told = _band_text(pictures, band, engine)
    if seal.colour == "red" or _all_sure(told):
        return told
    whole = _band_text(pictures, from_foot(band, pictures[0], ring), engine)
    return max(told, whole, key=_merit)


def _all_sure(told: Sequence[Character]) -> bool:
    return bool(told) and all(character.confidence > AGREED for character in told)


def _band_text(pictures: Sequence[Picture], band: Band, engine: Engine) -> tuple[Character, ...]:
    """Where the pictures read otherwise, they are set narrower too."""
    readings = engine.recognise([_strip(one, band, SLENDER) for one in pictures])
    if not _agree(readings):
        readings = [*readings, *engine.recognise([_strip(one, band, NARROW) for one in pictures])]
    told = sorted((_told(reading.characters) for reading in readings), key=_merit, reverse=True)
    return _told(majority(told))


def _strip(picture: Picture, band: Band, breadth: float) -> Picture:
    strip = band.of(picture)
    size = max(8, round(strip.shape[1] * breadth)), strip.shape[0]
    return np.asarray(cv2.resize(strip, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _agree(readings: Sequence[Recognition]) -> bool:
    return len({reading.text for reading in readings}) == 1 and all(
        character.confidence > AGREED and character.gap < 1 - AGREED
        for reading in readings
        for character in reading.characters
    )


def _told(characters: Sequence[Character]) -> tuple[Character, ...]:
    """Without signs that no seal has, and without the code that is cut into a seal's foot."""
    known = [c for c in characters if not FOREIGN.match(c.text)]
    own = [i for i, c in enumerate(known) if not CODE.match(c.text)]
    return tuple(known[own[0] : own[-1] + 1]) if own else ()


def _merit(told: Sequence[Character]) -> float:
    return sum(c.confidence for c in told) / math.sqrt(len(told)) if told else 0.0


def _sureness(told: Sequence[Character], seal: Stamp, picture: Picture) -> float:
    """The chance that the text is right: all characters, of a border that is whole and on the page."""
    if not told:
        return 0.0
    on_page = float(inked(grey(picture), seal.ring.rays(np.zeros(1)))[1].mean()) if seal.ring else 1.0
    whole = min(1.0, seal.border / WHOLE) * on_page
    even = _evenness(told) if seal.ring else 1.0
    return whole * math.prod(min(1.0, c.confidence) * (1 - c.gap) for c in told) * even


def _evenness(told: Sequence[Character]) -> float:
    """Ring letters stand at equal distances: the less, the wider one gap is, where one may be unread."""
    middles = np.array([(c.start + c.end) / 2 for c in told])
    steps = np.diff(middles)
    return float(min(1.0, UNEVEN * np.median(steps) / steps.max())) if len(steps) > 1 else 1.0
