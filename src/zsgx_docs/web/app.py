"""Serves HTTP, thin over `desk`. It has no accounts yet, so it serves this machine only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from zsgx_docs import __version__, desk, ocr
from zsgx_docs.errors import MissingTool
from zsgx_docs.web import problems
from zsgx_docs.web.extractions import Extractions
from zsgx_docs.web.gate import Gate
from zsgx_docs.web.routes import router


def create_app() -> FastAPI:
    """Return the service with its routes, gate and problems."""
    app = FastAPI(
        title="zsgx-docs",
        version=__version__,
        docs_url=None,  # those pages would fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.add_middleware(Gate)
    app.add_api_route("/health", health)
    app.add_api_route("/ready", ready)
    app.include_router(router)
    problems.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.extractions = Extractions()
    try:
        yield
    finally:
        app.state.extractions.close()


def health() -> dict[str, str]:
    """Answer that the process is alive."""
    return {"status": "ok", "version": __version__}


def ready() -> dict[str, str]:
    """Answer that it can write papers and read scans. Raises MissingTool where it cannot."""
    if not desk.templates():
        raise MissingTool("没有找到任何模板。")
    if not any(state.available for state in ocr.probe()):
        raise MissingTool("没有可用的文字识别引擎，运行 zsgx doctor 看怎么补。")
    return {"status": "ready"}
