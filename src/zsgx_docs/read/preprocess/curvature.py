"""Measure how far ruling lines and lines of text are from straight on a page cut out of a photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess.blobs import blobs
from zsgx_docs.read.preprocess.dewarp import POWERS, TERMS, Bow, Floats, bow_terms
from zsgx_docs.read.preprocess.image import Mask, Picture, Resolution, close, ink, opened, swollen

LEAST_RUN = 7.0
"""Millimetres that a piece of a rule runs straight; a guess."""
SHORTEST_RULE, SHORTEST_TEXT = 16.0, 45.0
"""Millimetres of the shortest rule and the shortest line of text that are measured; a guess."""
THICKEST_RULE, HIGHEST_TEXT = 2.2, 7.5
"""Millimetres, the height of a whole piece, slanting and bent as it may be; a guess."""
WORD_SPACE = 3.0
"""Millimetres between the words of one line; a guess."""
RULE_NOISE, TEXT_NOISE = 0.4, 1.2
"""Millimetres by which a line's middle wanders, neighbours alike, which makes it count for more; a guess."""
STEP = 3.0
"""Millimetres between the places at which a line is measured; a guess."""
LIKELY = np.array([6.0 / (along + across) ** 1.5 for along, across in POWERS])
"""Millimetres of each kind of bend that are nothing unusual; a guess."""
ROUNDS = 6
"""Times that the bow is fitted, strays counting for less each time; a guess."""
GAIN = 0.08
"""Millimetres (root mean square) that a bow must mend; a guess."""
UNLIKE = 0.6
"""Share of the squares that it may leave; a guess."""
OUTLIER = 2.0
"""Times the noise off the fit from which a place counts for less; a guess."""
LEAST_LINES = 3
"""Lines from which a bow can be told; a guess."""


@dataclass(frozen=True, slots=True)
class _Traces:
    """Points on lines: places -1..1 along and across, weight, and the number of the line each is on."""

    along: Floats
    across: Floats
    noise: Floats
    line: NDArray[np.int_]

    @property
    def count(self) -> int:
        return len(np.unique(self.line))


def bow_of(page: Picture, at: Resolution) -> Bow | None:
    """Measure the bow of a grey page; None where its lines are straight, or too few to tell."""
    dark = ink(page, at)
    across = _fitted(_traced(dark, at, text=True), at.mm(1) * 2 / page.shape[0])
    down = _fitted(_traced(np.ascontiguousarray(dark.T), at, text=False), at.mm(1) * 2 / page.shape[1])
    return Bow(across, down) if across.any() or down.any() else None


def _traced(dark: Mask, at: Resolution, text: bool) -> _Traces:
    """The lying lines of a page."""
    runs = opened(swollen(dark, 1, at.odd(0.25)), at.whole(LEAST_RUN), 1)
    rules = close(runs, at.whole(WORD_SPACE), at.odd(0.3))
    masks = [(rules, SHORTEST_RULE, THICKEST_RULE, RULE_NOISE)]
    if text:
        standing = opened(dark, 1, at.whole(LEAST_RUN))
        letters = dark & ~swollen(runs, 1, at.odd(0.5)) & ~swollen(standing, at.odd(0.5), 1)
        masks.append((close(letters, at.whole(WORD_SPACE), 1), SHORTEST_TEXT, HIGHEST_TEXT, TEXT_NOISE))
    parts, count = [], 0
    for mask, shortest, highest, noise in masks:
        pieces, labels = blobs(mask)
        for piece in pieces:
            box = piece.box
            if box.width < at.mm(shortest) or box.height > at.mm(highest) + 0.06 * box.width:
                continue
            count += 1
            parts.append(_points(dark, labels, piece.number, box, noise, count, at))
    if not parts:
        return _Traces(np.empty(0), np.empty(0), np.empty(0), np.empty(0, int))
    along, across, noises, line = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _Traces(along, across, noises, line)


def _points(
    dark: Mask, labels: NDArray[np.int32], number: int, box: Box, noise: float, line: int, at: Resolution
) -> tuple[Floats, Floats, Floats, NDArray[np.int_]]:
    """One piece's middle every few millimetres."""
    x0, top, x1, bottom = (int(v) for v in box)
    mine = (labels[top:bottom, x0:x1] == number) & (dark[top:bottom, x0:x1] > 0)
    starts = np.arange(0, x1 - x0, at.whole(STEP))
    count = np.add.reduceat(mine.sum(axis=0), starts).astype(float)
    total = np.add.reduceat((mine * np.arange(bottom - top)[:, None]).sum(axis=0), starts)
    place = np.add.reduceat(mine.sum(axis=0) * np.arange(x1 - x0), starts)
    seen = count > 0
    height, width = dark.shape
    along = 2 * (x0 + 0.5 + place[seen] / count[seen]) / width - 1
    across = 2 * (top + 0.5 + total[seen] / count[seen]) / height - 1
    return along, across, np.full(len(along), noise), np.full(len(along), line)


def _fitted(traces: _Traces, millimetre: float) -> Floats:
    """The coefficients by which the lines become straight; none where they are, or do not agree."""
    if traces.count < LEAST_LINES:
        return np.zeros(TERMS)
    terms = bow_terms(traces.along, traces.across)
    noise = traces.noise * millimetre
    stiff = np.diag(1 / (LIKELY * millimetre) ** 2)
    trust: Floats = 1 / noise**2
    found: Floats = np.zeros(TERMS)
    for _ in range(ROUNDS):
        free = _from_own_mean(terms, traces.line, trust)
        heights = _from_own_mean(traces.across[:, None], traces.line, trust)[:, 0]
        weighted = free * trust[:, None]
        found = np.asarray(np.linalg.solve(weighted.T @ free + stiff, weighted.T @ heights), np.float64)
        astray = np.abs(heights - free @ found) / (OUTLIER * noise)
        trust = np.asarray((noise * (1 + astray**2)) ** -2, np.float64)
    rest = heights - free @ found
    before, after = (float((trust * off**2).sum() / trust.sum()) for off in (heights, rest))
    mends = before - after > (GAIN * millimetre) ** 2 and after < UNLIKE * before
    return np.asarray(found if mends else np.zeros(TERMS), np.float64)


def _from_own_mean(values: Floats, line: NDArray[np.int_], weight: Floats) -> Floats:
    """Each value less the weighted mean of its line."""
    total = np.zeros((line.max() + 1, values.shape[1]))
    np.add.at(total, line, values * weight[:, None])
    share = np.bincount(line, weight)
    return values - (total / np.maximum(share, 1e-9)[:, None])[line]
