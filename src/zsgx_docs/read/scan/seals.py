"""Units' stamps on a page: where they are, of what shape and colour.

A seal is known by its border: an inked ring (round or oval) or frame (square) of a seal's size. Red heads,
red rules and logos have none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.pixels import Mask, Picture, Resolution, blobs, close, ink, shrunk

SMALLEST, LARGEST = 18.0, 62.0
"""Millimetres across; units' seals have 38 to 50."""
SQUARE_SMALLEST = 12.0
COARSE = Resolution(60 / 72)
REDNESS = 28
BORDER = 0.9
"""Millimetres by which ink may miss the border's fitted curve."""
ENOUGH_FRAME = 0.75
CLEARANCE, STANDING_OUT = 1.9, 0.4
ENOUGH_BORDER = {"red": 0.55, "dark": 0.8}
ROUNDNESS = 1.12
ANGLES = 360


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse in pixels: half its width and height before it was turned by `angle` degrees clockwise."""

    x: float
    y: float
    across: float
    down: float
    angle: float

    @property
    def box(self) -> Box:
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        half_width = math.hypot(self.across * cosine, self.down * sine)
        half_height = math.hypot(self.across * sine, self.down * cosine)
        return Box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)

    @property
    def ratio(self) -> float:
        return max(self.across, self.down) / max(1e-6, min(self.across, self.down))

    def scaled(self, factor: float) -> Ring:
        return Ring(self.x * factor, self.y * factor, self.across * factor, self.down * factor, self.angle)

    def points(self, share: float = 1.0, count: int = ANGLES) -> NDArray[np.float32]:
        """Points on the curve (or at a share of its radius), clockwise; (count, 2)."""
        turn = np.linspace(0, 2 * math.pi, count, endpoint=False)
        x, y = share * self.across * np.cos(turn), share * self.down * np.sin(turn)
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return np.stack([self.x + x * cosine - y * sine, self.y + x * sine + y * cosine], axis=1).astype(
            np.float32
        )


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal in pixels; `border` is how much of its border is inked, 0..1. A square one has no `ring`."""

    box: Box
    shape: Literal["round", "oval", "square"]
    colour: Literal["red", "dark"]
    border: float
    ring: Ring | None = None


def red_mask(picture: Picture) -> Mask:
    """Where the ink is red; nothing in a grey picture."""
    if picture.ndim == 2:
        return np.zeros(picture.shape, np.uint8)
    red, green, blue = (picture[..., i].astype(np.int16) for i in range(3))
    return np.where(red - np.maximum(green, blue) > REDNESS, 255, 0).astype(np.uint8)


def find_seals(picture: Picture, red: Mask, grey: Picture, at: Resolution) -> list[Stamp]:
    """The seals of an upright page, red ones first."""
    found = _stamps(red, "red", at) if red.any() else []
    dark = ink(grey, at)
    dark[red > 0] = 0
    return found + [s for s in _stamps(dark, "dark", at) if not any(_same(s, other) for other in found)]


def _stamps(mask: Mask, colour: Literal["red", "dark"], at: Resolution) -> list[Stamp]:
    factor = min(1.0, COARSE.scale / at.scale)
    small, coarse = (
        np.where(shrunk(mask, factor) > 70, 255, 0).astype(np.uint8),
        Resolution(at.scale * factor),
    )
    circles = _circles(_large_pieces(small, coarse), coarse)
    likely = [c for c in circles if _inked_share(small, c, 0.0, coarse) > 0.5]
    rings = [fitted for circle in likely for fitted in _fits(small, circle, coarse)]
    pieces: list[Stamp] = []
    if colour == "red":
        rings += [fitted for ring in _outlines(small, coarse) for fitted in _fits(small, ring, coarse)]
        pieces = _squares(small, coarse)
    stamps = [_round_stamp(small, ring, colour, coarse) for ring in rings]
    good = [s for s in stamps if s.border >= ENOUGH_BORDER[colour]]
    good += [s for s in pieces if s.border >= ENOUGH_FRAME]
    return [_enlarged(s, 1 / factor) for s in _distinct(good)]


def _large_pieces(mask: Mask, at: Resolution) -> Mask:
    """Without what is too small to be a ring: most text."""
    pieces, labels = blobs(mask)
    large = [p.number for p in pieces if min(p.box.width, p.box.height) > at.mm(SMALLEST / 2)]
    return np.where(np.isin(labels, large), mask, 0).astype(np.uint8)


def _circles(mask: Mask, at: Resolution) -> list[Ring]:
    soft = cv2.GaussianBlur(mask, (3, 3), 0)
    low, high = at.whole(SMALLEST / 2), at.whole(LARGEST / 2)
    found = cv2.HoughCircles(
        soft,
        cv2.HOUGH_GRADIENT,
        dp=1,
        minDist=at.mm(12),
        param1=150,
        param2=24,
        minRadius=low,
        maxRadius=high,
    )
    if found is None:
        return []
    return [Ring(float(x), float(y), float(r), float(r), 0.0) for x, y, r in found.reshape(-1, 3)]


def _outlines(mask: Mask, at: Resolution) -> list[Ring]:
    """Ellipses round the connected pieces of seal size: oval seals, which circles miss."""
    pieces, labels = blobs(close(mask, at.odd(2), at.odd(2)))
    rings = []
    for piece in pieces:
        if not (at.mm(SMALLEST) < piece.box.width < at.mm(LARGEST) and piece.box.height > at.mm(SMALLEST)):
            continue
        rows, columns = np.nonzero(labels == piece.number)
        hull = cv2.convexHull(np.stack([columns, rows], axis=1).astype(np.float32))
        if len(hull) >= 5:
            (x, y), (width, height), angle = cv2.fitEllipse(hull)
            rings.append(Ring(x, y, width / 2, height / 2, angle))
    return rings


