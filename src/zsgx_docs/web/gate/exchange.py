"""Takes in a request's body within limits of size and time, and sees that the answer to it arrives."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Send

from zsgx_docs.web.gate.patience import PATIENCE, Patience
from zsgx_docs.web.problems import TooSlow, too_large

_UNLESS_TOLD = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"same-origin"),  # none at all would have forms say that they come from nowhere
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()"),
    (b"cache-control", b"no-store"),
)
"""No browser may guess what an answer is, show it inside pages of others, keep it, nor use devices; a route
may tell otherwise."""
_CLOSE = (b"connection", b"close")


class Exchange:
    """One request and its answer; `most` are the bytes that its body may have."""

    def __init__(
        self, headers: Headers, receive: Receive, send: Send, most: int, patience: Patience = PATIENCE
    ) -> None:
        self.is_answered = False
        self._patience = patience
        self._receive, self._send = receive, send
        self._most = most
        self._received, self._waited = 0, 0.0
        length = headers.get("content-length", "0").strip("0")
        self._whole = not length and "transfer-encoding" not in headers
        self._refused = False

    async def receive(self) -> Message:
        """Return what comes next. Raises TooLarge or TooSlow of a body."""
        if self._whole:
            return await self._receive()
        message = await self._next_part()
        self._received += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._received > self._most:
            raise too_large(self._most)
        return message

    async def send(self, message: Message) -> None:
        """Pass an answer on.

        One that comes before the whole body is said to be the last of its connection, and ended only when the
        rest has been taken in and thrown away: else the caller, still sending, might never see it.
        """
        if message["type"] == "http.response.start":
            self.is_answered, self._refused = True, not self._whole
            message = {**message, "headers": [*message.get("headers", ()), *self._headers(message)]}
        elif self._refused and not message.get("more_body", False):
            await self._send({**message, "more_body": True})
            await self._throw_rest_away()
            message = {"type": "http.response.body", "body": b""}
        await self._send(message)

    async def _next_part(self) -> Message:
        allowed = self._patience.body + self._received / self._patience.bytes_a_second - self._waited
        began = monotonic()
        try:
            async with asyncio.timeout(allowed):
                return await self._receive()
        except TimeoutError:
            raise TooSlow("请求内容传得太慢或中断了，请重新提交。") from None
        finally:
            self._waited += monotonic() - began

    async def _throw_rest_away(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience.linger):
                while not self._whole:
                    async with asyncio.timeout(self._patience.linger_pause):
                        self._whole = not (await self._receive()).get("more_body", False)

    def _headers(self, start: Message) -> Iterable[tuple[bytes, bytes]]:
        told = {name.lower() for name, _ in start.get("headers", ())}
        yield from (each for each in _UNLESS_TOLD if each[0] not in told)
        if self._refused:
            yield _CLOSE
