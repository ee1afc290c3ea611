"""Keeps from every route what must not reach it: foreign names and pages, and bodies over the limit."""

from __future__ import annotations

import asyncio
from typing import ClassVar
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from zsgx_docs.errors import ZsgxError
from zsgx_docs.read.source import DEFAULT_LIMITS
from zsgx_docs.web.gate.authorities import Authority, asked_for, is_from_elsewhere
from zsgx_docs.web.gate.exchange import Exchange
from zsgx_docs.web.gate.patience import PATIENCE, Patience
from zsgx_docs.web.problems import Shown, answer_to, problem_of, stopping, too_large

FORM_BYTES = DEFAULT_LIMITS.file_bytes + 64 * 1024
"""Bytes of a form: the largest file there may be, and a guess of 64 KB for what stands round it."""
BODY_BYTES = 8 * 1024 * 1024
"""Bytes of any other body: a guess, six times a roster of 5,000 people (measured on the sample: 1.3 MB)."""
_UNKNOWN_NAME = (
    "这里不用这个名称提供服务，请用本机名称（127.0.0.1、localhost）或管理员设定的名称（ZSGX_HOSTS）访问。"
)
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
"""They change nothing, and what they answer other pages cannot read; links from elsewhere must work."""


class ForeignHost(ZsgxError):
    """A request for a name that the service does not go by."""

    http_status: ClassVar[int] = 421
    code = "foreign_host"


class ForeignPage(ZsgxError):
    """A request that a page elsewhere has a browser send."""

    http_status: ClassVar[int] = 403
    code = "foreign_page"


class Gate:
    """The gate before all routes; `hosts` are the names it is served by beside those of this machine.

    `shown` makes a page of a refusal where a person asks.

    A page elsewhere whose host name is made to point at this machine must not reach the service, nor may one
    send forms to it.
    """

    def __init__(
        self,
        app: ASGIApp,
        patience: Patience = PATIENCE,
        hosts: frozenset[str] = frozenset(),
        shown: Shown = lambda *_: None,
    ) -> None:
        self.app = app
        self._shown = shown
        self._patience = patience
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = FORM_BYTES if headers.get("content-type", "").startswith("multipart/") else BODY_BYTES
        exchange = Exchange(headers, receive, send, most, self._patience)
        refusal = self._foreign(scope, headers) or _too_large(headers, most)
        if refusal is not None:
            answer = await run_in_threadpool(answer_to, self._shown, Request(scope), refusal)
            await answer(scope, exchange.receive, exchange.send)
            return
        if scope["method"] == "HEAD":  # as GET; the server leaves the body out
            scope = {**scope, "method": "GET", "is_head": True}
        try:
            await self.app(scope, exchange.receive, exchange.send)
        except asyncio.CancelledError:  # the server stops, and has waited long enough
            if not exchange.is_answered:
                await problem_of(stopping())(scope, exchange.receive, exchange.send)

    def _foreign(self, scope: Scope, headers: Headers) -> ZsgxError | None:
        """Why it may not come in, for the name it asks for or the page it comes from."""
        here = asked_for(headers)
        if not _is_origin_form(scope):
            here = _absolute_form(scope) if here and self._is_ours(here, scope) else None
        if here is None or not self._is_ours(here, scope):
            return ForeignHost(_UNKNOWN_NAME)
        if scope["method"] not in _SAFE_METHODS and is_from_elsewhere(headers, here):
            return ForeignPage("这个请求来自别的网页，为防冒用没有受理；请从本服务自己的页面或程序发出。")
        return None

    def _is_ours(self, here: Authority, scope: Scope) -> bool:
        """Whether it is this machine's, the address it was reached at, or a name that was set."""
        server = scope.get("server")
        return here.is_this_machine or here.host in self._hosts or bool(server and here.is_address(server[0]))


def _is_origin_form(scope: Scope) -> bool:
    return bool(scope["path"].startswith("/"))


def _absolute_form(scope: Scope) -> Authority | None:
    """The name in a target that is a whole address (RFC 9112, 3.2.2); the rest becomes its path."""
    scheme, _, rest = scope["raw_path"].decode("ascii").partition("://")
    authority, slash, path = rest.partition("/")
    if scheme.lower() != scope["scheme"] or not slash:
        return None
    scope["raw_path"] = (slash + path).encode("ascii")
    scope["path"] = unquote(slash + path)
    return Authority.parse(authority)


def _too_large(headers: Headers, most: int) -> ZsgxError | None:
    declared = headers.get("content-length", "")
    is_over = declared.isdecimal() and int(declared) > most
    return too_large(most) if is_over else None