def _fits(mask: Mask, ring: Ring, at: Resolution) -> list[Ring]:
    """The ring moved onto the outermost ink near it, and onto the nearest; each where that makes a seal."""
    fits = (_fitted(mask, ring, at, outermost) for outermost in (True, False))
    return [fit for fit in fits if fit is not None]


def _fitted(mask: Mask, ring: Ring, at: Resolution, outermost: bool) -> Ring | None:
    for reach in (2.5, 1.2):
        points = _border_points(mask, ring, at.mm(reach), outermost)
        if len(points) < ANGLES * 0.4:
            return None
        (x, y), (width, height), angle = cv2.fitEllipse(points)
        ring = Ring(x, y, width / 2, height / 2, angle)
        shortest, longest = 2 * min(ring.across, ring.down), 2 * max(ring.across, ring.down)
        if shortest < at.mm(SMALLEST) or longest > at.mm(LARGEST):
            return None
    return ring if ring.ratio < 2 else None


def _border_points(mask: Mask, ring: Ring, reach: float, outermost: bool) -> NDArray[np.float32]:
    """For each angle the outermost, or else the nearest, inked point within `reach` of the ring."""
    offsets = np.arange(reach, -reach - 1, -0.5)
    if not outermost:
        offsets = offsets[np.argsort(np.abs(offsets), kind="stable")]
    radius = max(1.0, (ring.across + ring.down) / 2)
    rays = np.stack([ring.points(float(1 + offset / radius)) for offset in offsets])
    inked = _sampled(mask, rays)
    first, met = inked.argmax(axis=0), inked.any(axis=0)
    return np.asarray(rays[first[met], np.flatnonzero(met)], np.float32)


def _sampled(mask: Mask, points: NDArray[np.float32]) -> NDArray[np.bool_]:
    height, width = mask.shape
    x, y = np.rint(points[..., 0]).astype(int), np.rint(points[..., 1]).astype(int)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    result: NDArray[np.bool_] = inside & (mask[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)] > 0)
    return result


def _round_stamp(mask: Mask, ring: Ring, colour: Literal["red", "dark"], at: Resolution) -> Stamp:
    border = _inked_share(mask, ring, 0.0, at)
    if colour == "dark":  # text is dark too, so the ring must stand out from what lies round it
        border = min(border, border - _inked_share(mask, ring, CLEARANCE, at) + STANDING_OUT)
    shape: Literal["round", "oval"] = "round" if ring.ratio < ROUNDNESS else "oval"
    return Stamp(ring.box, shape, colour, border, ring)


def _inked_share(mask: Mask, ring: Ring, offset: float, at: Resolution) -> float:
    """How much of the curve `offset` mm outside the ring is inked, a little way to both sides."""
    radius = max(1.0, (ring.across + ring.down) / 2)
    shares = [1 + at.mm(offset + step * BORDER) / radius for step in (-1, -0.5, 0, 0.5)]
    return float(np.logical_or.reduce([_sampled(mask, ring.points(share)) for share in shares]).mean())


def _squares(mask: Mask, at: Resolution) -> list[Stamp]:
    """Pieces with an inked frame: square seals and name seals."""
    pieces, labels = blobs(close(mask, at.odd(1.5), at.odd(1.5)))
    stamps = []
    for piece in pieces:
        box = piece.box
        if not all(at.mm(SQUARE_SMALLEST) < side < at.mm(LARGEST) for side in (box.width, box.height)):
            continue
        rows, columns = np.nonzero(labels == piece.number)
        frame = cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32))
        if max(frame[1]) < 1.6 * min(frame[1]):
            stamps.append(Stamp(box, "square", "red", _frame_inked(mask, frame, at)))
    return stamps


def _frame_inked(mask: Mask, frame: cv2.typing.RotatedRect, at: Resolution) -> float:
    """The least inked side's share of ink."""
    corners = cv2.boxPoints(frame)
    middle = corners.mean(axis=0)
    shares = np.linspace(0.06, 0.94, 90)[:, None]
    sides = []
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        side = a + (b - a) * shares
        inward = (middle - (a + b) / 2) / max(1.0, float(np.linalg.norm(middle - (a + b) / 2)))
        depths = [side + inward * depth for depth in np.arange(0, at.mm(1.6) + 1)]
        sides.append(
            float(np.logical_or.reduce([_sampled(mask, d.astype(np.float32)) for d in depths]).mean())
        )
    return min(sides)


def _distinct(stamps: list[Stamp]) -> list[Stamp]:
    """The best of those that are the same."""
    kept: list[Stamp] = []
    for stamp in sorted(stamps, key=lambda s: -s.border):
        if not any(_same(stamp, other) for other in kept):
            kept.append(stamp)
    return kept


def _same(one: Stamp, other: Stamp) -> bool:
    return one.box.overlap(other.box) > 0.5 * min(one.box.area, other.box.area)


def _enlarged(stamp: Stamp, factor: float) -> Stamp:
    ring = stamp.ring.scaled(factor) if stamp.ring else None
    return Stamp(stamp.box.scaled(factor), stamp.shape, stamp.colour, stamp.border, ring)
