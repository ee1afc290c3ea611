"""What a seal says: its ring unrolled into a straight line and read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.ocr.engine import Character, Engine, Reading
from zsgx_docs.read.scan.lift import LEAST_STEP, seal_level
from zsgx_docs.read.scan.pixels import Picture, cut, grey, swollen
from zsgx_docs.read.scan.ring import Ring, inked
from zsgx_docs.read.scan.seals import Stamp

RADIUS = 300
"""Pixels of the ring's outer edge in the unrolled picture."""
BAND = (0.6, 0.94)
"""From which to which share of the radius the ring's text may stand."""
FOOT = 90.0
"""The angle, clockwise from the right, at which ring text usually leaves a gap."""
SAME_CUT = 25.0
UNEVEN = 1.4
"""As many times the usual distance between letters is still no gap."""
WHOLE = 0.8
"""A border inked so much is as good as whole."""
TINTED = 10
"""Redder than the paper by this is the seal's ink, however thin."""
INKED = 150
RIM, RING_SHARE = 0.8, 0.55
"""A row of the unrolled ring with that share of ink, outside that share of the radius, is the ring itself."""
MIDDLE, CLEAR, MARGIN = 0.76, 0.015, 4
"""From that share of the radius inwards the first clear row ends the text; some pixels are left below it."""
CODE = re.compile(r"[A-Za-z0-9]")
FOREIGN = re.compile(r"[^\u3400-\u9fffA-Za-z0-9（）()·〇]")


@dataclass(frozen=True, slots=True)
class SealText:
    text: str
    confidence: float


def read_seal(picture: Picture, seal: Stamp, engine: Engine) -> SealText:
    """The ring's text of a round or oval seal, all of a square one. Empty where nothing can be read."""
    crops = _crops(picture, seal)
    told = max((_told(reading) for reading in engine.recognise(crops)), key=_merit)
    return SealText("".join(c.text for c in told), _sureness(told, seal, picture))


def _crops(picture: Picture, seal: Stamp) -> list[Picture]:
    """The seal's text as lines, in several ways: what is read best counts."""
    bare = lifted_seal(picture, seal)
    if seal.ring is None:
        return [cut(bare, seal.box)]
    unrolled = _unrolled(bare, seal.ring)
    if seal.shape == "oval":  # its text runs at no one share of its radius
        return _cut_open(unrolled)
    tight = _trimmed(_text_band(unrolled))
    with_print = []
    if seal.colour == "red":
        with_print = [_trimmed(_text_band(_unrolled(_ink_picture(picture, seal), seal.ring)))]
    return [tight, *with_print, *_cut_open(unrolled)]


def lifted_seal(picture: Picture, seal: Stamp) -> Picture:
    """The page with nothing but the seal, dark on white, print under it taken away."""
    tone = grey(picture) if seal.colour == "dark" else picture[..., 0]
    return _without_print(_ink_picture(picture, seal), tone, seal)


def _ink_picture(picture: Picture, seal: Stamp) -> Picture:
    """The seal's own ink, dark on white; print only where it stands on it.

    Red ink is darkest in the green channel, which keeps the strokes that a JPEG's colours have lost; the
    colours only say where the seal is.
    """
    tone = grey(picture) if seal.colour == "dark" else picture[..., 1]
    inside = cut(tone, seal.box).astype(np.float32)
    level, paper = seal_level(tone, seal), float(np.percentile(inside, 90))
    strong = min(paper - 20.0, float(np.percentile(inside, 5)) if level is None else level)
    scaled = np.clip((inside - strong) * 255.0 / (paper - strong), 0, 255)
    if seal.colour == "red":
        scaled = np.where(_tinted(cut(picture, seal.box)), scaled, 255)
    ink = np.full(tone.shape, 255, np.uint8)
    cut(ink, seal.box)[:] = scaled.astype(np.uint8)
    return ink


def _tinted(spot: Picture) -> NDArray[np.bool_]:
    """Where there is red, and close by."""
    redness = spot[..., 0].astype(np.int16) - spot[..., 1:].max(axis=2)
    near = redness - np.median(redness[::4, ::4]) > TINTED
    return np.asarray(swollen(np.where(near, 255, 0).astype(np.uint8), 3, 3) > 0, np.bool_)


def _without_print(ink: Picture, tone: Picture, seal: Stamp) -> Picture:
    """`tone` is a picture in which print is darker than the seal; where it is not, nothing changes."""
    level = seal_level(tone, seal)
    spot, seen = cut(ink, seal.box), cut(tone, seal.box)
    print_level = float(np.percentile(cut(tone, seal.box.grown(seal.box.width / 2)), 1.5))
    if level is None or level - print_level < LEAST_STEP:
        return ink
    printed = np.where(seen < (level + print_level) / 2, 255, 0).astype(np.uint8)
    filled = ink.copy()
    cut(filled, seal.box)[:] = cv2.inpaint(spot, swollen(printed, 3, 3), 3, cv2.INPAINT_TELEA)
    return filled


