"""The page of the log: who did what, whether it is whole, and the log as a PDF."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from zsgx_docs.desk.office import DEEDS, LOCAL, LogQuery, account_names, log_file, log_page, verified_log
from zsgx_docs.errors import RequestError
from zsgx_docs.model.user import User
from zsgx_docs.values.dates import beijing
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import fragment, page

audit_page = APIRouter()
Staff = Annotated[User, Depends(only("clerk", "admin"))]
Text = Annotated[str, Form()]


@audit_page.get("/audit")
def log_shown(
    request: Request,
    user: Staff,
    person: str = "",
    deed: str = "",
    first: str = "",
    last: str = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10**6)] = 1,
) -> HTMLResponse:
    """Show the entries that filters leave, newest first."""
    store = request.app.state.store
    sought = {"person": person, "deed": deed, "first": first, "last": last}
    return page(
        request,
        "people/audit",
        user,
        log=log_page(store, user, _query(**sought), number),
        sought=sought,
        people=sorted((name, who) for who, name in account_names(store).items() if who != LOCAL),
        deeds=DEEDS,
    )


@audit_page.get("/audit/check")
def log_checked(request: Request, user: Staff) -> HTMLResponse:
    """Follow the log's seals, and say whether it is whole."""
    return fragment(
        request, "people/audit_check.html", user, check=verified_log(request.app.state.store, user)
    )


@audit_page.post("/audit/pdf")
def log_taken(
    request: Request, user: Staff, person: Text = "", deed: Text = "", first: Text = "", last: Text = ""
) -> Response:
    """Return what the filters leave as a PDF."""
    data = log_file(request.app.state.store, user, _query(person, deed, first, last))
    name = quote(f"日志 {beijing(datetime.now(UTC)):%Y-%m-%d}.pdf")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/pdf", headers=headers)


def _query(person: str, deed: str, first: str, last: str) -> LogQuery:
    return LogQuery(person or None, deed or None, _day(first), _day(last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RequestError(f"日期“{text[:20]}”写得不对，请写成 2027-01-31 这样。") from None
