"""Runs the application as an HTTP server that ends in good order."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
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


LOOPBACK = "127.0.0.1,::1"
"""Where a proxy may stand whose word is taken for who asks, and by which scheme."""


class Service(uvicorn.Server):
    """The server of one application; `stop_accepting` is called when it is to stop, before its grace.

    `tls` are the files of a certificate and its key. Behind a proxy, `X-Forwarded-Proto` and
    `X-Forwarded-For` are taken from this machine alone.
    """

    def __init__(
        self,
        app: ASGIApp,
        stop_accepting: Callable[[], None],
        patience: Patience = PATIENCE,
        tls: tuple[Path, Path] | None = None,
        behind_proxy: bool = False,
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
            proxy_headers=behind_proxy,
            forwarded_allow_ips=LOOPBACK,
            ssl_certfile=tls[0] if tls else None,
            ssl_keyfile=tls[1] if tls else None,
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
