"""A real browser (Debian's Chromium) before a real service with a store of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.windows import watched_page, watched_window
from web.offices import PASSWORD, Office, an_office
from web.running import alone, running
from zsgx_docs.desk.office import Store, local_admin
from zsgx_docs.model.user import User
from zsgx_docs.web.app import create_service
from zsgx_docs.web.gate import Service

AXE = Path(sys.prefix) / "share" / "zsgx-docs" / "axe.min.js"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET])
        yield started
        started.close()


@pytest.fixture(scope="module")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return create_service(alone(tmp_path_factory.mktemp("desk")))


@pytest.fixture(scope="module")
def desk_service(desk_server: Service) -> Iterator[httpx.Client]:
    """A service without accounts: everybody is its administrator."""
    with running(service=desk_server) as client:
        yield client


@pytest.fixture(scope="module")
def desk_store(desk_server: Service, desk_service: httpx.Client) -> Store:
    """The store of that service, to be filled by `desk.seeding`."""
    app = desk_server.config.app
    assert isinstance(app, FastAPI)
    store: Store = app.state.store
    return store


@pytest.fixture
def admin(desk_store: Store) -> User:
    return local_admin(desk_store)


@pytest.fixture
def window(browser: Browser, desk_service: httpx.Client) -> Iterator[BrowserContext]:
    """A browser window of an office machine; it may ask nothing of anybody but the service."""
    with watched_window(browser, str(desk_service.base_url)) as context:
        yield context


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails and nothing is refused by the page's own policy."""
    with watched_page(window) as opened:
        yield opened


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """A service with accounts, one of each role, called by its role."""
    with an_office() as opened:
        yield opened


@pytest.fixture
def signed_in_page(browser: Browser, office: Office) -> Iterator[Callable[[str], Page]]:
    """Open a page in a window of its own, in which the account of that name is signed in."""
    with ExitStack() as open_ones:

        def opened(name: str) -> Page:
            window = open_ones.enter_context(watched_window(browser, str(office.anyone.base_url)))
            page = open_ones.enter_context(watched_page(window))
            page.goto("/login")
            page.get_by_label("账号").fill(name)
            page.get_by_label("口令").fill(PASSWORD)
            page.get_by_role("button", name="登录").click()
            page.wait_for_url("**/")
            return page

        yield opened


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe says against a page as it stands, a line each."""

    def found(page: Page) -> list[str]:
        page.evaluate(AXE.read_text("utf-8"))
        told = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in told["violations"]
            for node in each["nodes"]
        ]

    return found
