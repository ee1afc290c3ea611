"""Serves HTTP, thin over `desk`: pages for people, JSON for programs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from fastapi import FastAPI
from sse_starlette.sse import AppStatus

from zsgx_docs import __version__, desk
from zsgx_docs.desk.intake import Dispatcher
from zsgx_docs.desk.office import Tries, open_store
from zsgx_docs.desk.season import lay_out_templates, offer_templates, withdraw_templates
from zsgx_docs.web import problems
from zsgx_docs.web.access import lead_to_password
from zsgx_docs.web.api import (
    Admission,
    Ending,
    OpenStreams,
    all_routes,
    describe,
    reconciling_queue,
    writing_queue,
)
from zsgx_docs.web.gate import PATIENCE, Gate, Patience, RequestLog, Service, log_by_standard_library
from zsgx_docs.web.manual import manual
from zsgx_docs.web.pages import all_pages, mishap, static_files
from zsgx_docs.web.queue import Doors, workers_wanted
from zsgx_docs.web.settings import ServiceSettings, load_settings

RECONCILED_AT_ONCE = 1
"""Pairs that are compared at once: a guess, so that they do not starve the reading."""
READING_GRACE = 4.0
"""Seconds that what is read has to end: a guess, less than the server waits for its callers."""


def create_app(settings: ServiceSettings | None = None, patience: Patience = PATIENCE) -> FastAPI:
    """Return the service with its routes, gate and problems; its store is opened when it starts."""
    log_by_standard_library()
    AppStatus.enable_automatic_graceful_drain = (
        False  # it would cut streams off; they end by our own `Ending`
    )
    app = FastAPI(
        title="zsgx-docs",
        version=__version__,
        docs_url=None,  # those pages would fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings = settings or load_settings()
    app.add_middleware(Gate, patience=patience, hosts=settings.host_names, shown=mishap)
    app.add_middleware(RequestLog)
    app.include_router(all_routes())
    app.include_router(manual)
    app.include_router(all_pages())
    app.mount("/static", static_files())
    problems.install(app, mishap)
    lead_to_password(app)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def create_service(settings: ServiceSettings | None = None, patience: Patience = PATIENCE) -> Service:
    """Return the application with the server that runs it, on sockets that the caller opens.

    Its workers are started before it has threads. Raises UsageError for settings that cannot be.
    """
    settings = settings or load_settings()
    tls = settings.tls
    offer_templates(settings.places)  # before there are workers, who may then read them
    desk.prepare_workers(workers_wanted())
    app = create_app(settings, patience)
    return Service(app, lambda: _stop_accepting(app), patience, tls, settings.proxy == "on")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state, places = app.state, app.state.settings.places
    doors, pairs = Doors(), Doors(RECONCILED_AT_ONCE)
    offer_templates(places)
    state.store = open_store(places)
    lay_out_templates(state.store)
    state.tries, state.ending, state.streams = Tries(), Ending(), OpenStreams()
    state.admission = Admission(state.store, doors)
    state.writing, state.reconciling = writing_queue(doors), reconciling_queue(pairs)
    state.dispatcher = Dispatcher(state.store, workers_wanted())
    state.dispatcher.start()
    try:
        yield
    finally:
        _stop_accepting(app)
        state.reading_ends.join()
        doors.close()
        pairs.close()
        desk.stop_work()
        withdraw_templates(places)
        state.store.close()


def _stop_accepting(app: FastAPI) -> None:
    """Take nothing more; what is read or written has its grace, what waits is left for the next service."""
    state = app.state
    if state.ending.has_come:
        return
    for queue in (state.admission, state.writing, state.reconciling):
        queue.close()
    state.reading_ends = Thread(target=state.dispatcher.stop, args=(READING_GRACE,), name="reading-ends")
    state.reading_ends.start()
    state.ending.come()
