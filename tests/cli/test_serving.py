"""`zsgx serve` as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from zsgx_docs.cli.serving import serve
from zsgx_docs.errors import UsageError


def test_it_says_where_it_listens_answers_there_and_stops_when_asked(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("zsgx")), "serve", "--port", "0"]
    environment = {**os.environ, "ZSGX_DATA": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stderr.readline())
        assert address is not None
        assert httpx.get(f"{address.group()}/health", timeout=20).json()["status"] == "ok"
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "forms.example"])
def test_it_refuses_to_listen_beyond_this_machine(host: str) -> None:
    with pytest.raises(UsageError, match=re.escape(host)):
        serve(host, 0)


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)):
            serve("127.0.0.1", port)
