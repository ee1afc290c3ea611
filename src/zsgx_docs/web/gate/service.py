"""Runs the application as an HTTP server that ends in good order."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from typing import cast

import uvicorn
from starlette.types import ASGIApp

from zsgx_docs.web.gate.connection import PatientConnection
from zsgx_docs.web.gate.patience import PATIENCE, Patience
from zsgx_docs.web.gate.private_log import loop_failed

GRACE_SECONDS = 5
"""Seconds for what is under way when the service is to stop: a guess, half of what a system gives it."""
HEAD_BYTES = 32 * 1024
"""Bytes of a request's head: a guess, twice the default of uvicorn."""


class Service(uvicorn.Server):
    """The server of one application; `stop_accepting` is called when it is to stop, before its grace."""

    def __init__(
        self, app: ASGIApp, stop_accepting: Callable[[], None], patience: Patience = PATIENCE
    ) -> None:
        connection = partial(PatientConnection, patience=patience)
        settings = uvicorn.Config(
            app,
            http=cast(type[asyncio.Protocol], connection),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=HEAD_BYTES,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        super().__init__(settings)
        self._stop_accepting = stop_accepting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(loop_failed)
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stop_accepting()
        await super().shutdown(sockets)
