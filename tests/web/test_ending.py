"""Callers who go away, services that stop, workers that die: nothing is lost unsaid, no file left behind."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from web.running import alone, connected, request, running
from web.served import SCAN, Served, wait_until
from zsgx_docs import desk
from zsgx_docs.web.app import create_service

NAME, NUMBER = "林知远", "120101197201031016"


def form(*parts: tuple[str, bytes]) -> tuple[str, bytes]:
    sent = httpx.Request("POST", "http://x", files=[("file", part) for part in parts])
    return sent.headers["content-type"], sent.read()


def roster(rows: int) -> dict:
    sample = desk.sample("tianjin/attendance-sheet")
    people = [{**sample["people"][0], "no": n, "id_number": None} for n in range(1, rows + 1)]
    return {"template": "tianjin/attendance-sheet", "record": {**sample, "people": people}, "format": "pdf"}


@pytest.mark.slow
def test_a_caller_who_goes_away_ends_the_work_and_leaves_its_place(tmp_path: Path) -> None:
    server = create_service(alone(tmp_path))
    with running(service=server) as service:
        state = server.config.app.state  # type: ignore[union-attr]

        def newest() -> dict:
            return next(iter(service.get("/api/v1/extractions").json()["items"]), {})

        kind, body = form(("scan.pdf", SCAN.read_bytes()))
        headers = ("Host: localhost", f"Content-Type: {kind}", f"Content-Length: {len(body)}")
        with connected(service) as caller:
            caller.sendall(request("POST", "/api/v1/extractions?wait=true", *headers, body=body))
            wait_until(lambda: newest().get("status") == "running")
            assert state.admission.taken == 0
        wait_until(lambda: newest()["status"] == "failed")
        assert newest()["error"]["code"] == "cancelled"
        told = httpx.Request("POST", "http://x", json=roster(3000)).read()
        headers = ("Host: localhost", "Content-Type: application/json", f"Content-Length: {len(told)}")
        with connected(service) as caller:
            caller.sendall(request("POST", "/api/v1/documents", *headers, body=told))
            wait_until(lambda: state.writing.taken == 1)
        wait_until(lambda: state.writing.taken == 0)
        assert service.get("/health").status_code == 200


@pytest.mark.slow
def test_a_reading_that_is_cancelled_says_so(service: httpx.Client) -> None:
    upload = {"file": ("scan.pdf", SCAN.read_bytes())}
    location = service.post("/api/v1/extractions", files=upload).headers["location"]
    told = service.post(f"{location}/cancel").json()
    assert (told["status"], told["error"]["code"]) == ("failed", "cancelled")
    assert service.get(location).json() == told
    assert service.post("/api/v1/extractions/none/cancel").status_code == 404


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    yield served
    served.process.kill()
    served.process.wait()
    served.log.close()


@pytest.mark.slow
def test_a_service_that_is_told_to_stop_tells_all_who_wait(served: Served) -> None:
    with ThreadPoolExecutor(7) as callers:
        reading = [callers.submit(served.read, number) for number in range(6)]
        wait_until(lambda: len(served.workers()) >= 2)
        following = callers.submit(served.follow_newest)
        time.sleep(1)
        served.process.send_signal(signal.SIGTERM)
        served.process.wait(timeout=15)
        answers = [each.result() for each in reading]
    assert {answer.status_code for answer in answers} <= {200, 503}
    refused = [answer for answer in answers if answer.status_code == 503]
    assert refused and all(answer.json()["code"] == "stopping" for answer in refused)
    assert all(answer.headers["retry-after"].isdecimal() for answer in refused)
    assert any("不必重新提交" in answer.json()["detail"] for answer in refused)
    assert "event: status" in following.result()
    assert list(served.scratch.iterdir()) == []


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nobody_an_answer(served: Served) -> None:
    assert served.read().status_code == 200
    with ThreadPoolExecutor(1) as caller:
        reading = caller.submit(served.read)
        time.sleep(1)
        for pid in served.workers():
            os.kill(pid, signal.SIGKILL)
        answer = reading.result()
    assert answer.status_code == 200 or (answer.status_code, answer.json()["code"]) == (422, "work_stopped")
    assert served.read().status_code == 200


@pytest.mark.slow
def test_a_service_that_is_killed_leaves_neither_files_nor_workers(served: Served) -> None:
    with ThreadPoolExecutor(1) as caller:
        reading = caller.submit(served.read)
        wait_until(lambda: any(served.scratch.iterdir()))
        time.sleep(1)
        workers = served.workers()
        served.process.kill()
        with pytest.raises(httpx.TransportError):
            reading.result()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    wait_until(lambda: not any(served.scratch.iterdir()))


@pytest.mark.slow
def test_no_name_and_no_number_of_anybody_reaches_the_log(served: Served) -> None:
    document, upload = {"url": "/api/v1/documents"}, {"url": "/api/v1/extractions?wait=true"}
    record = {"students": [{"no": 1, "name": NAME, "credit_hours": f"{NAME} {NUMBER}\ud800"}]}
    for wanted in (
        {"template": "tianjin/certificate-roster", "record": record},
        {"template": "tianjin/certificate-roster", "record": {"students": NAME}},
        {"template": f"{NAME}/{NUMBER}", "record": {NAME: NUMBER}},
        {"template": NAME, "record": record, "format": NUMBER},
    ):
        content = str(wanted).replace("'", '"').encode("utf-8", "backslashreplace")
        answer = served.post(**document, content=content, headers={"Content-Type": "application/json"})
        assert 400 <= answer.status_code < 500
    for data in (b"", NAME.encode(), b"PK\x03\x04" + NUMBER.encode(), b"%PDF-1.7\n" + NAME.encode()):
        assert 400 <= served.post(**upload, files={"file": (f"{NAME}{NUMBER}.docx", data)}).status_code < 500
    address = "/api/v1/extractions"
    for method, target, body in (
        ("GET", f"{address}/{NAME}{NUMBER}", None),
        ("GET", f"{address}?status={NAME}", None),
        ("GET", f"{address}/{NUMBER}/fields/{NAME}.png", None),
        ("PATCH", f"{address}/{NUMBER}", {"changes": [{"path": NAME, "value": NUMBER}]}),
        ("DELETE", f"{address}/{NAME}", None),
    ):
        with httpx.Client(base_url=served.url, trust_env=False) as client:
            assert 400 <= client.request(method, target, json=body).status_code < 500
    assert NAME not in served.said() and NUMBER not in served.said()
    assert "Traceback" not in served.said()
