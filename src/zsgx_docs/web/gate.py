"""Keeps from every route what must not reach it: foreign host names, and bodies over the limit."""

from __future__ import annotations

from starlette.datastructures import URL, Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zsgx_docs.read.source import DEFAULT_LIMITS
from zsgx_docs.web.problems import problem, too_large

LOOPBACK_NAMES = {"127.0.0.1", "localhost", "::1"}
BODY_BYTES = DEFAULT_LIMITS.file_bytes + 64 * 1024
"""Bytes of a request: the largest file there may be, and a guess of 64 KB for the form around it."""


class Gate:
    """The gate before all routes.

    A page elsewhere whose host name is made to point at this machine must not reach the service.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _hostname(scope) not in LOOPBACK_NAMES:
            refusal = problem(421, "这里只用本机的名称（127.0.0.1 或 localhost）提供服务。", "foreign_host")
            await refusal(scope, receive, send)
        elif _declared_length(scope) > BODY_BYTES:
            await too_large()(scope, receive, send)
        else:
            await self.app(scope, _counted(receive), send)


def _hostname(scope: Scope) -> str | None:
    try:
        return URL(scope=scope).hostname
    except ValueError:
        return None


def _declared_length(scope: Scope) -> int:
    declared = Headers(scope=scope).get("content-length", "")
    return int(declared) if declared.isdecimal() else 0


def _counted(receive: Receive) -> Receive:
    """A body that does not declare its length is counted as it comes. Raises HTTPException 413."""
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > BODY_BYTES:
            raise HTTPException(413)
        return message

    return counting
