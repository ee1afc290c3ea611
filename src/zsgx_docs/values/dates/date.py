"""Read and print a day: 2025年12月15日 in print, 2025-12-15 in records."""

from __future__ import annotations

import datetime
import re
from typing import Any

from zsgx_docs.values.dates.date_words import DAY, DAY_ENDS, as_written, day_of, plain, printed
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable

_DAY = DAY + DAY_ENDS
_UNFILLED = r"(?:2\d?\d?)?年月日"
_COMPACT = r"(\d{4})(\d\d)(\d\d)"
_YEAR_LAST = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
_MIDNIGHT = r"[T\s]00:00(?::00)?$"


class Date(BaseKind):
    """The kind of days."""

    name = "date"
    is_figures = True
    last_signs = "日号"
    json_type = nullable("string", format="date")
    blank = "　　年　月　日"
    alphabet = "0123456789年月日号./-〇零一二三四五六七八九十"

    def _format(self, value: Any) -> str:
        return printed(as_date(value))

    def _parse(self, text: str, context: Context) -> Parsed:
        written, slip = as_written(re.sub(_MIDNIGHT, "", text))
        figures = re.sub(_COMPACT, r"\1-\2-\3", plain(written))
        if re.fullmatch(_UNFILLED, figures.replace("_", "")):
            return Parsed(None)
        if re.fullmatch(_YEAR_LAST, figures):
            return Parsed(None, f"年份写在最后，分不清月和日：{text}")
        found = list(re.finditer(_DAY, figures))
        if len(found) != 1:
            return Parsed(None, f"无法识别为日期：{text}")
        day, doubt = day_of(found[0]["year"], found[0]["month"], found[0]["day"], context)
        if day is None:
            return Parsed(None, doubt)
        assumed = None if found[0]["year"] else f"没有写年份，暂按{day.year}年理解"
        beside = None if found[0][0] == figures else f"日期之外还有别的文字：{text}"
        return Parsed(day.isoformat(), joined(doubt, slip, assumed, beside))


def as_date(value: Any) -> datetime.date:
    """Return a day given as such or as ISO text; otherwise ValueError."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"日期应写作 2025-12-15 这样的形式：{in_words(value)}") from None
