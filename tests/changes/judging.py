"""What was read beside what a person reads, leaf by leaf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from accuracy.score import PROSE_CER, plain
from changes.draws import Drawn
from changes.truth import Truth
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.paths import leaves

LONG = 60
"""Characters from which one in a hundred may be wrong."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One leaf; `change` is the one that was made to it, "" where none was."""

    path: str
    want: Any
    have: Any
    right: bool
    flagged: bool
    change: str
    reason: str | None

    @property
    def silent(self) -> bool:
        """Wrong, invented, or one of two readings, and nobody is told."""
        return not self.right and not self.flagged


@dataclass(frozen=True, slots=True)
class Judged:
    """`refused`: why no record was made of it, though a person could read it."""

    drawn: Drawn
    verdicts: tuple[Verdict, ...] = ()
    refused: str | None = None

    @property
    def silent(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.silent]


def judged(drawn: Drawn, result: Extraction | Exception) -> Judged:
    if isinstance(result, Exception):
        return Judged(drawn, refused=f"{type(result).__name__}: {result}")
    papers = [paper for paper in (result, *result.more) if paper.template == drawn.template]
    if not papers:
        return Judged(drawn, refused=f"taken for {result.template}")
    evidence = {each.path: each for each in papers[0].fields}
    flagged = {path: each.needs_review for path, each in evidence.items()}
    reasons = {path: each.reason for path, each in evidence.items()}
    found = _verdicts(drawn.truth, dict(leaves(papers[0].record)), flagged, reasons)
    return Judged(drawn, tuple(found))


def _verdicts(
    truth: Truth, have: dict[str, Any], flagged: dict[str, bool], reasons: dict[str, str | None]
) -> Iterator[Verdict]:
    for path, want in truth.want.items():
        given = have.get(path)
        right = _right(truth, path, given) if path in have else want in (None, False, "")
        yield Verdict(
            path,
            want,
            given,
            right and path not in truth.doubtful,
            flagged.get(path, False),
            truth.touched.get(path, ""),
            reasons.get(path),
        )
    lists = {re.sub(r"\[\d+\]", "[]", path) for path in truth.want}
    for path, given in have.items():
        invented = path not in truth.want and re.sub(r"\[\d+\]", "[]", path) in lists
        if invented and given not in (None, False, ""):
            yield Verdict(path, None, given, False, flagged.get(path, False), "", reasons.get(path))


def _right(truth: Truth, path: str, given: Any) -> bool:
    return any(_same(wanted, given) for wanted in (truth.want[path], *truth.fair.get(path, ())))


def _same(want: Any, have: Any) -> bool:
    expected, got = plain(want), plain(have)
    if expected in (None, "") and got in (None, ""):
        return True
    if expected == got:
        return True
    long = isinstance(expected, str) and isinstance(got, str) and len(expected) > LONG
    return long and Levenshtein.distance(expected, got) <= PROSE_CER * len(expected)
