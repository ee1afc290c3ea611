"""Hold where a value was read, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place


@dataclass(frozen=True, slots=True)
class CharacterDoubt:
    """Characters of a text that may be others.

    `Evidence.text[start:end]`, the text as read and not its normal form, may be one of `alternatives`. `page`
    and `box` (points of the upright page) say where those characters stand; None if unknown.
    """

    start: int
    end: int
    alternatives: tuple[str, ...]
    page: int | None = None
    box: Box | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "box": self.box.rounded() if self.box else None,
            "alternatives": list(self.alternatives),
        }


Group = Literal[
    "figures", "name", "text", "prose", "tick", "empty",
    "checked", "agreed", "agreed_figures", "split", "chosen", "remarked",
]  # fmt: skip
"""Values that are judged alike. By kind: `figures` (numbers, phones, dates), `name`, `text`, `prose`, `tick`;
`empty`: nothing stands there. By what speaks for them: `checked`, a check digit, a few words to choose from
or other values; `agreed` and `split`, a second reading says the same, or not; `chosen`, a check holds for
this reading only; `remarked`, the place or the typing is in doubt."""


BY_HAND = "疑似手写，请核对"
"""The reason why a person should look at what was written by hand."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a value's confidence rests on; `sureness` (0..1) is what its characters promise, uncalibrated."""

    group: Group
    sureness: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One leaf of a record with its origin.

    `text` is what was read, `value` its normal form, `confidence` the chance that it is right (prose: that
    not more than one character in a hundred is wrong). `boxes` are (page, box) in reading order, in points;
    for Word files they are empty and `place` says the cell. `reason` (Chinese) goes with `needs_review`.
    """

    path: str
    label: str
    value: Any
    text: str
    confidence: float
    needs_review: bool = False
    reason: str | None = None
    boxes: tuple[tuple[int, Box], ...] = ()
    place: Place | None = None
    doubts: tuple[CharacterDoubt, ...] = ()
    grounds: Grounds | None = None

    @property
    def is_by_hand(self) -> bool:
        """Tell whether it looks written by hand, which is not to be relied on."""
        return BY_HAND in (self.reason or "")

    def doubted(self, reason: str) -> Evidence:
        """Return the same, to be looked at by a person for one more reason."""
        reasons = [r for r in (self.reason, reason) if r]
        return replace(self, needs_review=True, reason="；".join(dict.fromkeys(reasons)))

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        page, box = self.boxes[0] if self.boxes else (None, None)
        found: dict[str, Any] = {
            "path": self.path,
            "label": self.label,
            "value": self.value,
            "text": self.text,
            "confidence": round(self.confidence, 3),
            "needs_review": self.needs_review,
            "reason": self.reason,
            "page": page,
            "box": box.rounded() if box else None,
            "boxes": [{"page": p, "box": b.rounded()} for p, b in self.boxes],
            "doubts": [d.to_json() for d in self.doubts],
        }
        if self.place is not None:
            found["place"] = self.place.to_json()
        return found
