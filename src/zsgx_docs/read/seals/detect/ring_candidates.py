"""Guess where rings of a seal's size may be on a page: a matched filter, ring by ring.

A ring that has faded to dots amid text is still the best fit of all rings to the ink.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Resolution
from zsgx_docs.read.seals.detect.ellipse import Ring

COARSE = Resolution(20 / 72)
"""Pixels a point: one is 1.3 mm, about a ring's thickness; for speed, a guess."""
ROUND = 15.0, 31.0
"""Millimetres between which a circle's radius lies; a guess about units' seals, 19 to 29."""
OVAL = 17.0, 28.0
"""The same of half an oval's width; a guess."""
FLATNESSES = (0.62, 0.7, 0.78)
"""Heights over widths of the ovals that are tried; a guess."""
MOST_ROUND, MOST_OVAL = 10, 6
"""Guesses of each kind that go on; for speed, a guess."""
LEAST = 0.12
"""Share of their length by which guesses must be better inked than what is round them; a guess."""
BLUR = 0.6
"""Coarse pixels (standard deviation) of a ring's soft line; a guess."""
CLEAR = (1.5, 3.2)
"""Millimetres outside the ring where there should be no ink; a guess."""

Spectrum = NDArray[np.complex64]


class Guess(NamedTuple):
    """Describe a guessed ring in coarse pixels."""

    merit: float
    x: int
    y: int
    across: float
    down: float


def guessed_rings(mask: Mask, at: Resolution) -> list[Ring]:
    """Guess the likeliest upright circles and ovals, in pixels of the mask."""
    factor = COARSE.scale / at.scale
    share = cv2.resize(mask, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(np.float32)
    soft = np.minimum(1.0, share / 128).astype(np.float32)
    spread = COARSE.whole(ROUND[1])
    size = cv2.getOptimalDFTSize(soft.shape[0] + spread), cv2.getOptimalDFTSize(soft.shape[1] + spread)
    page = np.fft.rfft2(soft, size).astype(np.complex64)
    guesses = [
        *_best(_guesses(page, soft.shape, size, ROUND, (1.0,)), MOST_ROUND),
        *_best(_guesses(page, soft.shape, size, OVAL, FLATNESSES), MOST_OVAL),
    ]
    half = 0.5
    rings = (Ring(g.x + half, g.y + half, g.across, g.down) for g in guesses)
    return [ring.scaled(1 / factor) for ring in rings]


def _guesses(
    page: Spectrum,
    shape: tuple[int, ...],
    size: tuple[int, int],
    radii: tuple[float, float],
    flatnesses: tuple[float, ...],
) -> Iterator[Guess]:
    """Each spot where a ring fits better than beside it."""
    for flatness in flatnesses:
        for across in np.arange(COARSE.mm(radii[0]), COARSE.mm(radii[1]), 1.0).tolist():
            filtered = np.fft.irfft2(page * _ring_spectrum(size, across, across * flatness), size)
            merit = filtered[: shape[0], : shape[1]].astype(np.float32)
            best = cv2.dilate(merit, np.ones((7, 7), np.uint8))
            for y, x in np.argwhere((merit >= best) & (merit > LEAST)).tolist():
                yield Guess(float(merit[y, x]), x, y, across, across * flatness)


@lru_cache(maxsize=64)
def _ring_spectrum(size: tuple[int, int], across: float, down: float) -> Spectrum:
    """The mean of the ink on the ring less that of the ink round it, as a filter."""
    y = np.fft.fftfreq(size[0], 1 / size[0])[:, None].astype(np.float32)
    x = np.fft.fftfreq(size[1], 1 / size[1])[None, :].astype(np.float32)
    mean = (across + down) / 2
    outside = np.sqrt((x / across) ** 2 + (y / down) ** 2) * mean - mean
    on = np.exp(-((outside / BLUR) ** 2) / 2)
    clear = (outside > COARSE.mm(CLEAR[0])) & (outside < COARSE.mm(CLEAR[1]))
    return np.fft.rfft2(on / on.sum() - clear / clear.sum()).astype(np.complex64)


def _best(guesses: Iterator[Guess], most: int) -> list[Guess]:
    """Without those that are much the same as a better one."""
    kept: list[Guess] = []
    for guess in sorted(guesses, reverse=True):
        if len(kept) == most:
            break
        if not any(_alike(guess, other) for other in kept):
            kept.append(guess)
    return kept


def _alike(one: Guess, other: Guess) -> bool:
    differences = (abs(a - b) for a, b in zip(one[1:], other[1:], strict=True))
    return max(differences) < COARSE.mm(2)
