"""Tell whether the letters read on a seal are those of a unit's name, others hidden between them.

Letters stand at equal distances along a ring. Those that were read surely must be the name's, each in its
place; where letters are missing or doubtful there must be just the room for the name's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from zsgx_docs.model.sheet import SealLetter

SURE = 0.7
"""Confidence (0..1) from which a letter that the name does not have there speaks against it; a guess."""
SEEN = 0.5
"""Share of a name's letters that must have been read, each in its place, at least; a guess."""
OFF = 0.4
"""Distances between letters by which one may stand off its place; a guess: half of one is the next place."""
FEWEST = 3
"""Letters from which it shows at what distances they stand: two always fit."""


def spells(letters: Sequence[SealLetter], name: str) -> bool:
    """Tell whether a ring on which these letters were read bears this name, as far as can be seen."""
    read = "".join(letter.text for letter in letters)
    places = _places(read, name)
    if len(places) < max(FEWEST, SEEN * len(name)) or any(len(letter.text) != 1 for letter in letters):
        return False
    own, middles = np.array(list(places.values())), np.array([letters[i].middle for i in places])
    step, start = np.polyfit(own, middles, 1)
    if step <= 0:
        return False
    stands = [(letter.middle - start) / step for letter in letters]
    return all(
        abs(stand - places[i]) < OFF if i in places else _may_be_hidden(letter, stand, places, name)
        for i, (letter, stand) in enumerate(zip(letters, stands, strict=True))
    )


def _places(read: str, name: str) -> dict[int, int]:
    """For the letters read that the name has in this order, their places in it."""
    return {
        same.src_start + step: same.dest_start + step
        for same in LCSseq.opcodes(read, name)
        if same.tag == "equal"
        for step in range(same.src_end - same.src_start)
    }


def _may_be_hidden(letter: SealLetter, stand: float, places: dict[int, int], name: str) -> bool:
    """Whether a letter that is not the name's may be a bad look at one that is, or at two."""
    missing = [place for place in range(len(name)) if place not in places.values()]
    return letter.confidence < SURE and any(abs(stand - place) < 1 for place in missing)
