"""From characters' confidence to a value's: how sure it is, and whether a person should look."""

from __future__ import annotations

import math
from collections.abc import Sequence

from zsgx_docs.model.evidence import CharacterDoubt, Evidence
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Seal

SURE = 0.90
"""A short value surer than this needs no look for its characters' sake."""
PROSE_SLIPS = 0.004
"""Expected share of wrong characters from which prose needs a look."""
SURE_NAME = 0.97
"""As much for a person's name: nothing else on the paper would show it to be wrong."""
UNSURE_CHARACTER = 0.6
SURE_STROKE = 0.97
"""A lone horizontal stroke less sure than this may as well be a dash."""
COVERED = 0.15
"""The share of a field's place, or of the seal, that must lie on the other."""
UNDER_SEAL = "印章压在此处，可能有字没有读出"
UNSURE = "字迹识别把握不大"
PROSE_UNSURE = "文中有{count}处字迹把握不大"


def value_confidence(text: Passage) -> float:
    """The chance that every character is right."""
    return math.prod(_confidences(text))


def prose_confidence(text: Passage) -> float:
    """The expected share of right characters."""
    found = _confidences(text)
    return sum(found) / len(found) if found else 1.0


def character_doubts(text: Passage) -> tuple[CharacterDoubt, ...]:
    """The characters that are less than fairly sure, with their other readings."""
    return tuple(
        CharacterDoubt(i, i + 1, mark.alternatives, mark.page, mark.box)
        for i, (character, mark) in enumerate(zip(text.text, text.marks, strict=True))
        if (mark.confidence < UNSURE_CHARACTER and not character.isspace()) or _may_be_dash(character, mark)
    )


def doubt_of(text: Passage, kind: str) -> str | None:
    """Why a person should look at what was read, or None."""
    if kind == "prose":
        doubtful = len(character_doubts(text))
        slips = 1.0 - prose_confidence(text)
        unsure = slips > PROSE_SLIPS or any(map(_may_be_dash, text.text, text.marks))
        return PROSE_UNSURE.format(count=max(1, doubtful)) if unsure else None
    return UNSURE if value_confidence(text) < (SURE_NAME if kind == "name" else SURE) else None


def _may_be_dash(character: str, mark: Mark) -> bool:
    """一 and — are one stroke: recognition takes one for the other even when fairly sure."""
    return character == "一" and "—" in mark.alternatives and mark.confidence < SURE_STROKE


def doubted_under_seals(fields: Sequence[Evidence], seals: Sequence[Seal]) -> list[Evidence]:
    """An empty field on which a dark seal stands may hide what was written: nothing lifts such a seal."""
    dark = [(seal.page, seal.box) for seal in seals if seal.colour == "dark"]

    def covered(field: Evidence) -> bool:
        return any(
            page == seal_page and box.overlap(seal) > COVERED * min(box.area, seal.area)
            for page, box in field.boxes
            for seal_page, seal in dark
        )

    return [f.doubted(UNDER_SEAL) if not f.text.strip() and covered(f) else f for f in fields]


def _confidences(text: Passage) -> list[float]:
    return [m.confidence for c, m in zip(text.text, text.marks, strict=True) if not c.isspace()]
