"""Tells a browser that the list has changed, as it happens; what changed it asks for itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, ServerSentEvent

from zsgx_docs.desk.intake import extraction, watch
from zsgx_docs.desk.office import Store
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.web.access import signed_in, still_asks
from zsgx_docs.web.api import LOOK_AGAIN, Ending, OpenStreams

intake_events = APIRouter(include_in_schema=False)

PAUSE = 1.0
"""Seconds between two notices of one browser: a guess, what the eye wants, however much is read."""
HEARTBEAT = 15
"""Seconds between signs of life: the default of sse-starlette, less than proxies wait."""


@intake_events.get("/intake/events")
async def follow_intake(request: Request, user: Annotated[User, Depends(signed_in)]) -> Response:
    """Send `changed` whenever something did that this person may see, for as long as they are signed in."""
    if request.scope.get("is_head"):
        return Response(media_type="text/event-stream")
    state = request.app.state
    state.streams.check(user)
    still = partial(still_asks, request, user)
    return EventSourceResponse(
        _notices(state.store, user, state.ending, state.streams, still), ping=HEARTBEAT
    )


async def _notices(
    store: Store, user: User, ending: Ending, streams: OpenStreams, still: Callable[[], bool]
) -> AsyncIterator[ServerSentEvent]:
    loop, has_changed = asyncio.get_running_loop(), asyncio.Event()
    changed: set[str] = set()

    def hear(identifier: str) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            loop.call_soon_threadsafe(note, identifier)

    def note(identifier: str) -> None:
        changed.add(identifier)
        has_changed.set()

    with streams.held(user), watch(hear):
        yield ServerSentEvent("", event="changed")  # since the page was made
        while not ending.has_come:
            await ending.unless(has_changed, LOOK_AGAIN)
            has_changed.clear()
            if not await run_in_threadpool(still):
                return
            told = [changed.pop() for _ in range(len(changed))]
            if bool(told) and await run_in_threadpool(_concern, store, user, told):
                yield ServerSentEvent("", event="changed")
            await ending.unless(asyncio.Event(), PAUSE)


def _concern(store: Store, user: User, changed: list[str]) -> bool:
    """Whether any of these is theirs to see; of what is deleted only those hear who see all."""
    return user.sees_all or any(_is_seen(store, user, each) for each in changed)


def _is_seen(store: Store, user: User, identifier: str) -> bool:
    with suppress(NotFound):
        return bool(extraction(store, user, identifier))
    return False
