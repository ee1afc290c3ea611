"""Connections that keep the service waiting come to an end, and nobody else waits for them."""

import socket
from collections.abc import Iterator

import httpx
import pytest

from web.running import connected, request, rest, running, status, told, until
from zsgx_docs.web.gate import Patience

SHORT = Patience(
    head=0.5, body=0.5, bytes_a_second=10**9, linger=1.0, linger_pause=0.5, stalled=0.5, connections=40
)
HALF_A_HEAD = b"GET /health HTTP/1.1\r\nHost: local"
HALF_A_BODY = request(
    "POST",
    "/api/v1/documents",
    "Host: localhost",
    "Content-Type: application/json",
    "Content-Length: 100",
    body=b'{"template"',
)


@pytest.fixture(scope="module")
def impatient() -> Iterator[httpx.Client]:
    with running(SHORT) as client:
        yield client


@pytest.mark.parametrize("said", [b"", HALF_A_HEAD], ids=["nothing", "half a head"])
def test_a_connection_without_a_whole_head_ends(impatient: httpx.Client, said: bytes) -> None:
    assert told(impatient, said) == b""


def test_a_head_that_comes_drop_by_drop_ends_all_the_same(impatient: httpx.Client) -> None:
    with connected(impatient) as caller, pytest.raises(OSError):
        caller.settimeout(0.1)
        for _ in range(100):
            caller.sendall(b"G")
            with_nothing(caller)


def with_nothing(caller: socket.socket) -> None:
    """Raises OSError where the other side is gone."""
    try:
        if caller.recv(1) == b"":
            raise ConnectionResetError
    except TimeoutError:
        pass


def test_half_a_body_is_a_problem_and_the_end(impatient: httpx.Client) -> None:
    answer = told(impatient, HALF_A_BODY)
    assert status(answer) == 408
    assert b"application/problem+json" in answer and b"too_slow" in answer


def test_a_second_request_on_a_connection_has_its_own_time(impatient: httpx.Client) -> None:
    with connected(impatient) as caller:
        caller.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert status(until(caller, b"}")) == 200
        caller.sendall(HALF_A_HEAD)
        assert rest(caller) == b""


def test_a_body_that_no_route_reads_does_not_hold_its_connection(impatient: httpx.Client) -> None:
    answer = told(impatient, HALF_A_BODY.replace(b"POST", b"GET"))
    assert status(answer) == 405


def test_more_connections_than_there_may_be_push_out_those_that_only_wait(impatient: httpx.Client) -> None:
    waiting = [connected(impatient) for _ in range(2 * SHORT.connections)]
    assert impatient.get("/health").status_code == 200
    for caller in waiting:
        with caller:
            assert rest(caller) == b""


def test_who_takes_no_answer_is_let_go(impatient: httpx.Client) -> None:
    with connected(impatient) as caller:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wanted = b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with pytest.raises(OSError):
            for _ in range(100_000):
                caller.sendall(wanted)


def test_what_is_no_http_is_a_problem_too(impatient: httpx.Client) -> None:
    answer = told(impatient, b"HELLO\r\n\r\n")
    assert status(answer) == 400 and b"application/problem+json" in answer
