"""Says what comes of comparing a scan with its Word copy, for people to walk through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zsgx_docs.desk.review.comparing.segments import TextSegment
from zsgx_docs.store.intake import ExtractionState


@dataclass(frozen=True, slots=True)
class PairDifference:
    """A value that is not the same on both sides, as people see it.

    `scan_parts` and `word_parts` are the two cut into what is shared and what is not. `is_row`: a row or list
    that one side lacks, which is no value to decide on; `is_hidden`: others must look at the paper first,
    without being told; `must_be_sent`: what was read on the scan says no value yet, so it is never simply
    accepted. `decided_by` is who settled the scan's value last, if somebody did.
    """

    paper: int
    path: str
    title: str
    verdict: str
    reason: str | None
    scan: str
    word: str
    scan_parts: tuple[TextSegment, ...]
    word_parts: tuple[TextSegment, ...]
    boxes: tuple[tuple[int, tuple[float, ...]], ...]
    is_row: bool = False
    is_hidden: bool = False
    must_be_sent: bool = False
    decided_by: str | None = None
    decided_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for somebody's decision here."""
        return self.decided_by is None and not self.is_row and not self.is_hidden


@dataclass(frozen=True, slots=True)
class PairSeal:
    """A seal of the scan, by its number in its paper, and what it is to the paper."""

    paper: int
    index: int
    page: int
    text: str
    verdict: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """A scan and its Word copy, with all that differs; `same` counts the values that do not."""

    scan: ExtractionState
    word: ExtractionState
    version: int
    sheets: tuple[Mapping[str, Any], ...]
    differences: tuple[PairDifference, ...]
    same: int
    seals: tuple[PairSeal, ...]
    findings: tuple[Mapping[str, Any], ...]
    uncompared: tuple[Mapping[str, Any], ...]

    @property
    def open(self) -> int:
        return sum(each.is_open for each in self.differences)


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A pair in the list; the counts are None until it is compared as it now stands."""

    scan: ExtractionState
    word: ExtractionState
    differences: int | None
    undecided: int | None
