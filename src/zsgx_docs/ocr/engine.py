"""Say what every recognition engine offers: where the text is, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]
    """Grey (height, width) or RGB (height, width, 3)."""

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""The corners of a line of text in pixels: top left, top right, bottom right, bottom left as it is read."""


@dataclass(frozen=True, slots=True)
class Character:
    """Describe one character read; `start`, `end` are 0..1 along the width of the crop.

    `alternatives` are other readings of the same spot, likeliest first. `gap` is how likely it is (0..1)
    that a character between this one and the next went unread.
    """

    text: str
    confidence: float
    start: float
    end: float
    alternatives: tuple[str, ...] = ()
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Recognition:
    """Hold one crop as read, character by character from left to right."""

    characters: tuple[Character, ...] = ()

    @property
    def text(self) -> str:
        """Join the characters."""
        return "".join(c.text for c in self.characters)

    @property
    def confidence(self) -> float:
        """Return the mean of the characters' confidence; 0 where nothing was read."""
        return sum(c.confidence for c in self.characters) / len(self.characters) if self.characters else 0.0


class Engine(Protocol):
    """Read pictures of text. Not safe for use by several threads at once."""

    @property
    def name(self) -> str: ...

    def detect(self, image: Image) -> list[Quad]:
        """Detect the lines of text on a page, in no particular order."""

    def recognise(self, images: Sequence[Image]) -> list[Recognition]:
        """Read each crop, which is one line of text, upright; as many readings as crops."""
