"""Leads a browser to where it can go on, and back."""

from __future__ import annotations

import re

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from zsgx_docs.web.access.asking import ChangeFirst
from zsgx_docs.web.problems import problem_of

LOGIN = "/login"
FIRST_PASSWORD = f"{LOGIN}/password"
_OURS = re.compile(r"/(?![/\\])[^\x00-\x20\\\x7f]*")
"""A path of this service: a second slash would name another host."""


def lead_to_password(app: FastAPI) -> None:
    """Have whoever must change a one-time password led to the page for that."""
    app.add_exception_handler(ChangeFirst, _change_first)


def back_to(wanted: str | None) -> str:
    """Return where to go after the sign-in: a path of ours, whatever was asked for."""
    return wanted if wanted and _OURS.fullmatch(wanted) and not wanted.startswith(LOGIN) else "/"


async def _change_first(request: Request, error: Exception) -> Response:
    assert isinstance(error, ChangeFirst)
    if request.url.path.startswith("/api/"):
        return problem_of(error)
    if "hx-request" in request.headers:
        return Response(status_code=403, headers={"HX-Redirect": FIRST_PASSWORD})
    return RedirectResponse(FIRST_PASSWORD, status_code=303)
