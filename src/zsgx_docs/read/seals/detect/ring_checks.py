"""Measure how true a ring runs: a seal's is cut by machine, a pen's wavers and does not meet its start.

Where nothing crosses it, the ring's own middle is seen; what no ellipse explains of its course is wavering.
A seal's ring has lettering inside: strokes cross every curve at its height. Within its lettering no
other ring runs, as in badges, medals and dials.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Resolution
from zsgx_docs.read.seals.detect.ellipse import TURN, Ring, harmonics, inked

REACH, STEP = 1.8, 0.05
"""Millimetres to both sides in which the ring's line is sought, and how finely; a guess."""
THICKEST = 1.7
"""Millimetres of the line's thickness at most; a guess."""
CLEAR = 3
"""Steps of paper on both sides of the line; a guess."""
ENOUGH = 40
"""Directions (of 360) in which the line must be seen free; a guess."""
BEYOND_ELLIPSE = range(3, 7)
"""Waves a turn that are no ellipse's; by geometry its place and shape make up to two of them."""
ROUNDS = 3
"""Times that the course is fitted, strays left out each time; a guess."""
NEAREST = 0.08
"""Millimetres off the course within which no place is a stray; a guess."""
LETTERING = (0.5, 0.86)
"""Shares of the radius between which lettering stands; a guess."""
CURVES = 12
"""Curves within these that are looked along; for speed, a guess."""
INNER = (0.38, 0.8)
"""Shares of the radius between which a badge's second ring runs; a guess."""
FINELY = 0.01
"""Share of the radius from one such curve to the next; a guess."""


def wavering(mask: Mask, ring: Ring, at: Resolution) -> float | None:
    """Measure the millimetres by which the ring's line leaves its ellipse; None where too little is seen.

    Of forged seals it is 0.01 to 0.05 unless other rings or much print cross them, of pens' 0.06 to 1.
    """
    offsets = np.arange(-REACH, REACH, STEP)
    there, _ = inked(mask, ring.rays(at.mm(1) * offsets))
    thick, middles = (
        there.sum(axis=0),
        (there * offsets[:, None]).sum(axis=0) / np.maximum(1, there.sum(axis=0)),
    )
    whole = (np.diff(there.astype(np.int8), axis=0) != 0).sum(axis=0) == 2
    clear = ~there[:CLEAR].any(axis=0) & ~there[-CLEAR:].any(axis=0)
    free = np.flatnonzero(whole & clear & (thick * STEP < THICKEST))
    if len(free) < ENOUGH:
        return None
    weights = _waves(free, middles[free])
    beyond = [weights[2 * wave - 1 : 2 * wave + 1] for wave in BEYOND_ELLIPSE]
    return float(np.sqrt(np.square(beyond).sum() / 2))


def _waves(free: NDArray[np.intp], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """The course as a sum of waves, by the directions that agree: constant, then cosine, sine of each."""
    columns, near = harmonics(TURN[free], BEYOND_ELLIPSE.stop - 1), np.ones(len(free), np.bool_)
    for _ in range(ROUNDS):
        weights = np.linalg.lstsq(columns[near], middles[near], rcond=None)[0]
        missed = np.abs(middles - columns @ weights)
        near = missed <= max(NEAREST, 2.5 * float(np.median(missed)))
    return np.asarray(weights, np.float64)


def strokes_within(mask: Mask, ring: Ring) -> int:
    """Count the strokes across that curve at the lettering's height that meets second most."""
    there, _ = inked(mask, ring.curves(np.linspace(*LETTERING, CURVES)))
    begun = there & ~np.roll(there, 1, axis=1)
    return int(np.sort(begun.sum(axis=1))[-2])


def inner_ring(mask: Mask, ring: Ring) -> float:
    """Measure the most of a concentric curve within the ring that is inked, 0..1; of forged seals 0.7."""
    there, seen = inked(mask, ring.curves(np.arange(*INNER, FINELY)))
    line = there.copy()  # a step to both sides is still on the line
    line[1:] |= there[:-1]
    line[:-1] |= there[1:]
    return float((line.sum(axis=1) / np.maximum(1, seen.sum(axis=1))).max())
