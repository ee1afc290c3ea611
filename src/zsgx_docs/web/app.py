"""Serves HTTP, thin over `desk`: pages for people, JSON for programs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from zsgx_docs import __version__, desk
from zsgx_docs.desk.office import Tries, open_store
from zsgx_docs.desk.season import lay_out_templates, offer_templates, withdraw_templates
from zsgx_docs.web import problems
from zsgx_docs.web.access import lead_to_password
from zsgx_docs.web.api import Extractions, all_routes, describe, writing_queue
from zsgx_docs.web.gate import PATIENCE, Gate, Patience, RequestLog, Service, log_by_standard_library
from zsgx_docs.web.manual import manual
from zsgx_docs.web.pages import all_pages, mishap, static_files
from zsgx_docs.web.queue import Doors, workers_wanted
from zsgx_docs.web.settings import ServiceSettings, load_settings


def create_app(settings: ServiceSettings | None = None, patience: Patience = PATIENCE) -> FastAPI:
    """Return the service with its routes, gate and problems; its store is opened when it starts."""
    log_by_standard_library()
    app = FastAPI(
        title="zsgx-docs",
        version=__version__,
        docs_url=None,  # those pages would fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings = settings or load_settings()
    app.add_middleware(Gate, patience=patience, hosts=settings.host_names)
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
    doors = Doors()
    offer_templates(app.state.settings.places)
    app.state.store = open_store(app.state.settings.places)
    lay_out_templates(app.state.store)
    app.state.tries = Tries()
    app.state.extractions, app.state.writing = Extractions(doors), writing_queue(doors)
    try:
        yield
    finally:
        _stop_accepting(app)
        doors.close()
        desk.stop_work()
        withdraw_templates(app.state.settings.places)
        app.state.store.close()


def _stop_accepting(app: FastAPI) -> None:
    app.state.extractions.queue.close()
    app.state.writing.close()
