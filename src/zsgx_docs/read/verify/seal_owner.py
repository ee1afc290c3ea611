"""Tell whose seal it is: the seal's text beside the units the record names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.match import label_form
from zsgx_docs.read.verify.seal_name import spells

MISREAD_SHARE = 2.0
"""Of a name's characters so many times as many may differ as the seal's confidence
leads to expect; a guess."""
LEAST_SLIP = 0.1
"""The share (0..1) of a name's characters that may differ on any seal; a guess."""
MOST_SLIP = 0.4
"""The share (0..1) of a name's characters that may differ at most; a guess."""
HALVES = (2, 1, 2)
"""What a character costs, in halves of one: only in the seal, only in the name (rings lose some), another
in its place; a guess."""
LEVEL = re.compile("[省市县区州旗]|[厅局处所]")
ENDINGS = re.compile(
    "(厅|局|处|所|部|站|社|院|校|系|大学|学校|学院|医院|公司|集团|中心|协会|学会|委员会|办公室|政府)$"
)


def with_owners(
    seals: Sequence[Seal], fields: Sequence[Evidence], unit_paths: Sequence[str]
) -> tuple[Seal, ...]:
    """Return each seal with the path of the unit it names, None where it names none of them.

    Of paths with one unit's name it is the first. Where print hides letters of the seal and the others are
    the unit's, each in its place, it says the unit's name; it is held no surer for that.
    """
    named = {f.path: str(f.value) for f in fields if f.value}
    units = [(path, named[path]) for path in unit_paths if path in named]
    return tuple(_owned(seal, units) for seal in seals)


def _owned(seal: Seal, units: Sequence[tuple[str, str]]) -> Seal:
    owner = _owner(seal, units)
    name = dict(units).get(owner or "", seal.text)
    text = name if seal.text != name and spells(seal.letters, name) else seal.text
    return replace(seal, matches=owner, text=text)


def _owner(seal: Seal, units: Sequence[tuple[str, str]]) -> str | None:
    text = label_form(seal.text)
    wrong = 1 - seal.confidence ** (1 / max(1, len(text)))
    slips = min(MOST_SLIP, LEAST_SLIP + MISREAD_SHARE * wrong)
    scored = [(_difference(text, label_form(name)), path) for path, name in units]
    likely = [(cost, path) for cost, path in scored if text and cost <= slips]
    return min(likely, key=lambda one: one[0])[1] if likely else None


def _difference(text: str, name: str) -> float:
    """Cost a character of the name; 1 for a sister unit, that of another level or with another ending."""
    if not name or _is_sister(text, name):
        return 1.0
    return Levenshtein.distance(name, text, weights=HALVES) / (2 * len(name))


def _is_sister(text: str, name: str) -> bool:
    """Misreading seldom makes one telling word of another."""
    ending, own = ENDINGS.search(text), ENDINGS.search(name)
    if ending and own and ending[1] != own[1]:
        return True
    return not set(LEVEL.findall(text)) <= set(LEVEL.findall(name))
