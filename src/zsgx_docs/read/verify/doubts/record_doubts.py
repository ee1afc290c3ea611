"""Flag values of a record that do not go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.read.verify.doubts.sum_check import may_explain
from zsgx_docs.records.record import Doubt
from zsgx_docs.records.registry import doubts as record_doubts

CERTAIN = 0.98
"""The confidence (0..1) from which a reading is not doubted for an oddity of the matter; a guess."""
EXPLAINS_NOTHING = 0.99
"""The confidence (0..1) from which a reading is not doubted for a contradiction that values in
doubt explain; a guess."""


def doubted_by_record(
    document_type: str, record: Mapping[str, Any], leaves: Sequence[Evidence]
) -> list[Evidence]:
    """Flag what does not go together; oddities of the matter only where the reading is not sure."""
    reasons: dict[str, list[Doubt]] = {}
    by_path = {leaf.path: leaf for leaf in leaves}
    for doubt in record_doubts(document_type, record):
        for path in _concerned(doubt, by_path):
            reasons.setdefault(path, []).append(doubt)

    def with_doubts(leaf: Evidence) -> Evidence:
        found = reasons.get(leaf.path, ())
        said = [d.reason for d in found if not (d.of_matter and leaf.confidence >= CERTAIN)]
        return leaf.doubted("；".join(said)) if said else leaf

    return [with_doubts(leaf) for leaf in leaves]


def _concerned(doubt: Doubt, by_path: Mapping[str, Evidence]) -> Iterable[str]:
    """Where values in doubt may explain that they do not go together, those; else all of them.

    A tick that is missed looks as sure as an empty box: ticks explain nothing.
    """
    leaves = [leaf for path in doubt.paths if (leaf := by_path.get(path)) and leaf.value is not None]
    doubtful = [leaf.path for leaf in leaves if leaf.needs_review]
    explained = doubtful and all(leaf.needs_review or leaf.confidence >= EXPLAINS_NOTHING for leaf in leaves)
    explained = explained and may_explain(leaves)
    if doubt.of_matter or not explained or any(isinstance(leaf.value, bool) for leaf in leaves):
        return doubt.paths
    return doubtful
