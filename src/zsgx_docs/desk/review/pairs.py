"""Finds which scan and which Word copy are the same paper, among the files that were sent in together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from rapidfuzz import fuzz

from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import ExtractionState, Wanted, state_of, states

SCANNED = frozenset(("pdf-scan", "image"))
PRINTED = "pdf-text"
COPIES = frozenset(("docx", "xlsx"))
UNKNOWN = "unknown"
LEAST_ALIKE = 60.0
"""How alike two files of many must be, in percent of what they say of themselves: a guess; a lone pair of one
delivery is one whatever they say, since what differs is just what is looked for."""
AT_ONCE = 500
"""Files that are looked up at once: a guess."""
FilePair = tuple[ExtractionState, ExtractionState]
"""A scan and its Word copy."""


def pairs_seen(store: Store, by: User) -> list[FilePair]:
    """Return all pairs that a user sees, the newest first. Raises StoreUnavailable."""
    files = sorted(_read(store, by), key=lambda file: (file.delivery_id, file.created_at, file.id))
    found = [
        pair for _, group in groupby(files, lambda file: file.delivery_id) for pair in scan_pairs([*group])
    ]
    return sorted(found, key=lambda pair: pair[0].created_at, reverse=True)


def pair_of(store: Store, by: User, scan_id: str) -> FilePair:
    """Return the pair of a scan, or of a Word copy. Raises NotFound, StoreUnavailable."""
    owner = None if by.sees_all else by.id
    delivery = state_of(store, scan_id, owner).delivery_id
    files = states(store, Wanted(owner, "done", delivery_id=delivery), 1, AT_ONCE).items
    for pair in scan_pairs(sorted(files, key=lambda file: (file.created_at, file.id))):
        if scan_id in (pair[0].id, pair[1].id):
            return pair
    raise NotFound("这份材料没有同时收到扫描件和 Word 版，无从比对。")


def scan_pairs(files: Sequence[ExtractionState]) -> list[FilePair]:
    """Pair the scans and the Word copies of one delivery, the likest first; a file is in one pair.

    A PDF with its own text stands for whichever of both is not there.
    """
    known = [file for file in files if file.status == "done" and file.document_type not in (None, UNKNOWN)]
    found: list[FilePair] = []
    for document_type in dict.fromkeys(file.document_type for file in known):
        own = [file for file in known if file.document_type == document_type]
        scans = [file for file in own if file.kind in SCANNED]
        printed = [file for file in own if file.kind == PRINTED]
        copies = [file for file in own if file.kind in COPIES]
        found += _best(scans or printed, copies or (printed if scans else []))
    return found


def _best(scans: Sequence[ExtractionState], copies: Sequence[ExtractionState]) -> Iterator[FilePair]:
    if len(scans) == len(copies) == 1:
        yield scans[0], copies[0]
        return
    weighed = [(_alike(a, b), -i, -j) for i, a in enumerate(scans) for j, b in enumerate(copies)]
    left_scans, left_copies = set(range(len(scans))), set(range(len(copies)))
    for alike, i, j in sorted(weighed, reverse=True):
        if alike >= LEAST_ALIKE and -i in left_scans and -j in left_copies:
            left_scans.discard(-i)
            left_copies.discard(-j)
            yield scans[-i], copies[-j]


def _alike(scan: ExtractionState, copy: ExtractionState) -> float:
    """The mean likeness of names, units and projects, where both say them."""
    told = [(PurePath(scan.filename).stem, PurePath(copy.filename).stem)]
    told += [(scan.unit or "", copy.unit or ""), (scan.project or "", copy.project or "")]
    likeness = [fuzz.ratio(one, other) for one, other in told if one and other]
    return sum(likeness) / len(likeness)


def _read(store: Store, by: User) -> Iterator[ExtractionState]:
    wanted, page, seen = Wanted(None if by.sees_all else by.id, "done"), 1, 0
    while True:
        listed = states(store, wanted, page, AT_ONCE)
        yield from listed.items
        seen, page = seen + len(listed.items), page + 1
        if not listed.items or seen >= listed.total:
            return
