"""Errors, as a person, htmx and a program are told of them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from web.running import alone, running
from zsgx_docs.errors import ZsgxError
from zsgx_docs.web.app import create_service

PERSON = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1/review/7?page=2"}
STATUSES = [401, 403, 404, 409, 413, 422, 429, 500, 503]


def raising(status: int) -> type[ZsgxError]:
    return type("Raised", (ZsgxError,), {"http_status": status, "code": "raised"})


def fail(status: int) -> None:
    if status == 500:
        raise ZeroDivisionError("李某某 420106198001011234")
    raise raising(status)("这一句<b>要给人看</b>。")


@pytest.fixture(scope="module")
def caller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    service = create_service(alone(Path(tmp_path_factory.mktemp("mishaps"))))
    app = service.config.app
    assert isinstance(app, FastAPI)
    app.add_api_route("/fails/{status}", fail, methods=["GET", "POST"])
    with running(service=service) as client:
        client.headers["Connection"] = "close"  # the server ends it after an error of its own
        yield client


@pytest.mark.parametrize("status", STATUSES)
def test_a_person_is_shown_a_page_with_the_sentence_and_a_way_on(caller: httpx.Client, status: int) -> None:
    answer = caller.post(f"/fails/{status}", headers=PERSON)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    said = "服务内部出错" if status == 500 else "这一句&lt;b&gt;要给人看&lt;/b&gt;。"
    assert said in answer.text and "回到首页" in answer.text
    assert "李某某" not in answer.text and "Traceback" not in answer.text
    assert ("Retry-After" in answer.headers) == (status in (429, 503))


@pytest.mark.parametrize("status", STATUSES)
def test_htmx_is_given_a_piece_for_the_alerts(caller: httpx.Client, status: int) -> None:
    answer = caller.post(f"/fails/{status}", headers=HTMX)
    assert answer.status_code == status
    assert answer.text.startswith('<div class="alert red"')
    assert (answer.headers["hx-retarget"], answer.headers["hx-reswap"]) == ("#alerts", "innerHTML")


@pytest.mark.parametrize("status", STATUSES)
def test_a_script_or_program_is_told_a_problem(caller: httpx.Client, status: int) -> None:
    answer = caller.post(f"/fails/{status}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_the_interface_tells_problems_even_to_a_browser(caller: httpx.Client) -> None:
    answer = caller.get("/api/v1/extractions/none", headers=PERSON)
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_address_is_a_page(caller: httpx.Client) -> None:
    answer = caller.get("/no/such/page", headers=PERSON)
    assert answer.status_code == 404 and "没有这个地址" in answer.text


def test_who_is_signed_out_is_led_to_sign_in_and_back(caller: httpx.Client) -> None:
    answer = caller.get("/fails/401?of=1&b=2", headers=PERSON)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/login?next=/fails/401%3Fof%3D1%26b%3D2",
    )
    piece = caller.post("/fails/401", headers=HTMX)
    assert piece.headers["hx-redirect"] == "/login?next=/review/7%3Fpage%3D2"


def test_nobody_is_led_on_to_another_site(caller: httpx.Client) -> None:
    elsewhere = HTMX | {"HX-Current-URL": "https://evil.example//evil.example/x"}
    assert (
        caller.post("/fails/401", headers=elsewhere).headers["hx-redirect"] == "/login?next=/evil.example/x"
    )
    answer = caller.get("//evil.example/x", headers=PERSON)
    assert "//evil.example" not in answer.headers.get("location", "")
