"""Read and print a moment, such as a deadline: 2025年12月25日17点 in print, 2025-12-25T17:00 in records."""

from __future__ import annotations

import datetime
import re
from typing import Any

from zsgx_docs.values.characters import half_width
from zsgx_docs.values.dates.date_words import DAY, as_written, day_of, plain, printed
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable

_ISO = r"(\d{4}[-./]\d{1,2}[-./]\d{1,2})(?:\s+|\s*T\s*)(?=\d{1,2}\s*[:时点])"
_MOMENT = (
    DAY
    + r"(?P<half>上午|早上|中午|下午|晚上|晚)?(?P<hour>\d{1,2})[时点:]"
    + r"(?:(?P<minute>\d{1,2})分?|整|(?P<thirty>半))?"
    + r"(?::00)?(?:以?前|之前|止)?"
)
_UNFILLED = r"年月日[时点]?分?"


class Moment(BaseKind):
    """The kind of moments: a day with hour and minute."""

    name = "datetime"
    is_figures = True
    json_type = nullable("string", pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")
    blank = "　　年　月　日　点"
    alphabet = "0123456789年月日时点分:./-"

    def _format(self, value: Any) -> str:
        moment = _as_moment(value)
        minutes = f"{moment.minute}分" if moment.minute else ""
        return f"{printed(moment.date())}{moment.hour}点{minutes}"

    def _parse(self, text: str, context: Context) -> Parsed:
        written, slip = as_written(re.sub(_ISO, r"\1日", half_width(text)))
        figures = plain(written)
        if re.fullmatch(_UNFILLED, figures):
            return Parsed(None)
        found = re.fullmatch(_MOMENT, figures)
        if found is None:
            return Parsed(None, f"无法识别为日期和时间：{text}")
        day, doubt = day_of(found["year"], found["month"], found["day"], context)
        if day is None:
            return Parsed(None, doubt)
        assumed = None if found["year"] else f"没有写年份，暂按{day.year}年理解"
        moment, doubt_of_time = _at(day, found)
        value = moment and moment.isoformat(timespec="minutes")
        return Parsed(value, joined(doubt, slip, assumed, doubt_of_time))


def _at(day: datetime.date, found: re.Match[str]) -> tuple[datetime.datetime | None, str | None]:
    hour = int(found["hour"])
    minute = 30 if found["thirty"] else int(found["minute"] or 0)
    if found["half"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    midnight = datetime.datetime.combine(day, datetime.time())
    if hour == 24 and minute == 0:
        return midnight + datetime.timedelta(days=1), "24点已按次日0点理解"
    if hour > 23 or minute > 59:
        return None, f"没有这个时刻：{hour}点{minute}分"
    return midnight.replace(hour=hour, minute=minute), None


def _as_moment(value: Any) -> datetime.datetime:
    try:
        moment = value if isinstance(value, datetime.datetime) else datetime.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.second or moment.microsecond or moment.tzinfo:
        raise ValueError(f"时间应写作 2025-12-25T17:00 这样的形式：{in_words(value)}")
    return moment
