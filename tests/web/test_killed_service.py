"""What was answered with 202 is read, once, whoever is killed: the service, its workers, the caller."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from web.served import Served, wait_until
from zsgx_docs import desk

TEMPLATE = "hubei/application-form"
UPLOADS = 24
Upload = tuple[str, bytes]


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    served = Served(folder)
    try:
        yield served
    finally:
        served.close()


def uploads() -> list[Upload]:
    """Word files and printed papers, no two the same."""
    record = desk.sample(TEMPLATE)
    told = [{**record, "venue": f"第{number}教室"} for number in range(UPLOADS)]
    formats = ["pdf" if number % 4 == 0 else "docx" for number in range(UPLOADS)]
    return [
        (f"{number}.{fmt}", desk.issue(TEMPLATE, each, fmt).data)
        for number, (each, fmt) in enumerate(zip(told, formats, strict=True))
    ]


def sent(url: str, upload: Upload) -> str | None:
    """Its identifier, once the service has said that it is accepted."""
    with suppress(httpx.TransportError), httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        answer = client.post("/api/v1/extractions", files={"file": upload})
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])
    return None


def listed(url: str) -> dict[str, dict]:
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        found: dict[str, dict] = {}
        for page in range(1, 5):
            items = client.get("/api/v1/extractions", params={"page": page}).json()["items"]
            found |= {each["id"]: each for each in items}
        return found


def some_sent_before_a_kill(folder: Path, waiting: list[Upload], workers_first: bool) -> dict[str, str]:
    """Send some, and kill all while they are taken in and read; those that were accepted, by identifier."""
    with serving(folder) as served, ThreadPoolExecutor(4) as callers:
        coming = {upload[0]: callers.submit(sent, served.url, upload) for upload in waiting[:8]}
        wait_until(lambda: sum(each.done() for each in coming.values()) >= len(coming) - 2)
        if workers_first:
            for pid in served.workers():
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.5)
        served.process.kill()
        answered = {name: each.result() for name, each in coming.items()}
    return {identifier: name for name, identifier in answered.items() if identifier}


def all_read(served: Served) -> dict[str, dict]:
    """Each file once it is read; what lost its worker twice was given up, and is asked for again."""
    for _ in range(3):
        wait_until(lambda: all(each["status"] in ("done", "failed") for each in listed(served.url).values()))
        found = listed(served.url)
        given_up = [each for each in found.values() if each["status"] == "failed"]
        if not given_up:
            return found
        assert {each["error"]["code"] for each in given_up} == {"work_stopped"}
        for each in given_up:
            served.post(url=f"/api/v1/extractions/{each['id']}/retry")
    raise AssertionError("some fail without being killed")


@pytest.mark.slow
def test_what_was_accepted_is_read_once_whoever_is_killed(tmp_path: Path) -> None:
    accepted: dict[str, str] = {}
    waiting = uploads()
    kills = 0
    while waiting:
        accepted |= some_sent_before_a_kill(tmp_path, waiting, workers_first=kills % 2 == 1)
        waiting = [upload for upload in waiting if upload[0] not in accepted.values()]
        kills += 1
    with serving(tmp_path) as served:
        found = all_read(served)
        told = {identifier: each["filename"] for identifier, each in found.items()}
        assert told.items() >= accepted.items()
        for identifier, name in accepted.items():
            result = served.get(f"/api/v1/extractions/{identifier}").json()["result"]
            assert result["record"]["venue"] == f"第{name.partition('.')[0]}教室"
    assert kills >= 3 and len(accepted) == UPLOADS


@pytest.mark.slow
def test_a_caller_who_dies_while_sending_leaves_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        host, port = httpx.URL(served.url).host, httpx.URL(served.url).port or 0
        body = (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="1.pdf"\r\n\r\n' + b"%PDF" * 10_000
        )
        head = (
            f"POST /api/v1/extractions HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {len(body) + 999}\r\n\r\n"
        )
        with socket.create_connection((host, port), timeout=30) as caller:
            caller.sendall(head.encode() + body)
        wait_until(lambda: not listed(served.url))
        upload = ("2.docx", desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data)
        identifier = sent(served.url, upload)
        wait_until(lambda: [*listed(served.url)] == [identifier])
        files = [path for path in (tmp_path / "desk" / "files").rglob("*") if path.is_file()]
        assert len(files) == 1
