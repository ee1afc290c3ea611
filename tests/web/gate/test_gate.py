"""Who may come in: by which name, from which page."""

import httpx
import pytest
from starlette.datastructures import Headers

from web.running import request, status, told
from zsgx_docs.web.gate.authorities import asked_for

OWN_NAMES = [
    "127.0.0.1",
    "127.0.0.1:8000",
    "localhost",
    "LocalHost:1",
    "[::1]",
    "[::1]:65535",
    "127.8.8.8:80",
]
DOUBTFUL_NAMES = [
    *("forms.example", "forms.example:8000", "a{b.evil.com:80", 'local"host', "local|host", "local^host"),
    *(
        "<localhost>",
        "local host",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:080",
        "localhost:+1",
    ),
    *("localhost.", "127.1", "127.0.0.01", "0x7f.0.0.1", "2130706433", "[::2]", "[::1", "::1", "[::1%lo]"),
    *(
        "[::ffff:127.0.0.1]",
        "user@localhost",
        "localhost:80:80",
        "localhost,forms.example",
        "localhost\xe9",
        "",
    ),
    *("", "localhost:+1", "localhost/", "localhost#", "localhost\\", "xn--localhost"),
]


@pytest.mark.parametrize("name", OWN_NAMES)
def test_a_name_of_this_machine_is_served(service: httpx.Client, name: str) -> None:
    assert status(told(service, request("GET", "/health", f"Host: {name}"))) == 200


@pytest.mark.parametrize("name", DOUBTFUL_NAMES)
def test_any_doubt_about_the_name_turns_a_caller_away(service: httpx.Client, name: str) -> None:
    answer = told(service, request("GET", "/health", f"Host: {name}"))
    assert status(answer) == 421 and b"foreign_host" in answer


def test_a_caller_who_names_no_host_or_several_is_turned_away(service: httpx.Client) -> None:
    assert status(told(service, b"GET /health HTTP/1.0\r\n\r\n")) == 421
    assert status(told(service, request("GET", "/health"))) == 400
    assert status(told(service, request("GET", "/health", "Host: localhost", "Host: localhost"))) == 400
    assert asked_for(Headers(raw=[(b"host", b"localhost"), (b"host", b"localhost")])) is None


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("http://127.0.0.1/health", 200),
        ("http://forms.example/health", 421),
        ("http://localhost%2f@forms.example/health", 421),
        ("https://127.0.0.1/health", 421),
        ("http://127.0.0.1", 421),
        ("*", 421),
        ("forms.example:80", 421),
    ],
)
def test_a_target_with_a_name_is_held_to_it(service: httpx.Client, target: str, wanted: int) -> None:
    assert status(told(service, request("GET", target, "Host: localhost"))) == wanted


FOREIGN_PAGES = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:3000"},
    {"Origin": "file://"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "whatever"},
    {"Origin": "http://evil.example", "Sec-Fetch-Site": "none"},
]


@pytest.mark.parametrize("headers", FOREIGN_PAGES, ids=lambda headers: " ".join(headers.values()) or "empty")
def test_a_page_elsewhere_changes_nothing_here(service: httpx.Client, headers: dict[str, str]) -> None:
    upload = {"file": ("a.docx", b"no Word file")}
    answer = service.post("/api/v1/extractions", files=upload, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_page")
    assert service.get("/health", headers=headers).status_code == 200


def test_pages_of_our_own_and_programs_may_send_files(service: httpx.Client) -> None:
    own = {"Origin": str(service.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    for headers in ({}, own, {"Sec-Fetch-Site": "none"}):
        upload = {"file": ("a.docx", b"no Word file")}
        assert service.post("/api/v1/extractions", files=upload, headers=headers).status_code == 202


def test_answers_are_neither_guessed_at_nor_shown_elsewhere_nor_kept(service: httpx.Client) -> None:
    headers = service.get("/api/v1/templates").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


PERSON, HTMX = {"Accept": "text/html,*/*;q=0.8"}, {"HX-Request": "true"}
HOSTS = ("elsewhere.example", "[", "a b", "127.0.0.1@elsewhere")


@pytest.mark.parametrize(
    ("status", "refused"),
    [*((421, {"Host": host}) for host in HOSTS), (403, {"Origin": "http://elsewhere.example"})],
)
def test_a_person_is_shown_a_page_at_the_gate_a_page_its_piece_and_a_program_a_problem(
    service: httpx.Client, status: int, refused: dict[str, str]
) -> None:
    whole, piece, plain = (service.post("/", headers={**who, **refused}) for who in (PERSON, HTMX, {}))
    assert [answer.status_code for answer in (whole, piece, plain)] == [status] * 3
    assert whole.headers["content-type"].startswith("text/html") and "回到首页" in whole.text
    assert piece.headers["hx-retarget"] == "#alerts" and "<html" not in piece.text
    assert plain.headers["content-type"] == "application/problem+json"
    for shown in (whole.text, piece.text):
        assert plain.json()["detail"] in shown
    assert service.post("/api/v1/extractions", headers={**PERSON, **refused}).json()["status"] == status


def test_a_person_who_sends_too_much_is_shown_a_page(service: httpx.Client) -> None:
    head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999999999\r\n"
    page = told(service, f"{head}Accept: text/html\r\n\r\n".encode()).decode()
    assert page.startswith("HTTP/1.1 413 ") and "<h1>内容太大</h1>" in page
    assert "application/problem+json" in told(service, f"{head}\r\n".encode()).decode()
