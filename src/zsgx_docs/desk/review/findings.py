"""Says what the rules find in a submission as it now stands."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

from zsgx_docs.desk.checks import findings_again
from zsgx_docs.desk.office import season_notices
from zsgx_docs.desk.review.entry import same_value
from zsgx_docs.desk.review.opened import OpenedExtraction
from zsgx_docs.store import Store
from zsgx_docs.store.review import review_papers

MOST_KEPT = 256
"""Submissions whose findings are remembered; a guess: a season's, some kilobytes each."""
_kept: OrderedDict[tuple[object, ...], list[list[dict[str, Any]]]] = OrderedDict()
_lock = Lock()


def findings_now(
    store: Store, extraction: OpenedExtraction, result: Mapping[str, Any]
) -> list[list[dict[str, Any]]]:
    """Return what the rules find in each paper of a result as it now stands, under the season's notices.

    `result` is as it is told outwards. Where nobody did anything and the office has set no notice, what was
    found when it was read. Raises WorkStopped, StoreUnavailable.
    """
    corrected = [
        key
        for key, standing in extraction.standings.items()
        if not same_value(standing.value, extraction.field(key)["value"])
    ]
    notices = season_notices(store)
    if not extraction.standings and not extraction.rows.last and not notices:
        return [list(paper.get("findings") or ()) for paper in review_papers(result)]
    told = json.dumps(notices, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    key = (extraction.id, extraction.version, extraction.kept_back, sha256(told).hexdigest())
    with _lock:
        known = _kept.get(key)
    if known is None:
        known = findings_again(result, corrected, notices, apart=True)
        with _lock:
            _kept[key] = known
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return [list(findings) for findings in known]
