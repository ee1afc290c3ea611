"""Know labels that a seal has run into: what is certain of them must agree, what is doubtful need not.

A template's own words are not worth a recogniser's certainty; but a character read surely that is not the
label's makes it another one.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import LCSseq

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors.normalise import fold, label_form

SURE = 0.9
"""The confidence (0..1) from which a character was read for certain; a guess."""
SHORTEST = 2
"""Characters; a shorter label may be part of any text."""
MOST_BESIDE = 3
"""Doubtful characters that may stand in a cell beside the whole label; a guess."""
STROKES = frozenset("1Il|丨!/\\-—_.,'`·、:;()[]")
"""What an arc or a rule is read as."""


def shows_label(names: Iterable[str], text: Passage) -> bool:
    """Tell whether all of a label, by one of its names, is there, and beside it only doubtful characters."""
    said, sure = _characters(text)
    likely = [n for n in names if len(n) >= SHORTEST and 0 < len(said) - len(n) <= MOST_BESIDE]
    return any(LCSseq.similarity(name, said) == len(name) and _has_in_order(name, sure) for name in likely)


def may_be_label(name: str, text: Passage) -> bool:
    """Tell whether a cell, of which something is seen, may be the label if it could be no other."""
    said, sure = _characters(text)
    if len(sure) == len(said) or len(said) > len(name) + MOST_BESIDE:
        return False
    return not set(name).isdisjoint(said) and _has_in_order(name, sure)


def without_debris(text: str) -> str | None:
    """Drop strokes of a seal or a rule beside a label: `11 工作单位`; None where there are none."""
    parts = text.split()
    words = [part for part in parts if not set(part) <= STROKES]
    return label_form("".join(words)) if 0 < len(words) < len(parts) else None


def _characters(text: Passage) -> tuple[str, str]:
    """All of a cell that counts in labels, and what of it was read surely."""
    read = [(fold(c), mark.confidence) for c, mark in zip(text.text, text.marks, strict=True)]
    solid = [(c, sure) for c, sure in read if label_form(c) and not c.isspace()]
    return "".join(c for c, _ in solid), "".join(c for c, sure in solid if sure >= SURE)


def _has_in_order(name: str, characters: str) -> bool:
    rest = iter(name)
    return all(c in rest for c in characters)
