"""Judge one value: the same on scan and in the Word copy, misread perhaps, or another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zsgx_docs.check.reconcile.differing import text_changes
from zsgx_docs.check.reconcile.folding import compressed, is_same_value
from zsgx_docs.check.reconcile.misreading import LookAlikes, weakness
from zsgx_docs.check.reconcile.outcome import ComparedField, Verdict, whereabouts
from zsgx_docs.check.reconcile.plain_words import is_plain_kind, is_plain_place
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.sheet import Seal
from zsgx_docs.values.kind import Kind

NOT_ON_SCAN = "扫描件上没有读到这一栏"
NOT_IN_WORD = "Word 件里没有找到这一栏"
UNNAMED_INK = "扫描件这一格旁有没能认出的墨迹"
WRITTEN_BY_HAND = "扫描件此处像是手写的"
UNDER_SEAL = "扫描件这一格压着印章，可能有字没有读出"
TICK_UNSURE = "扫描件上的勾选不能确定"
OFFERED = "扫描件此处识别时也认为可能是 Word 件的字"
UNSURE = "扫描件此处字迹识别把握不大"
_TO = str.maketrans("至到", "--")
_READ_AS_TEXT = frozenset(("text", "prose", "agreed", "split"))


@dataclass(frozen=True, slots=True)
class Judge:
    """What is known beside the two values.

    `alike` gives look-alikes, `inked` the paths of the scan beside which there is ink that nobody named;
    `seals` are the scan's, `paper` is the number of the pair.
    """

    alike: LookAlikes
    inked: Collection[str] = ()
    seals: Sequence[Seal] = ()
    paper: int = 0

    def compared(self, scan: Evidence, word: Evidence, kind: Kind, slot: str) -> ComparedField:
        """Compare two leaves of one slot."""
        field = ComparedField(
            path=scan.path,
            label=scan.label,
            scan=scan.value,
            word=word.value,
            verdict="equal",
            paper=self.paper,
            slot=slot,
            on_scan=whereabouts(scan),
            in_word=whereabouts(word),
        )
        if is_same_leaf(scan, word, kind):
            return replace(field, confirmed=_confirms(scan, kind))
        verdict, reason, confirmed = self._of_another(scan, word, kind)
        changes = text_changes(*_texts(scan, word)) if not isinstance(scan.value, bool) else ()
        return replace(field, verdict=verdict, reason=reason, confirmed=confirmed, changes=changes)

    def _of_another(self, scan: Evidence, word: Evidence, kind: Kind) -> tuple[Verdict, str | None, bool]:
        """Verdict and reason for values that are not the same, and whether the Word copy settles it."""
        if doubt := self._of_unread(scan, word):
            return "reading_doubt", doubt, False
        if kind.name == "tick":
            return ("reading_doubt", TICK_UNSURE, False) if scan.needs_review else ("different", None, False)
        weak = weakness(scan, word, kind, self.alike)
        if weak is None:
            return "different", None, False
        return "reading_doubt", OFFERED if weak.offered else UNSURE, weak.offered and weak.plain

    def _of_unread(self, scan: Evidence, word: Evidence) -> str | None:
        """Why nobody knows what one side says; None where that is known."""
        if _was_not_found(scan):
            return NOT_ON_SCAN
        if _was_not_found(word):
            return NOT_IN_WORD
        if scan.is_by_hand or word.is_by_hand:
            return WRITTEN_BY_HAND
        if scan.value not in (None, False) or scan.text.strip() or not scan.needs_review:
            return None
        if self._is_under_seal(scan):
            return UNDER_SEAL
        return UNNAMED_INK if scan.path in self.inked else None

    def _is_under_seal(self, scan: Evidence) -> bool:
        return any(
            page == seal.page and box.overlap(seal.box) > 0 for page, box in scan.boxes for seal in self.seals
        )


def is_same_leaf(scan: Evidence, word: Evidence, kind: Kind) -> bool:
    """Tell whether two leaves say the same, by normal form or as they are written."""
    if is_same_value(scan.value, word.value):
        return True
    if isinstance(scan.value, bool) or isinstance(word.value, bool):
        return False
    if kind.leaves and isinstance(scan.value, str) and isinstance(word.value, str):
        return is_same_value(scan.value.translate(_TO), word.value.translate(_TO))
    written, other = compressed(scan.text).text, compressed(word.text).text
    return bool(written) and written == other


def _was_not_found(leaf: Evidence) -> bool:
    nowhere = not leaf.boxes and leaf.place is None
    return nowhere and leaf.needs_review and leaf.value in (None, False, [])


def _confirms(scan: Evidence, kind: Kind) -> bool:
    """Whether a flagged reading in plain words is borne out by the Word copy, which says the same."""
    if not scan.needs_review or scan.grounds is None or scan.grounds.group not in _READ_AS_TEXT:
        return False
    places = [is_plain_place(scan.text, doubt.start, doubt.end) for doubt in scan.doubts]
    return is_plain_kind(kind) and bool(places) and all(places)


def _texts(scan: Evidence, word: Evidence) -> tuple[str, str]:
    return _text(scan.value, scan.text), _text(word.value, word.text)


def _text(value: Any, text: str) -> str:
    return text if isinstance(value, str) or value is None else str(value)
