"""Tells the log: who did what, in words, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.masking import masked
from zsgx_docs.desk.office.deeds import DEEDS
from zsgx_docs.desk.office.errors import NotAllowed
from zsgx_docs.desk.office.opening import LOCAL, account_names
from zsgx_docs.store.intake import file_names
from zsgx_docs.store.log import LogCheck, LogEntry, WantedEntries, check_log, count_entries, log_entries
from zsgx_docs.values.dates import BEIJING

if TYPE_CHECKING:
    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store

PAGE_LINES = 100
"""Lines of a page of the log: a guess, a few screens."""
ROLES_CALLED = {"clerk": "审核员", "organiser": "承办单位", "admin": "管理员"}
SCOPES_CALLED = {"read": "只能查看", "write": "可以更改"}
_CONCERNS_CALLED = {"amount": "金额", "id_number": "身份证号", "date": "日期"}
_CALLED = {**ROLES_CALLED, **SCOPES_CALLED, **_CONCERNS_CALLED}
"""What stands in details under a name for programs, with what people call it."""
_TOLD = {
    "name": "名称",
    "role": "角色",
    "from": "原为",
    "to": "改为",
    "address": "来自",
    "label": "名称",
    "scope": "权限",
    "template": "模板",
    "version": "版本",
    "days": "天数",
    "reason": "原因",
    "waiting": "未核对",
    "count": "份数",
    "path": "字段",
    "second_person": "第二人核对",
    "entries": "条数",
}
"""What a detail is called; others are left out of lists."""


@dataclass(frozen=True, slots=True)
class LogQuery:
    """What of the log is wanted: of one account, of one deed, from one day to another, both in it."""

    person: str | None = None
    deed: str | None = None
    first: date | None = None
    last: date | None = None

    def wanted(self) -> WantedEntries:
        return WantedEntries(
            self.person,
            self.deed,
            _midnight(self.first) if self.first else None,
            _midnight(self.last + timedelta(days=1)) if self.last and self.last < date.max else None,
        )


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry in words; `what` are its details, `subject` the identifier or name of what it was done to."""

    number: int
    at: datetime
    who: str
    deed: str
    subject: str
    what: str
    seal: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of lines, newest first, of so many in all."""

    lines: list[LogLine]
    total: int
    page: int
    pages: int


def log_page(store: Store, by: User, query: LogQuery, page: int = 1) -> LogPage:
    """Return a page of the log, the last where there are not so many. Raises NotAllowed.

    Files that are still there are called by their names.
    """
    may_read_log(by)
    names = account_names(store)
    with store.database.reading() as session:
        total = count_entries(session, query.wanted())
        pages = max(1, ceil(total / PAGE_LINES))
        page = min(max(1, page), pages)
        skip = (page - 1) * PAGE_LINES
        found = list(log_entries(session, store.vault, query.wanted(), PAGE_LINES, skip))
        files = file_names(store.vault, session, {each.subject for each in found if each.subject})
        return LogPage(list(told_entries(found, {**names, **files})), total, page, pages)


def verified_log(store: Store, by: User) -> LogCheck:
    """Follow the log from its first entry to its last. Raises NotAllowed."""
    may_read_log(by)
    with store.database.reading() as session:
        return check_log(session, store.vault)


def told_entries(entries: Iterable[LogEntry], names: Mapping[str, str]) -> Iterable[LogLine]:
    """Yield entries in words, with accounts by their names and personal numbers masked."""
    for entry in entries:
        who = "程序" if entry.account_id is None else _called(entry.account_id, names)
        of_another = entry.subject and entry.subject != entry.account_id
        subject = _called(str(entry.subject), names) if of_another else ""
        deed = DEEDS.get(entry.deed, entry.deed)
        yield LogLine(entry.number, entry.at, who, deed, subject, _in_words(entry.detail), entry.seal)


def may_read_log(by: User) -> None:
    """Raise NotAllowed for an organiser, who sees no deeds of others."""
    if not by.sees_all:
        raise NotAllowed("日志只给审核员和管理员查看。")


def _called(account_id: str, names: Mapping[str, str]) -> str:
    return "本机" if account_id == LOCAL else names.get(account_id, account_id)


def _in_words(detail: Any) -> str:
    if not isinstance(detail, Mapping):
        return ""
    told = (
        (_TOLD[key], _value(value)) for key, value in detail.items() if key in _TOLD and value is not None
    )
    return "，".join(f"{name} {value}" for name, value in told)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(_value, value)) or "无"
    text = str(value)
    return str(masked(_CALLED.get(text) or text))


def _midnight(day: date) -> datetime:
    """Where a day begins on the clock of this machine."""
    return datetime.combine(day, time.min, BEIJING)
