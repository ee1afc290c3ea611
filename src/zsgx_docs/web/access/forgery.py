"""Refuses what another site's page has a signed-in browser send."""

from __future__ import annotations

from hmac import compare_digest

from fastapi import Request

from zsgx_docs.desk.office import NotAllowed, csrf_token
from zsgx_docs.web.access.cookies import has_accounts, token_of

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
"""They change nothing."""
HEADER = "x-csrf-token"
FIELD = "csrf"
_INTERFACE = "/api/"
_FORM = "application/x-www-form-urlencoded"


def csrf_of(request: Request) -> str:
    """Return what a form of this browser must send along, so that no page elsewhere can send it."""
    token = token_of(request) if has_accounts(request) else None
    return csrf_token(token) if token else ""


def by_key_alone(request: Request) -> bool:
    """Whether the cookie says nothing: pages go by it though a proxy before us may ask for a password too."""
    return "authorization" in request.headers and request.url.path.startswith(_INTERFACE)


async def unforged(request: Request) -> None:
    """Raise NotAllowed where a browser's request changes something and does not bring its own token.

    Scripts bring it in the header `X-CSRF-Token`, plain forms in the field `csrf`; forms with files need the
    header, so that no file is taken in before. Programs with keys have no cookie that others could use.
    """
    wanted = csrf_of(request)
    if request.method in SAFE_METHODS or not wanted or by_key_alone(request):
        return
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORM):
        given = str((await request.form()).get(FIELD, ""))
    if not compare_digest((given or "").encode(), wanted.encode()):
        raise NotAllowed("页面已过期，这一步没有做；请刷新页面后再试。")
