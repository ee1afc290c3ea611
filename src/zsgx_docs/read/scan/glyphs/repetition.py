"""Tell type from a hand by what repeats itself: type draws a character alike each time, a hand never does.

So a face that looks like handwriting, and that nobody here has, is known for print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from zsgx_docs.read.scan.glyphs.descriptors import Shapes

ALIKE = 0.008
"""Distance (1 - cosine) up to which two glyphs of one character are the same drawing. Type comes to .0005 at
300 dots an inch and .004 at 150, forged hands to .02 and more; measured on a running-hand face and three
hands."""
SHARE = 0.6
"""The share (0..1) of repeated characters that must be drawn alike; a guess."""
ENOUGH = 8
"""Glyphs of repeated characters from which that tells anything; a guess."""


def repeats_itself(texts: Sequence[str], shapes: Shapes) -> bool:
    """Tell whether glyphs are type: `shapes` has a row for each of the characters `texts`."""
    nearest = [gap for gaps in _gaps(texts, shapes) for gap in gaps]
    alike = sum(gap <= ALIKE for gap in nearest)
    return len(nearest) >= ENOUGH and alike >= SHARE * len(nearest)


def _gaps(texts: Sequence[str], shapes: Shapes) -> list[list[float]]:
    """For each character that stands more than once, the distance of each glyph from its nearest like."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        places[text].append(number)
    found = []
    for same in (numbers for numbers in places.values() if len(numbers) > 1):
        apart = 1.0 - shapes[same] @ shapes[same].T
        np.fill_diagonal(apart, np.inf)
        found.append(apart.min(axis=1).tolist())
    return found
