"""Dashes that recognition took for 一, known by the phrases that they join: 技术攻关—成果转化—人才培养.

Phrases of one length, parted by two 一 or more, with nothing else between two marks of punctuation, are no
sentence that anybody writes. Where a stroke among them has the shape of a dash too, there is no doubt left;
else what is changed here is doubted, so that a person looks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.scan.dashes import DASH, DISPUTED, ONE

_CHINESE_RUN = re.compile(r"[\u4e00-\u9fff—]+")
SHORTEST, LONGEST = 2, 8
"""Characters of a phrase."""
SETTLED = 0.97
"""The trust in a dash that both its shape, or its neighbour's, and the phrases speak for. In forged bilevel
pages of five seeds all such were dashes."""


def with_dash_chains(text: Passage) -> Passage:
    """The passage with such 一 as dashes; doubted, with 一 as alternative, where no shape bears them out."""
    changed: dict[int, Mark] = {}
    for run in _CHINESE_RUN.finditer(text.text):
        joints = [run.start() + at for at in _joints(run.group())]
        seen = any(text.text[at] == DASH for at in joints)
        changed |= {at: (_settled if seen else _doubted)(text.marks[at]) for at in joints}
    if not changed:
        return text
    marks = tuple(changed.get(at, mark) for at, mark in enumerate(text.marks))
    return Passage("".join(DASH if at in changed else c for at, c in enumerate(text.text)), marks)


def _joints(run: str) -> list[int]:
    """Where 一 or dashes stand between phrases of one length that make up the run."""
    joints = [at for at, character in enumerate(run) if character in (ONE, DASH)]
    if len(joints) < 2:
        return []
    lengths = {b - a - 1 for a, b in pairwise([-1, *joints, len(run)])}
    (length, *others) = lengths
    return joints if not others and SHORTEST <= length <= LONGEST else []


def _settled(mark: Mark) -> Mark:
    return replace(mark, confidence=max(mark.confidence, SETTLED))


def _doubted(mark: Mark) -> Mark:
    return replace(mark, confidence=min(mark.confidence, DISPUTED), alternatives=(ONE,))
