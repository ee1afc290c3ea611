"""Puts files into a store as if they had been read, for tests of what comes after; nothing is recognised.

seed_doubtful(store, admin)               # a stamped scan with three doubts, as `doubtful.json` has it
seed_clean(store, admin, "甲.pdf")        # the scan of the samples, without doubts
seed_word(store, admin)                   # the sample's record as a Word file
seed(store, admin, flagged(clean_result(), "applicant.mobile"), "乙.pdf", SCAN.read_bytes())
"""

from __future__ import annotations

import copy
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from zsgx_docs import desk
from zsgx_docs.desk.intake import NewFile, pair
from zsgx_docs.desk.sent import summed_up
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import KeptReading, accept, keep_reading
from zsgx_docs.store.tables import ExtractionRow, now

RESULTS = Path(__file__).parent / "results"
DOUBTFUL = RESULTS / "doubtful.pdf"
SCAN = Path(__file__).parents[2] / "samples" / "hubei" / "application-form.scan.pdf"


def seed(
    store: Store,
    by: User,
    result: Mapping[str, Any],
    filename: str = "申报表.pdf",
    data: bytes | None = None,
    share: float = 0.0,
    drop: str | None = None,
) -> str:
    """Keep a file whose result is given. `data` is the file itself, for pictures of its pages; `share` of
    the values that are not flagged are sampled; files of one `drop` were sent in one go."""
    data = data or json.dumps(result).encode()
    told = copy.deepcopy(dict(result))
    told["source"] |= {
        "filename": filename,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "submission": None,
    }
    new = NewFile(filename, told["source"]["sha256"], len(data), io.BytesIO(data), drop)
    reading = KeptReading(**summed_up(told, share))

    def is_read_at_once(session: Session, identifiers: Sequence[str]) -> None:
        """Before any service could take it to be read."""
        for identifier in identifiers:
            keep_reading(store.vault, session, identifier, reading)
            row = session.get_one(ExtractionRow, identifier)
            row.status, row.tries, row.started_at, row.ended_at = "done", 1, now(), now()

    [identifier] = accept(store, by.id, [(new, "long")], None, is_read_at_once)
    return identifier


def seed_pair(store: Store, by: User, **changed: Any) -> tuple[str, str]:
    """A stamped scan and its Word copy in one delivery, the Word copy with other values where given."""
    scan, word = seed_doubtful(store, by), seed_word(store, by, **changed)
    pair(store, word)
    return scan, word


def seed_doubtful(store: Store, by: User, filename: str = "申报表（盖章）.pdf") -> str:
    return seed(store, by, doubtful_result(), filename, DOUBTFUL.read_bytes())


def seed_clean(store: Store, by: User, filename: str = "申报表（扫描）.pdf") -> str:
    return seed(store, by, clean_result(), filename, SCAN.read_bytes())


def seed_word(store: Store, by: User, filename: str = "申报表.docx", **changed: Any) -> str:
    data, result = word_result(**changed)
    return seed(store, by, result, filename, data)


def clean_result() -> dict[str, Any]:
    """As the scan of the samples was read."""
    return _kept("clean")


def doubtful_result() -> dict[str, Any]:
    """As a bad copy of the same paper was read: three texts with a doubtful character each, and a seal."""
    return _kept("doubtful")


def flagged(result: Mapping[str, Any], *paths: str, reason: str = "字迹识别把握不大") -> dict[str, Any]:
    """The same, with these values flagged as well."""
    told = copy.deepcopy(dict(result))
    for field in told["fields"]:
        if field["path"] in paths:
            field.update(needs_review=True, reason=reason, confidence=0.6)
    return told


def word_result(template: str = "hubei/application-form", **changed: Any) -> tuple[bytes, dict[str, Any]]:
    """A Word file of the sample's record, with other values where given, and its result."""
    return _written(template, json.dumps(changed, sort_keys=True))


@cache
def _written(template: str, changed: str) -> tuple[bytes, dict[str, Any]]:
    record = {**desk.sample(template), **json.loads(changed)}
    data = desk.issue(template, record, "docx").data
    return data, desk.result_of(data, "申报表.docx")


def _kept(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return found
