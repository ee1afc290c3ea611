"""The service, really running on a free port, and what one says to it below HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from zsgx_docs.web.app import create_service
from zsgx_docs.web.gate import PATIENCE, Patience, Service
from zsgx_docs.web.settings import ServiceSettings


@contextmanager
def running(
    patience: Patience = PATIENCE, service: Service | None = None, settings: ServiceSettings | None = None
) -> Iterator[httpx.Client]:
    """A service without accounts and with a store of its own, unless settings or a service are given."""
    with socket.create_server(("127.0.0.1", 0)) as listener, TemporaryDirectory() as folder:
        server = service or create_service(settings or alone(Path(folder)), patience)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
            yield client
        server.should_exit = True
        thread.join(timeout=20)


def alone(folder: Path) -> ServiceSettings:
    return ServiceSettings(data=folder / "data", key_file=folder / "key", auth="off")


def connected(service: httpx.Client) -> socket.socket:
    return socket.create_connection(("127.0.0.1", service.base_url.port or 0), timeout=30)


def told(service: httpx.Client, said: bytes) -> bytes:
    """All that is answered until the other side closes."""
    with connected(service) as caller:
        caller.sendall(said)
        return rest(caller)


def until(caller: socket.socket, wanted: bytes) -> bytes:
    """What is answered up to there. Raises OSError where it never comes."""
    answer = b""
    while wanted not in answer:
        part = caller.recv(65536)
        if not part:
            raise ConnectionResetError(answer)
        answer += part
    return answer


def rest(caller: socket.socket) -> bytes:
    parts = []
    try:
        while part := caller.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def request(method: str, target: str, *headers: str, body: bytes = b"") -> bytes:
    """A request whose connection ends with it."""
    lines = [f"{method} {target} HTTP/1.1", *headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])
