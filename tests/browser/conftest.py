"""A real browser (Debian's Chromium) before a real service with a store of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from web.running import alone, running
from zsgx_docs.desk.office import Store, local_admin
from zsgx_docs.model.user import User
from zsgx_docs.web.app import create_service
from zsgx_docs.web.gate import Service

AXE = Path(sys.prefix) / "share" / "zsgx-docs" / "axe.min.js"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""
SCREEN = {"width": 1366, "height": 768}


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
    context = browser.new_context(base_url=str(desk_service.base_url), viewport=SCREEN, locale="zh-CN")  # type: ignore[arg-type]
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    ours = (str(desk_service.base_url), "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours)] == []


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails and nothing is refused by the page's own policy."""
    opened = window.new_page()
    failed: list[str] = []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.on(
        "console", lambda said: failed.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield opened
    assert failed == []


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
