"""Keeps a browser's sign-in in its cookie, out of reach of scripts and of other sites' forms."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from zsgx_docs.desk.office import LONGEST

PLAIN = "zsgx"
SAFE = f"__Host-{PLAIN}"
"""Over TLS: a name that browsers let nobody but this very host set (RFC 6265bis)."""


def has_accounts(request: Request) -> bool:
    """Tell whether people sign in; else everybody is the one administrator."""
    return bool(request.app.state.settings.auth == "on")


def token_of(request: Request) -> str | None:
    """Return what the browser's cookie holds."""
    return request.cookies.get(_name(request)) or None


def give_token(request: Request, response: Response, token: str) -> None:
    """Have the browser keep a token."""
    response.set_cookie(
        _name(request),
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        secure=_is_safe(request),
        httponly=True,
        samesite="lax",
    )


def take_token(request: Request, response: Response) -> None:
    """Have the browser forget its token."""
    response.delete_cookie(_name(request), path="/", secure=_is_safe(request), httponly=True, samesite="lax")


def _name(request: Request) -> str:
    return SAFE if _is_safe(request) else PLAIN


def _is_safe(request: Request) -> bool:
    return bool(request.scope["scheme"] == "https")  # the address as a whole may be none, by its host
