"""Hold how a value came to be what it is: what was read, by whom, what each pass of verifying made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place

Facet = Literal["text", "value", "confidence", "flag", "reason", "leaf"]
"""What a pass may change of a value; `leaf`: that there is one at all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is held of a value at some point; `reasons` (Chinese) are why a person should look at it."""

    text: str
    value: Any
    confidence: float
    flag: bool
    reasons: tuple[str, ...] = ()

    def differences(self, other: Standing) -> frozenset[Facet]:
        """Return what of it another standing has otherwise."""
        pairs: dict[Facet, bool] = {
            "text": self.text != other.text,
            "value": self.value != other.value,
            "confidence": self.confidence != other.confidence,
            "flag": self.flag != other.flag,
            "reason": self.reasons != other.reasons,
        }
        return frozenset(facet for facet, differs in pairs.items() if differs)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a value was read; `reader` and `way` (Chinese) say by whom and how it was found.

    `page` and `box` are as in Evidence.
    """

    text: str
    reader: str
    confidence: float
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a spot said when it was read again; None where it said nothing new."""

    reader: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one pass, the `number`th from 1, made of the value; None where there was no value yet."""

    number: int
    name: str
    title: str
    before: Standing | None
    after: Standing | None
    heard: tuple[Hearing, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of one leaf of a record.

    `parsed` is what the best of its sightings was taken for; `steps` are those of all `passes` that changed
    it or had it read again.
    """

    path: str
    label: str
    sightings: tuple[Sighting, ...]
    parsed: Standing | None
    steps: tuple[Step, ...]
    passes: int
    verdict: Standing
