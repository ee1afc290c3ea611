"""Read and print the planned months of a project: 6月, 5-7月, 第二季度."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.dates.date_words import as_written, plain
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, joined, nullable, text_or_error

_MONTHS = (
    r"(?:\d{4}年)?(?P<first>\d{1,2})月?(?:份?(?:-|至|到)(?P<last>\d{1,2}))?月份?"
    r"(?:[上中下]旬|底|初|[上下]半月)?"
)
_DAYS = r"(?:\d{4}年)?(?P<first>\d{1,2})月\d{1,2}日?(?:-|至|到)(?:(?P<last>\d{1,2})月)?\d{1,2}日?"
_QUARTER = r"(?:\d{4}年)?第?([1-4一二三四])季度"
_HALF = r"(?:\d{4}年)?([上下])半年"
_UNDECIDED = r"待定|另行通知|未定"

_Span = tuple[int | None, int | None]


class Months(BaseKind):
    """The kind of planned months.

    A value is `{"text", "start_month", "end_month"}`; months count from 1, null where none is named.
    """

    name = "months"
    is_figures = True
    json_type = nullable(
        "object",
        properties={
            "text": nullable("string"),
            "start_month": nullable("integer", minimum=1, maximum=12),
            "end_month": nullable("integer", minimum=1, maximum=12),
        },
        additionalProperties=False,
    )
    leaves = ("text", "start_month", "end_month")

    def _format(self, value: Any) -> str:
        if not isinstance(value, dict) or not value.keys() <= set(self.leaves):
            raise ValueError(f"计划时间应有 text、start_month、end_month 三项：{in_words(value)}")
        given = (value.get("start_month"), value.get("end_month"))
        if any(month is not None and month not in range(1, 13) for month in given):
            raise ValueError(f"月份应在1至12之间：{in_words(value)}")
        if value.get("text") is None:
            return _printed(*given)
        text = text_or_error(value["text"], "计划时间的文字")
        said, _ = _span(plain(as_written(text)[0]))
        if any(month and named and month != named for month, named in zip(given, said, strict=True)):
            raise ValueError(f"起止月份与文字不一致：文字为“{text}”，另给出 {given[0]} 至 {given[1]} 月")
        return text

    def _parse(self, text: str, context: Context) -> Parsed:
        written, slip = as_written(text)
        figures = plain(written)
        if figures in ("月", "-月", "月-月"):
            return Parsed(None)
        (start, end), doubt = _span(figures)
        return Parsed({"text": written, "start_month": start, "end_month": end}, joined(doubt, slip))


def _span(figures: str) -> tuple[_Span, str | None]:
    """First and last month of plain text, and what to doubt."""
    found = re.fullmatch(_MONTHS, figures) or re.fullmatch(_DAYS, figures)
    if found and "月" in figures:
        return _checked(int(found["first"]), int(found["last"] or found["first"]), figures)
    if found := re.fullmatch(_QUARTER, figures):
        quarter = "1234一二三四".index(found[1]) % 4
        return (quarter * 3 + 1, quarter * 3 + 3), None
    if found := re.fullmatch(_HALF, figures):
        return ((1, 6) if found[1] == "上" else (7, 12)), None
    undecided = re.search(_UNDECIDED, figures)
    return (None, None), None if undecided else f"无法识别为月份：{figures}"


def _checked(start: int, end: int, figures: str) -> tuple[_Span, str | None]:
    if not (1 <= start <= 12 and 1 <= end <= 12):
        return (None, None), f"没有这个月份：{figures}"
    return (start, end), f"结束月份早于开始月份：{figures}" if start > end else None


def _printed(start: int | None, end: int | None) -> str:
    if start is None or end is None or start == end:
        return "".join(f"{month}月" for month in (start if start is not None else end,) if month)
    return f"{start}-{end}月"
