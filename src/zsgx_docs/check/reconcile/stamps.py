"""Hold the seals of a scan against those that its paper must carry, of the units that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zsgx_docs.check.reconcile.folding import is_same_value
from zsgx_docs.check.reconcile.matching import FilePaper
from zsgx_docs.check.reconcile.outcome import SealVerdict, StampedSeal
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.sheet import Seal
from zsgx_docs.template.template import WantedSeal


@dataclass(frozen=True)
class Stamps:
    """The seals of one paper of the scan, and those that it must carry."""

    wanted: Sequence[WantedSeal]
    scan: FilePaper
    word: FilePaper
    paper: int

    def judged(self) -> list[StampedSeal]:
        """Return each seal with what it is to the paper."""
        return [self._judged(seal) for seal in self.scan.seals]

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong: a seal that is missing or another's, then one on another page."""
        for one in self.wanted:
            own = [stamped for stamped in self.judged() if self._is_of(stamped.seal, one)]
            yield from (finding for finding in self.scan.findings if finding.rule == one.rule and not own)
            if own and all(stamped.verdict == "other_page" for stamped in own):
                yield _on_other_page(one, own[0], sorted(self._pages_of(one)))

    def _judged(self, seal: Seal) -> StampedSeal:
        own = next((one for one in self.wanted if self._is_of(seal, one)), None)
        unit = _value(self._on_scan, own.unit if own else seal.matches)
        return StampedSeal(seal, self._verdict(seal, own), unit, self.paper)

    def _verdict(self, seal: Seal, own: WantedSeal | None) -> SealVerdict:
        if own is not None:
            pages = self._pages_of(own)
            return "right" if not pages or seal.page in pages else "other_page"
        if seal.matches:
            return "unasked"
        broken = {finding.rule for finding in self.scan.findings if finding.outcome == "violated"}
        return "other_unit" if any(one.unit and one.rule in broken for one in self.wanted) else "unclear"

    def _is_of(self, seal: Seal, one: WantedSeal) -> bool:
        """Whether it names the unit that is wanted, by the scan, or by the Word copy where it was misread."""
        if one.unit is None:
            return False
        if seal.matches is None:
            return bool(seal.text) and is_same_value(seal.text, _value(self._in_word, one.unit))
        named = _value(self._on_scan, one.unit)
        return seal.matches == one.unit or (
            named is not None and _value(self._on_scan, seal.matches) == named
        )

    def _pages_of(self, one: WantedSeal) -> frozenset[int]:
        """The pages where the unit, or the place for its seal, stands."""
        leaves = (self._on_scan.get(path) for path in (one.unit, one.place) if path)
        return frozenset(page for leaf in leaves if leaf for page, _ in leaf.boxes)

    @cached_property
    def _on_scan(self) -> Mapping[str, Evidence]:
        return {leaf.path: leaf for leaf in self.scan.fields}

    @cached_property
    def _in_word(self) -> Mapping[str, Evidence]:
        return {leaf.path: leaf for leaf in self.word.fields}


def _value(leaves: Mapping[str, Evidence], path: str | None) -> str | None:
    leaf = leaves.get(path) if path is not None else None
    return str(leaf.value) if leaf is not None and leaf.value is not None else None


def _on_other_page(wanted: WantedSeal, stamped: StampedSeal, pages: Sequence[int]) -> Finding:
    where = "、".join(map(str, pages))
    said = f"{wanted.of}印章盖在第 {stamped.seal.page} 页，不在写有该单位的第 {where} 页"
    message = f"{said}，请对照{wanted.rule}“{wanted.basis}”核对。"
    return Finding(wanted.rule, "warning", "violated", wanted.paths, message, wanted.basis)
