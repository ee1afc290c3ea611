"""The service, really running on a free port."""

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from zsgx_docs.web.app import create_app


@pytest.fixture(scope="session")
def service() -> Iterator[httpx.Client]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=120) as client:
            yield client
        server.should_exit = True
        thread.join(timeout=20)
