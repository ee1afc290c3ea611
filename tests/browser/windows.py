"""Windows of a browser that are watched: what they ask, what fails in them."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

PDF_VIEWER = ("chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/", "chrome://resources/")
"""The browser's own, in which it shows a PDF; its pages lie in the browser."""
SCREEN = {"width": 1366, "height": 768}


@contextmanager
def watched_window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A window that may ask nothing of anybody but the service at that address."""
    context = browser.new_context(base_url=address, viewport=SCREEN, locale="zh-CN")  # type: ignore[arg-type]
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:", *PDF_VIEWER))] == []


@contextmanager
def watched_page(window: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails and nothing is refused by the page's own policy."""
    opened = window.new_page()
    failed: list[str] = []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.on(
        "console", lambda said: failed.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield opened
    assert failed == [], failed
