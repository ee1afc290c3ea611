"""Keeps at hand what the season's table shows of each file, so that a page of it opens no result twice.

The results are sealed; opening and checking one takes some milliseconds. What is told of it stays in memory
until it changes: somebody settles a value, or the office sets another notice.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from unicodedata import category

from zsgx_docs.desk.listing import templates
from zsgx_docs.desk.masking import masked
from zsgx_docs.desk.naming import first_said, unit_in
from zsgx_docs.desk.office import season_notices
from zsgx_docs.desk.review import current_result, second_person
from zsgx_docs.desk.summing import submitted_forms
from zsgx_docs.errors import ZsgxError
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import ExtractionState, raw_result_of
from zsgx_docs.values.dates import beijing

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import Submitted

MOST_KEPT = 5_000
"""Files that are kept in mind: a guess, a season of some hundreds of units; 10 KB each."""
MOST_SOUGHT = 6_000
"""Characters of a record that are searched: a guess, a form with full prose."""
_CALLED = ("project_name", "title", "name")


@dataclass(frozen=True, slots=True)
class PaperDigest:
    """What the table shows of one paper of a file, as it now stands."""

    document_type: str
    title: str
    unit: str | None
    project: str | None
    dates: str | None
    start: str | None
    errors: int
    warnings: int
    said: tuple[str, ...]
    seal: str | None
    sought: str


@dataclass(frozen=True, slots=True)
class FileDigest:
    """What the table shows of one file: its papers, and its application forms for the summary."""

    papers: tuple[PaperDigest, ...]
    forms: tuple[Submitted, ...] = field(repr=False)


_Key = tuple[str, str, int, str, str]
_kept: OrderedDict[_Key, FileDigest] = OrderedDict()
_lock = Lock()


def digests_within(
    store: Store, by: User, files: Sequence[ExtractionState], seconds: float
) -> tuple[dict[str, FileDigest], int]:
    """Return what is known of read files by their identifiers, and how many are still to be looked into.

    New ones are looked into for so many seconds; where the office asks for a second person everybody sees
    their own, once people were at a file. Raises StoreUnavailable.
    """
    in_force = season_notices(store)
    concerns = sorted(second_person(store))
    seen_by = f"{by.id} {concerns}" if concerns else ""
    notices = sha256(json.dumps(in_force, sort_keys=True).encode()).hexdigest()
    titles = {info.document_type: info.title for info in templates()}
    found: dict[str, FileDigest] = {}
    left, until = 0, monotonic() + seconds
    for each in files:
        key = (str(store.places.data), each.id, each.version, notices, seen_by if each.version else "")
        with _lock:
            known = _kept.get(key)
        if known is None and monotonic() < until:
            known = _digest(store, by, each, titles, bool(in_force))
            _remember(key, known)
        if known is None:
            left += 1
        else:
            found[each.id] = known
    return found, left


def _remember(key: _Key, digest: FileDigest) -> None:
    with _lock:
        _kept[key] = digest
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def _digest(
    store: Store, by: User, file: ExtractionState, titles: Mapping[str, str], has_notices: bool
) -> FileDigest:
    is_as_read = file.version == 0 and not has_notices  # then nothing was settled, nor is checked anew
    try:
        result = raw_result_of(store, file.id) if is_as_read else current_result(store, by, file.id)
    except ZsgxError:  # deleted meanwhile, or its rules could not be tried
        return FileDigest((), ())
    papers = tuple(_paper(one, titles) for one in (result, *(result.get("more") or ())))
    return FileDigest(papers, tuple(submitted_forms(result, file.filename, _received(file), _came_in(file))))


def _paper(paper: Mapping[str, Any], titles: Mapping[str, str]) -> PaperDigest:
    record, kind = paper["record"], str(paper["document_type"])
    broken = [f for f in paper.get("findings") or () if f["outcome"] == "violated"]
    seals = paper.get("seals") or ()
    return PaperDigest(
        document_type=kind,
        title=titles.get(kind, "未识别的文书"),
        unit=unturned(unit_in(record)),
        project=unturned(first_said(record, _CALLED)),
        dates=unturned(paths.get(record, "training_dates.text")),
        start=paths.get(record, "training_dates.start"),
        errors=sum(f["severity"] == "error" for f in broken),
        warnings=sum(f["severity"] == "warning" for f in broken),
        said=tuple(masked(unturned(str(f["message"]))) for f in broken if f["severity"] != "info"),
        seal=next((unturned(seal["text"]) or "印文没有读出" for seal in seals), None),
        sought=" ".join(_texts(record)).lower()[:MOST_SOUGHT],
    )


def unturned(text: str | None) -> str | None:
    """Return a text without marks that nobody sees, such as those that turn the words behind them."""
    return text and "".join(c for c in text if c == "\n" or not category(c).startswith("C"))


def _texts(record: Mapping[str, Any]) -> Iterable[str]:
    return (value for _, value in paths.leaves(record) if isinstance(value, str))


def _received(file: ExtractionState) -> str:
    return beijing(file.created_at).strftime("%Y-%m-%dT%H:%M")


def _came_in(file: ExtractionState) -> str | None:
    """What its files belong together in: a mail, a folder of an archive, a delivery of several files."""
    told = file.submission
    if told and told["container"] == "mail":
        return f"{file.container_id}/{told['name']}"
    inside = file.filename.rpartition("/")[0]
    return f"{file.container_id or file.delivery_id}/{inside}" if inside or not told else None
