"""Holds a scan against its Word copy as both now stand, and tells where they differ and what is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from zsgx_docs.desk.checks import reconcile_results
from zsgx_docs.desk.review.batch import label_in_part
from zsgx_docs.desk.review.comparing.outcome import ComparedPair, ListedPair, PairDifference, PairSeal
from zsgx_docs.desk.review.comparing.segments import marked
from zsgx_docs.desk.review.current import result_told
from zsgx_docs.desk.review.entry import shown_value
from zsgx_docs.desk.review.opened import OpenedExtraction, extraction_row, open_for_review
from zsgx_docs.desk.review.pairs import FilePair, pair_of, pairs_seen
from zsgx_docs.desk.review.sheet import input_text
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.comparisons import (
    ComparedVersions,
    comparison_kept,
    differences_counted,
    keep_comparison,
)
from zsgx_docs.store.intake import ExtractionState
from zsgx_docs.store.review import head_of, review_papers

RECONCILED = "X11"
"""The rule that a scan and its Word copy are the same."""


def listed_pairs(store: Store, by: User) -> list[ListedPair]:
    """List the pairs that a user sees, those that are not decided first, the newest first."""
    with store.database.reading() as session:
        counted = differences_counted(session)
    found = [ListedPair(*pair, *counted.get(_versions(pair), (None, None))) for pair in pairs_seen(store, by)]
    return sorted(found, key=lambda each: each.scan.state is not None)


def compare_pair(store: Store, by: User, identifier: str) -> ComparedPair:
    """Compare the scan with the Word copy of a pair, either of which is named; once for what both now are.

    Raises NotFound, NotOpenForReview, UsageError where they are not the same paper, StoreUnavailable.
    """
    pair = pair_of(store, by, identifier)
    scan, word = open_for_review(store, by, pair[0].id), open_for_review(store, by, pair[1].id)
    versions = ComparedVersions(scan.id, scan.version, word.id, word.version)
    with store.database.reading() as session:
        told = comparison_kept(session, store.vault, versions)
    if told is None:
        told = _essential(reconcile_results(as_it_stands(scan), as_it_stands(word), apart=True))
        compared = _compared(pair, scan, word, told)
        counts = len(compared.differences), compared.open
        with store.database.writing() as session:
            for each in pair:
                extraction_row(session, by, each.id)
            keep_comparison(session, store.vault, versions, told, counts)
        return compared
    return _compared(pair, scan, word, told)


def as_it_stands(extraction: OpenedExtraction) -> dict[str, Any]:
    """Return a result with what people made of it, in which a value that they settled is in no doubt.

    It is compared once for all: of what waits for a second person it tells nobody what the first read.
    """
    seen = extraction.seen_by(None)
    result = deepcopy(result_told(seen))
    for number, paper in enumerate(review_papers(result)):
        read = {field["path"]: field["value"] for field in extraction.paper(number)["fields"]}
        for field in paper["fields"]:
            if "reviewed" not in field:
                continue
            field["doubts"] = []
            key = seen.rows.numbering.own((number, field["path"])) or (number, field["path"])
            if field["value"] != read[key[1]]:
                leaf = extraction.kind(key)
                field["text"] = shown_value(leaf, field["value"])
    return result


def _own(extraction: OpenedExtraction, paper: int, path: str) -> LeafKey:
    """Where people's deeds are kept on what is told at a path."""
    return extraction.seen_by(None).rows.numbering.own((paper, path)) or (paper, path)


def _essential(told: dict[str, Any]) -> dict[str, Any]:
    """What the page needs: of values that are the same only how many."""
    fields = [field for field in told["fields"] if field["verdict"] != "equal"]
    names = ("papers", "seals", "findings", "not_compared")
    return {
        "fields": fields,
        "same": len(told["fields"]) - len(fields),
        **{name: told[name] for name in names},
    }


