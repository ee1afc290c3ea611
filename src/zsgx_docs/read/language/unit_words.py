"""Know what units are called: words that names of authorities, schools, institutes and firms are made of.

They help to choose between readings that the ink allows, never to make one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

WORDS = Path(__file__).with_suffix(".txt").read_text("utf-8").split()
PAIRS = frozenset(pair for word in WORDS for pair in pairwise(word))
KNOWN = 0.35
"""What a pair of letters known from such words adds to their votes; a guess."""
WEAKEST = 0.04
"""The votes that a letter needs of its own to be held possible; a guess."""


def likelier(slots: Sequence[Mapping[str, float]]) -> list[str]:
    """Choose a letter for each slot: that of the most votes, or of those near it what makes known words."""
    if not slots:
        return []
    best: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
    for slot in slots:
        top = max(slot.values())
        allowed = {t: v for t, v in slot.items() if v >= WEAKEST or v == top}
        following: dict[str, tuple[float, list[str]]] = {}
        for text, votes in allowed.items():
            following[text] = max(
                (score + votes + KNOWN * ((last, text) in PAIRS), [*told, text])
                for last, (score, told) in best.items()
            )
        best = following
    return max(best.values())[1]


def plausibility(text: str) -> float:
    """Measure the share (0..1) of a text's neighbouring letters that stand so in such words."""
    pairs = list(pairwise(text))
    return sum(pair in PAIRS for pair in pairs) / len(pairs) if pairs else 0.0
