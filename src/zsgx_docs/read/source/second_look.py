"""Asking the page again: a second, closer reading of one spot.

Matching knows what should stand where; the reader of a page knows how to look. Word files have
nothing to look at again, so they come with `NoSecondLook`, and callers need no `if`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage


@dataclass(frozen=True, slots=True)
class TickReading:
    """What the pixels of a tick box say; `box` is where it stands, in points."""

    ticked: bool
    confidence: float
    box: Box


class SecondLook(Protocol):
    def sees(self, page: int) -> bool:
        """Whether the page was read as a picture."""

    def tick(self, page: int, label: Box) -> TickReading | None:
        """The tick box (or bare tick) directly left of `label`, the box of a label's first character."""

    def text(self, page: int, box: Box) -> Passage | None:
        """The one spot read again, enlarged and by the best engine at hand; None if there is nothing new."""

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        """The one spot read by another engine; None if there is none, or it reads nothing."""

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        """The one spot as a third recogniser reads it, sharp and softened; empty where there is none."""


class NoSecondLook:
    def sees(self, page: int) -> bool:
        return False

    def tick(self, page: int, label: Box) -> TickReading | None:
        return None

    def text(self, page: int, box: Box) -> Passage | None:
        return None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        return None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        return ()


NO_SECOND_LOOK = NoSecondLook()
