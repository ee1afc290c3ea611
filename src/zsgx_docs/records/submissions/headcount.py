"""Find how many people a class is for (计划人数) in the prose of its application form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zsgx_docs.records.submissions.inferred import PROSE, Inferred, sentences
from zsgx_docs.records.submissions.people import SMALLEST, Mention, Sense, mentions

LARGEST = 300
"""People from which a class is doubted: a guess; the notices ask for 50 to 70."""
ASKED = ("participants", "content_and_methods", "purpose")
"""The blanks whose prose may say it; the first is where the form asks for it."""


def headcount(record: Mapping[str, Any]) -> Inferred:
    """Return how many people the class is for; with a doubt where several numbers could be meant."""
    year = record.get("programme_year")
    found = [
        mention
        for field in ASKED
        for sentence in sentences(record, field)
        for mention in mentions(sentence, field, year if isinstance(year, int) else None)
    ]
    meant = [mention for field in ASKED for mention in _meant([m for m in found if m.field == field])]
    told = _distinct(meant)
    if not told:
        return Inferred(doubt=_instead(found))
    own = [mention for mention in told if mention.field == ASKED[0]] or told
    several = _said("计划人数不一", told) if len(told) > 1 else None
    if len(own) > 1:
        return Inferred(doubt=several)
    large = f"计划人数{own[0].shown}超出一个班的规模" if own[0].people > LARGEST else None
    return Inferred(own[0].shown, own[0].quote, "；".join(d for d in (several, large) if d) or None)


def _meant(found: Sequence[Mention]) -> list[Mention]:
    """What may be the number of all trainees, by the plainest words that there are; nothing of terms."""
    if _in_sense(found, "each"):
        return []
    plans, totals = _distinct(_in_sense(found, "plan")), _distinct(_in_sense(found, "total"))
    bare = [mention for mention in _in_sense(found, "bare") if mention.people <= LARGEST]
    if totals:
        added_up = sum(plan.people for plan in plans) == totals[-1].people
        return totals if added_up else _distinct([*totals, *plans])
    if len(plans) == 1 and bare and sum(one.people for one in bare) != plans[0].people:
        return _distinct([*plans, *bare])
    return plans or _distinct(_in_sense(found, "bound")) or _distinct(bare)


def _in_sense(found: Sequence[Mention], sense: Sense) -> list[Mention]:
    return [mention for mention in found if mention.sense == sense]


def _distinct(found: Sequence[Mention]) -> list[Mention]:
    """The first mention of each number."""
    return list({mention.shown: mention for mention in reversed(found)}.values())[::-1]


def _instead(found: Sequence[Mention]) -> str | None:
    """What is said where nothing is said of all the trainees: of terms, or of some trainees."""
    if _in_sense(found, "each"):
        told = [mention for mention in found if mention.sense in ("each", "plan", "total")]
        return _said("计划人数按期次写，总数不定", _distinct(told))
    parts = [mention for mention in _in_sense(found, "part") if mention.people >= SMALLEST]
    return _said("计划人数没有写总数", _distinct(parts)) if parts else None


def _said(start: str, found: Sequence[Mention]) -> str:
    """What each blank says: 研修对象60人、45人，研修内容50人."""
    fields = dict.fromkeys(mention.field for mention in found)
    numbers = ("、".join(m.shown for m in found if m.field == field) for field in fields)
    told = (f"{PROSE[field]}写{said}" for field, said in zip(fields, numbers, strict=True))
    return f"{start}：{'，'.join(told)}"
