"""The log of requests: an identifier each, the route as declared, nothing of what was asked or sent."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

NAME = "林知远"


@pytest.fixture
def said(tmp_path: Path) -> list[dict]:
    """What a service of its own logs of a few requests, and the answers' identifiers beside them."""
    log = tmp_path / "log"
    script = Path(sys.executable).parent / "zsgx"
    settings = {"ZSGX_DATA": str(tmp_path / "d"), "ZSGX_KEY_FILE": str(tmp_path / "k"), "ZSGX_AUTH": "off"}
    with log.open("w") as out:
        service = subprocess.Popen([script, "serve", "--port", "0"], stderr=out, env={**_env(), **settings})
    try:
        address = _address(log)
        httpx.get(f"{address}/api/v1/templates/{NAME}?name={NAME}", trust_env=False)
        httpx.get(f"{address}/health", headers={"X-Request-ID": "from-a-proxy-1"}, trust_env=False)
        httpx.get(f"{address}/health", headers={"X-Request-ID": NAME.encode()}, trust_env=False)
        time.sleep(0.2)
    finally:
        service.terminate()
        service.wait(20)
    text = log.read_text("utf-8")
    assert NAME not in text and "%E6" not in text
    return [told for line in text.splitlines() if line.startswith("{") and "ms" in (told := json.loads(line))]


def _env() -> dict[str, str]:
    import os

    return dict(os.environ)


def _address(log: Path) -> str:
    for _ in range(600):
        if found := re.search(r"http://[0-9.:]+", log.read_text("utf-8")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8"))


def test_each_request_has_a_line_with_its_route_and_status(said: list[dict]) -> None:
    told = [(each["method"], each["route"], each["status"]) for each in said]
    assert told == [
        ("GET", "/api/v1/templates/{name:path}", 404),
        ("GET", "/health", 200),
        ("GET", "/health", 200),
    ]
    assert said[1]["request"] == "from-a-proxy-1"
    assert re.fullmatch("[0-9a-f]{16}", said[2]["request"])
