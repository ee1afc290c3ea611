"""Gives each request an identifier, and logs how it ended: by route and status, never by what it held."""

from __future__ import annotations

import re
from secrets import token_hex
from time import monotonic

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
"""What a caller or proxy may call a request: letters that are safe in any log."""
ID_BYTES = 8
"""Bytes of an identifier: a guess, no two requests of a day share one."""

log = structlog.stdlib.get_logger(__name__)


class RequestLog:
    """Stands before the gate; `X-Request-ID` of the answer is what the log calls the request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        called = given if _GIVEN.fullmatch(given) else token_hex(ID_BYTES)
        status, began = 0, monotonic()

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = called
            await send(message)

        with bound_contextvars(request=called):
            try:
                await self.app(scope, receive, named)
            finally:
                log.info("request", **_told(scope), status=status, ms=round(1000 * (monotonic() - began)))


def _told(scope: Scope) -> dict[str, str]:
    """The route as it is declared, not the address: that may hold anything."""
    route = getattr(scope.get("route"), "path", "-")
    user = scope.get("state", {}).get("user_id")
    return {"method": scope["method"], "route": route, **({"user": user} if user else {})}