def _cut_open(unrolled: Picture) -> list[Picture]:
    """The band that holds all ring texts, cut open at the foot and at the widest gap."""
    inner, outer = BAND
    band = unrolled[round((1 - outer) * RADIUS) : round((1 - inner) * RADIUS)]
    degree = band.shape[1] / 360.0
    starts = _starts(_widest_gap(band) / degree)
    return [np.ascontiguousarray(np.roll(band, -round(start * degree), axis=1)) for start in starts]


def _text_band(unrolled: Picture) -> Picture:
    """The rows between the ring and what is farther in, by how many of their columns are inked."""
    share = (unrolled < INKED).mean(axis=1)
    rim = round((1 - RIM) * RADIUS)
    ringed = np.flatnonzero(share[:rim] > RING_SHARE)
    top = int(ringed[-1]) + 1 if len(ringed) else round((1 - BAND[1]) * RADIUS)
    middle, end = round((1 - MIDDLE) * RADIUS), round((1 - BAND[0]) * RADIUS)
    clear = np.flatnonzero(share[middle:end] < CLEAR)
    bottom = middle + int(clear[0]) if len(clear) else end
    return unrolled[top : min(end, bottom + MARGIN)]


def _trimmed(band: Picture) -> Picture:
    """The band cut open at its widest gap, and without it."""
    height, width = band.shape
    columns = (band < INKED).mean(axis=0) > 0.04
    marks = np.flatnonzero(columns)
    if len(marks) < 2:
        return band
    gaps = np.diff([*marks, marks[0] + width])
    widest = int(gaps.argmax())
    start = int(marks[(widest + 1) % len(marks)]) - height // 4
    length = min(width, width - int(gaps[widest]) + height // 2)
    return np.ascontiguousarray(np.roll(band, -start, axis=1)[:, :length])


def _starts(gap: float) -> list[float]:
    """The angles at which to cut the ring open; one where the widest gap is at the foot anyway."""
    apart = abs((gap - FOOT + 180) % 360 - 180)
    return [gap] if apart < SAME_CUT else [FOOT, gap]


def _unrolled(ink: Picture, ring: Ring) -> Picture:
    """(RADIUS, circumference): the outer edge on top, clockwise from left to right, 0° at the left."""
    circle = _as_circle(ink, ring)
    length = round(2 * np.pi * RADIUS * 0.8)
    polar = cv2.warpPolar(
        circle, (RADIUS, length), (RADIUS, RADIUS), RADIUS, cv2.INTER_LINEAR | cv2.WARP_POLAR_LINEAR
    )
    return np.asarray(cv2.rotate(polar, cv2.ROTATE_90_COUNTERCLOCKWISE), np.uint8)


def _as_circle(ink: Picture, ring: Ring) -> Picture:
    """The seal made round and of one size, its ring touching the picture's sides; its tilt stays."""
    corners = np.array([[-1, -1], [1, -1], [-1, 1]], np.float32)
    turn = np.radians(ring.angle)
    along = np.array([np.cos(turn), np.sin(turn)])
    across = np.array([-np.sin(turn), np.cos(turn)])
    square = np.outer(along, along) * ring.across + np.outer(across, across) * ring.down
    source = (corners @ square.T + np.array([ring.x, ring.y])).astype(np.float32)
    target = ((corners + 1) * RADIUS).astype(np.float32)
    matrix = cv2.getAffineTransform(source, target)
    size = (2 * RADIUS, 2 * RADIUS)
    return np.asarray(cv2.warpAffine(ink, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255), np.uint8)


def _widest_gap(band: Picture) -> int:
    """The column in the middle of the widest stretch without ink, all round."""
    amount = (255 - band.astype(np.float32)).sum(axis=0)
    window = band.shape[1] // 12
    padded = np.concatenate([amount, amount[:window]])
    sums = np.convolve(padded, np.ones(window), mode="valid")[: band.shape[1]]
    return int((sums.argmin() + window // 2) % band.shape[1])


def _told(reading: Reading) -> tuple[Character, ...]:
    """Without signs that no seal has, and without the code that is cut into a seal's foot."""
    known = [c for c in reading.characters if not FOREIGN.match(c.text)]
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
    return whole * math.prod(min(1.0, c.confidence) * (1 - c.gap) for c in told) * _evenness(told)


def _evenness(told: Sequence[Character]) -> float:
    """Ring letters stand at equal distances: the less, the wider one gap is, where one may be unread."""
    middles = np.array([(c.start + c.end) / 2 for c in told])
    steps = np.diff(middles)
    return float(min(1.0, UNEVEN * np.median(steps) / steps.max())) if len(steps) > 1 else 1.0
