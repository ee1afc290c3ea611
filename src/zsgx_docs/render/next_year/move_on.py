"""Moves last year's notice on to this year: what can be known is moved, the rest becomes a blank."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from zsgx_docs.errors import RecordError
from zsgx_docs.model import paths
from zsgx_docs.render.next_year.working_days import not_a_working_day
from zsgx_docs.template.schema import Field, general
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds

Action = Literal["moved", "blank", "stayed"]
NO_DOUBTS: Mapping[str, str] = MappingProxyType({})
EMPTY_ROWS = 3
"""Rows that a list prints whose items cannot be known yet: a guess."""
LEAP_DAY = "原为2月29日，该年没有这一天，暂取2月28日"
BLANK_NOTE = "无法推知，请填写"
MISSING, MISSING_NOTE = "（缺）", "去年的通知里没有，请填写"
TEXT_KINDS = ("text", "item", "prose", "unit")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one blank: `old` and `new` as printed; `note` is what a person must look at."""

    path: str
    label: str
    action: Action
    old: str
    new: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The record for the new year, and the changes; blanks keep last year's values, to be hidden in print."""

    record: dict[str, Any]
    changes: tuple[Change, ...]


def moved_on(
    template: Template, record: Mapping[str, Any], year: int, doubts: Mapping[str, str] = NO_DOUBTS
) -> Moved:
    """Return the record of last year's notice moved on to `year`, with every change.

    `doubts` are the reasons why values that were read from last year's file are not sure, by their paths.

    Raises RecordError where the record names no year, or not an earlier one.
    """
    old = paths.get(record, "year")
    if not isinstance(old, int) or old >= year:
        said = "没有写明年度" if not isinstance(old, int) else f"是{old}年的，不早于{year}年"
        raise RecordError(f"去年的通知{said}，无法据以起草{year}年的通知，请核对。")
    fresh = copy.deepcopy(dict(record))
    changes = [*_lists(template, fresh), *_leaves(template, fresh, old, year), *_missing(template, record)]
    placed = [_placed(template, _doubted(change, doubts.get(change.path))) for change in changes]
    return Moved(fresh, tuple(placed))


def _missing(template: Template, record: Mapping[str, Any]) -> Iterator[Change]:
    """What last year's notice should have said and does not."""
    for path in sorted(template.settings.required):
        field = template.schema.field(path)
        if field is not None and paths.get(record, path) is None:
            yield Change(path, field.label, "blank", MISSING, "", MISSING_NOTE)


def _doubted(change: Change, doubt: str | None) -> Change:
    if doubt is None or change.action == "blank":
        return change
    said = f"去年的通知这里读得没有把握（{doubt}），请核对"
    return replace(change, note=f"{change.note}；{said}" if change.note else said)


def _placed(template: Template, change: Change) -> Change:
    """With the annex in its label: two annexes of one template have the same labels."""
    for number, annex in enumerate(template.annexes, start=1):
        if annex.path is not None and change.path.startswith(f"{annex.path}."):
            return replace(change, label=f"附件{number}的{change.label}")
    return change


def _lists(template: Template, record: dict[str, Any]) -> Iterator[Change]:
    """Lists that are new each year."""
    for path in sorted(template.settings.draft_blank):
        rows = paths.get(record, path)
        if isinstance(rows, list) and rows and isinstance(rows[0], Mapping) and not path.endswith("]"):
            if any(general(f"{path}[0].{key}") in template.settings.draft_blank for key in rows[0]):
                continue
            paths.put(record, path, [{"no": number} for number in range(1, EMPTY_ROWS + 1)])
            label = template.settings.labels.get(path, path)
            yield Change(path, label, "blank", f"{len(rows)}项", "", BLANK_NOTE)


def _leaves(template: Template, record: dict[str, Any], old: int, year: int) -> Iterator[Change]:
    for path, value in list(paths.leaves(record)):
        field = template.schema.field(path)
        if field is None or value is None or path.endswith("].no"):
            continue
        if _is_blank(template, path):
            yield Change(path, field.label, "blank", _printed(field, value), "", BLANK_NOTE)
            continue
        new, note = _moved(field, value, old, year)
        if new == value:
            yield Change(path, field.label, "stayed", _printed(field, value), _printed(field, value))
        else:
            paths.put(record, path, new)
            yield Change(path, field.label, "moved", _printed(field, value), _printed(field, new), note)
    for derived in template.schema.derived:
        if paths.get(record, derived.field.path) is not None:
            paths.put(record, derived.field.path, derived.value(record))


def _is_blank(template: Template, path: str) -> bool:
    return general(path) in template.settings.draft_blank


def _moved(field: Field, value: Any, old: int, year: int) -> tuple[Any, str | None]:
    """The value a year (or more) later, and what to look at."""
    if field.kind in ("year", "year_before"):
        return value + year - old, None
    if field.kind == "datetime":
        moment = datetime.datetime.fromisoformat(value)
        day, note = _later(moment.date(), year - old)
        return datetime.datetime.combine(day, moment.time()).isoformat(timespec="minutes"), note
    if field.kind in ("date", "month_day"):
        day, note = _later(datetime.date.fromisoformat(value), year - old)
        return day.isoformat(), note
    if field.kind in TEXT_KINDS and isinstance(value, str):
        return re.sub(rf"(?<!\d){old}(?=年)", str(year), value), None
    return value, None


def _later(day: datetime.date, years: int) -> tuple[datetime.date, str | None]:
    leap = day.month == 2 and day.day == 29
    try:
        later = day.replace(year=day.year + years)
    except ValueError:
        later = day.replace(year=day.year + years, day=28)
    notes = [LEAP_DAY if leap and later.day == 28 else None, not_a_working_day(later)]
    return later, "；".join(note for note in notes if note) or None


def _printed(field: Field, value: Any) -> str:
    try:
        return kinds[field.kind].format(value)
    except (ValueError, TypeError, AttributeError):
        return str(value)
