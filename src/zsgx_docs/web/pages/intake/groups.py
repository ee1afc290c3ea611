"""Lays out deliveries as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from zsgx_docs.desk.intake import Delivery, ExtractionState, extraction, lacks_of
from zsgx_docs.desk.office import LOCAL, Store
from zsgx_docs.desk.review import scan_pairs
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.values.dates import beijing

KINDS = {
    "docx": "Word",
    "pdf-scan": "扫描件",
    "pdf-text": "PDF",
    "image": "照片",
    "xlsx": "表格",
    "mail": "邮件",
    "zip": "压缩包",
}


@dataclass(frozen=True, slots=True)
class Twin:
    """The file that another is the same as."""

    filename: str
    when: str


@dataclass(frozen=True, slots=True)
class Group:
    """A delivery as it is shown; `pair` is the scan in it that has a Word copy, `doubles` by identifier."""

    id: str
    title: str
    project: str | None
    came_in: str | None
    when: str
    owner: str
    files: Sequence[ExtractionState]
    lacks: Sequence[str]
    doubles: Mapping[str, Twin]
    pair: str | None


def group_of(store: Store, by: User, delivery: Delivery, today: datetime) -> Group:
    """Lay out one delivery. Raises StoreUnavailable."""
    files = [each for each in delivery.files if not each.is_container] or list(delivery.files)
    container = delivery.container
    known = next((each for each in files if each.unit), files[0])
    return Group(
        id=delivery.id,
        title=known.unit or (container or files[0]).filename,
        project=known.project,
        came_in=_came_in(files),
        when=moment_told(delivery.received_at, today),
        owner="本机" if delivery.owner_id == LOCAL else delivery.owner_name,
        files=list(delivery.files),
        lacks=lacks_of(delivery.files),
        doubles=_doubles(store, by, files, today),
        pair=_pair(files),
    )


def moment_told(moment: datetime, today: datetime) -> str:
    """Return a moment as an office clock has it: 今天 09:12, 11-29 16:05, 2025-12-02."""
    there, day = beijing(moment), beijing(today)
    if there.date() == day.date():
        return there.strftime("今天 %H:%M")
    return there.strftime("%m-%d %H:%M" if there.year == day.year else "%Y-%m-%d")


def _came_in(files: Sequence[ExtractionState]) -> str | None:
    """Whose mail it was, or which archive."""
    told = next((each.submission for each in files if each.submission), None)
    if told is None:
        return None
    kind = "邮件" if told["container"] == "mail" else "压缩包"
    parts = [
        told.get("sender"),
        told.get("subject") or told["name"],
        (told.get("received_at") or "").replace("T", " "),
    ]
    return f"{kind}：" + " · ".join(part for part in parts if part)


def _doubles(store: Store, by: User, files: Sequence[ExtractionState], today: datetime) -> dict[str, Twin]:
    """Those that are the same as another file and of which nobody said yet what is to become of them."""
    found = {}
    for each in files:
        if each.duplicate_of and not each.is_kept_double:
            with suppress(NotFound):  # deleted since
                first = extraction(store, by, each.duplicate_of)
                found[each.id] = Twin(first.filename, moment_told(first.created_at, today))
    return found


def _pair(files: Sequence[ExtractionState]) -> str | None:
    return next((scan.id for scan, _ in scan_pairs(files)), None)
