"""Tells whether every seal is there that a paper must carry, and names the right unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rapidfuzz.distance import LCSseq

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.template.template import WantedSeal

LEGIBLE = 0.6
"""Confidence below which the text of a seal may name any unit; chosen on forged scans."""
CERTAIN = 0.9
"""Confidence from which even a single letter, or a whole unit's name where a longer one should stand, is
believed: a guess."""
CONTRADICTING = 2
"""Letters, fewer than which may be misread: a guess; those merely missing may be worn off or hidden."""
NAME_SEAL = 65.0
"""Points: a square seal smaller than this (23 mm) is a person's; a guess."""
WHOLE_NAME = re.compile("(厅|局|处|所|部|站|社|院|校|学|公司|集团|中心|协会|学会|委员会|办公室|政府)$")
BESIDE = 20.0
"""Points by which a seal may miss its place: a guess."""


class CheckedPaper(Protocol):
    """What was read of one paper."""

    @property
    def fields(self) -> Sequence[Evidence]: ...

    @property
    def seals(self) -> Sequence[Seal]: ...


def seal_findings(
    wanted: Iterable[WantedSeal], paper: CheckedPaper, sheets: Sequence[Sheet] = ()
) -> list[Finding]:
    """Return what is wrong with the seals of a paper read from `sheets`, at most one a wanted seal."""
    found = (_finding(one, paper, sheets) for one in wanted)
    return [finding for finding in found if finding is not None]


def _finding(wanted: WantedSeal, paper: CheckedPaper, sheets: Sequence[Sheet]) -> Finding | None:
    leaves = {leaf.path: leaf for leaf in paper.fields}
    place = leaves.get(wanted.place) if wanted.place else None
    seals = [seal for seal in paper.seals if not _is_name_seal(seal)]
    if wanted.unit is None and place is not None:
        seals = [seal for seal in seals if _touches(seal, place)]
    if not seals:
        unread = wanted.place is not None and (place is None or not place.boxes)
        if unread:
            return _not_read(wanted)
        in_part = next((sheet.page for sheet in sheets if not sheet.whole), None)
        return _missing(wanted) if in_part is None else _not_seen(wanted, in_part)
    return _named_wrongly(wanted, leaves, seals) if wanted.unit else None


def _named_wrongly(
    wanted: WantedSeal, leaves: Mapping[str, Evidence], seals: Sequence[Seal]
) -> Finding | None:
    """Unless one of the seals is that of the unit."""
    unit = leaves.get(wanted.unit or "")
    named = str(unit.value) if unit and unit.value else None
    if any(_names(seal, named, leaves) for seal in seals):
        return None
    if named is None or not all(_contradicts(seal, named) for seal in seals):
        return _illegible(wanted, named)
    return _of_another(wanted, named, seals)


def _contradicts(seal: Seal, named: str) -> bool:
    """Whether it surely names another unit: by letters that the unit's name does not have there."""
    text, name = _letters(seal.text), _letters(named)
    if seal.confidence < LEGIBLE or not text:
        return False
    strange = len(text) - LCSseq.similarity(text, name)
    if seal.confidence >= CERTAIN:
        return strange > 0 or (len(name) - len(text) >= CONTRADICTING and bool(WHOLE_NAME.search(text)))
    return strange >= CONTRADICTING


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _is_name_seal(seal: Seal) -> bool:
    return seal.shape == "square" and max(seal.box.width, seal.box.height) < NAME_SEAL


def _touches(seal: Seal, place: Evidence) -> bool:
    if seal.place is not None:
        return seal.place == place.place
    return any(page == seal.page and box.grown(BESIDE).overlap(seal.box) > 0 for page, box in place.boxes)


def _names(seal: Seal, unit: str | None, leaves: Mapping[str, Evidence]) -> bool:
    owner = leaves.get(seal.matches) if seal.matches else None
    return owner is not None and unit is not None and str(owner.value) == unit


def _missing(wanted: WantedSeal) -> Finding:
    message = f"未见{wanted.of}印章：按{wanted.rule}“{wanted.basis}”，应加盖{wanted.of}印章。"
    return Finding(wanted.rule, "error", "violated", wanted.paths, message, wanted.basis)


def _not_read(wanted: WantedSeal) -> Finding:
    message = f"盖章处所在的页没有读到，无法判断是否按{wanted.rule}“{wanted.basis}”加盖了{wanted.of}印章。"
    return Finding(wanted.rule, "info", "cannot_tell", wanted.paths, message, wanted.basis)


def _not_seen(wanted: WantedSeal, page: int) -> Finding:
    cause = f"第 {page} 页不是整张纸（被裁切，或看不出纸有多大）"
    message = f"{cause}，无法判断是否按{wanted.rule}“{wanted.basis}”加盖了{wanted.of}印章，请核对原件。"
    return Finding(wanted.rule, "info", "cannot_tell", wanted.paths, message, wanted.basis)


def _illegible(wanted: WantedSeal, named: str | None) -> Finding:
    whose = f"“{named}”" if named else f"{wanted.of}"
    message = f"盖有印章，但无法认定是否为{whose}的印章，请对照{wanted.rule}“{wanted.basis}”人工核对。"
    return Finding(wanted.rule, "info", "cannot_tell", wanted.paths, message, wanted.basis)


def _of_another(wanted: WantedSeal, named: str, seals: Sequence[Seal]) -> Finding:
    read = "、".join(f"“{text}”" for text in dict.fromkeys(seal.text for seal in seals))
    message = f"印章读作{read}，与{wanted.of}“{named}”不一致：{wanted.rule}要求“{wanted.basis}”。"
    return Finding(wanted.rule, "warning", "violated", wanted.paths, message, wanted.basis)
