"""How far ruling lines and lines of text are from straight on a page cut out of a photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.pixels import Mask, Picture, Resolution, blobs, close, ink, opened, swollen
from zsgx_docs.read.scan.warp import ACROSS_DEGREE, ALONG_DEGREE, TERMS, Bow, Floats, bow_terms

LEAST_RUN = 7.0
"""Millimetres that a piece of a rule runs straight."""
SHORTEST_RULE, SHORTEST_TEXT = 16.0, 45.0
THICKEST_RULE, HIGHEST_TEXT = 2.2, 7.5
"""Millimetres, the height of a whole piece, slanting and bent as it may be."""
WORD_SPACE = 3.0
TEXT_TRUST = 0.15
"""What a line of text says, compared with a rule."""
STEP = 3.0
"""Millimetres between the places at which a line is measured."""
STIFFNESS = 0.002
"""What a bend must be worth, the more the higher its power."""
POWERS = np.array([j + k - 1 for j in range(1, ALONG_DEGREE + 1) for k in range(ACROSS_DEGREE + 1)], float)
ROUNDS = 6
OUTLIER = 0.6
"""Millimetres from the fit beyond which a line says something else."""
LEAST_LINES = 3
FARTHEST = 0.06
"""Of the page: a greater bend was misread."""


@dataclass(frozen=True, slots=True)
class _Traces:
    """Points on lines: places -1..1 along and across, weight, and the number of the line each is on."""

    along: Floats
    across: Floats
    weight: Floats
    line: NDArray[np.int_]


def bow_of(page: Picture, at: Resolution) -> Bow:
    """The bow of a grey page; none where too few lines tell."""
    dark = ink(page, at)
    across = _fitted(_traced(dark, at, text=True), at.mm(OUTLIER) * 2 / page.shape[0])
    down = _fitted(_traced(np.ascontiguousarray(dark.T), at, text=False), at.mm(OUTLIER) * 2 / page.shape[1])
    return Bow(across, down)


def _traced(dark: Mask, at: Resolution, text: bool) -> _Traces:
    """The lying lines of a page."""
    runs = opened(swollen(dark, 1, at.odd(0.25)), at.whole(LEAST_RUN), 1)
    rules = close(runs, at.whole(WORD_SPACE), at.odd(0.3))
    masks = [(rules, SHORTEST_RULE, THICKEST_RULE, 1.0)]
    if text:
        standing = opened(dark, 1, at.whole(LEAST_RUN))
        letters = dark & ~swollen(runs, 1, at.odd(0.5)) & ~swollen(standing, at.odd(0.5), 1)
        masks.append((close(letters, at.whole(WORD_SPACE), 1), SHORTEST_TEXT, HIGHEST_TEXT, TEXT_TRUST))
    parts, count = [], 0
    for mask, shortest, highest, trust in masks:
        pieces, labels = blobs(mask)
        for piece in pieces:
            box = piece.box
            if box.width < at.mm(shortest) or box.height > at.mm(highest) + 0.06 * box.width:
                continue
            count += 1
            parts.append(_points(dark, labels, piece.number, box, trust, count, at))
    if not parts:
        return _Traces(np.empty(0), np.empty(0), np.empty(0), np.empty(0, int))
    along, across, weight, line = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _Traces(along, across, weight, line)


def _points(
    dark: Mask, labels: NDArray[np.int32], number: int, box: Box, trust: float, line: int, at: Resolution
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
    return along, across, np.full(len(along), trust), np.full(len(along), line)


def _fitted(traces: _Traces, outlier: float) -> Floats:
    """The coefficients by which the lines become straight, as far as they agree."""
    if len(set(traces.line.tolist())) < LEAST_LINES:
        return np.zeros(TERMS)
    terms = bow_terms(traces.along, traces.across)
    weight = traces.weight.copy()
    found = np.zeros(TERMS)
    for _ in range(ROUNDS):
        free = _from_own_mean(terms, traces.line, weight)
        heights = _from_own_mean(traces.across[:, None], traces.line, weight)[:, 0]
        weighted = free * weight[:, None]
        stiff = STIFFNESS * weight.sum() * np.diag(POWERS**2) * outlier
        found = np.linalg.solve(weighted.T @ free + stiff, weighted.T @ heights)
        rest = np.abs(heights - free @ found)
        weight = traces.weight / (1 + (rest / outlier) ** 2) ** 2
    return found if np.abs(terms @ found).max() < 2 * FARTHEST else np.zeros(TERMS)


def _from_own_mean(values: Floats, line: NDArray[np.int_], weight: Floats) -> Floats:
    """Each value less the weighted mean of its line."""
    total = np.zeros((line.max() + 1, values.shape[1]))
    np.add.at(total, line, values * weight[:, None])
    share = np.bincount(line, weight)
    return values - (total / np.maximum(share, 1e-9)[:, None])[line]
