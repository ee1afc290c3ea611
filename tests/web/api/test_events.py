"""A file's way is told as it goes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from web.api.conftest import at

SCAN = Path(__file__).parents[3] / "samples" / "hubei" / "application-form.scan.pdf"
Sent = Callable[..., dict]


def told_by(lines: Iterator[str]) -> Iterator[tuple[str, dict]]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def test_a_file_that_is_over_is_told_at_once(service: httpx.Client, paper: Callable, send: Sent) -> None:
    form = send(paper())
    answer = service.get(at(form, "/events"))
    assert answer.headers["content-type"].startswith("text/event-stream")
    ((name, data),) = told_by(answer.text.splitlines())  # type: ignore[arg-type]
    assert (name, data["id"], data["status"]) == ("done", form["id"], "done")


def test_a_failure_ends_it_with_the_cause(service: httpx.Client) -> None:
    sent = service.post("/api/v1/extractions", files={"file": ("a.docx", b"no Word file")}).json()
    *_, (name, data) = told_by(service.get(at(sent, "/events")).text.splitlines())  # type: ignore[arg-type]
    assert (name, data["status"]) == ("failed", "failed")
    assert data["error"] == service.get(at(sent)).json()["error"]


def test_a_head_of_it_ends(service: httpx.Client, paper: Callable, send: Sent) -> None:
    head = service.head(at(send(paper()), "/events"))
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.slow
def test_a_scan_tells_its_status_and_pages_and_survives_who_goes_away(service: httpx.Client) -> None:
    sent = service.post("/api/v1/extractions", files={"file": ("scan.pdf", SCAN.read_bytes())}).json()
    assert service.head(at(sent, "/events")).status_code == 200
    assert service.get(at(sent)).json()["status"] != "done"
    with service.stream("GET", at(sent, "/events")) as leaving:
        assert next(told_by(leaving.iter_lines()))[0] == "status"
    with service.stream("GET", at(sent, "/events")) as staying:
        told = list(told_by(staying.iter_lines()))
    names = [name for name, _ in told]
    assert names == ["status"] * (len(names) - 1) + ["done"]
    assert {data["status"] for _, data in told} >= {"running", "done"}
    assert max(data["page"] for _, data in told) >= 1
    assert service.get(at(sent)).json()["status"] == "done"


@pytest.mark.slow
def test_whoever_follows_a_file_that_is_deleted_hears_it(service: httpx.Client) -> None:
    sent = service.post("/api/v1/extractions", files={"file": ("scan.pdf", SCAN.read_bytes())}).json()
    with service.stream("GET", at(sent, "/events")) as following:
        events = told_by(following.iter_lines())
        next(events)
        assert service.delete(at(sent)).status_code == 204
        *_, (name, data) = events
    assert (name, data["error"]["code"]) == ("failed", "not_found")
