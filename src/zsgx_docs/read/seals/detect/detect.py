"""Units' stamps on a page: where they are, of what shape and colour.

A seal is known by its border: a ring (`seal_rings`) or a frame (`square_seals`) of a seal's size, with
lettering inside. Red heads, red rules, pen circles and logos have none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, ink, shrunk
from zsgx_docs.read.seals.detect.ellipse import Ring
from zsgx_docs.read.seals.detect.ring_checks import inner_ring, strokes_within, wavering
from zsgx_docs.read.seals.detect.ring_fit import Judged, find_rings
from zsgx_docs.read.seals.detect.square_frames import find_frames
from zsgx_docs.read.seals.detect.star import star_of

Colour = Literal["red", "dark"]

COARSE = Resolution(80 / 72)
REDNESS, LEAST_REDNESS, MOST_REDNESS = 28, 16, 60
"""Of red ink on white paper, and the limits in which paper of another tint moves that."""
PALE_REDNESS = 14
CAST_STEP = 8
ROUNDNESS = 1.12
STANDING_OUT = {("red", "round"): 0.45, ("red", "oval"): 0.6, ("dark", "round"): 0.5, ("dark", "oval"): 0.7}
"""How much more ink a ring must have than what is round it; chosen on forged pages, seals and look-alikes."""
BORDER = {"red": 0.5, "dark": 0.62}
ENOUGH_FRAME = 0.7
LEAST_LETTERED = 0.08
"""Pen circles have no ink of their own inside."""
MOST_FILLED, THICKEST = 0.6, 3.2
"""Logos are filled with ink, or have broad rings (millimetres)."""
WAVERS = 0.1
"""Millimetres: seals' rings waver less, but where other rings and print run into them, and pens' more."""
STROKES = {"red": 8, "dark": 12}
STROKES_IN_DOUBT = {"red": 12, "dark": 30}
FEWEST_STROKES = 5
"""In a red ring with a star: names of four characters have few strokes."""
STROKES_WITHOUT_STAR = 24
"""Least strokes across the lettering: of a true ring, of one that seems to waver, of a dark one without
a star. Chosen on forged pages: seals of four letters and more, pens' rings, cups', charts, logos."""
ONE_RING = 0.88
"""A curve inside inked all round by so much is another ring: of a badge, a medal, a dial."""
SOLID = 70
"""Black is ink however much of it there is."""
SMALLEST = {"red": 27.0, "dark": 34.0}
APART = 0.3
"""Of its width: seals whose middles are nearer than this are one."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal in pixels; `border` is how much of its border is inked, 0..1. A square one has no `ring`.

    `star`: whether a star stands in its middle.
    """

    box: Box
    shape: Literal["round", "oval", "square"]
    colour: Colour
    border: float
    ring: Ring | None = None
    star: bool = False


def red_mask(picture: Picture) -> Mask:
    """Where the ink is red; nothing in a grey picture."""
    if picture.ndim == 2:
        return np.zeros(picture.shape, np.uint8)
    cast = float(np.median(_redness(picture[::CAST_STEP, ::CAST_STEP])))
    least = min(MOST_REDNESS, max(LEAST_REDNESS, REDNESS + cast))
    return np.where(_redness(picture) > least, 255, 0).astype(np.uint8)


def _redness(picture: Picture) -> NDArray[np.int16]:
    """By how much each pixel is redder than grey; below 0 where it is greener or bluer."""
    red, green, blue = (picture[..., i].astype(np.int16) for i in range(3))
    return np.asarray(red - np.maximum(green, blue), np.int16)


def find_seals(picture: Picture, red: Mask, grey: Picture, at: Resolution) -> list[Stamp]:
    """The seals of an upright page, red ones first."""
    factor = min(1.0, COARSE.scale / at.scale)
    coarse = Resolution(at.scale * factor)
    pale_red = _pale_red(picture, factor)
    found = _stamps(pale_red, "red", coarse) if red.any() else []
    small = shrunk(grey, factor)
    dark = ink(small, coarse)
    dark[small < SOLID] = 255
    dark[pale_red > 0] = 0
    found += [s for s in _stamps(dark, "dark", coarse) if not any(_same(s, other) for other in found)]
    return [_enlarged(stamp, 1 / factor, grey) for stamp in found]


def _pale_red(picture: Picture, factor: float) -> Mask:
    """Where the coarse page is even a little red: thin strokes, faint ink."""
    small = shrunk(picture, factor)
    if small.ndim == 2:
        return np.zeros(small.shape, np.uint8)
    redness = _redness(small)
    cast = np.median(redness[::CAST_STEP, ::CAST_STEP])
    return np.where(redness - cast > PALE_REDNESS, 255, 0).astype(np.uint8)


def _stamps(mask: Mask, colour: Colour, at: Resolution) -> list[Stamp]:
    frames = []
    if colour == "red":
        found = [frame for frame in find_frames(mask, at) if frame.border >= ENOUGH_FRAME]
        frames = [Stamp(frame.box, "square", colour, frame.border) for frame in found]
    rings = [ring for ring in find_rings(mask, at, colour == "red") if _is_ring(ring, colour, at)]
    rings.sort(key=lambda judged: -judged.standing_out)
    places = _distinct([Stamp(r.ring.box, _shape(r.ring), colour, r.border, r.ring) for r in rings])
    lettered = {r.ring for r in rings if _is_lettered(r)}
    stamps = [stamp for stamp in places if stamp.ring in lettered and not _within(stamp, frames)]
    stamps = [stamp for stamp in stamps if stamp.ring and _is_cut(mask, stamp.ring, colour, at)]
    return [_with_star(stamp, mask, at) for stamp in _distinct(stamps + frames)]


def _with_star(stamp: Stamp, mask: Mask, at: Resolution) -> Stamp:
    return replace(stamp, star=stamp.ring is not None and bool(star_of(mask, stamp.ring, at).any()))


def _within(ring: Stamp, frames: list[Stamp]) -> bool:
    """Whether a frame holds it: a ring seen amid the letters of a square seal."""
    return any(ring.box.overlap(frame.box) > 0.9 * ring.box.area for frame in frames)


def _is_ring(judged: Judged, colour: Colour, at: Resolution) -> bool:
    return (
        judged.border >= BORDER[colour]
        and judged.standing_out >= STANDING_OUT[colour, _shape(judged.ring)]
        and 2 * max(judged.ring.across, judged.ring.down) >= at.mm(SMALLEST[colour])
    )


def _is_lettered(judged: Judged) -> bool:
    """Whether there is lettering in a thin ring."""
    return judged.thickness <= THICKEST and judged.lettered >= LEAST_LETTERED and judged.filled <= MOST_FILLED


def _is_cut(mask: Mask, ring: Ring, colour: Colour, at: Resolution) -> bool:
    """Whether a machine has cut it, with letters in it: no circle by hand, no stain, no chart."""
    if inner_ring(mask, ring) >= ONE_RING:
        return False
    off, strokes = wavering(mask, ring, at), strokes_within(mask, ring)
    if off is not None and off >= WAVERS:
        return strokes >= STROKES_IN_DOUBT[colour]
    if colour == "dark" and strokes < STROKES_WITHOUT_STAR:
        return strokes >= STROKES[colour] and bool(star_of(mask, ring, at).any())
    if colour == "red" and FEWEST_STROKES <= strokes < STROKES[colour]:
        return bool(star_of(mask, ring, at).any())
    return strokes >= STROKES[colour]


def _shape(ring: Ring) -> Literal["round", "oval"]:
    return "round" if ring.ratio < ROUNDNESS else "oval"


def _distinct(stamps: list[Stamp]) -> list[Stamp]:
    """The first of those that are the same."""
    kept: list[Stamp] = []
    for stamp in stamps:
        if not any(_same(stamp, other) for other in kept):
            kept.append(stamp)
    return kept


def _same(one: Stamp, other: Stamp) -> bool:
    """The same place, or one within the other."""
    (x, y), (other_x, other_y) = one.box.middle, other.box.middle
    apart = max(abs(x - other_x), abs(y - other_y))
    within = one.box.overlap(other.box) > 0.8 * min(one.box.area, other.box.area)
    return within or apart < APART * min(one.box.width, other.box.width)


def _enlarged(stamp: Stamp, factor: float, page: Mask) -> Stamp:
    """In pixels of the page, its box cut off at the page's edges."""
    ring = stamp.ring.scaled(factor) if stamp.ring else None
    x0, top, x1, bottom = stamp.box.scaled(factor)
    box = Box(max(0.0, x0), max(0.0, top), min(float(page.shape[1]), x1), min(float(page.shape[0]), bottom))
    return replace(stamp, box=box, border=min(1.0, stamp.border), ring=ring)
