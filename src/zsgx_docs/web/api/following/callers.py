"""Waits for work on a caller's behalf, as long as the caller is there."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from zsgx_docs.desk.intake import ExtractionState, cancel
from zsgx_docs.desk.office import Store
from zsgx_docs.model.user import User
from zsgx_docs.web.api.following.watching import Ending, last_state
from zsgx_docs.web.api.telling import contained
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


async def when_over(
    store: Store, user: User, identifier: str, ending: Ending, request: Request
) -> ExtractionState:
    """Return how a file ended, of a mail or archive once those in it ended too.

    A caller who goes away ends the reading: ClientDisconnect. Raises NotFound, once it is deleted;
    ServiceStopping: the file is kept, and read when there is a service again.
    """
    over = asyncio.create_task(_all_over(store, user, identifier, ending))
    left = asyncio.create_task(_left(request))
    try:
        both: set[asyncio.Future[Any]] = {over, left}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not over.done():
            await run_in_threadpool(cancel, store, user, identifier)
            raise ClientDisconnect
        return over.result()
    finally:
        left.cancel()
        over.cancel()


async def _all_over(store: Store, user: User, identifier: str, ending: Ending) -> ExtractionState:
    state = await last_state(store, user, identifier, ending)
    if state.is_container:
        for each in await run_in_threadpool(contained, store, user, identifier):
            await last_state(store, user, each.id, ending)
    return state


async def _left(request: Request) -> None:
    """Until the caller is gone; the body was taken in before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
