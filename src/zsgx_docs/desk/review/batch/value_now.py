"""Tells what stands at a value once somebody settled it."""

from __future__ import annotations

from zsgx_docs.desk.review.entry import shown_value
from zsgx_docs.desk.review.opened import OpenedExtraction
from zsgx_docs.desk.review.standing import Phase


def value_now(extraction: OpenedExtraction, paper: int, path: str) -> tuple[str, Phase]:
    """Return the value as people see it, and how far people are with it.

    It is "" where two people read differently, for the second is not to see what the first read.
    """
    key = extraction.head(paper, path)
    standing = extraction.standings[key]
    if standing.phase == "disputed":
        return "", standing.phase
    return shown_value(extraction.kind(key), standing.value), standing.phase
