"""Decode a recogniser's probabilities to characters with place, confidence and second choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.ocr.engine import Character, Recognition
from zsgx_docs.ocr.simplified import simplified

Probabilities = NDArray[np.float32]
"""(steps, classes), each step summing to 1."""

BLANK = 0
"""Class of no character; by definition of the model."""
ALTERNATIVES = 3
"""Second choices kept of a character; a guess."""
FAINTEST_ALTERNATIVE = 0.002
"""Probability (0..1) from which a second choice is kept; a guess."""
FAINTEST_GAP = 0.01
"""Probability (0..1) from which an unread character is told of; a guess."""
SAME_SIGN = str.maketrans("–―─—“”‘’•・。", "----\"\"''··.")
HALF_WIDTH = 0.55
"""Heights of the crop that a character reaches at most from its middle; a guess about square characters."""


def decode(
    probabilities: Probabilities, characters: Sequence[str], aspect: float, used: float
) -> Recognition:
    """Decode one crop greedily.

    `probabilities` is (steps, classes) with the blank in class 0; `characters[i]` is what class i + 1 stands
    for, the last being the space; `aspect` is width / height of the crop, which fills the share `used` of the
    steps; padding is the rest.
    """
    runs = _runs(probabilities)
    width = max(1.0, len(probabilities) * used)
    middles = [(_middle(probabilities, run) + 0.5) / width for run in runs]
    spans = _spans(middles, HALF_WIDTH / max(aspect, 0.01))
    gaps = _gaps(probabilities, runs)
    return Recognition(
        tuple(
            _character(probabilities, run, span, gap, characters)
            for run, span, gap in zip(runs, spans, gaps, strict=True)
        )
    )


class _Run(NamedTuple):
    """Steps `start` to before `stop` agree on one character, most surely at `peak`."""

    start: int
    stop: int
    peak: int


def _runs(probabilities: Probabilities) -> list[_Run]:
    best = probabilities.argmax(axis=1)
    top = probabilities[np.arange(len(best)), best]
    edges = np.flatnonzero(np.diff(best)) + 1
    bounds = [0, *edges.tolist(), len(best)]
    return [_Run(a, b, a + int(top[a:b].argmax())) for a, b in pairwise(bounds) if b > a and best[a] != BLANK]


def _middle(probabilities: Probabilities, run: _Run) -> float:
    weights = 1.0 - probabilities[run.start : run.stop, BLANK]
    return float(np.average(np.arange(run.start, run.stop), weights=weights))


def _spans(middles: Sequence[float], reach: float) -> list[tuple[float, float]]:
    """Each character's share of the width: half way to its neighbours, at most `reach` from its middle."""
    borders = [(a + b) / 2 for a, b in pairwise(middles)]
    lefts = [max(0.0, m - reach) for m in middles]
    rights = [min(1.0, m + reach) for m in middles]
    for i, border in enumerate(borders):
        rights[i] = min(rights[i], border)
        lefts[i + 1] = max(lefts[i + 1], border)
    return [(min(a, 1.0), max(min(a, 1.0), b)) for a, b in zip(lefts, rights, strict=True)]


def _gaps(probabilities: Probabilities, runs: Sequence[_Run]) -> list[float]:
    """After each run: the best chance of a character that its neighbours do not account for."""
    following = [*(r.start for r in runs[1:]), len(probabilities)][: len(runs)]
    return [_unread(probabilities, run, stop) for run, stop in zip(runs, following, strict=True)]


def _unread(probabilities: Probabilities, run: _Run, stop: int) -> float:
    between = probabilities[run.stop : stop]
    known = [BLANK, probabilities.shape[1] - 1, int(probabilities[run.peak].argmax())]
    if stop < len(probabilities):
        known.append(int(probabilities[stop].argmax()))
    left = 1.0 - between[:, sorted(set(known))].sum(axis=1)
    worth = left > FAINTEST_GAP
    if not worth.any():
        return 0.0
    rest = between[worth]
    rest[:, known] = 0.0
    return float(rest.max())


def _character(
    probabilities: Probabilities,
    run: _Run,
    span: tuple[float, float],
    gap: float,
    characters: Sequence[str],
) -> Character:
    kinds = _by_kind(_offers(probabilities[run.peak], characters))
    best, *others = sorted(kinds, key=lambda kind: -sum(kind.values()))
    text, *variants = sorted(best, key=lambda c: -best[c])
    alternatives = [max(kind, key=lambda c: kind[c]) for kind in others]
    return Character(
        text=text,
        confidence=min(1.0, sum(best.values())),
        start=span[0],
        end=span[1],
        alternatives=tuple((alternatives + variants)[:ALTERNATIVES]),
        gap=gap,
    )


def _offers(step: NDArray[np.float32], characters: Sequence[str]) -> dict[str, float]:
    """What one step holds possible; a traditional letter speaks for its simplified form."""
    offers: dict[str, float] = {}
    for i in np.flatnonzero(step > FAINTEST_ALTERNATIVE).tolist():
        if i != BLANK:
            text = simplified(characters[i - 1])
            offers[text] = offers.get(text, 0.0) + float(step[i])
    return offers


def _by_kind(offers: dict[str, float]) -> list[dict[str, float]]:
    """Characters that differ only in width or style are one kind: hesitating between them is no doubt."""
    kinds: dict[str, dict[str, float]] = {}
    for text, likely in offers.items():
        plain = unicodedata.normalize("NFKC", text).translate(SAME_SIGN)
        kinds.setdefault(plain, {})[text] = likely
    return list(kinds.values())
