"""What is too much is refused before it is taken in, and whoever is refused gets to see why."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest

from web.running import alone, connected, request, running, status, until
from zsgx_docs.web.api.coming import Admission
from zsgx_docs.web.app import create_service
from zsgx_docs.web.queue import Doors, WorkQueue

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service in whose queues no place is left."""
    server, doors = create_service(alone(tmp_path_factory.mktemp("store"))), Doors(workers=1)
    with running(service=server) as client:
        state = server.config.app.state  # type: ignore[union-attr]
        state.writing = state.reconciling = WorkQueue(doors, places=0, most_bytes=0)
        state.admission = Admission(state.store, doors, coming=0)
        yield client
    doors.close()


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/api/v1/documents", "application/json"),
        ("/api/v1/extractions", "multipart/form-data; boundary=x"),
        ("/api/v1/reconciliations", "multipart/form-data; boundary=x"),
    ],
)
def test_a_full_queue_answers_before_the_body_comes(
    full: httpx.Client, address: str, content_type: str
) -> None:
    headers = ("Host: localhost", f"Content-Type: {content_type}", f"Content-Length: {8 * MEGABYTE}")
    with connected(full) as caller:
        caller.sendall(request("POST", address, *headers))
        answer = until(caller, b"queue_full")
    assert status(answer) == 429
    assert b"\r\nretry-after: " in answer.lower()


@pytest.mark.parametrize("closes", [True, False])
def test_a_caller_who_is_refused_while_sending_sees_why(full: httpx.Client, closes: bool) -> None:
    connection = HTTPConnection("127.0.0.1", full.base_url.port or 0, timeout=30)
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(40 * MEGABYTE)}
    if closes:
        headers["Connection"] = "close"
    connection.request("POST", "/api/v1/extractions", bytes(40 * MEGABYTE), headers)
    answer = connection.getresponse()
    assert answer.status == 429 and answer.headers["Retry-After"].isdecimal()
    assert "queue_full" in answer.read().decode()
    connection.close()


def test_json_has_a_limit_of_its_own(service: httpx.Client) -> None:
    rows = b'{"template": "a/b", "record": {"students": [' + b"{}," * (3 * MEGABYTE) + b"{}]}}"
    headers = {"Content-Type": "application/json"}
    answer = service.post("/api/v1/documents", content=rows, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert "8 MB" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("address", "headers", "content"),
    [
        ("/api/v1/documents", {"Content-Type": "text/plain"}, b"{}"),
        ("/api/v1/documents", {"Content-Type": "multipart/form-data; boundary=x"}, b"--x--"),
        ("/api/v1/documents", {"Content-Type": "application/json", "Content-Encoding": "gzip"}, b"{}"),
        ("/api/v1/extractions", {"Content-Type": "application/json"}, b"{}"),
        ("/api/v1/extractions", {"Content-Type": "application/x-www-form-urlencoded"}, b"file=a"),
        ("/api/v1/reconciliations", {"Content-Type": "application/json"}, b"{}"),
    ],
    ids=lambda value: value.get("Content-Type") if isinstance(value, dict) else None,
)
def test_a_body_of_another_type_is_not_taken(
    service: httpx.Client, address: str, headers: dict[str, str], content: bytes
) -> None:
    answer = service.post(address, headers=headers, content=content)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


BROKEN_FORMS = {
    "no file": b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\na\r\n--x--\r\n',
    "a file that is text": b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\na\r\n--x--\r\n',
    "a part without a name": b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
    "cut off": b'--x\r\nContent-Disposition: form-data; name="fi',
    "two files": b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\na\r\n' * 2
    + b"--x--\r\n",
    "many fields": b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na\r\n' * 99 + b"--x--\r\n",
    "a long field": b'--x\r\nContent-Disposition: form-data; name="template"\r\n\r\n'
    + b"a" * 9999
    + b"\r\n--x--\r\n",
    "many headers": b"--x\r\n" + b"A: b\r\n" * 999 + b"\r\n\r\na\r\n--x--\r\n",
    "a long header": b"--x\r\nA: " + b"b" * 99_999 + b"\r\n\r\na\r\n--x--\r\n",
    "no form": b"\x00" * 100,
}


@pytest.mark.parametrize("form", BROKEN_FORMS.values(), ids=BROKEN_FORMS)
def test_a_broken_form_is_a_problem(service: httpx.Client, form: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = service.post("/api/v1/extractions", content=form, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")


def test_a_method_that_an_address_does_not_take_is_told_which_it_does(service: httpx.Client) -> None:
    answer = service.put("/api/v1/extractions/none")
    assert answer.status_code == 405 and answer.headers["allow"] == "DELETE, GET, HEAD, PATCH"
    assert answer.headers["content-type"] == "application/problem+json"
    assert service.get("/api/v1/documents").headers["allow"] == "POST"


@pytest.mark.parametrize("address", ["/api/v1/extractions", "/api/v1/documents"])
def test_a_disk_that_takes_no_more_is_told_and_nothing_is_kept(service: httpx.Client, address: str) -> None:
    """As of a full disk: no file may grow over a megabyte meanwhile."""
    before = service.get("/api/v1/extractions").json()["total"]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MEGABYTE, hard))
    try:
        body = {"files": {"file": ("a.pdf", bytes(4 * MEGABYTE))}}
        text = {"content": b" " * 4 * MEGABYTE, "headers": {"Content-Type": "application/json"}}
        answer = service.post(address, **(body if "extractions" in address else text))  # type: ignore[arg-type]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (answer.status_code, answer.json()["code"]) == (503, "no_room")
    assert answer.headers["retry-after"].isdecimal()
    assert service.get("/api/v1/extractions").json()["total"] == before


@pytest.mark.slow
def test_a_locked_database_is_told_and_the_same_file_is_taken_later(tmp_path: Path) -> None:
    settings = alone(tmp_path)
    with running(settings=settings) as service:
        upload = {"file": ("a.pdf", b"no PDF")}
        assert service.get("/api/v1/extractions").json()["total"] == 0
        with closing(sqlite3.connect(settings.places.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            answer = service.post("/api/v1/extractions", files=upload)
            assert service.get("/api/v1/extractions").json()["total"] == 0
        assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
        assert answer.headers["retry-after"].isdecimal()
        assert service.post("/api/v1/extractions", files=upload).status_code == 202
