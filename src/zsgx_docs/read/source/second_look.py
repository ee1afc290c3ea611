"""Ask the page again: a second, closer reading of one spot.

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
    """What the pixels of a tick box say: how sure that is (0..1), and its place in points."""

    ticked: bool
    confidence: float
    box: Box


class SecondLook(Protocol):
    """A reader of pages that can look at single spots of them again; boxes are in points."""

    def sees(self, page: int) -> bool:
        """Tell whether the page was read as a picture."""

    def tick(self, page: int, label: Box) -> TickReading | None:
        """Look at the tick box (or bare tick) directly left of `label`, the box of a first character."""

    def text(self, page: int, box: Box) -> Passage | None:
        """Read the one spot again, enlarged and by the best engine at hand; None if there is nothing new."""

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        """Read the one spot by another engine; None if there is none, or it reads nothing."""

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        """Read the one spot by a third recogniser, sharp and softened; empty where there is none."""


class NoSecondLook:
    """A second look where there is no page to look at: it never says anything."""

    def sees(self, page: int) -> bool:
        """Tell that no page was read as a picture."""
        return False

    def tick(self, page: int, label: Box) -> TickReading | None:
        """Say nothing."""
        return None

    def text(self, page: int, box: Box) -> Passage | None:
        """Say nothing."""
        return None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        """Say nothing."""
        return None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        """Say nothing."""
        return ()


NO_SECOND_LOOK = NoSecondLook()
