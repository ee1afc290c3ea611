"""Lift seals as dark as print, or nearly: how far they come off the page, and what they may hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, close, cut, ink, opened, swollen
from zsgx_docs.read.seals.detect import Ring, Stamp, star_of
from zsgx_docs.read.seals.removal.arc_text import annulus, arc_text
from zsgx_docs.read.seals.removal.red_ink import seal_level
from zsgx_docs.read.seals.removal.ring_line import ring_only

PRINT_PERCENTILE = 10
"""Percentile of the levels of all ink at which the level of print lies; a guess."""
PRINT_NEAR = 1.5
"""Percentile of all a page's levels near a seal at which it lies; a guess."""
RING_WIDTH = 2.4
"""Millimetres of a ring with its blur; a guess."""
MUCH_PALER = 0.4
"""Share of the way from print to paper at which a seal can be paled without harm to thin print; a guess."""
ROUGH = 0.25
"""Millimetres of roughness along a rule's edges; a guess."""
RULE = 6.0
"""Millimetres that a rule of the form shows beside the seal's strokes; a guess."""
RULE_GAP = 14.0
"""Millimetres of it that these may hide; a guess."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """Hold a page in grey off which dark seals were lifted.

    Seals much paler than print are gone from it. Of the `stubborn` ones, as dark as print, ring and star are
    known by their `shape`, strokes that cross them left out. In `bare` they are gone, for finding rules and
    rows; in `picture` they stand: recognition does better with them, since a gap looks like a part of a
    character.
    """

    picture: Picture
    bare: Picture
    shape: Mask
    stubborn: tuple[Stamp, ...]


def lift_dark(page: Picture, seals: Sequence[Stamp], at: Resolution) -> Lifted:
    """Lift the dark seals off a page in grey, its red ones lifted already, as far as they can be."""
    dark = [seal for seal in seals if seal.colour == "dark"]
    paled, shape = page, np.zeros(page.shape, np.uint8)
    if not dark:
        return Lifted(page, page, shape, ())
    letters = ink(page, at)
    print_level, stubborn = _print_level(page, letters, dark), []
    for seal in dark:
        level = seal_level(page, seal)
        if seal.ring is None or level is None:
            continue
        own = ring_only(letters, seal.ring, at) | star_of(letters, seal.ring, at)
        rules = _rules_through(letters & ~own, at) & letters
        if level - print_level > MUCH_PALER * (255.0 - print_level):
            near = float(np.percentile(cut(page, seal.box.grown(at.mm(25))), PRINT_NEAR))
            paled = _paled(paled, seal.ring, rules, level, max(near, print_level), at)
        else:
            stubborn.append(seal)
            shape |= own & ~rules
    bare = np.where(shape > 0, 255, paled).astype(np.uint8) if stubborn else paled
    return Lifted(paled, bare, shape, tuple(stubborn))


@dataclass(frozen=True, slots=True)
class SealLettering:
    """Hold the letters of the stubborn seals, and the zones along their rings where such may stand."""

    letters: Mask
    zone: Mask


def seal_text(print_: Mask, lifted: Lifted, cells: Sequence[Box], at: Resolution) -> SealLettering:
    """Find the stubborn seals' letters; `print_` is the bare page's ink less rules, `cells` its tables'."""
    letters, zone = np.zeros_like(print_), np.zeros_like(print_)
    for seal in lifted.stubborn:
        if seal.ring is not None:
            letters |= arc_text(print_, seal.ring, cells, at)
            zone |= annulus(seal.ring, zone.shape)
    return SealLettering(letters, zone)


def seal_strokes(red: Mask, seals: Sequence[Stamp], lifted: Lifted, at: Resolution) -> Mask:
    """Mark where a seal's ink may hide print: under red ink in red seals, anywhere in pale ones."""
    hidden = np.zeros(red.shape, np.uint8)
    for seal in seals:
        area = seal.box.grown(at.mm(0.5))
        if seal.colour == "red":
            cut(hidden, area)[:] |= close(cut(red, area), at.odd(0.3), at.odd(0.3))
        elif seal.ring is not None and seal not in lifted.stubborn:
            hidden |= _disc(seal.ring, hidden.shape, at)
    return hidden


def _print_level(page: Picture, letters: Mask, seals: Sequence[Stamp]) -> float:
    """The level of dark print elsewhere; 0 on a page without any."""
    elsewhere = letters.copy()
    for seal in seals:
        cut(elsewhere, seal.box)[:] = 0
    levels = page[elsewhere > 0]
    return float(np.percentile(levels, PRINT_PERCENTILE)) if len(levels) else 0.0


def _paled(
    page: Picture, ring: Ring, rules: Mask, level: float, print_level: float, at: Resolution
) -> Picture:
    """Levels stretched within the seal, but for the form's rules, until its own is white; print keeps its."""
    lifted, area = page.copy(), ring.box.grown(at.mm(1.5))
    spot = cut(lifted, area)
    top = level - 0.2 * (level - print_level)
    stretched = (spot.astype(np.float32) - print_level) / (top - print_level) * 255.0
    inside = (cut(_disc(ring, page.shape, at), area) > 0) & (cut(swollen(rules, 3, 3), area) == 0)
    spot[inside] = np.maximum(spot, np.clip(stretched, 0, 255).astype(np.uint8))[inside]
    return lifted


def _rules_through(print_: Mask, at: Resolution) -> Mask:
    """The rules of the form, drawn on through what a seal may hide of them."""
    return np.asarray(_bridged(print_, at) | _bridged(np.ascontiguousarray(print_.T), at).T, np.uint8)


def _bridged(ink: Mask, at: Resolution) -> Mask:
    """Horizontal rules, somewhat rough or aslant, drawn on through gaps."""
    smooth = close(swollen(ink, 1, at.odd(ROUGH)), at.odd(ROUGH), 1)
    return close(opened(smooth, at.whole(RULE), 1), at.whole(RULE_GAP), 1)


def _disc(ring: Ring, shape: tuple[int, ...], at: Resolution) -> Mask:
    disc = np.zeros(shape, np.uint8)
    outline = [_polygon(ring)]
    cv2.fillPoly(disc, outline, 255)
    cv2.polylines(disc, outline, True, 255, at.whole(RING_WIDTH))
    return disc


def _polygon(ring: Ring) -> NDArray[np.int32]:
    return np.rint(ring.points()).astype(np.int32)
