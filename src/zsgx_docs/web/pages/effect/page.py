"""The page 效果: what review does, in numbers told plainly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from zsgx_docs.desk.review import ReviewEffect, review_effect
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.effect.charts import AxisMark, StackedColumn, axis, stacked_columns
from zsgx_docs.web.pages.frame import page

PERIODS = {"28": "近 4 周", "84": "近 12 周", "all": "全部"}
Period = Literal["28", "84", "all"]
CHART = (560.0, 150.0)
"""Width and height of the columns in units of the drawing: a guess that fits half of a 1366 pixel screen."""
LINE = 520.0
"""Length of the line of the estimate in the same units: a guess."""
effect_page = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """The estimate of silent errors on a line: its middle, its ends, the marks below."""

    middle: float
    low: float
    high: float
    marks: list[AxisMark]


@dataclass(frozen=True, slots=True)
class WeekColumns:
    """The weeks as columns, with the marks beside them."""

    columns: list[StackedColumn]
    marks: list[AxisMark]


@effect_page.get("/effect")
def show_effect(
    request: Request, user: Annotated[User, Depends(only("clerk", "admin"))], period: Period = "all"
) -> HTMLResponse:
    """Show what review came to."""
    found = review_effect(request.app.state.store, user, None if period == "all" else int(period))
    return page(
        request,
        "effect",
        user,
        effect=found,
        periods=PERIODS,
        period=period,
        weeks=_weeks(found),
        by_week=[((_day(monday),), each) for monday, each in reversed(found.by_week)],
        estimate=_estimate(found),
        chart=CHART,
        line=LINE,
        seconds=_seconds,
        duration=_duration,
    )


def _weeks(found: ReviewEffect) -> WeekColumns:
    counts = [(_day(monday), each.right, each.wrong) for monday, each in found.by_week]
    return WeekColumns(*stacked_columns(counts, *CHART))


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _estimate(found: ReviewEffect) -> EstimateLine | None:
    """Nothing where nothing was drawn: of that nothing is known."""
    if not found.silent.looked:
        return None
    middle, low, high = found.silent.per_many
    marks = axis(high, LINE)
    scale = LINE / marks[-1].value
    return EstimateLine(round(middle * scale, 1), round(low * scale, 1), round(high * scale, 1), marks)


def _seconds(milliseconds: float | None) -> str:
    return "—" if milliseconds is None else f"{milliseconds / 1000:.1f} 秒"


def _duration(milliseconds: int) -> str:
    """Say a time as people do: 2 小时 5 分, 4 分, 12 秒."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分" if minutes else f"{seconds} 秒"
