"""Match the papers of two files: each with the one that is the same paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zsgx_docs.check.reconcile.alignment import as_row
from zsgx_docs.model import paths
from zsgx_docs.model.extraction import UNKNOWN, Extraction, FurtherPaper

FilePaper = Extraction | FurtherPaper


@dataclass(frozen=True, slots=True)
class Matched:
    """Papers that are the same by their numbers, and those that only one file has."""

    pairs: tuple[tuple[int, int], ...]
    on_scan_only: tuple[int, ...]
    in_word_only: tuple[int, ...]


def papers_in(file: Extraction) -> tuple[FilePaper, ...]:
    """Return all papers of a file, the first first."""
    return (file, *file.more)


def matched(scan: Sequence[FilePaper], word: Sequence[FilePaper]) -> Matched:
    """Match papers of one type, those with the most values in common first."""
    weighed = sorted(_weighed(scan, word), reverse=True)
    pairs: dict[int, int] = {}
    for _, _, number, other in weighed:
        own, its = -number, -other
        if own not in pairs and its not in pairs.values():
            pairs[own] = its
    taken = set(pairs.values())
    return Matched(
        tuple(sorted(pairs.items())),
        tuple(n for n, paper in enumerate(scan) if n not in pairs and paper.document_type != UNKNOWN),
        tuple(n for n, paper in enumerate(word) if n not in taken and paper.document_type != UNKNOWN),
    )


def _weighed(scan: Sequence[FilePaper], word: Sequence[FilePaper]) -> Iterator[tuple[float, bool, int, int]]:
    """Each pair of papers of one type with the share of values that they have in common.

    The numbers are negative, so that of pairs that are as good the first comes first.
    """
    texts = [as_row(dict(paths.leaves(paper.record))) for paper in word]
    for number, paper in enumerate(scan):
        own = as_row(dict(paths.leaves(paper.record)))
        for other, its in enumerate(word):
            if paper.document_type == its.document_type != UNKNOWN:
                same = len(own.items() & texts[other].items())
                whole = len(own.keys() | texts[other].keys())
                yield same / (whole or 1), paper.template == its.template, -number, -other
