"""Find units' stamps on a page: where they are, of what shape and colour.

A seal is known by its border: a ring (`seal_rings`) or a frame (`square_seals`) of a seal's size, with
lettering inside. Red heads, red rules, pen circles and logos have none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, above, ink, shrunk
from zsgx_docs.read.seals.detect.ellipse import Ring
from zsgx_docs.read.seals.detect.ring_checks import inner_ring, strokes_within, wavering
from zsgx_docs.read.seals.detect.ring_fit import Judged, find_rings
from zsgx_docs.read.seals.detect.square_frames import find_frames
from zsgx_docs.read.seals.detect.star import star_of

Colour = Literal["red", "dark"]

COARSE = Resolution(80 / 72)
"""Pixels a point of the page that seals are looked for on; for speed, a guess."""
REDNESS = 28
"""Levels (of 255) by which red ink on white paper is redder than grey; a guess."""
LEAST_REDNESS, MOST_REDNESS = 16, 60
"""Levels between which paper of another tint moves that; a guess."""
PALE_REDNESS = 14
"""Levels (of 255) by which even thin or faint red ink is redder than grey; a guess."""
CAST_STEP = 8
"""Pixels from one to the next of those that tell the paper's tint; for speed, a guess."""
ROUNDNESS = 1.12
"""Longer axis over the shorter below which a ring is round; a guess."""
_FITTED = fitted_values(__package__)
STANDING_OUT = {
    ("red", "round"): _FITTED["standing_out_red_round"],
    ("red", "oval"): _FITTED["standing_out_red_oval"],
    ("dark", "round"): _FITTED["standing_out_dark_round"],
    ("dark", "oval"): _FITTED["standing_out_dark_oval"],
}
"""Share of its length by which a ring must be better inked than what is round it; fitted on forged pages."""
BORDER = {"red": 0.5, "dark": 0.62}
"""Share of a ring that must be inked; a guess."""
ENOUGH_FRAME = 0.7
"""Share of a square seal's least inked side that must be inked; a guess."""
LEAST_LETTERED = 0.08
"""Share of directions with ink where lettering stands, as pen circles have none inside; a guess."""
MOST_FILLED = 0.6
"""Share of a ring's inside that may be inked, as logos are filled; a guess."""
THICKEST = 3.2
"""Millimetres of a ring's thickness, as logos have broad ones; a guess."""
WAVERS = _FITTED["wavers"]
"""Millimetres by which pens' rings waver, and seals' only where other rings and print run into them; fitted
on forged pages."""
STROKES = {"red": _FITTED["strokes_red"], "dark": _FITTED["strokes_dark"]}
"""Strokes across the lettering of a true ring at least; fitted on forged pages."""
STROKES_IN_DOUBT = {"red": _FITTED["strokes_in_doubt_red"], "dark": _FITTED["strokes_in_doubt_dark"]}
"""The same, of a ring that seems to waver; fitted on forged pages."""
FEWEST_STROKES = 5
"""The same, of a red ring with a star, as names of four characters have few; a guess."""
STROKES_WITHOUT_STAR = _FITTED["strokes_without_star"]
"""The same, of a dark ring without a star; fitted on forged pages."""
ONE_RING = _FITTED["one_ring"]
"""Share of a curve inside whose ink makes it another ring, as of a badge, a medal, a dial; fitted on forged
seals."""
SOLID = 70
"""Grey level (0..255) below which black is ink however much of it there is; a guess."""
SMALLEST = {"red": 27.0, "dark": 34.0}
"""Millimetres of a ring's longer axis at least; a guess, below the 38 to 58 of units' seals."""
APART = 0.3
"""Share of its width: seals whose middles are nearer than this are one; a guess."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Describe a seal in pixels; `border` is the inked share of its border. A square one has no `ring`.

    `star`: whether a star stands in its middle.
    """

    box: Box
    shape: Literal["round", "oval", "square"]
    colour: Colour
    border: float
    ring: Ring | None = None
    star: bool = False


def red_mask(picture: Picture) -> Mask:
    """Mark where the ink is red; nothing in a grey picture."""
    if picture.ndim == 2:
        return np.zeros(picture.shape, np.uint8)
    cast = float(np.median(_redness(picture[::CAST_STEP, ::CAST_STEP])))
    least = min(MOST_REDNESS, max(LEAST_REDNESS, REDNESS + cast))
    red, green, blue = cv2.split(picture)
    return above(np.asarray(cv2.subtract(red, cv2.max(green, blue)), np.uint8), least)


def _redness(picture: Picture) -> NDArray[np.int16]:
    """By how much each pixel is redder than grey; below 0 where it is greener or bluer."""
    red, green, blue = (picture[..., i].astype(np.int16) for i in range(3))
    return np.asarray(red - np.maximum(green, blue), np.int16)


def find_seals(picture: Picture, red: Mask, grey: Picture, at: Resolution) -> list[Stamp]:
    """Find the seals of an upright page, red ones first."""
    factor, coarse = _coarse(at)
    pale_red = _pale_red(picture, factor)
    found = _stamps(pale_red, "red", coarse) if red.any() else []
    small = shrunk(grey, factor)
    dark = ink(small, coarse)
    dark[small < SOLID] = 255
    dark[pale_red > 0] = 0
    found += [s for s in _stamps(dark, "dark", coarse) if not any(_same(s, other) for other in found)]
    return [_enlarged(stamp, 1 / factor, grey) for stamp in found]


def coloured_seals(picture: Picture, at: Resolution) -> list[Stamp]:
    """Find the red seals of an upright page alone."""
    factor, coarse = _coarse(at)
    found = _stamps(_pale_red(picture, factor), "red", coarse)
    return [_enlarged(stamp, 1 / factor, picture[..., 0]) for stamp in found]


def _coarse(at: Resolution) -> tuple[float, Resolution]:
    """By how much the page is shrunk, and its resolution then."""
    factor = min(1.0, COARSE.scale / at.scale)
    return factor, Resolution(at.scale * factor)


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
