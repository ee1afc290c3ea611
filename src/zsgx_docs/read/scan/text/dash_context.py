"""Tell dashes and 一 by the words beside them, where their shape leaves them in doubt.

Phrases of one length, parted by two strokes or more, with nothing else between two marks of punctuation, are
joined by dashes: 技术攻关—成果转化—人才培养. No sentence that anybody writes is so, unless a stroke is
part of a word, as in 统一 or 一线. There is no doubt left where one of them has a dash's shape too, or where
the phrases are long; else what is changed here is doubted, so that a person looks. A stroke that is part of
such a word is 一.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.scan.text.dash_shape import DASH, DISPUTED, ONE

_CHINESE_RUN = re.compile(r"[\u4e00-\u9fff—-]+")
_IN_A_WORD = re.compile(
    r"(?:(?<=第)|(?<=唯)|(?<![系传血正]统)(?<=统))[-—一](?=[\u4e00-\u9fff])"
    r"|(?<=新)[-—一](?=[代轮])"
    r"|(?<=[\u4e00-\u9fff])[-—一](?=[般致些名批种切旦律流]|线(?![上下路])|体化|定(?![期制位价向]))"
)
"""The stroke of 第一, 统一, 一般, 一线 and the like, where it can be no dash: 系统—平台, 理论—线上."""
_HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
"""A hyphen between Chinese characters, where print has a dash or 一."""
_BETWEEN_FIGURES = re.compile(r"(?<=[\d月日号])一(?=\d)")
"""A stroke from one day or figure to the next: 5月11日一15日."""
SHORTEST, LONGEST = 2, 8
"""Characters of a phrase; a guess."""
LONG = 3
"""Characters of phrases that need no shape to bear them out; a guess."""
SETTLED = fitted_values(__package__)["settled"]
"""Trust (0..1) in a dash that phrases and a shape, its own or its neighbour's, speak for, and in 一 where a
word does; fitted on forged bilevel pages."""
HYPHEN = "-"
DASHES = frozenset((DASH, *"–-－―─…"))
Told = Callable[[Mark], Mark]


def with_dash_chains(text: Passage) -> Passage:
    """Return the passage with such 一 as dashes, and dashes in words as 一."""
    words = {found.start() for found in _IN_A_WORD.finditer(text.text)}
    changed: dict[int, tuple[str, Mark]] = {
        at: (ONE, _settled(text.marks[at])) for at in words if _is_open(text.text[at], text.marks[at])
    }
    changed |= {
        found.start(): (DASH, _settled(text.marks[found.start()]))
        for found in _BETWEEN_FIGURES.finditer(text.text)
    }
    for run in _CHINESE_RUN.finditer(text.text):
        joints = [run.start() + at for at in _joints(run.group())]
        if not joints or not words.isdisjoint(joints):
            continue
        seen = any(text.text[at] in (DASH, HYPHEN) for at in joints)
        is_long = joints[1] - joints[0] > LONG
        told: Told = _settled if seen or is_long else _doubted
        changed |= {at: (DASH, told(text.marks[at])) for at in joints}
    changed |= {
        at: (HYPHEN, _in_doubt(text.marks[at]))
        for at in (found.start() for found in _HYPHEN.finditer(text.text))
        if at not in changed
    }
    if not changed:
        return text
    marks = tuple(changed[at][1] if at in changed else mark for at, mark in enumerate(text.marks))
    return Passage("".join(changed[at][0] if at in changed else c for at, c in enumerate(text.text)), marks)


def _is_open(character: str, mark: Mark) -> bool:
    """Whether the stroke was held possible to be 一, or nothing but that and a dash: a worn 二 is neither."""
    if character != ONE:
        return character == HYPHEN or ONE in mark.alternatives
    return DASH in mark.alternatives and DASHES.issuperset(mark.alternatives)


def _joints(run: str) -> list[int]:
    """Where 一 or dashes stand between phrases of one length that make up the run."""
    joints = [at for at, character in enumerate(run) if character in (ONE, DASH, HYPHEN)]
    if len(joints) < 2:
        return []
    lengths = {b - a - 1 for a, b in pairwise([-1, *joints, len(run)])}
    (length, *others) = lengths
    return joints if not others and SHORTEST <= length <= LONGEST else []


def _in_doubt(mark: Mark) -> Mark:
    others = (ONE, DASH, *(other for other in mark.alternatives if other not in (ONE, DASH)))
    return replace(mark, confidence=min(mark.confidence, DISPUTED), alternatives=others)


def _settled(mark: Mark) -> Mark:
    return replace(mark, confidence=max(mark.confidence, SETTLED))


def _doubted(mark: Mark) -> Mark:
    return replace(mark, confidence=min(mark.confidence, DISPUTED), alternatives=(ONE,))
