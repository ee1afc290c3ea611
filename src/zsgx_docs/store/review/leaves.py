"""Tells which values of a result a person looks at: all leaves but those that another one tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zsgx_docs.values import kinds

WRITTEN = "text"
TOLD_BY_IT = frozenset(leaf for kind in kinds.values() for leaf in kind.leaves if leaf != WRITTEN)
"""What the text of a composed value says: start, end, start_month, end_month."""


def review_papers(result: Mapping[str, Any]) -> list[Any]:
    """Return the papers of a result: the first, then those of `more`."""
    return [result, *(result.get("more") or ())]


def head_of(path: str) -> str:
    """Return the path where a person looks at a value: of a part of a composed one that of its text."""
    stem, _, last = path.rpartition(".")
    return f"{stem}.{WRITTEN}" if stem and last in TOLD_BY_IT else path


def leaves_to_review(result: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the fields that a person looks at, with the number of their paper, in the form's order."""
    for number, paper in enumerate(review_papers(result)):
        fields: Sequence[Mapping[str, Any]] = paper.get("fields") or ()
        known = {field["path"] for field in fields}
        for field in fields:
            if head_of(field["path"]) == field["path"] or head_of(field["path"]) not in known:
                yield number, field


def flags_in(result: Mapping[str, Any]) -> int:
    """Count the values that a person should look at."""
    return sum(bool(field["needs_review"]) for _, field in leaves_to_review(result))
