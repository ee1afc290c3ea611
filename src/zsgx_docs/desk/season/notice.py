"""Keeps the notices of the season: what the rules take their numbers from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zsgx_docs.desk.drafting import last_notice
from zsgx_docs.desk.listing import templates
from zsgx_docs.desk.loading import record_in
from zsgx_docs.desk.office import keep_office_setting, notice_setting, office_setting, record
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import now

KINDS_OF_NOTICE = ("call_notice", "plan_notice")
"""The first is what submissions are checked by, the second what classes are."""
RECORDS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class SeasonNotice:
    """A notice that is in force: its record, the file that it was read from, what in it is doubtful by path.

    `at` is when it was set, ISO in UTC, `by` the name of who did.
    """

    document_type: str
    title: str
    filename: str
    record: Mapping[str, Any]
    doubts: Mapping[str, str]
    at: str
    by: str

    @property
    def moment(self) -> datetime:
        """Return when it was set."""
        return datetime.fromisoformat(self.at)

    @property
    def called(self) -> str:
        """Return what people call it: its number, else the day when it was issued."""
        said = self.record.get("document_number") or f"{self.record.get('issue_date') or '日期不详'}印发"
        return f"{self.record.get('year') or ''}年度{self.title}（{said}）"


def notice(store: Store, document_type: str | None = None) -> Mapping[str, Any] | None:
    """Return the record of the notice in force; of the call notice first, where no type is asked for.

    None where the office has set none: the rules then rest on the samples.
    """
    kinds = (document_type,) if document_type else KINDS_OF_NOTICE
    found = (notice_in_force(store, kind) for kind in kinds)
    return next((one.record for one in found if one), None)


def notice_in_force(store: Store, document_type: str) -> SeasonNotice | None:
    """Return the notice of that type with its origin; None where the office has set none."""
    kept = office_setting(store, notice_setting(document_type))
    return None if kept is None else SeasonNotice(**kept)


def notice_templates() -> list[tuple[str, str]]:
    """List the templates of notices that can be set: names and titles."""
    return [(each.name, each.title) for each in templates() if each.document_type in KINDS_OF_NOTICE]


def set_notice(
    store: Store,
    by: User,
    template: str,
    data: bytes,
    filename: str,
    progress: Callable[[int, int], None] = lambda page, pages: None,
) -> SeasonNotice:
    """Read a notice from its file, or from a record of it, by a worker, and let the rules rest on it.

    Raises InputError, RecordError, NotFound, UsageError, WorkStopped.
    """
    chosen = next((each for each in templates() if each.name == template), None)
    if chosen is None or chosen.document_type not in KINDS_OF_NOTICE:
        raise UsageError("请选择是哪一种通知：征集选题通知，或公布项目计划通知。")
    doubts: Mapping[str, str] = {}
    if Path(filename).suffix.lower() in RECORDS:
        given = record_in(data, filename, apart=True)
        if given.get("document_type") != chosen.document_type:
            raise UsageError(f"「{filename}」不是“{chosen.title}”的记录，请核对 document_type。")
    else:
        read = last_notice(template, data, filename, progress, apart=True)
        given, doubts = {"document_type": chosen.document_type, **read.record}, read.doubts
    set_ = SeasonNotice(
        chosen.document_type, chosen.title, filename, given, doubts, now().isoformat(), by.name
    )
    _keep(store, by, chosen.document_type, asdict(set_))
    return set_


def forget_notice(store: Store, by: User, document_type: str) -> None:
    """Let the rules rest on the sample again."""
    if document_type in KINDS_OF_NOTICE:
        _keep(store, by, document_type, None)


def _keep(store: Store, by: User, document_type: str, told: Mapping[str, Any] | None) -> None:
    name = notice_setting(document_type)
    keep_office_setting(store, name, told)
    with store.database.writing() as session:
        record(store, session, by, "setting_changed", name)
