"""Dashes that recognition took for 一, known by the phrases that they join: 技术攻关—成果转化—人才培养.

Phrases of one length, parted by two 一 or more, with nothing else between two marks of punctuation, are no
sentence that anybody writes. What is changed here is always doubted, so that a person looks.
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


def with_dash_chains(text: Passage) -> Passage:
    """The passage with such 一 as dashes, each doubted, with 一 as the other reading."""
    changed = {at for run in _CHINESE_RUN.finditer(text.text) for at in _joints(run.group(), run.start())}
    if not changed:
        return text
    marks = tuple(_doubted(mark) if at in changed else mark for at, mark in enumerate(text.marks))
    return Passage("".join(DASH if at in changed else c for at, c in enumerate(text.text)), marks)


def _joints(run: str, start: int) -> list[int]:
    """Where 一 stands between phrases of one length that make up the run."""
    joints = [at for at, character in enumerate(run) if character in (ONE, DASH)]
    if len(joints) < 2 or not any(run[at] == ONE for at in joints):
        return []
    lengths = {b - a - 1 for a, b in pairwise([-1, *joints, len(run)])}
    (length, *others) = lengths
    if others or not SHORTEST <= length <= LONGEST:
        return []
    return [start + at for at in joints if run[at] == ONE]


def _doubted(mark: Mark) -> Mark:
    return replace(mark, confidence=min(mark.confidence, DISPUTED), alternatives=(ONE,))
