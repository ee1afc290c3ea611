"""Make of characters' confidence a value's: how sure it is, and whether a person should look."""

from __future__ import annotations

import math
from collections.abc import Mapping

from zsgx_docs.model.evidence import CharacterDoubt, Grounds, Group
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.verify.value import Value
from zsgx_docs.values import kinds

RISKY = 0.97
"""The chance (0..1) of being right below which a value needs a person's look; chosen on forged scans."""
RISKY_PROSE = 0.93
"""The same of prose, of which more may be amiss before it misleads; chosen on forged scans."""
AT_FIRST_SIGHT: Mapping[Group, float] = {"figures": 0.98, "name": 0.98, "text": 0.98, "checked": 0.5}
"""The sureness (0..1), by group, beyond which values are not read a second time; chosen on forged scans."""
UNSURE_AMONG_DOUBTED = 0.9
"""The same in a value that is flagged for its characters: a guess; the weakest is shown whatever it has."""
UNSURE_CHARACTER = 0.6
"""The confidence (0..1) below which a character is shown as doubtful; chosen on forged scans."""
SURE_STROKE = 0.97
"""The confidence (0..1) below which a lone horizontal stroke may as well be a dash;
chosen on forged scans."""
GOOD_FIT = 0.75
"""The likeness (0..1) of a label's words to the template's from which they are taken for
it; chosen on forged scans."""
UNSURE = "字迹识别把握不大"
READ_OTHERWISE = "两次识别结果不一致"
PROSE_UNSURE = "文中有{count}处字迹把握不大"


def appraised(value: Value) -> Grounds:
    """Tell what speaks for a value: the group it is judged with, and what its characters promise."""
    reading = value.reading
    if reading.tick is not None:
        return Grounds("tick" if not reading.observations else "remarked", reading.tick_confidence)
    return Grounds(_group(value), _sureness(reading.text, value.field.kind))


def _group(value: Value) -> Group:
    kind = kinds[value.field.kind]
    if value.reading.observations or value.remarks or value.parsed.doubt or value.reading.fit < GOOD_FIT:
        return "chosen" if value.weight == "chosen" else "remarked"
    if not value.text:
        return "empty"
    if value.weight == "agreed":
        return "agreed_figures" if kind.is_figures or kind.self_check else "agreed"
    if value.weight == "split":
        return "split"
    if value.weight == "vouched" or kind.self_check:  # what is misread is seldom of such a kind at all
        return "checked"
    if kind.is_figures:
        return "figures"
    return "name" if kind.name == "name" else "prose" if kind.is_prose else "text"


def deserves_second_look(value: Value) -> bool:
    """Tell whether a second reading could make a value surer: its characters alone are in doubt."""
    grounds = appraised(value)
    return grounds.sureness < AT_FIRST_SIGHT.get(grounds.group, 0.0)


def is_risky(kind: str, confidence: float) -> bool:
    """Tell whether a person should look at a value of that chance of being right."""
    return confidence < (RISKY_PROSE if kinds[kind].is_prose else RISKY)


def _sureness(text: Passage, kind: str) -> float:
    """The chance that every character is right; for prose, the expected share of right ones.

    The sign that ends a date can be no other, nor does anything come after it.
    """
    found = [m.confidence for c, m in zip(text.text, text.marks, strict=True) if not c.isspace()]
    if len(found) > 1 and text.text.rstrip()[-1] in kinds[kind].last_signs:
        del found[-1]
    return sum(found) / len(found) if kinds[kind].is_prose and found else math.prod(found)


def character_doubts(text: Passage, least: float = UNSURE_CHARACTER) -> tuple[CharacterDoubt, ...]:
    """List the characters that are less sure than that, with their other readings."""
    return tuple(
        CharacterDoubt(i, i + 1, mark.alternatives, mark.page, mark.box)
        for i, (character, mark) in enumerate(zip(text.text, text.marks, strict=True))
        if (mark.confidence < least and not character.isspace()) or _may_be_dash(character, mark)
    )


def doubts_of_flagged(text: Passage) -> tuple[CharacterDoubt, ...]:
    """List the characters for which a value is flagged that has none below the usual measure."""
    weakest = min(
        (m.confidence for c, m in zip(text.text, text.marks, strict=True) if not c.isspace()), default=0
    )
    return character_doubts(text, max(UNSURE_AMONG_DOUBTED, math.nextafter(weakest, 2)))


def doubt_of(value: Value, confidence: float) -> str | None:
    """Say why a person should look at the characters read; None also where a remark says it already."""
    kind, text = value.field.kind, value.text
    if _group(value) in ("remarked", "chosen", "empty"):
        return None
    if kinds[kind].is_prose:
        dashes = any(map(_may_be_dash, text.text, text.marks))
        doubtful = max(1, len(character_doubts(text)))
        return PROSE_UNSURE.format(count=doubtful) if dashes or is_risky(kind, confidence) else None
    if value.weight == "split":
        return READ_OTHERWISE
    return UNSURE if is_risky(kind, confidence) else None


def _may_be_dash(character: str, mark: Mark) -> bool:
    """一 and — are one stroke: recognition takes one for the other even when fairly sure."""
    return character == "一" and "—" in mark.alternatives and mark.confidence < SURE_STROKE
