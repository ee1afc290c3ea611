"""Whose seal is it: the seal's text beside the units the record names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.match.folding import label_form

SAME_UNIT = 70
"""Percent of likeness: seal text is read from a ring and never clean."""


def with_owners(seals: Sequence[Seal], fields: Sequence[Evidence]) -> tuple[Seal, ...]:
    """Each seal with the path of the unit it names, None where it names none of them."""
    units = [(f.path, str(f.value)) for f in fields if f.path.endswith((".name", "applicant")) and f.value]
    return tuple(replace(seal, matches=_owner(seal.text, units)) for seal in seals)


def _owner(text: str, units: Sequence[tuple[str, str]]) -> str | None:
    if not text:
        return None
    words = label_form(text)
    scored = [(fuzz.ratio(words, label_form(name)), path == "applicant.name", path) for path, name in units]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= SAME_UNIT else None
