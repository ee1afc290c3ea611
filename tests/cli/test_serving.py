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


def places(folder: Path) -> dict[str, str]:
    return {**os.environ, "ZSGX_DATA": str(folder / "data"), "ZSGX_KEY_FILE": str(folder / "key")}


def test_it_says_where_it_listens_and_the_first_password_answers_and_stops_when_asked(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("zsgx")), "serve", "--port", "0"]
    environment = places(tmp_path)
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stderr.readline())
        assert address is not None
        assert httpx.get(f"{address.group()}/health", timeout=20).json()["status"] == "ok"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert "Traceback" not in said
    assert re.search("账号 admin，一次性口令 [A-Z2-9]{4}(-[A-Z2-9]{4}){3}", said)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_without_accounts_it_refuses_to_listen_beyond_this_machine(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZSGX_AUTH", "off")
    with pytest.raises(UsageError, match=re.escape(host)):
        serve(host, 0)


@pytest.mark.parametrize("name", ["ZSGX_HOSTS", "ZSGX_PROXY"])
def test_without_accounts_it_refuses_to_be_reached_by_detours(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZSGX_AUTH", "off")
    monkeypatch.setenv(name, "on")
    with pytest.raises(UsageError, match=name):
        serve("127.0.0.1", 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ZSGX_AUTH", "maybe"), ("ZSGX_HOSTS", "desk:80"), ("ZSGX_TLS_CERT", "/nothing"), ("ZSGX_PROXY", "1")],
)
def test_a_setting_that_cannot_be_is_named(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZSGX_DATA", str(tmp_path))
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name):
        serve("127.0.0.1", 0)


def test_a_name_to_listen_at_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_DATA", str(tmp_path))
    with pytest.raises(UsageError, match=r"forms\.example"):
        serve("forms.example", 0)


def test_a_port_in_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_DATA", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)):
            serve("127.0.0.1", port)
