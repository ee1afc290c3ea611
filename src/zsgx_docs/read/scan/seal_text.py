"""What a seal says: its ring unrolled into a straight line and read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import cv2
import numpy as np

from zsgx_docs.ocr.engine import Engine, Reading
from zsgx_docs.read.scan.lift import LEAST_STEP, seal_level
from zsgx_docs.read.scan.pixels import Picture, cut, grey, swollen
from zsgx_docs.read.scan.seals import Ring, Stamp

RADIUS = 300
"""Pixels of the ring's outer edge in the unrolled picture."""
BANDS = ((0.52, 0.94), (0.62, 0.94))
"""From which to which share of the radius the ring's text may stand."""
FOOT = 90.0
"""The angle, clockwise from the right, at which ring text usually leaves a gap."""
SAME_CUT = 25.0
FOREIGN = re.compile(r"[^\u3400-\u9fffA-Za-z0-9（）()·〇]")


@dataclass(frozen=True, slots=True)
class SealText:
    text: str
    confidence: float


def read_seal(picture: Picture, seal: Stamp, engine: Engine) -> SealText:
    """The ring's text of a round or oval seal, all of a square one. Empty where nothing can be read."""
    ink = _ink_picture(picture, seal)
    crops = [cut(ink, seal.box)] if seal.ring is None else _strips(ink, seal.ring)
    return max((_told(reading) for reading in engine.recognise(crops)), key=_merit)


def _ink_picture(picture: Picture, seal: Stamp) -> Picture:
    """The seal's own ink, dark on white, with print over it filled in from what lies beside."""
    plain = grey(picture)
    if seal.colour == "dark" or picture.ndim == 2:
        return _without_print(plain, plain, seal)
    spot = picture.astype(np.int16)
    redness = spot[..., 0] - spot[..., 1:].max(axis=2)
    inside = cut(np.clip(redness, 0, 255).astype(np.uint8), seal.box)
    strong = max(50.0, float(np.percentile(inside, 95)))
    ink = np.asarray(255 - np.clip(redness * 255.0 / strong, 0, 255), np.uint8)
    return _without_print(ink, picture[..., 0], seal)


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


def _strips(ink: Picture, ring: Ring) -> list[Picture]:
    """The ring unrolled, cut open at its foot and at its widest gap, for each band."""
    unrolled = _unrolled(ink, ring)
    strips = []
    for inner, outer in BANDS:
        band = unrolled[round((1 - outer) * RADIUS) : round((1 - inner) * RADIUS)]
        degree = band.shape[1] / 360.0
        for start in _starts(_widest_gap(band) / degree):
            strips.append(np.ascontiguousarray(np.roll(band, -round(start * degree), axis=1)))
    return strips


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


def _told(reading: Reading) -> SealText:
    kept = [c for c in reading.characters if not FOREIGN.match(c.text)]
    if not kept:
        return SealText("", 0.0)
    text = "".join(c.text for c in kept)
    return SealText(text, min(1.0, sum(c.confidence for c in kept) / len(kept)))


def _merit(told: SealText) -> float:
    return told.confidence * math.sqrt(len(told.text))
