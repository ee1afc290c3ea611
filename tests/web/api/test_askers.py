"""Whoever asks sees and changes what is theirs, and learns nothing of the rest."""

from collections.abc import Callable

import httpx
import pytest

from web.api.conftest import at

ADDRESS = "/api/v1/extractions"
Calling = Callable[[str], dict[str, str]]


@pytest.fixture
def service(guarded: tuple[httpx.Client, dict[str, str]]) -> httpx.Client:
    return guarded[0]


@pytest.fixture
def calling(guarded: tuple[httpx.Client, dict[str, str]]) -> Calling:
    return lambda name: {"Authorization": f"Bearer {guarded[1][name]}"}


@pytest.fixture
def form(service: httpx.Client, calling: Calling, paper: Callable) -> dict:
    """A file that one of the organisers sent."""
    upload = {"file": ("a.docx", paper(venue="一"))}
    told: dict = service.post(f"{ADDRESS}?wait=true", files=upload, headers=calling("one")).json()
    assert told["status"] == "done"
    return told


ROUTES = [
    ("GET", "/api/v1/templates"),
    ("GET", "/api/v1/templates/hubei/application-form"),
    ("POST", "/api/v1/documents"),
    ("GET", ADDRESS),
    ("POST", ADDRESS),
    ("GET", f"{ADDRESS}/x"),
    ("GET", f"{ADDRESS}/x/events"),
    ("GET", f"{ADDRESS}/x/pages/1.png"),
    ("GET", f"{ADDRESS}/x/fields/a.png"),
    ("POST", f"{ADDRESS}/x/cancel"),
    ("POST", f"{ADDRESS}/x/retry"),
    ("PATCH", f"{ADDRESS}/x"),
    ("DELETE", f"{ADDRESS}/x"),
    ("POST", "/api/v1/reconciliations"),
    ("GET", "/api/v1/exports"),
]


@pytest.mark.parametrize(("method", "address"), ROUTES)
@pytest.mark.parametrize("given", [None, "Bearer wrong", "Basic YTpi"])
def test_nothing_is_answered_without_a_key(
    service: httpx.Client, method: str, address: str, given: str | None
) -> None:
    answer = service.request(method, address, headers={"Authorization": given} if given else {})
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "address"), [each for each in ROUTES if each[0] != "GET"])
def test_a_key_that_may_look_changes_nothing(
    service: httpx.Client, calling: Calling, method: str, address: str
) -> None:
    answer = service.request(method, address, headers=calling("looking"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_an_organiser_sees_their_own_and_a_clerk_sees_all(
    service: httpx.Client, calling: Calling, form: dict
) -> None:
    def seen(name: str) -> list[str]:
        return [each["id"] for each in service.get(ADDRESS, headers=calling(name)).json()["items"]]

    assert form["id"] in seen("one") and form["id"] in seen("clerk") and form["id"] in seen("looking")
    assert form["id"] not in seen("other")


@pytest.mark.parametrize(
    ("method", "more"),
    [
        ("GET", ""),
        ("GET", "/events"),
        ("GET", "/pages/1.png"),
        ("GET", "/fields/venue.png"),
        ("POST", "/cancel"),
        ("POST", "/retry"),
        ("DELETE", ""),
        ("PATCH", ""),
    ],
)
def test_what_is_anothers_is_answered_as_what_is_not_there(
    service: httpx.Client, calling: Calling, form: dict, method: str, more: str
) -> None:
    body = {"json": {"state": "accepted"}} if method == "PATCH" else {}
    nowhere = at({"id": "0" * 32}, more)
    others, missing = (
        service.request(method, address, headers=calling("other"), **body)  # type: ignore[arg-type]
        for address in (at(form, more), nowhere)
    )
    assert others.status_code == missing.status_code == 404
    assert others.json() == missing.json()
    assert service.get(at(form), headers=calling("one")).json() == form


def test_nobody_learns_that_another_sent_the_same_file(
    service: httpx.Client, calling: Calling, form: dict, paper: Callable
) -> None:
    upload = {"file": ("b.docx", paper(venue="一"))}
    told = service.post(f"{ADDRESS}?wait=true", files=upload, headers=calling("other")).json()
    assert told["duplicate_of"] is None
    again = service.post(f"{ADDRESS}?wait=true", files=upload, headers=calling("other")).json()
    assert again["duplicate_of"] == told["id"]


def test_of_two_people_who_change_one_value_the_later_hears_of_both(
    service: httpx.Client, calling: Calling, form: dict
) -> None:
    def change(name: str, path: str, value: str, version: int) -> httpx.Response:
        wanted = {"changes": [{"path": path, "value": value}], "version": version}
        return service.patch(at(form), json=wanted, headers=calling(name))

    seen = form["version"]
    assert change("clerk", "venue", "武汉", seen).status_code == 200
    refused = change("second clerk", "venue", "天津", seen)
    told = refused.json()
    assert (refused.status_code, told["code"]) == (409, "meanwhile_changed")
    assert (told["who"], told["theirs"], told["ours"]) == ("clerk", "武汉", "天津")
    assert all(part in told["detail"] for part in ("clerk", "武汉", "天津"))
    merged = change("second clerk", "industry_field", "智能制造", seen)
    record = merged.json()["result"]["record"]
    assert (record["venue"], record["industry_field"]) == ("武汉", "智能制造")
    assert change("second clerk", "venue", "天津", merged.json()["version"]).status_code == 200


def test_only_clerks_and_administrators_change_and_decide(
    service: httpx.Client, calling: Calling, form: dict
) -> None:
    answer = service.patch(at(form), json={"state": "accepted"}, headers=calling("one"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
