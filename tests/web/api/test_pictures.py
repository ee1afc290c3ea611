"""Pages and the places of values are shown as pictures."""

import io
from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest
from PIL import Image

from web.api.conftest import at
from zsgx_docs import desk

Sent = Callable[..., dict]


@pytest.fixture(scope="module")
def roster(service: httpx.Client) -> dict:
    name = "tianjin/certificate-roster"
    data = desk.issue(name, desk.sample(name), "pdf").data
    told: dict = service.post("/api/v1/extractions?wait=true", files={"file": ("r.pdf", data)}).json()
    return told


def picture(answer: httpx.Response) -> Image.Image:
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png"), answer.text
    return Image.open(io.BytesIO(answer.content))


def test_a_page_is_shown_upright(service: httpx.Client, roster: dict) -> None:
    (sheet, *_) = roster["result"]["source"]["sheets"]
    page = picture(service.get(at(roster, "/pages/1.png")))
    assert (page.width > page.height) == (sheet["width"] > sheet["height"])


def test_a_value_in_a_list_is_shown(service: httpx.Client, roster: dict) -> None:
    path = "students[0].id_number"
    whole = picture(service.get(at(roster, "/pages/1.png")))
    for written in (path, quote(path, safe="")):
        cut = picture(service.get(at(roster, f"/fields/{written}.png")))
        assert cut.width < whole.width and cut.height < whole.height / 4


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("/pages/99.png", 404),
        ("/pages/0.png", 422),
        ("/pages/x.png", 422),
        ("/fields/no.such.png", 404),
        ("/fields/students[0].id_number.png?paper=7", 404),
        ("/fields/students[0].id_number.png?paper=-1", 422),
        ("/fields/..%2F..%2Fetc%2Fpasswd.png", 404),
    ],
)
def test_a_picture_that_is_not_there_is_a_problem(
    service: httpx.Client, roster: dict, more: str, status: int
) -> None:
    answer = service.get(at(roster, more))
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_word_file_has_pages_as_it_is_printed(service: httpx.Client, paper: Callable, send: Sent) -> None:
    page = picture(service.get(at(send(paper()), "/pages/1.png")))
    assert page.height > page.width