def _compared(
    pair: FilePair, scan: OpenedExtraction, word: OpenedExtraction, told: Mapping[str, Any]
) -> ComparedPair:
    differing = {field["path"] for field in told["fields"]}
    findings = [
        finding
        for finding in told["findings"]
        if finding["rule"] != RECONCILED or differing.isdisjoint(finding["paths"])
    ]
    return ComparedPair(
        *pair,
        scan.version,
        tuple(scan.read["source"]["sheets"]),
        tuple(_differences(scan, word, told)),
        told["same"],
        tuple(_seals(told)),
        tuple(findings),
        tuple(told["not_compared"]),
    )


def _differences(
    scan: OpenedExtraction, word: OpenedExtraction, told: Mapping[str, Any]
) -> Iterator[PairDifference]:
    """All but the parts that another value tells."""
    paths = {(field["paper"], field["path"]) for field in told["fields"]}
    kept_back = word.seen_by(None).kept_back
    for field in told["fields"]:
        head = head_of(field["path"])
        if head == field["path"] or (field["paper"], head) not in paths:
            papers = told["papers"][field["paper"]]
            in_word = word.head(*_own(word, papers["word"], (field["in_word"] or field)["path"]))
            yield _difference(scan, field, papers["scan"], in_word in kept_back)


def _difference(
    scan: OpenedExtraction, field: Mapping[str, Any], paper: int, is_kept_back: bool
) -> PairDifference:
    key = scan.head(*_own(scan, paper, field["path"]))
    is_leaf = key in scan.leaves
    standing = scan.standings.get(key)
    is_hidden = is_kept_back or (is_leaf and _is_for_two(standing))
    unread = _unread(scan, key) if is_leaf and standing is None else None
    own = unread or _shown(scan, key, field, "scan")
    texts = ("", "") if is_hidden else (own, _shown(scan, key, field, "word"))
    parts = marked(*texts)
    is_settled = standing is not None and standing.phase == "settled"
    where = field["on_scan"] or {}
    return PairDifference(
        paper,
        key[1],
        _title(field),
        field["verdict"],
        None if is_hidden else field["reason"],
        *texts,
        tuple(parts[0]),
        tuple(parts[1]),
        tuple((each["page"], tuple(each["box"])) for each in where.get("boxes") or () if each["box"]),
        not is_leaf,
        is_hidden,
        unread is not None,
        standing.last.account_name if standing and is_settled else None,
        standing.last.at if standing and is_settled else None,
    )


def _title(field: Mapping[str, Any]) -> str:
    """The title as people are told it: of labels that stand twice the part of the form, not the path."""
    twice = f"{field['label']}（{field['path']}）"
    title: str = field["title"]
    return label_in_part(field["label"], field["path"]) if title == twice else title


def _is_for_two(standing: LeafStanding | None) -> bool:
    """Whether two people must look at it and are not done: nothing is shown to anybody meanwhile."""
    return standing is not None and standing.phase != "settled"


def _unread(scan: OpenedExtraction, key: LeafKey) -> str | None:
    """What was read that says no value of the kind."""
    inside = input_text(scan.kind(key), scan.field(key), scan.context(key[0]))
    return inside.text if inside.must_be_sent else None


def _shown(scan: OpenedExtraction, key: LeafKey, field: Mapping[str, Any], side: str) -> str:
    value = field[side]
    if key in scan.leaves:
        return shown_value(scan.kind(key), value)
    return "" if value is None else str(value)


def _seals(told: Mapping[str, Any]) -> Iterator[PairSeal]:
    numbers: Counter[int] = Counter()
    for seal in told["seals"]:
        paper = told["papers"][seal["paper"]]["scan"]
        yield PairSeal(paper, numbers[paper], seal["page"] or 0, seal["text"], seal["verdict"], seal["unit"])
        numbers[paper] += 1


def _versions(pair: Sequence[ExtractionState]) -> ComparedVersions:
    scan, word = pair
    return ComparedVersions(scan.id, scan.version, word.id, word.version)
