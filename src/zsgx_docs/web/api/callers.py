"""Waits for work on a caller's behalf, as long as the caller is there."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from zsgx_docs.web.problems import stopping
from zsgx_docs.web.queue import Turn

_Done = TypeVar("_Done")


async def outcome(work: Future[_Done], turn: Turn, request: Request) -> _Done:
    """Return what the work returns, or raise what it raises.

    A caller who goes away ends it: ClientDisconnect. Work that was let go before it began: ServiceStopping.
    """
    done = asyncio.wrap_future(work)
    left = asyncio.create_task(_left(request))
    try:
        both: set[asyncio.Future[Any]] = {done, left}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not done.done():
            turn.let_go()
            raise ClientDisconnect
        if done.cancelled():
            raise stopping()
        return done.result()
    finally:
        left.cancel()
        done.cancel()  # where it is not over, nobody asks for it any more


async def _left(request: Request) -> None:
    """Until the caller is gone; the body was taken in before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
