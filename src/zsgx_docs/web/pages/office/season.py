"""The page of the season: the table of what was sent in, what is missing, and what is taken away."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from zsgx_docs.desk.season import (
    KINDS,
    KINDS_OF_NOTICE,
    SORTS,
    STANDS,
    SeasonWish,
    accepted_workbook,
    expected_in_season,
    forget_expected,
    missing_parts,
    notice_in_force,
    season_summary,
    season_table,
    set_expected,
)
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.office.posting import as_file, posted, worked_on

season_pages = APIRouter(include_in_schema=False, prefix="/season")
Staff = Annotated[User, Depends(only("clerk", "admin"))]
TROUBLES = {"flags": "有待核对", "errors": "有错误", "warnings": "有错误或提醒", "none": "没有问题"}


@season_pages.get("")
def season_page(request: Request, user: Staff, wish: Annotated[SeasonWish, Depends()]) -> HTMLResponse:
    """Show the table of the season."""
    store = request.app.state.store
    values: dict[str, Any] = {
        "table": season_table(store, user, wish),
        "wish": wish,
        "stands": STANDS,
        "kinds": KINDS,
        "troubles": TROUBLES,
        "address": lambda **changed: _address(wish, changed),
        "sorts": SORTS,
    }
    if request.headers.get("hx-target") == "season":
        return fragment(request, "season_table.html", user, **values)
    notice = next(filter(None, (notice_in_force(store, kind) for kind in KINDS_OF_NOTICE)), None)
    return page(request, "season", user, notice=notice, expected=expected_in_season(store), **values)


@season_pages.get("/missing")
async def season_missing(request: Request, user: Staff) -> HTMLResponse:
    """Show what is missing."""
    store = request.app.state.store
    parts = await worked_on(request, 0, lambda stopped: missing_parts(store, user))
    return fragment(request, "season_missing.html", user, parts=parts)


@season_pages.post("/expected")
async def expected_given(request: Request, user: Staff) -> Response:
    """Take in the list of units that were to apply."""
    file = (await posted(request)).file("file")
    store = request.app.state.store
    await worked_on(
        request, len(file.data), lambda stopped: set_expected(store, user, file.data, file.filename)
    )
    return Response(headers={"HX-Refresh": "true"})


@season_pages.post("/expected/forget")
def expected_forgotten(request: Request, user: Staff) -> Response:
    """Take the list of units away."""
    forget_expected(request.app.state.store, user)
    return Response(headers={"HX-Refresh": "true"})


@season_pages.post("/accepted.xlsx")
async def accepted_taken(request: Request, user: Staff) -> Response:
    """Give the accepted records away as a workbook, ID numbers masked unless they are asked for."""
    full = (await posted(request)).texts.get("full") == "true"
    store = request.app.state.store
    data = await worked_on(request, 0, lambda stopped: accepted_workbook(store, user, full))
    return as_file("已通过的记录（号码完整）.xlsx" if full else "已通过的记录.xlsx", data)


@season_pages.get("/summary.{fmt}")
async def summary_taken(request: Request, user: Staff, fmt: Literal["docx", "pdf", "xlsx"]) -> Response:
    """Give the 申报汇总表 away."""
    store = request.app.state.store
    data = await worked_on(request, 0, lambda stopped: season_summary(store, user, fmt))
    return as_file(f"申报汇总表.{fmt}", data)


def _address(wish: SeasonWish, changed: dict[str, Any]) -> str:
    """The page's own address with some of the wish changed; what is not wished is left out."""
    every = {name: getattr(wish, name) for name in SeasonWish.__dataclass_fields__} | {"page": 1} | changed
    standard = SeasonWish()
    said = {name: value for name, value in every.items() if value != getattr(standard, name)}
    return f"/season?{urlencode(said)}" if said else "/season"
