"""Makes the result as it now stands: what the machine read, and what people made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from zsgx_docs.desk.intake import extraction as extraction_state
from zsgx_docs.desk.intake import owner_seen
from zsgx_docs.desk.office import season_notices
from zsgx_docs.desk.review.entry import same_value, schema_called
from zsgx_docs.desk.review.findings import findings_now
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.rows import told_outwards
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import packed_result_of
from zsgx_docs.store.review import WRITTEN, review_papers
from zsgx_docs.values import parts_of

WAITS_FOR_SECOND = "待第二人核对"
DISPUTED = "两人所填不同，请看纸面后定"
SAMPLED = "随机抽查"
OVERTAKEN = "由别的栏组成，那一栏后来改过，请再看一遍"


def current_result(store: Store, by: User, identifier: str, with_findings: bool = True) -> dict[str, Any]:
    """Return a submission's result as it now stands, in JSON.

    A value that people have settled needs no review and says in `reviewed` by whom, when and how. One that
    waits for a second person is, to all but the first, as it was before, and flagged. Rules are run again
    where values were settled or the season has its notices. Raises NotFound, NotReadYet, StoreUnavailable,
    WorkStopped.
    """
    extraction = open_for_review(store, by, identifier).seen_by(by.id)
    result = result_told(extraction)
    if with_findings:
        for paper, findings in zip(
            review_papers(result), findings_now(store, extraction, result), strict=True
        ):
            paper["findings"] = findings
    return result


def result_as_read(store: Store, by: User, identifier: str) -> bytes | None:
    """Return the same in JSON packed by zlib, where it stands as it was read; None where it does not.

    A long list takes hundreds of megabytes once it is unpacked. Raises NotFound, NotReadYet,
    StoreUnavailable.
    """
    is_as_read = extraction_state(store, by, identifier).version == 0 and not season_notices(store)
    return packed_result_of(store, identifier, owner_seen(by)) if is_as_read else None


def result_told(extraction: OpenedExtraction) -> dict[str, Any]:
    """The same of one that is open: rows taken away or left empty are not told, the others numbered anew."""
    return told_outwards(result_now(extraction), extraction.rows.numbering)


def result_now(extraction: OpenedExtraction) -> dict[str, Any]:
    """The same with all rows, by their own numbers, as people's deeds are kept."""
    result: dict[str, Any] = json.loads(json.dumps(extraction.read))  # ten times as fast as copy.deepcopy
    papers = review_papers(result)
    fields = [{field["path"]: field for field in paper.get("fields") or ()} for paper in papers]
    changed: set[LeafKey] = set()
    for key, standing in sorted(extraction.standings.items(), key=lambda item: item[1].last.version):
        number, _ = key
        for path, value in _told(extraction, key, standing).items():
            if path not in fields[number]:
                continue
            if not same_value(fields[number][path]["value"], value):
                changed.add((number, path))
            paths.put(papers[number]["record"], path, value)
            told = _standing_told(standing, (number, path) in extraction.overtaken)
            fields[number][path] |= {"value": value, **told}
    for key in extraction.kept_back:
        for path in _with_parts(extraction, key):
            if path in fields[key[0]]:
                fields[key[0]][path] |= {"needs_review": True, "reason": WAITS_FOR_SECOND}
    for number, paper in enumerate(papers):
        _derive_again(paper, fields[number], {path for n, path in changed if n == number})
    return result


def _told(extraction: OpenedExtraction, key: LeafKey, standing: LeafStanding) -> dict[str, Any]:
    """The leaves that a value tells: itself, and the parts of a composed one, which follow its text."""
    number, path = key
    leaf = extraction.kind(key)
    if leaf.part != WRITTEN:
        return {path: standing.value}
    stem = path.rpartition(".")[0]
    if same_value(standing.value, extraction.field(key)["value"]):
        record = extraction.paper(number)["record"]
        return {f"{stem}.{part}": paths.get(record, f"{stem}.{part}") for part in leaf.kind.leaves}
    said = leaf.kind.parse(standing.value or "", extraction.context(number)).value
    parts = parts_of(leaf.kind, said) | {leaf.part: standing.value}
    return {f"{stem}.{part}": value for part, value in parts.items()}


def _with_parts(extraction: OpenedExtraction, key: LeafKey) -> Iterator[str]:
    """The paths of the leaves that a value tells: its own, and those of the parts of a composed one."""
    leaf, stem = extraction.kind(key), key[1].rpartition(".")[0]
    yield key[1]
    if leaf.part == WRITTEN:
        yield from (f"{stem}.{part}" for part in leaf.kind.leaves)


def _standing_told(standing: LeafStanding, is_overtaken: bool) -> dict[str, Any]:
    settled = standing.phase == "settled" and not is_overtaken
    reasons = {"second": WAITS_FOR_SECOND, "disputed": DISPUTED}
    reason = None if settled else reasons.get(standing.phase, OVERTAKEN)
    return {
        "needs_review": not settled,
        "reason": reason,
        "reviewed": {
            "by": standing.last.account_name,
            "at": standing.last.at.isoformat(),
            "act": standing.last.act,
        },
    }


def _derive_again(paper: Any, fields: dict[str, Any], changed: set[str]) -> None:
    """Titles and the like are made of others: where those changed, they are made anew."""
    schema = schema_called(paper.get("template")) if changed else None
    for derived in schema.derived if schema else ():
        path = derived.field.path
        own = fields.get(path)
        if own is None or "reviewed" in own or not changed & {slot.path for slot in derived.pattern.slots}:
            continue
        value = derived.value(paper["record"])
        paths.put(paper["record"], path, value)
        own["value"] = value
