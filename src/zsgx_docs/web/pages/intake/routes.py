"""The page 收件, its rows alone, and what a person says of a duplicate."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from zsgx_docs.desk.checks import paper_titles
from zsgx_docs.desk.intake import DeliveryFilter, deliveries, keep_double
from zsgx_docs.model.user import User
from zsgx_docs.web.access import signed_in
from zsgx_docs.web.gate import FORM_BYTES
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.intake.groups import KINDS, group_of
from zsgx_docs.web.problems import MEGABYTES

intake_pages = APIRouter(include_in_schema=False)

SIZES = (50, 100, 300)
"""Deliveries a page: a guess; a page of 300 stays smooth (tests/browser)."""
STAGES = {"read": "正在读", "draw": "正在存页面图"}
SHOWS: dict[DeliveryFilter, str] = {
    "all": "全部",
    "working": "还在读",
    "waiting": "待审核",
    "accepted": "已通过",
    "returned": "已退回",
    "failed": "读不了",
    "double": "重复待定",
}
Signed = Annotated[User, Depends(signed_in)]
Find = Annotated[str, Query(max_length=100)]
"""What is looked for; its length is a guess, no name of a unit is as long."""
At = Annotated[int, Query(ge=1, le=100_000)]
"""A page of the list, from 1 by definition; the highest is a guess that no list reaches."""
Size = Annotated[int, Query(ge=1, le=SIZES[-1])]
"""Deliveries a page: from 1 by definition."""


@intake_pages.get("/")
def intake(
    request: Request,
    user: Signed,
    show: DeliveryFilter = "all",
    find: Find = "",
    at: At = 1,
    size: Size = SIZES[0],
) -> Response:
    """Show what was sent in, and where to send more."""
    most = FORM_BYTES // MEGABYTES
    return page(
        request,
        "intake",
        user,
        most_megabytes=most,
        sizes=SIZES,
        **_listed(request, user, show, find, at, size),
    )


@intake_pages.get("/intake/rows")
def intake_rows(
    request: Request,
    user: Signed,
    show: DeliveryFilter = "all",
    find: Find = "",
    at: At = 1,
    size: Size = SIZES[0],
) -> Response:
    """Give the list alone, as it is now."""
    return fragment(request, "intake_rows.html", user, **_listed(request, user, show, find, at, size))


@intake_pages.post("/intake/{identifier}/keep")
def keep_both(request: Request, user: Signed, identifier: str) -> Response:
    """Note that a file is to stay though it is the same as another."""
    keep_double(request.app.state.store, user, identifier)
    return Response(status_code=204)


def _listed(
    request: Request, user: User, show: DeliveryFilter, find: str, at: int, size: int
) -> dict[str, Any]:
    store, now = request.app.state.store, datetime.now(UTC)
    found = deliveries(store, user, at, size, show, find.strip())
    last = max(1, -(-found.total // size))
    return {
        "groups": [group_of(store, user, each, now) for each in found.items],
        "total": found.total,
        "at": min(at, last),
        "last": last,
        "show": show,
        "shows": SHOWS,
        "find": find,
        "size": size,
        "pages_at": "/?" + urlencode({"show": show, "find": find, "size": size}),
        "kinds": KINDS,
        "stages": STAGES,
        "titles": paper_titles(),
    }
