"""The route that follows a file on its way, as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, JSONServerSentEvent

from zsgx_docs.desk.intake import ExtractionState, extraction
from zsgx_docs.desk.office import Store
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.web.access import still_asks
from zsgx_docs.web.api.askers import Asker, StoreAsked
from zsgx_docs.web.api.describing import API, problems_listed
from zsgx_docs.web.api.following import Ending, OpenStreams, states_of
from zsgx_docs.web.problems import ServiceStopping

event_routes = APIRouter(prefix=API)

HEARTBEAT = 15
"""Seconds between signs of life: the default of sse-starlette, less than proxies wait."""
TOLD = ("id", "status", "state", "stage", "page", "pages", "place", "error")
_STREAM = {
    "description": "事件 status（进度），最后是 done 或 failed；data 是 JSON",
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
}


@event_routes.get(
    "/extractions/{identifier}/events",
    summary="读取的进度（服务器推送）",
    responses={200: _STREAM, **problems_listed(401, 404, 422, 429)},
    response_class=Response,
)
async def follow_extraction(identifier: str, request: Request, store: StoreAsked, user: Asker) -> Response:
    """Send each change of status, stage, page and place in the queue; end with `done` or `failed`.

    It breaks off within seconds once whoever follows would not be let in any more.
    """
    await run_in_threadpool(extraction, store, user, identifier)  # unknown is a problem, not a stream
    ending, streams = request.app.state.ending, request.app.state.streams
    streams.check(user)
    if request.scope.get("is_head"):
        return Response(media_type="text/event-stream")
    still = partial(still_asks, request, user)
    return EventSourceResponse(_events(store, user, identifier, ending, streams, still), ping=HEARTBEAT)


async def _events(
    store: Store,
    user: User,
    identifier: str,
    ending: Ending,
    streams: OpenStreams,
    still: Callable[[], bool],
) -> AsyncIterator[JSONServerSentEvent]:
    try:
        with streams.held(user):
            async for state in states_of(store, user, identifier, ending, still=still):
                yield JSONServerSentEvent(_told(state), event=state.status if state.is_over else "status")
    except NotFound as error:  # deleted meanwhile
        failure = {"code": error.code, "message": error.message}
        yield JSONServerSentEvent({"id": identifier, "status": "failed", "error": failure}, event="failed")
    except ServiceStopping:
        return  # whoever follows asks again, and hears the rest of the next service


def _told(state: ExtractionState) -> dict[str, Any]:
    return {name: getattr(state, name) for name in TOLD}
