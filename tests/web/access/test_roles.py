"""Who may come where: each role at each page, nobody at any."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute

from web.offices import Office
from zsgx_docs.model.user import ROLES
from zsgx_docs.web.app import create_app

OPEN = {"/health", "/ready", "/docs", "/docs/rapidoc-min.js", "/login"}
"""What anybody may ask: nothing in it is about anybody."""
STAFF = {"clerk", "admin"}
PAGES = {
    "/": {*ROLES},
    "/review": STAFF,
    "/batch": STAFF,
    "/compare": STAFF,
    "/papers": {*ROLES},
    "/templates": {*ROLES},
    "/rules": {*ROLES},
    "/audit": STAFF,
    "/audit/check": STAFF,
    "/effect": STAFF,
    "/users": {"admin"},
    "/account": {*ROLES},
}


def routes(found: Iterable[Any]) -> Iterator[APIRoute]:
    for route in found:
        if isinstance(route, APIRoute):
            yield route
        elif router := getattr(route, "original_router", None):
            yield from routes(router.routes)


ALL = sorted(
    {(method, route.path) for route in routes(create_app().routes) for method in route.methods or ()}
)
CLOSED = [each for each in ALL if each[1] not in OPEN]


def test_all_routes_are_known_to_these_tests() -> None:
    assert len(CLOSED) > 50 and {path for _, path in ALL} >= {*PAGES, *OPEN}


@pytest.mark.parametrize(("method", "path"), CLOSED, ids=" ".join)
def test_nobody_gets_past_a_route(office: Office, method: str, path: str) -> None:
    filled = path.replace("{name:path}", "hubei/application-form").replace("{", "").replace("}", "")
    browser, program = {"Accept": "text/html"}, {"Authorization": "Bearer zsgx_nobody"}
    for headers in ({}, browser, program):
        answer = office.anyone.request(method, filled, headers=headers)
        led = answer.status_code == 303 and answer.headers["location"].startswith("/login")
        assert answer.status_code == 401 or led, (answer.status_code, headers)
        if answer.status_code == 401 and "html" not in answer.headers["content-type"]:
            assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_its_pages(office: Office, role: str) -> None:
    with office.signed_in(role) as browser:
        seen = {path for path in PAGES if browser.get(path).status_code != 403}
    assert seen == {path for path, roles in PAGES.items() if role in roles}


@pytest.mark.parametrize("role", ["clerk", "organiser"])
def test_only_an_administrator_manages_accounts(office: Office, role: str) -> None:
    with office.signed_in(role) as browser:
        for path in ("/users", "/users/x/role", "/users/x/disable", "/users/x/password", "/users/x/keys"):
            assert browser.post(path, data={"name": "x", "role": "admin"}).status_code == 403, path
        assert browser.get("/users").status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_the_navigation_shows_what_a_role_may_see(office: Office, role: str) -> None:
    with office.signed_in(role) as browser:
        start = browser.get("/").text
    shown = {path for path in PAGES if f'<a href="{path}"' in start.partition("</nav>")[0]}
    hidden = {"/account", "/audit/check"}
    assert shown == {path for path, roles in PAGES.items() if role in roles} - hidden
