"""Read and print the days of a class: the text as written and, where days are named, first and last."""

from __future__ import annotations

import datetime
import re
from typing import Any

from zsgx_docs.values.dates.date import as_date
from zsgx_docs.values.dates.date_words import DAY, DAY_ENDS, as_written, day_of, plain, printed
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable, text_or_error

_LAST = r"(?:(?:(?P<last_year>\d{4})[年./-])?(?P<last_month>\d{1,2})[月./-])?(?P<last_day>\d{1,2})[日号]?"
_RANGE = DAY + r"(?:-|至|到)" + _LAST + DAY_ENDS
_DAY = DAY + DAY_ENDS
_UNFILLED = r"[年月日至到起止()-]+"
_REMARK = (
    r"[(,，;；、]*(?:暂定|拟定|拟)?(?:共|为期|会期|历时|计)*(?:(?P<days>\d+)天)?(?:左右)?"
    r"(?:\([^\d()]*\))?[)。]*"
)
_ONWARDS = r"起|开始|开班"
_BEFORE = r"以?前|之前|以后|之后"
_VAGUE = r"月|旬|季度|半年|年度?[内底]?$|^\d{4}[./-]\d{1,2}$|待定|另行|未定|另定"
_MONTH = r"(?<!\d)(\d{1,4})月"
_DAY_NAMED = r"\d[日号]"

_Days = tuple[datetime.date | None, datetime.date | None]


class DateRange(BaseKind):
    """The kind of periods.

    A value is `{"text", "start", "end"}`; start and end only where the days are written, else null.
    """

    name = "dates"
    is_figures = True
    last_signs = "日号"
    json_type = nullable(
        "object",
        properties={
            "text": nullable("string"),
            "start": nullable("string", format="date"),
            "end": nullable("string", format="date"),
        },
        additionalProperties=False,
    )
    leaves = ("text", "start", "end")

    def _format(self, value: Any) -> str:
        if not isinstance(value, dict) or not value.keys() <= set(self.leaves):
            raise ValueError(f"起止日期应有 text、start、end 三项：{in_words(value)}")
        start, end = (as_date(value[key]) if value.get(key) else None for key in ("start", "end"))
        text = value.get("text")
        if text is None:
            return _printed(start, end)
        self._must_agree(text_or_error(text, "起止日期的文字"), start, end)
        return str(text)

    def _parse(self, text: str, context: Context) -> Parsed:
        written, slip = as_written(text)
        figures = plain(written)
        if re.fullmatch(_UNFILLED, figures.replace("_", "")):
            return Parsed(None)
        (start, end), doubt = _days(figures, context)
        value = {"text": written, "start": start and start.isoformat(), "end": end and end.isoformat()}
        return Parsed(value, joined(doubt, slip))

    def _must_agree(self, text: str, start: datetime.date | None, end: datetime.date | None) -> None:
        (said_start, said_end), _ = _days(plain(as_written(text)[0]), Context(start.year if start else None))
        for said, given in ((said_start, start), (said_end, end)):
            if said and given and said != given:
                raise ValueError(f"起止日期与文字不一致：文字为“{text}”，另给出 {given.isoformat()}")


def _days(figures: str, context: Context) -> tuple[_Days, str | None]:
    """First and last day named in plain text, and what to doubt."""
    ranges = list(re.finditer(_RANGE, figures))
    single = list(re.finditer(_DAY, figures))
    if len(ranges) == 1:
        return _range(ranges[0], figures, context)
    if not ranges and len(single) == 1:
        return _single(single[0], figures, context)
    if ranges or single:
        return (None, None), f"写了不止一个日期，请核对起止日期：{figures}"
    return (None, None), _doubt_of_vague(figures)


def _range(found: re.Match[str], figures: str, context: Context) -> tuple[_Days, str | None]:
    year, month = found["year"], found["month"]
    start, doubt_of_start = day_of(year, month, found["day"], context)
    end, doubt_of_end = day_of(
        found["last_year"] or year, found["last_month"] or month, found["last_day"], context
    )
    if start is None or end is None:
        return (None, None), doubt_of_start or doubt_of_end
    remark = re.fullmatch(_REMARK, _without(found, figures))
    days = (end - start).days + 1
    return (start, end), joined(
        doubt_of_start or doubt_of_end,
        f"结束日期早于开始日期：{figures}" if days < 1 else None,
        f"还有别的文字，请核对起止日期：{figures}" if remark is None else None,
        f"写明{remark['days']}天，起止却是{days}天"
        if remark and remark["days"] not in (None, str(days))
        else None,
    )


def _single(found: re.Match[str], figures: str, context: Context) -> tuple[_Days, str | None]:
    day, doubt = day_of(found["year"], found["month"], found["day"], context)
    rest = _without(found, figures)
    if re.match(_BEFORE, rest):
        return (None, None), None
    if day is None:
        return (None, None), doubt
    if onwards := re.match(_ONWARDS, rest):
        rest = rest[onwards.end() :]
    remark = re.fullmatch(_REMARK, rest)
    several = remark and remark["days"] not in (None, "1")
    unclear = (
        f"只写了一个日期，请核对起止日期：{figures}" if remark is None or (several and not onwards) else None
    )
    return (day, None if onwards or several else day), joined(doubt, unclear)


def _doubt_of_vague(figures: str) -> str | None:
    if any(not 1 <= int(month) <= 12 for month in re.findall(_MONTH, figures)):
        return f"没有这个月份：{figures}"
    is_vague = re.search(_VAGUE, figures) and not re.search(_DAY_NAMED, figures)
    return None if is_vague else f"无法识别为日期：{figures}"


def _without(found: re.Match[str], figures: str) -> str:
    return figures[: found.start()] + figures[found.end() :]


def _printed(start: datetime.date | None, end: datetime.date | None) -> str:
    """2026年5月11日—15日: of the last day only what differs."""
    if start is None or end is None:
        return "".join(printed(day) for day in (start, end) if day)
    if start == end:
        return printed(start)
    if start.year != end.year:
        return f"{printed(start)}—{printed(end)}"
    month = "" if start.month == end.month else f"{end.month}月"
    return f"{printed(start)}—{month}{end.day}日"
